"""Addresses of accounts, of the audit log and of the reasons for opening a record."""

from getsafe.views import reading
from getsafe.web import path

urlpatterns = [
    path("records/<str:label>/<uuid:uuid>/reason", reading.give_reason, "record-reason"),
]

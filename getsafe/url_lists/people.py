"""Addresses of accounts, of the audit log and of the reasons for opening a record."""

from getsafe.views import audit, reading, typed_work
from getsafe.web import path

urlpatterns = [
    path("audit", audit.search, "audit"),
    path("records/<str:label>/<uuid:uuid>/reason", reading.give_reason, "record-reason"),
    path("typed-work", typed_work.list_forms, "typed-work"),
    path("typed-work/<uuid:uuid>", typed_work.open_form, "typed-work-open"),
    path("typed-work/<uuid:uuid>/text", typed_work.show_text, "typed-work-text"),
    path("typed-work/<uuid:uuid>/discard", typed_work.discard, "typed-work-discard"),
]

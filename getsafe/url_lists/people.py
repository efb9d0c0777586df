"""Addresses of accounts, of the audit log and of the reasons for opening a record."""

from getsafe.views import audit, people, reading, typed_work
from getsafe.web import path

urlpatterns = [
    path("people", people.list_people, "people"),
    path("people/add", people.add, "person-add"),
    path("people/<uuid:uuid>", people.show, "person"),
    path("people/<uuid:uuid>/change", people.change, "person-change"),
    path("people/<uuid:uuid>/roles", people.change_roles, "person-roles"),
    path("people/<uuid:uuid>/invite", people.invite_again, "person-invite"),
    path("people/<uuid:uuid>/deactivate", people.deactivate, "person-deactivate"),
    path("people/<uuid:uuid>/reactivate", people.reactivate, "person-reactivate"),
    path("people/<uuid:uuid>/second-step", people.reset_second_step, "person-second-step"),
    path("audit", audit.search, "audit"),
    path("records/<str:label>/<uuid:uuid>/reason", reading.give_reason, "record-reason"),
    path("typed-work", typed_work.list_forms, "typed-work"),
    path("typed-work/<uuid:uuid>", typed_work.open_form, "typed-work-open"),
    path("typed-work/<uuid:uuid>/text", typed_work.show_text, "typed-work-text"),
    path("typed-work/<uuid:uuid>/discard", typed_work.discard, "typed-work-discard"),
]

"""Home, cases, children and search."""

from getsafe.views import audit, case_changes, cases, children, closures, search, work
from getsafe.web import path

CASE = "cases/<uuid:uuid>"
CHILD = "children/<uuid:uuid>"

urlpatterns = [
    path("", work.home, "home"),
    path("search", search.start, "search"),
    path("search/<slug:key>", search.show, "search-found"),
    path("cases", cases.list_cases, "cases"),
    path(CASE, cases.show_case, "case"),
    path(f"{CASE}/print", cases.print_case, "case-print"),
    path(f"{CASE}/audit", audit.of_case, "case-audit"),
    path(f"{CASE}/allocate", case_changes.allocate, "case-allocate"),
    path(f"{CASE}/level/change", case_changes.set_level, "case-level"),
    path(f"{CASE}/persons-of-concern/change", case_changes.set_persons, "case-persons"),
    path(f"{CASE}/review/change", case_changes.set_review, "case-review"),
    path(f"{CASE}/hold", case_changes.hold, "case-hold"),
    path(f"{CASE}/resume", case_changes.resume, "case-resume"),
    path(f"{CASE}/step-down", case_changes.step_down, "case-step-down"),
    path(f"{CASE}/step-up", case_changes.step_up, "case-step-up"),
    path(f"{CASE}/spells/add", case_changes.add_spell, "spell-add"),
    path(f"{CASE}/spells/<int:key>/end", case_changes.end_spell, "spell-end"),
    path(f"{CASE}/closure/propose", closures.propose, "closure-propose"),
    path(f"{CASE}/closure/draft", closures.save_draft, "closure-draft"),
    path(f"{CASE}/closure/undo", closures.undo, "closure-undo"),
    path("closures", closures.list_waiting, "closures"),
    path("closures/sent-back", closures.list_sent_back, "closures-sent-back"),
    path("closures/<uuid:uuid>", closures.show, "closure"),
    path("closures/<uuid:uuid>/withdraw", closures.withdraw, "closure-withdraw"),
    path("decisions-owed", closures.list_decisions, "decisions"),
    path(CHILD, children.show, "child"),
    path(f"{CHILD}/edit", children.edit, "child-edit"),
    path(f"{CHILD}/care-statuses/add", children.add_status, "care-status-add"),
    path(f"{CHILD}/care-statuses/<int:key>/end", children.end_status, "care-status-end"),
    path(f"{CHILD}/consents/add", children.add_consent, "consent-add"),
]

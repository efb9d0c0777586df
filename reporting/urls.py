"""The addresses of reporting: the manager's page, the FOI desk and the scheduled reports."""

from getsafe.web import path
from reporting.views import (
    foi_approvals,
    foi_clarifications,
    foi_parts,
    foi_requests,
    library,
    manager,
    recording_facts,
    reports,
    schedules,
)

app_name = "reporting"

FOI = "foi/<uuid:uuid>"
urlpatterns = [
    path("manager/", manager.show, "manager"),
    path("foi/", foi_requests.register, "foi-register"),
    path("foi/new", foi_requests.log_request, "foi-request-new"),
    path("foi/approvals/", foi_approvals.waiting, "foi-approvals"),
    path("foi/approvals/<uuid:uuid>/", foi_approvals.review, "foi-approval"),
    path("foi/approvals/<uuid:uuid>/approve", foi_approvals.approve, "foi-approve"),
    path("foi/library/", library.answers, "library"),
    path("foi/library/new", library.write, "library-answer-new"),
    path("foi/library/<slug:code>/", library.show, "library-answer"),
    path("foi/library/<slug:code>/revise", library.revise, "library-answer-revise"),
    path("foi/not-recorded/", recording_facts.index, "recording-facts"),
    path("foi/not-recorded/new", recording_facts.add, "recording-fact-new"),
    path("foi/not-recorded/<int:key>/", recording_facts.change, "recording-fact"),
    path("foi/not-recorded/<int:key>/remove", recording_facts.remove, "recording-fact-remove"),
    path(f"{FOI}/", foi_requests.show_request, "foi-request"),
    path(f"{FOI}/prepare", foi_requests.prepare, "foi-request-prepare"),
    path(f"{FOI}/withdraw", foi_requests.withdraw, "foi-request-withdraw"),
    path(f"{FOI}/clarification/ask", foi_clarifications.ask, "foi-clarification-ask"),
    path(f"{FOI}/clarification/receive", foi_clarifications.receive, "foi-clarification-receive"),
    path(f"{FOI}/recount", foi_requests.recompute, "foi-request-recount"),
    path(f"{FOI}/reply.txt", foi_requests.letter, "foi-letter"),
    path(f"{FOI}/log.csv", foi_requests.log_entry, "foi-log-entry"),
    path(f"{FOI}/tables/<slug:letter>-<int:number>.csv", foi_requests.table, "foi-table"),
    path(f"{FOI}/parts/new", foi_parts.add, "foi-part-new"),
    path(f"{FOI}/parts/<slug:letter>/change", foi_parts.change, "foi-part-change"),
    path(f"{FOI}/parts/<slug:letter>/remove", foi_parts.remove, "foi-part-remove"),
    path("reports/", reports.index, "reports"),
    path("reports/runs/<uuid:uuid>/", reports.show, "report-run"),
    path("reports/runs/<uuid:uuid>/file", reports.file, "report-file"),
    path("reports/runs/<uuid:uuid>/retry", reports.retry, "report-retry"),
    path("reports/<slug:code>/run", reports.run_now, "report-run-now"),
    path("schedules/", schedules.index, "schedules"),
    path("schedules/<slug:code>/", schedules.change, "schedule"),
]

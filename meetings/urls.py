"""The addresses of meetings, under /meetings/."""

from getsafe.web import path
from meetings.views import actions, drafts, items, mace1, meetings, sittings

app_name = "meetings"
ONE = "<uuid:uuid>"
ITEM = "items/<uuid:uuid>"
ACTION = "actions/<uuid:uuid>"
CASE = "cases/<uuid:uuid>"

urlpatterns = [
    path("", meetings.list_coming, "meeting-list"),
    path("held", meetings.list_held, "meeting-held"),
    path("plan", meetings.choose_type, "meeting-plan"),
    path("plan/<slug:code>", meetings.plan, "meeting-plan-type"),
    path(ONE, meetings.show, "meeting-detail"),
    path(f"{ONE}/change", meetings.change, "meeting-change"),
    path(f"{ONE}/invite", meetings.invite, "meeting-invite"),
    path(f"{ONE}/invitations/<int:key>/remove", meetings.remove_invitation, "invitation-remove"),
    path(f"{ONE}/cancel", meetings.cancel, "meeting-cancel"),
    path(f"{ONE}/agenda/issue", meetings.issue, "agenda-issue"),
    path(f"{ONE}/agenda/refresh", meetings.refresh, "agenda-refresh"),
    path(f"{ONE}/items/add", items.add, "item-add"),
    path(f"{ONE}/hold", sittings.hold, "meeting-hold"),
    path(f"{ONE}/attendance", sittings.attendance, "meeting-attendance"),
    path(f"{ONE}/mace-1/correct", mace1.correct, "mace1-correct"),
    path(f"{ONE}/minutes", sittings.minutes, "minutes"),
    path(f"{ONE}/minutes/family", sittings.family_copy, "minutes-family"),
    path(f"{ONE}/minutes/approve", sittings.approve, "minutes-approve"),
    path(f"{ONE}/addenda/add", sittings.add_addendum, "addendum-add"),
    path(ITEM, items.show, "item-detail"),
    path(f"{ITEM}/move", items.move, "item-move"),
    path(f"{ITEM}/remove", items.remove, "item-remove"),
    path(f"{ITEM}/draft", drafts.save_item, "item-draft"),
    path(f"{ONE}/mace-1/draft", drafts.save_correction, "mace1-correct-draft"),
    path(f"{CASE}/mace-1/draft", drafts.save_mace1, "mace1-record-draft"),
    path("drafts/<uuid:uuid>/discard", drafts.discard, "draft-discard"),
    path(f"{CASE}/mace-1/plan", meetings.plan_mace1, "mace1-plan"),
    path(f"{CASE}/mace-1/record", mace1.record, "mace1-record"),
    path(f"{CASE}/actions/add", actions.add, "action-add"),
    path("actions", actions.list_actions, "action-list"),
    path(ACTION, actions.show, "action-detail"),
    path(f"{ACTION}/update", actions.update, "action-update"),
    path(f"{ACTION}/complete", actions.complete, "action-complete"),
    path(f"{ACTION}/not-achieved", actions.not_achieve, "action-not-achieved"),
    path(f"{ACTION}/cancel", actions.cancel, "action-cancel"),
]

"""Code lists of meetings, attendance and actions."""

from getsafe.choices.codes import Code, CodeList

MEETING_KIND = CodeList(
    "What a meeting is about",
    Code("screening", "New referrals and all open children"),
    Code("child", "One child"),
    Code("context", "Missing children of note, operations, hotspots and notices"),
    Code("oversight", "Themes, figures and escalations"),
)

MEETING_STATUS = CodeList(
    "Meeting status",
    Code("planned", "Planned"),
    Code("agenda_issued", "Agenda issued"),
    Code("held", "Held"),
    Code("minutes_approved", "Minutes approved"),
    Code("cancelled", "Cancelled"),
)

ATTENDANCE_STATUS = CodeList(
    "Attendance",
    Code("invited", "Invited"),
    Code("present", "Present"),
    Code("apologies", "Apologies"),
    Code("deputy", "Deputy sent"),
    Code("absent", "Did not attend"),
    Code("item_only", "Present for one item"),
)

ITEM_SUBJECT = CodeList(
    "Subject of an agenda item",
    Code("referral", "Referral"),
    Code("case", "Child"),
    Code("place", "Place"),
    Code("person_of_concern", "Person of concern"),
    Code("operation", "Operation"),
    Code("warning_notice", "Warning notice"),
    Code("theme", "Theme"),
    Code("standing", "Standing item"),
)

# Not a column: an item is removed where it has the reason why.
ITEM_STATUS = CodeList(
    "Agenda item",
    Code("standing", "On the agenda"),
    Code("removed", "Removed"),
)

DECISION_KIND = CodeList(
    "Kind of decision",
    Code("screening", "Screening"),
    Code("level", "Risk level"),
    Code("plan", "Safety plan"),
    Code("disruption", "Disruption"),
    Code("escalation", "Escalation"),
    Code("challenge", "Challenge"),
    Code("noted", "Noted"),
)

ACTION_STATUS = CodeList(
    "Action status",
    Code("open", "Open"),
    Code("in_progress", "In progress"),
    Code("complete", "Complete"),
    Code("not_achieved", "Not achieved"),
    Code("cancelled", "Cancelled"),
)
LIVE_ACTION = ("open", "in_progress")

ACTION_PRIORITY = CodeList(
    "Priority", Code("normal", "Normal"), Code("high", "High"), Code("urgent", "Urgent")
)

ACTION_STRAND = CodeList(
    "Strand",
    Code("prepare", "Prepare"),
    Code("prevent", "Prevent"),
    Code("protect", "Protect"),
    Code("pursue", "Pursue"),
)

# What MACE 2 looks at besides children: it stays on its agenda until somebody takes it off.
CONTEXT_SUBJECT = ("place", "person_of_concern", "operation", "warning_notice", "theme")

# The rule that put an item on an agenda; an item without one was added by hand.
AGENDA_RULE = CodeList(
    "Why the data put an item on an agenda",
    Code("referral_waiting", "Referral waiting for screening"),
    Code("open_child", "Open child by exception"),
    Code("child_of_note", "Child of note"),
    Code("late_actions", "Late actions"),
    Code("carried_forward", "Actions carried forward"),
    Code("still_live", "Still live since the meeting before"),
    Code("passed_on", "Passed on by another meeting"),
    Code("figures", "Figures"),
    Code("stuck_actions", "Stuck actions"),
    Code("escalations", "Escalations from MACE 2"),
)

"""The nouns of meetings: one file each."""

from meetings.models.action import Action, ActionUpdate
from meetings.models.agenda import AgendaItem, Decision
from meetings.models.draft import MinutesDraft
from meetings.models.family_check import FamilyCheck
from meetings.models.meeting import Addendum, Attendance, CoreMember, Meeting, MeetingType
from meetings.models.plan import SafetyPlan

__all__ = [
    "Action",
    "ActionUpdate",
    "Addendum",
    "AgendaItem",
    "Attendance",
    "CoreMember",
    "Decision",
    "FamilyCheck",
    "Meeting",
    "MeetingType",
    "MinutesDraft",
    "SafetyPlan",
]

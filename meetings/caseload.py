"""What a made-up caseload has of meetings: the initial MACE 1 of recent cases, with its actions."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from django.db import models

from getsafe.bulk import allocate_ids, copy_in
from getsafe.caseload.lives import CaseFacts
from getsafe.models import Agency, Case, User
from meetings.models import Action, AgendaItem, Attendance, Meeting, MeetingType, SafetyPlan

RECENT = timedelta(days=3 * 365)
MINUTED_WITHIN = timedelta(days=21)
TASKS = (
    ("getsafe", "Meet the child weekly and go through the safety plan."),
    ("schools", "Name a trusted adult in school and agree a daily check-in."),
    ("police", "Visit the address of concern and report back."),
    ("health", "Offer an appointment with the school nurse."),
    ("youth-justice", "Assess for a diversion programme."),
    ("social-care", "Update the assessment with what this meeting heard."),
)
WORRIES = "Contact with unsafe adults, time away from home and missed school."
WORKING = "A trusted adult at school; the family are keen to work with the plan."
STEPS = "Weekly direct work, a check-in at school and a shared plan for late returns."


def hold_initial_meetings(
    cases: Sequence[tuple[Case, CaseFacts]], managers: Sequence[User], today: date, rng: Random
) -> None:
    """Write the initial MACE 1 of each recent case that has had one."""
    met = [
        case
        for case, _ in cases
        if case.status != "pending_mace1" and case.opened_on > today - RECENT
    ]
    sitting = MeetingType.objects.get(code="mace1")
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    rows: list[models.Model] = []
    for case, key in zip(met, allocate_ids(Meeting, len(met)), strict=True):
        held = min(case.opened_on + timedelta(days=rng.randint(3, 14)), case.closed_on or today)
        meeting = Meeting(
            id=key, uuid=_uuid(rng), type=sitting, case=case, held_on=held, status="held",
            chair=rng.choice(managers), confidentiality_read=True, is_review=False,
        )  # fmt: skip
        rows += [meeting, *_record(meeting, rng), *_tasks(meeting, agencies, today, rng)]
    for noun in (Meeting, Attendance, AgendaItem, SafetyPlan, Action):
        copy_in([row for row in rows if isinstance(row, noun)])
    # Approved minutes are closed to additions, so this comes last.
    Meeting.objects.filter(
        pk__in=[row.pk for row in rows if isinstance(row, Meeting)],
        held_on__lt=today - MINUTED_WITHIN,
    ).update(
        status="minutes_approved",
        approved_by=models.F("chair"),
        approved_at=models.F("held_on") + timedelta(days=7),
    )


def _uuid(rng: Random) -> uuid.UUID:
    return uuid.UUID(int=rng.getrandbits(128), version=4)


def _record(meeting: Meeting, rng: Random) -> list[models.Model]:
    """Who came, the child's item and the first safety plan."""
    lead = meeting.case.lead_worker
    return [
        Attendance(
            meeting=meeting, person=lead, name=lead.name, agency=lead.agency, status="present"
        ),
        AgendaItem(
            uuid=_uuid(rng), meeting=meeting, position=1, subject="case", case=meeting.case,
            title=meeting.case.reference, because="Initial MACE 1",
            child_views="Wants the messages to stop.",
        ),
        SafetyPlan(
            case=meeting.case, meeting=meeting, version=1, agreed_on=meeting.held_on,
            worries=WORRIES, working_well=WORKING, next_steps=STEPS,
            safety_scale=rng.randint(2, 7), recorded_by=lead,
        ),
    ]  # fmt: skip


def _tasks(
    meeting: Meeting, agencies: dict[str, Agency], today: date, rng: Random
) -> list[models.Model]:
    """Two actions: done by now where the case is closed or they fell due long ago."""
    tasks = []
    for code, text in rng.sample(TASKS, 2):
        due = meeting.held_on + timedelta(days=rng.randint(10, 28))
        ended = meeting.case.closed_on is not None or due < today - timedelta(days=25)
        tasks.append(
            Action(
                uuid=_uuid(rng), case=meeting.case, meeting=meeting, text=text,
                agency=agencies[code],
                owner=meeting.case.lead_worker if code == "getsafe" else None,
                due_on=due, original_due_on=due,
                status="complete" if ended else "open",
                outcome="Done and reported back." if ended else "",
                completed_on=min(due, meeting.case.closed_on or today) if ended else None,
            )
        )  # fmt: skip
    return tasks

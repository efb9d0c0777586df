"""Recording a MACE 1 on one page, and correcting it until its minutes are approved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from getsafe.actions import sendings
from getsafe.dates import today
from getsafe.govuk.components import Link
from getsafe.models import Case
from getsafe.permissions import Permission
from meetings.actions import drafts as draft_actions
from meetings.actions import mace1
from meetings.actions.actions import NewAction
from meetings.actions.mace1 import Record
from meetings.actions.meetings import Place
from meetings.forms.mace1 import ActionRows, PlaceRows, RecordForm, Rows
from meetings.models import Meeting, MinutesDraft
from meetings.policies import mace1 as policy
from meetings.presenters import corrections, words
from meetings.presenters import drafts as present
from meetings.presenters.drafts import Typing
from meetings.queries import drafts
from meetings.queries import mace1 as queries
from meetings.queries import meetings as meeting_queries
from meetings.views.opened import case_page, done, meeting_page, typed_in

EMPTY_PLACES, EMPTY_ACTIONS = 2, 2


@dataclass(slots=True)
class Sheet:
    """The page's form with its two sets of rows."""

    record: RecordForm
    places: Rows
    actions: Rows

    def check(self) -> bool:
        """Check all three, so that every refusal shows at once."""
        return all([self.record.is_valid(), self.places.check(), self.actions.check()])

    def leave_unchecked(self) -> None:
        """Show what was typed without a word about it."""
        for part in (self.record, self.places, self.actions):
            part.leave_unchecked()


@case_page(Permission.MEETING_MINUTE)
def record(request: HttpRequest, case: Case) -> HttpResponse:
    """Record a MACE 1 that was held for this child."""
    policy.check_can_record(request.user, case)
    planned = meeting_queries.find_planned_mace1(request.user, case)
    draft = drafts.find(request.user, case=case)
    sheet = _sheet(
        _sent(request, draft), _first_facts(request, case, planned), _invited(case, planned)
    )
    made: list[Meeting] = []
    tried: list[date] = []

    def save() -> None:
        facts = _facts(sheet)
        tried.append(facts.held_on)
        made.append(mace1.record(case, by=request.user, facts=facts, planned=planned))

    if _is_saved(request, case, sheet, save):
        messages.success(request, "MACE 1 recorded")
        return redirect("meetings:meeting-detail", made[0].uuid)
    back = reverse("getsafe:case", args=[case.uuid])
    kept = reverse("meetings:mace1-record-draft", args=[case.uuid])
    typing = present.typing(kept, drafts.find(request.user, case=case))
    shown = {"title": "Record MACE 1", "back": back, "there": _recorded_already(case, tried)}
    return _page(request, case, sheet, typing, **shown)


def _recorded_already(case: Case, tried: Iterable[date]) -> Link | None:
    """The way to the MACE 1 of a day that could not be saved, where it is recorded already."""
    for held_on in tried:
        if there := queries.find_held(case, held_on):
            return words.meeting_link(there, f"Open the MACE 1 of {words.day(held_on)}")
    return None


@meeting_page(Permission.MEETING_MINUTE, act="minute")
def correct(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Correct the record of a MACE 1."""
    if meeting.type.kind != "child" or meeting.case is None:
        raise Http404
    draft = drafts.find(request.user, meeting=meeting)
    places, now = _recorded(meeting, meeting.case)
    sheet = _sheet(_sent(request, draft), now | {"seen": corrections.seal(now)}, places)
    if _is_saved(
        request,
        meeting,
        sheet,
        lambda: mace1.correct(meeting, by=request.user, facts=_facts(sheet)),
    ):
        messages.success(request, "Record corrected")
        return redirect("meetings:meeting-detail", meeting.uuid)
    places, now = _recorded(meeting, meeting.case)  # anew: somebody may have been quicker just now
    conflict = corrections.conflict(
        sheet.record, now, change=queries.last_correction(meeting), reader=request.user
    )
    has_own_places = False
    if conflict:
        typed, sealed = sheet.places.started(), sheet.record.cleaned_data["seen"]
        has_own_places = not corrections.left_alone(sealed, [form.cleaned_data for form in typed])
        if not has_own_places:
            sheet.places = _sheet(None, {}, places).places
        sheet.record.draw_anew(conflict.shown)
    back = reverse("meetings:meeting-detail", args=[meeting.uuid])
    kept = reverse("meetings:mace1-correct-draft", args=[meeting.uuid])
    typing = present.typing(kept, drafts.find(request.user, meeting=meeting))
    title = "Correct the record of MACE 1"
    shown = {"title": title, "back": back, "conflict": conflict, "has_own_places": has_own_places}
    return _page(request, meeting.case, sheet, typing, **shown)


def _recorded(meeting: Meeting, case: Case) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The rows of who was there, and everything that the record says."""
    attendance = meeting_queries.list_attendance(meeting)
    rows = [corrections.row_of(place) for place in attendance]
    return rows, corrections.said(queries.recorded(meeting, case), attendance)


def _sent(request: HttpRequest, draft: MinutesDraft | None) -> QueryDict | None:
    """What was posted, or else left unsaved; "add another" makes one more row of what it names."""
    if request.method != "POST":
        return _left(draft) if draft else None
    sent = request.POST.copy()
    more = f"{sent.get('do', '').removeprefix('add-')}-TOTAL_FORMS"
    if more in sent and sent[more].isdecimal():
        sent[more] = str(int(sent[more]) + 1)
    return sent


def _left(draft: MinutesDraft) -> QueryDict:
    left = QueryDict(mutable=True)
    for name, values in draft.typed.items():
        left.setlist(name, values)
    return left


def _sheet(
    sent: QueryDict | None, initial: dict[str, Any], places: Iterable[dict[str, Any]]
) -> Sheet:
    kinds = {
        "agencies": meeting_queries.list_agencies(),
        "people": meeting_queries.list_invitable(),
    }
    mace1_type = meeting_queries.get_type("child")
    blank = [{"token": uuid4()} for _ in range(EMPTY_ACTIONS)]
    places = list(places)
    invited = {place["person"] for place in places if place.get("person")}
    rows = [*places, *({} for _ in range(EMPTY_PLACES))]
    return Sheet(
        record=RecordForm(
            sent,
            initial=initial,
            chairs=meeting_queries.list_chairs(mace1_type),
            levels=meeting_queries.list_levels(),
        ),
        places=PlaceRows(sent, prefix="places", initial=rows, form_kwargs=kinds),
        actions=ActionRows(
            sent, prefix="actions", initial=blank, form_kwargs=kinds | {"invited": invited}
        ),
    )


def _is_saved(request: HttpRequest, of: Case | Meeting, sheet: Sheet, save) -> bool:
    """Save what was sent; what could not be saved yet is kept as a draft."""
    if request.method != "POST":
        if sheet.record.is_bound:
            sheet.leave_unchecked()
        return False
    is_saved = False
    if request.POST.get("do", "save") == "save":
        is_saved = sheet.check() and done(sheet.record, save)
    else:
        sheet.leave_unchecked()
    unsaved = {} if is_saved else typed_in(request)
    sending = sendings.read(request.POST)
    draft_actions.settle(of, by=request.user, unsaved=unsaved, sending=sending)
    return is_saved


def _facts(sheet: Sheet) -> Record:
    typed = dict(sheet.record.cleaned_data)
    kind, seen = typed.pop("kind"), corrections.version(typed.pop("seen"))
    review = mace1.review_date(typed["held_on"], typed["level"], typed["review_due_on"])
    return Record(
        **typed,
        seen=seen,
        is_review=kind == "review",
        attendance=[Place(**form.cleaned_data) for form in sheet.places.started()],
        actions=[_new_action(form.cleaned_data, review) for form in sheet.actions.started()],
    )


def _new_action(typed: dict[str, Any], review) -> NewAction:
    return NewAction(**typed | {"due_on": typed["due_on"] or max(review, today())})


def _first_facts(request: HttpRequest, case: Case, planned: Meeting | None) -> dict[str, Any]:
    """What a new record starts with: the plan as it stands, and who was to chair."""
    chair = planned.chair_id if planned else None
    facts = {
        "kind": "review" if queries.has_been_held(case) else "initial",
        "held_on": min(planned.held_on, today()) if planned else today(),
        "chair": chair or (request.user.pk if policy.usually_chairs(request.user) else None),
        "deputy_reason": planned.deputy_reason if planned else "",
    }
    return facts | queries.standing_facts(case)


def _invited(case: Case, planned: Meeting | None) -> list[dict[str, Any]]:
    """Who was invited; with nobody invited, the child, the family and the lead worker."""
    places = meeting_queries.list_attendance(planned) if planned else []
    if places:
        return [corrections.row_of(place) for place in places]
    expected: list[dict[str, Any]] = [{"name": case.child.full_name, "capacity": "Child"}]
    lead = case.lead_worker
    if lead:
        expected.append(
            {
                "name": lead.name,
                "capacity": "Lead worker",
                "agency": lead.agency_id,
                "person": lead.pk,
            }
        )
    return expected


def _page(
    request: HttpRequest, case: Case, sheet: Sheet, typing: Typing, **shown: Any
) -> HttpResponse:
    context = shown | {
        "caption": f"{case.child.full_name} ({case.reference})",
        "statement": meeting_queries.get_type("child").confidentiality,
        "record": sheet.record,
        "places": sheet.places,
        "actions": sheet.actions,
        "forms": [sheet.record, sheet.places, sheet.actions],
        "typing": typing,
        "is_offered": request.method != "POST" and sheet.record.is_bound,
    }
    return render(request, "meetings/mace1_record.html", context)

"""One agenda item at a time: its facts, what is said, decided and given to do; then the next."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from getsafe import panels
from getsafe.actions import sendings
from getsafe.actions.screenings import AdultFacts
from getsafe.dates import today
from getsafe.models import User
from getsafe.permissions import Permission
from meetings.actions import actions, agenda, minutes
from meetings.actions import drafts as draft_actions
from meetings.actions.actions import NewAction
from meetings.actions.agenda import NewItem
from meetings.actions.minutes import Decided
from meetings.errors import MeetingRefused
from meetings.forms.fields import PartForm
from meetings.forms.item_parts import Choices, build
from meetings.forms.meetings import ItemForm, ReasonForm
from meetings.forms.minutes import DecisionForm, ScreeningForm
from meetings.models import AgendaItem, Meeting, MinutesDraft
from meetings.policies import meetings as policy
from meetings.presenters import drafts as present_drafts
from meetings.presenters import item_page as present
from meetings.presenters import words
from meetings.queries import drafts
from meetings.queries import items as queries
from meetings.queries import meetings as meeting_queries
from meetings.views.opened import done, item_page, kept_apart, meeting_page, sent, typed_in

ADULT = ("decided_on", "status", "started_on")


@item_page(Permission.MEETING_READ)
def show(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Show one item; while the meeting sits, take notes, decisions and actions on it."""
    if not policy.can(request.user, item.meeting, "minute"):
        return _read_only(request, item)
    posted = sent(request)
    if posted is None:
        draft = drafts.find(request.user, item=item)
        parts = _filled(item, draft) if draft else _parts(item, None)
        return _page(request, item, parts)
    parts = _parts(item, posted)
    if "decision" not in parts and (answer := _taken(request, item)):
        return answer
    saved, is_whole = _save(request, item, parts)
    _settle(request, item, parts, saved)
    if is_whole and posted.get("do") == "next":
        return redirect(_next(request, item))
    item = meeting_queries.readable_items(request.user).get(pk=item.pk)
    fresh = _parts(item, None)
    return _page(
        request, item, {name: _kept(name, saved, parts, fresh) for name in parts if name in fresh}
    )


def _read_only(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """The item for whoever takes no minutes, or no more; sentences sent all the same are kept."""
    if request.method == "POST" and policy.may_run(request.user, item.meeting):
        policy.check_can(request.user, item.meeting, "minute")
    context = _context(request, item, {})
    draft = drafts.find(request.user, item=item)
    if draft:
        context |= {
            "unsaved": present_drafts.unsaved_text(draft),
            "discard_url": reverse("meetings:draft-discard", args=[draft.uuid]),
        }
    return render(request, "meetings/item_detail.html", context)


def _page(request: HttpRequest, item: AgendaItem, parts: dict[str, PartForm]) -> HttpResponse:
    """The page with its forms, beside what others have written meanwhile."""
    notes = parts["notes"]
    theirs = notes.meet(item) if notes.is_bound else []
    decision = parts.get("decision")
    if isinstance(decision, DecisionForm) and decision.is_bound:
        decision.has_shown(meeting_queries.last_decision(item))
    draft = drafts.find(request.user, item=item)
    others = drafts.list_others_at_work(request.user, item, now=timezone.now())
    typing = present_drafts.typing(
        reverse("meetings:item-draft", args=[item.uuid]),
        draft,
        notice=present_drafts.company(item, others, reader=request.user),
    )
    is_offered = draft is not None and request.method != "POST"
    may_add = policy.can_add_item(request.user, item.meeting)
    more = {"typing": typing, "theirs": theirs, "is_offered": is_offered, "may_add": may_add}
    return render(request, "meetings/item_detail.html", _context(request, item, parts) | more)


def _filled(item: AgendaItem, draft: MinutesDraft) -> dict[str, PartForm]:
    """The parts as they were left; one in which nothing had been typed stands fresh."""
    typed = QueryDict(mutable=True)
    for name, values in draft.typed.items():
        typed.setlist(name, values)
    left, fresh = _parts(item, typed), _parts(item, None)
    for form in left.values():
        form.leave_unchecked()
    begun = {name for name in left if any(key.startswith(f"{name}-") for key in draft.typed)}
    return {name: left[name] if name in begun else fresh[name] for name in left}


def _taken(request: HttpRequest, item: AgendaItem) -> HttpResponse | None:
    """Keep what was typed on a referral that somebody else has decided meanwhile; None if nothing.

    The page has no place for it any more.
    """
    if not any(request.POST.get(name) for name in ("decision-rationale", "contribution-text")):
        return None
    decision = next(iter(meeting_queries.list_decisions(item)), None)
    if decision is None:
        return kept_apart(request, "This referral has been decided already")
    return kept_apart(
        request, f"{decision.recorded_by.name} has decided this referral: “{decision.text}”"
    )


def _settle(
    request: HttpRequest, item: AgendaItem, parts: dict[str, PartForm], saved: list[str]
) -> None:
    """Keep as a draft the parts begun and not saved."""
    left = [
        n for n, form in parts.items() if n not in saved and (n == "notes" or form.is_started())
    ]
    prefixes = tuple(f"{name}-" for name in left)
    unsaved = {name: sent for name, sent in typed_in(request).items() if name.startswith(prefixes)}
    sending = sendings.read(request.POST)
    draft_actions.settle(item, by=request.user, unsaved=unsaved if left else {}, sending=sending)


@meeting_page(Permission.MEETING_MINUTE)
def add(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Add an item by hand; while the meeting sits it is other business, and opens at once."""
    policy.check_can_add_item(request.user, meeting)
    sits = policy.can(request.user, meeting, "minute")
    form = ItemForm(
        sent(request),
        headings=[] if sits else meeting.type.agenda,
        takes_children=not policy.names_no_child(meeting),
    )
    made: list[AgendaItem] = []
    if form.is_valid() and done(form, lambda: made.append(_add(request, meeting, form))):
        messages.success(request, "Item added")
        if sits and policy.can_read_item(request.user, made[0]):
            return redirect("meetings:item-detail", made[0].uuid)
        return redirect("meetings:meeting-detail", meeting.uuid)
    context = {
        "title": "Add an agenda item",
        "caption": words.meeting_title(meeting),
        "form": form,
        "button": "Add the item",
        "back": reverse("meetings:meeting-detail", args=[meeting.uuid]),
    }
    return render(request, "meetings/form.html", context)


@require_POST
@item_page(Permission.MEETING_MINUTE, act="prepare")
def move(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Move an item up or down."""
    direction = "up" if request.POST.get("direction") == "up" else "down"
    agenda.move(item, by=request.user, direction=direction)
    address = reverse("meetings:meeting-detail", args=[item.meeting.uuid])
    return redirect(f"{address}#item-{item.uuid}")


@item_page(Permission.MEETING_MINUTE)
def remove(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Take an item off, with a reason."""
    policy.check_can_remove_item(request.user, item)
    form = ReasonForm(
        sent(request),
        label="Why is the item removed?",
        missing="Enter why the item is removed",
    )
    if form.is_valid() and done(
        form, lambda: agenda.remove(item, by=request.user, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, "Item removed")
        return redirect("meetings:meeting-detail", item.meeting.uuid)
    context = {
        "title": "Remove an item from the agenda",
        "caption": words.item_title(item),
        "form": form,
        "button": "Remove the item",
        "back": reverse("meetings:meeting-detail", args=[item.meeting.uuid]),
    }
    return render(request, "meetings/form.html", context)


def _parts(item: AgendaItem, posted: QueryDict | None) -> dict[str, PartForm]:
    choices = Choices(
        agencies=meeting_queries.list_agencies(),
        people=meeting_queries.list_invitable(),
        invited=meeting_queries.invited_to(item.meeting),
        levels=meeting_queries.list_levels(),
        workers=meeting_queries.list_lead_workers(),
        cases=[] if item.case else meeting_queries.cases_on(item.meeting),
        last_decision=meeting_queries.last_decision(item),
    )
    return build(item, choices, data=posted, today=today())


def _save(
    request: HttpRequest, item: AgendaItem, parts: dict[str, PartForm]
) -> tuple[list[str], bool]:
    """Save the parts sent, when all are right: gives those saved, and whether that was all.

    The notes always; then the part whose button was pressed, or on "next" every part begun. The
    other parts stay as typed, unchecked.
    """
    pressed = request.POST.get("do", "")
    wanted = [
        name
        for name, form in parts.items()
        if name in {"notes", pressed} or (pressed == "next" and form.is_started())
    ]
    for name in parts.keys() - set(wanted):
        parts[name].leave_unchecked()
    if not all(parts[name].is_valid() for name in wanted):
        return [], False
    saved: list[str] = []
    for name in wanted:
        if not done(parts[name], partial(SAVERS[name], request.user, item, parts[name])):
            break
        saved.append(name)
        if name != "notes" or pressed == "notes":
            messages.success(request, SAVED[name])
    return saved, saved == wanted


def _kept(
    name: str, saved: list[str], typed: dict[str, PartForm], fresh: dict[str, PartForm]
) -> PartForm:
    return fresh[name] if name in saved else typed[name]


def _save_notes(by: User, item: AgendaItem, form: PartForm) -> None:
    minutes.write_notes(item, by=by, **form.cleaned_data)


def _save_contribution(by: User, item: AgendaItem, form: PartForm) -> None:
    minutes.contribute(item, by=by, **form.cleaned_data)


def _save_decision(by: User, item: AgendaItem, form: PartForm) -> None:
    typed = dict(form.cleaned_data)
    if isinstance(form, ScreeningForm):
        adult = _adult({name: typed.pop(name, None) for name in ADULT})
        minutes.screen(item, by=by, adult=adult, **typed)
        return
    text = typed.pop("decision_text")
    minutes.decide(item, by=by, decided=Decided(text=text, **typed))


def _adult(typed: dict[str, Any]) -> AdultFacts:
    return AdultFacts(
        decided_on=typed["decided_on"],
        care_status=typed["status"] or "",
        care_started_on=typed["started_on"],
    )


def _save_action(by: User, item: AgendaItem, form: PartForm) -> None:
    typed = dict(form.cleaned_data)
    case = typed.pop("case", None) or item.case
    case = None if policy.names_no_child(item.meeting) else case
    actions.add(NewAction(**typed), by=by, case=case, meeting=item.meeting, item=item)


SAVED = {
    "notes": "Notes saved",
    "contribution": "Contribution saved",
    "decision": "Decision recorded",
    "action": "Action added",
}
SAVERS = {
    "notes": _save_notes,
    "contribution": _save_contribution,
    "decision": _save_decision,
    "action": _save_action,
}


def _context(request: HttpRequest, item: AgendaItem, parts: dict[str, PartForm]) -> dict[str, Any]:
    page = present.item_page(
        item,
        queries.facts_of(item),
        decisions=meeting_queries.list_decisions(item),
        contributions=meeting_queries.list_contributions(item),
        actions=queries.list_actions(item),
        around=present.neighbours(
            item, meeting_queries.list_items(item.meeting), actor=request.user
        ),
        reader=request.user,
        today=today(),
    )
    figures = panels.render_panels("figures", request.user, item.meeting)
    shown = figures if item.rule == "figures" else []
    return {"item": item, "page": page, "parts": parts, "forms": parts.values(), "figures": shown}


def _next(request: HttpRequest, item: AgendaItem) -> str:
    listed = meeting_queries.list_items(item.meeting)
    _, following = present.neighbours(item, listed, actor=request.user)
    return following or reverse("meetings:meeting-detail", args=[item.meeting.uuid])


def _add(request: HttpRequest, meeting: Meeting, form: ItemForm) -> AgendaItem:
    typed = dict(form.cleaned_data)
    reference = typed.pop("reference", "")
    typed["because"] = typed["because"] or "Added by hand"
    if typed["subject"] == "case":
        case = meeting_queries.find_case(request.user, reference)
        if case is None:
            raise MeetingRefused("Enter the reference of an open case", field="reference")
        typed |= {"case": case, "title": case.reference}
    return agenda.add_item(meeting, by=request.user, new=NewItem(**typed))

"""Lists of meetings, planning one, and keeping it until it is held."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from getsafe import web
from getsafe.dates import today
from getsafe.models import Case
from getsafe.permissions import Permission
from meetings.actions import agenda
from meetings.actions import meetings as actions
from meetings.actions.meetings import Place, Sitting
from meetings.forms.meetings import InviteForm, ReasonForm, SittingForm
from meetings.models import Meeting, MeetingType
from meetings.policies import meetings as policy
from meetings.presenters import meeting_list, words
from meetings.presenters.meeting_page import meeting_page as present
from meetings.queries import agenda as agenda_queries
from meetings.queries import meetings as queries
from meetings.queries.pages import Page
from meetings.views.opened import case_page, done, meeting_page, sent

FORM = "meetings/form.html"
UNINVITE = "Remove the invitation"


@web.page(Permission.MEETING_READ)
def list_coming(request: HttpRequest) -> HttpResponse:
    """Show the meetings to come, week by week."""
    day = today()
    page = queries.list_coming(request.user, today=day, **_narrowed(request))
    weeks = meeting_list.weeks(page.rows, actor=request.user, today=day)
    none = meeting_list.none_coming(**_chosen(request))
    return _list(request, "coming", page, {"weeks": weeks, "none": none})


@web.page(Permission.MEETING_READ)
def list_held(request: HttpRequest) -> HttpResponse:
    """Show the meetings held or cancelled, newest first."""
    page = queries.list_held(request.user, **_narrowed(request))
    chosen = _chosen(request)
    table = meeting_list.held(page.rows, actor=request.user, today=today(), **chosen)
    return _list(request, "held", page, {"table": table})


@web.page(Permission.MEETING_MINUTE)
def choose_type(request: HttpRequest) -> HttpResponse:
    """Show the types of meeting that the person may plan."""
    types = [t for t in queries.list_types(today()) if policy.can_plan(request.user, t)]
    return render(request, "meetings/meeting_plan.html", {"types": types})


@web.page(Permission.MEETING_MINUTE)
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Plan a meeting of one type."""
    types = {t.code: t for t in queries.list_types(today())}
    if code not in types or types[code].kind == "child":
        raise Http404
    return _plan(request, types[code], case=None, back=reverse("meetings:meeting-plan"))


@case_page(Permission.MEETING_MINUTE)
def plan_mace1(request: HttpRequest, case: Case) -> HttpResponse:
    """Plan a MACE 1 of one child."""
    back = reverse("getsafe:case", args=[case.uuid])
    return _plan(request, queries.get_type("child"), case=case, back=back)


@meeting_page(Permission.MEETING_READ)
def show(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Show one meeting: its agenda, who comes and what to do next."""
    items, attendance = queries.list_items(meeting), queries.list_attendance(meeting)
    page = present(
        meeting,
        items,
        attendance,
        actor=request.user,
        today=today(),
        warnings=queries.list_warnings(meeting, items, attendance),
    )
    return render(request, "meetings/meeting_detail.html", {"meeting": meeting, "page": page})


@meeting_page(Permission.MEETING_MINUTE, act="prepare")
def change(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Change when, where and who runs it."""
    initial = {
        "held_on": meeting.held_on,
        "starts_at": meeting.starts_at and f"{meeting.starts_at:%H:%M}",
        "place": meeting.place,
        "chair": meeting.chair_id,
        "deputy_reason": meeting.deputy_reason,
        "minute_taker": meeting.minute_taker_id,
    }
    form = _sitting_form(request, meeting.type, initial)
    if form.is_valid() and done(
        form, lambda: actions.change(meeting, by=request.user, sitting=_sitting(form))
    ):
        messages.success(request, "Meeting changed")
        return redirect("meetings:meeting-detail", meeting.uuid)
    return _form(request, meeting, form, title="Change the meeting", button="Save")


@meeting_page(Permission.MEETING_MINUTE, act="prepare")
def invite(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Invite people and agencies."""
    there = {place.person_id for place in queries.list_attendance(meeting)}
    people = [person for person in queries.list_invitable() if person.pk not in there]
    agencies = queries.list_agencies()
    form = InviteForm(sent(request), people=people, agencies=agencies)
    if form.is_valid() and done(form, lambda: _invite(request, meeting, form.cleaned_data)):
        messages.success(request, "Invited")
        return redirect("meetings:meeting-detail", meeting.uuid)
    return _form(request, meeting, form, title="Invite people", button="Invite")


@meeting_page(Permission.MEETING_MINUTE, act="prepare")
def remove_invitation(request: HttpRequest, meeting: Meeting, key: int) -> HttpResponse:
    """Take one invitation back, after asking."""
    place = queries.get_invitation(meeting, key)
    if place is None:
        raise Http404
    if request.method == "POST":
        actions.uninvite(place, by=request.user)
        messages.success(request, "Invitation removed")
        return redirect("meetings:meeting-detail", meeting.uuid)
    title = f"Remove {place.name} from this meeting?"
    return _form(request, meeting, None, title=title, button=UNINVITE, tab_title=UNINVITE)


@meeting_page(Permission.MEETING_MINUTE, act="cancel")
def cancel(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Cancel it with a reason."""
    form = ReasonForm(
        sent(request),
        label="Why is the meeting cancelled?",
        missing="Enter why the meeting is cancelled",
    )
    if form.is_valid() and done(
        form,
        lambda: actions.cancel(meeting, by=request.user, reason=form.cleaned_data["reason"]),
    ):
        messages.success(request, "Meeting cancelled")
        return redirect("meetings:meeting-detail", meeting.uuid)
    return _form(request, meeting, form, title="Cancel the meeting", button="Cancel the meeting")


@require_POST
@meeting_page(Permission.MEETING_MINUTE, act="issue")
def issue(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Issue the agenda to those invited."""
    actions.issue(meeting, by=request.user)
    messages.success(request, "Agenda issued. Those invited can open it from now")
    return redirect("meetings:meeting-detail", meeting.uuid)


@require_POST
@meeting_page(Permission.MEETING_MINUTE, act="prepare")
def refresh(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Add what the data now puts on the agenda."""
    added = agenda.refresh(meeting, by=request.user)
    said = f"{words.count(added, 'item')} added" if added else "Nothing new to add"
    if left := agenda_queries.count_left_out(meeting):
        said += f". {words.count(left, 'more referral')} wait than fit on one agenda"
    messages.success(request, said)
    return redirect("meetings:meeting-detail", meeting.uuid)


def _plan(
    request: HttpRequest, meeting_type: MeetingType, *, case: Case | None, back: str
) -> HttpResponse:
    if not policy.can_plan(request.user, meeting_type):
        raise PermissionDenied
    form = _sitting_form(request, meeting_type, {"chair": request.user.pk})
    made: list[Meeting] = []
    if form.is_valid() and done(
        form,
        lambda: made.append(
            actions.plan(meeting_type, by=request.user, sitting=_sitting(form), case=case)
        ),
    ):
        messages.success(request, "Meeting planned. Invite people, then issue the agenda")
        return redirect("meetings:meeting-detail", made[0].uuid)
    context = {
        "title": f"Plan a meeting: {meeting_type.short_name}",
        "caption": case.child.full_name if case else meeting_type.cadence,
        "form": form,
        "button": "Plan the meeting",
        "back": back,
    }
    return render(request, FORM, context)


def _sitting_form(
    request: HttpRequest, meeting_type: MeetingType, initial: dict[str, Any]
) -> SittingForm:
    return SittingForm(
        sent(request),
        initial=initial,
        meeting_type=meeting_type,
        chairs=queries.list_chairs(meeting_type),
        minute_takers=queries.list_minute_takers(),
    )


def _sitting(form: SittingForm) -> Sitting:
    return Sitting(**form.cleaned_data)


def _invite(request: HttpRequest, meeting: Meeting, typed: dict[str, Any]) -> None:
    guest = Place(typed["name"], agency=typed["agency"], capacity=typed["capacity"])
    guests = [guest] if typed["name"] else []
    actions.invite(meeting, by=request.user, people=typed["people"], guests=guests)


def _narrowed(request: HttpRequest) -> dict[str, str]:
    names = {"kind": "type", "key": "after", "mine": "mine"}
    return {name: request.GET.get(sent, "") for name, sent in names.items()}


def _chosen(request: HttpRequest) -> dict[str, str]:
    return {name: value for name, value in _narrowed(request).items() if name != "key"}


def _list(request: HttpRequest, which: str, page: Page, shown: dict[str, Any]) -> HttpResponse:
    types = queries.list_types(today())
    context = {
        "which": which,
        "types": types,
        "pages": meeting_list.pages(page, request.GET),
        "may_plan": any(policy.can_plan(request.user, one) for one in types),
        **_narrowed(request),
    }
    return render(request, "meetings/meeting_list.html", context | shown)


def _form(
    request: HttpRequest, meeting: Meeting, form: Any, *, title: str, button: str, tab_title=""
) -> HttpResponse:
    context = {
        "title": title,
        "tab_title": tab_title,
        "caption": f"{words.meeting_title(meeting)}, {words.day(meeting.held_on)}",
        "form": form,
        "button": button,
        "back": reverse("meetings:meeting-detail", args=[meeting.uuid]),
    }
    return render(request, FORM, context)

"""Opening the sitting, its attendance, and its minutes to their approval."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from getsafe.dates import today
from getsafe.permissions import Permission
from meetings.actions import family_copies as copy_actions
from meetings.actions import meetings as actions
from meetings.actions.meetings import Place
from meetings.forms.meetings import AddendumForm, AttendanceForm, HoldForm
from meetings.models import AgendaItem, Meeting
from meetings.policies import meetings as policy
from meetings.presenters import minutes as present
from meetings.presenters import words
from meetings.presenters.meeting_page import sections
from meetings.presenters.minutes import Minutes
from meetings.queries import actions as action_queries
from meetings.queries import drafts
from meetings.queries import family_copies as copies
from meetings.queries import meetings as queries
from meetings.views.opened import done, meeting_page, record_minutes_read, sent


@meeting_page(Permission.MEETING_MINUTE, act="hold")
def hold(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Open the sitting: statement read, who is there, then the first item."""
    form = HoldForm(sent(request), initial={"held_on": today()})
    attendance = _attendance_form(request, meeting)
    valid = [form.is_valid(), attendance.is_valid()]
    if all(valid) and done(form, lambda: _hold(request, meeting, form, attendance)):
        return redirect(_first_item(request, meeting))
    context = {
        "title": "Start the meeting",
        "caption": _caption(meeting),
        "statement": meeting.type.confidentiality,
        "forms": [form, attendance],
        "button": "Start the meeting",
        "back": reverse("meetings:meeting-detail", args=[meeting.uuid]),
    }
    return render(request, "meetings/meeting_hold.html", context)


@meeting_page(Permission.MEETING_MINUTE, act="minute")
def attendance(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Correct who came."""
    form = _attendance_form(request, meeting)
    if form.is_valid() and done(
        form,
        lambda: actions.correct_attendance(
            meeting, by=request.user, statuses=form.statuses(), guests=_guests(form)
        ),
    ):
        messages.success(request, "Attendance saved")
        return redirect("meetings:meeting-detail", meeting.uuid)
    return _form(request, meeting, form, title="Attendance", button="Save")


@meeting_page(Permission.MEETING_MINUTE, act="approve")
def approve(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Approve the minutes, after asking."""
    if request.method == "POST":
        actions.approve_minutes(meeting, by=request.user)
        messages.success(request, "Minutes approved")
        return redirect("meetings:meeting-detail", meeting.uuid)
    items, places = queries.list_items(meeting), queries.list_attendance(meeting)
    found = queries.list_warnings(meeting, items, places)
    if typing := drafts.list_unsaved(meeting):
        found.append(f"Typed and not saved yet, by {', '.join(typing)}. Ask them to save it first")
    final = "Approved minutes never change. A later correction is an addendum."
    context = {"warning": final, "warnings": found}
    return _form(
        request, meeting, None, title="Approve the minutes?", button="Approve", more=context
    )


@meeting_page(Permission.MEETING_MINUTE, act="append")
def add_addendum(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Correct approved minutes beside them."""
    form = AddendumForm(sent(request))
    if form.is_valid() and done(
        form, lambda: actions.add_addendum(meeting, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "Addendum added")
        return redirect("meetings:minutes", meeting.uuid)
    return _form(request, meeting, form, title="Add an addendum", button="Add the addendum")


@meeting_page(Permission.MEETING_READ)
def minutes(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Show the minutes for reading and printing."""
    if not policy.can_open_pack(request.user, meeting, today=today()):
        raise Http404
    return _minutes(request, meeting, for_family=False)


@meeting_page(Permission.MEETING_MINUTE)
def family_copy(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Show what of a MACE 1 may be given to the child and family, once somebody has read it."""
    if meeting.type.kind != "child" or not policy.runs(request.user, meeting.type):
        raise Http404
    if request.method == "POST" and meeting.status in queries.DONE:
        now = _document(request, meeting, for_family=True).fingerprint
        copy_actions.check(meeting, by=request.user, shown=request.POST.get("shown", ""), now=now)
        messages.success(request, "Checked. You can print this copy")
        return redirect("meetings:minutes-family", meeting.uuid)
    return _minutes(request, meeting, for_family=True)


def _minutes(request: HttpRequest, meeting: Meeting, *, for_family: bool) -> HttpResponse:
    if meeting.status not in queries.DONE:
        messages.warning(request, "There are no minutes yet. Hold the meeting first")
        return redirect("meetings:meeting-detail", meeting.uuid)
    items = _readable(request, meeting)
    record_minutes_read(request, items, "minutes.family_copy" if for_family else "minutes.read")
    page = _document(request, meeting, for_family=for_family)
    may_copy = meeting.type.kind == "child" and policy.runs(request.user, meeting.type)
    context = {"meeting": meeting, "page": page, "may_copy": may_copy and not for_family}
    if for_family:
        context |= _reading(request, meeting, page)
    return render(request, "meetings/minutes.html", context)


def _readable(request: HttpRequest, meeting: Meeting) -> list[AgendaItem]:
    listed = queries.list_items(meeting)
    return [item for item in listed if policy.can_read_item(request.user, item)]


def _document(request: HttpRequest, meeting: Meeting, *, for_family: bool) -> Minutes:
    return present.minutes(
        meeting,
        items=_readable(request, meeting),
        attendance=queries.list_attendance(meeting),
        actions=action_queries.of_meeting(meeting),
        plan=queries.get_plan(meeting),
        addenda=queries.list_addenda(meeting),
        reads_restricted=policy.reads_restricted(request.user, meeting),
        for_family=for_family,
    )


def _reading(request: HttpRequest, meeting: Meeting, page: Minutes) -> dict[str, Any]:
    """Whether the copy was read before, who may read it now, and which names to look at."""
    writers = copies.list_writers(meeting)
    return {
        "check": copies.get_check(meeting, page.fingerprint),
        "may_check": policy.can_check_family_copy(request.user, meeting, writers),
        "other_children": copies.other_children_named(meeting, page.text),
    }


def _hold(
    request: HttpRequest, meeting: Meeting, form: HoldForm, attendance: AttendanceForm
) -> None:
    actions.hold(
        meeting,
        by=request.user,
        statuses=attendance.statuses(),
        guests=_guests(attendance),
        **form.cleaned_data,
    )


def _first_item(request: HttpRequest, meeting: Meeting) -> str:
    listed = sections(meeting, queries.list_items(meeting), actor=request.user, ordering=False)
    readable = [line.href for section in listed for line in section.lines if line.href]
    home = reverse("meetings:meeting-detail", args=[meeting.uuid])
    return readable[0] if readable else home


def _attendance_form(request: HttpRequest, meeting: Meeting) -> AttendanceForm:
    places, agencies = queries.list_attendance(meeting), queries.list_agencies()
    return AttendanceForm(sent(request), places=places, agencies=agencies)


def _guests(form: AttendanceForm) -> list[Place]:
    name, agency = form.cleaned_data["name"], form.cleaned_data["agency"]
    return [Place(name, agency=agency, status="present")] if name else []


def _caption(meeting: Meeting) -> str:
    return f"{words.meeting_title(meeting)}, {words.day(meeting.held_on)}"


def _form(request: HttpRequest, meeting: Meeting, form, *, title, button, more=None):
    context = {
        "title": title,
        "caption": _caption(meeting),
        "form": form,
        "button": button,
        "back": reverse("meetings:meeting-detail", args=[meeting.uuid]),
    }
    return render(request, "meetings/form.html", context | (more or {}))

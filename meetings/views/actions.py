"""Lists of actions, one action, and what may be done to it."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from getsafe import web
from getsafe.dates import today
from getsafe.models import Case
from getsafe.permissions import Permission
from getsafe.policies.permits import reads_names_in_lists
from meetings.actions import actions
from meetings.actions.actions import NewAction
from meetings.forms.item_parts import USUAL_TIME
from meetings.forms.meetings import ReasonForm
from meetings.forms.minutes import ActionForm, EndForm, UpdateForm
from meetings.models import Action
from meetings.policies import actions as policy
from meetings.presenters import action_page as present
from meetings.presenters import words
from meetings.queries import actions as queries
from meetings.queries import meetings as meeting_queries
from meetings.views.opened import action_page, case_page, done, sent

ENDS = {
    "complete": {"label": "What was done?", "missing": "Enter what was done"},
    "not_achieve": {
        "label": "Why was it not achieved?",
        "missing": "Enter why it was not achieved",
    },
}
TITLES = {"complete": "Complete the action", "not_achieve": "Record that it was not achieved"}


@web.page(Permission.MEETING_READ)
def list_actions(request: HttpRequest) -> HttpResponse:
    """Show one of the lists of actions that the person may see, a page at a time."""
    offered = present.lists_for(request.user)
    which = request.GET.get("list", "")
    which = which if which in offered else next(iter(offered))
    key = request.GET.get("after", "")
    page = queries.list_page(request.user, which=which, today=today(), key=key)
    listed = present.action_list(
        page,
        which,
        offered,
        is_first=not key,
        today=today(),
        address=request.path,
        named=reads_names_in_lists(request.user),
    )
    return render(request, "meetings/action_list.html", {"list": listed})


@action_page(Permission.MEETING_READ)
def show(request: HttpRequest, action: Action) -> HttpResponse:
    """Show one action with what was noted on it."""
    page = present.action_page(
        action, queries.list_updates(action), actor=request.user, today=today()
    )
    return render(request, "meetings/action_detail.html", {"action": action, "page": page})


@case_page(Permission.MEETING_MINUTE)
def add(request: HttpRequest, case: Case) -> HttpResponse:
    """Give someone an action on a case, outside any meeting."""
    policy.check_can_add(request.user, None)
    form = ActionForm(
        sent(request),
        agencies=meeting_queries.list_agencies(),
        people=meeting_queries.list_invitable(),
        initial={"due_on": today() + USUAL_TIME, "token": uuid4()},
    )
    if form.is_valid() and done(
        form, lambda: actions.add(NewAction(**form.cleaned_data), by=request.user, case=case)
    ):
        messages.success(request, "Action added")
        return redirect("getsafe:case", case.uuid)
    context = {
        "title": "Add an action",
        "caption": f"{case.child.full_name} ({case.reference})",
        "form": form,
        "button": "Add the action",
        "back": reverse("getsafe:case", args=[case.uuid]),
    }
    return render(request, "meetings/form.html", context)


@action_page(Permission.ACTION_UPDATE, act="update")
def update(request: HttpRequest, action: Action) -> HttpResponse:
    """Note progress, and a later day if it slips."""
    form = UpdateForm(sent(request), initial={"due_on": action.due_on})
    if form.is_valid() and done(
        form, lambda: actions.update(action, by=request.user, **form.cleaned_data)
    ):
        return _saved(request, action, "Progress saved")
    return _form(request, action, form, title="Update the action", button="Save")


@action_page(Permission.ACTION_UPDATE, act="complete")
def complete(request: HttpRequest, action: Action) -> HttpResponse:
    """End an action as done."""
    return _end(request, action, "complete")


@action_page(Permission.ACTION_UPDATE, act="not_achieve")
def not_achieve(request: HttpRequest, action: Action) -> HttpResponse:
    """End an action as not done."""
    return _end(request, action, "not_achieve")


@action_page(Permission.ACTION_UPDATE, act="cancel")
def cancel(request: HttpRequest, action: Action) -> HttpResponse:
    """Cancel an action no longer needed."""
    form = ReasonForm(
        sent(request),
        label="Why is the action cancelled?",
        missing="Enter why the action is cancelled",
    )
    if form.is_valid() and done(
        form, lambda: actions.cancel(action, by=request.user, **form.cleaned_data)
    ):
        return _saved(request, action, "Action cancelled")
    return _form(request, action, form, title="Cancel the action", button="Cancel the action")


def _end(request: HttpRequest, action: Action, how: str) -> HttpResponse:
    form = EndForm(sent(request), today=today(), **ENDS[how])
    if form.is_valid() and done(
        form, lambda: actions.end(action, by=request.user, how=how, **form.cleaned_data)
    ):
        return _saved(request, action, "Action ended")
    return _form(request, action, form, title=TITLES[how], button="Save")


def _saved(request: HttpRequest, action: Action, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("meetings:action-detail", action.uuid)


def _form(
    request: HttpRequest, action: Action, form: Any, *, title: str, button: str
) -> HttpResponse:
    context = {
        "title": title,
        "caption": f"Due {words.day(action.due_on)}",
        "lead": action.text,
        "form": form,
        "button": button,
        "back": reverse("meetings:action-detail", args=[action.uuid]),
    }
    return render(request, "meetings/form.html", context)

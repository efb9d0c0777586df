"""Accounts: the list, one account, and each change to it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from getsafe.actions import people as actions
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.forms.people import DetailsForm, InviteForm, NoteForm, RolesForm
from getsafe.models import User
from getsafe.permissions import Permission
from getsafe.policies.people import can_change_access
from getsafe.presenters import people as words
from getsafe.queries import people
from getsafe.web import page, sent

manage = page(Permission.USER_MANAGE)


@manage
def list_people(request: HttpRequest) -> HttpResponse:
    """Show every account."""
    return render(request, "getsafe/person/list.html", {"table": words.table(people.list_people())})


@manage
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show one account and what may be done to it."""
    person = _person(uuid)
    has_step = people.has_second_step(person)
    context = {
        "person": person,
        "summary": words.summary(person, has_second_step=has_step),
        "has_second_step": has_step,
        "can_change_access": can_change_access(request.user, person),
    }
    return render(request, "getsafe/person/detail.html", context)


@manage
def add(request: HttpRequest) -> HttpResponse:
    """Make an account and invite its owner."""
    form = InviteForm(sent(request), agencies=people.list_agencies())
    return _answer(
        request,
        form,
        lambda: actions.invite(
            by=request.user, origin=request.build_absolute_uri("/"), **form.cleaned_data
        ),
        title="Add an account",
        button="Send the invitation",
        done="Account added and invitation sent",
    )


@manage
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change name, job title and agency."""
    person = _person(uuid)
    initial = {"name": person.name, "job_title": person.job_title, "agency": person.agency}
    form = DetailsForm(sent(request), initial=initial, agencies=people.list_agencies())
    return _answer(
        request,
        form,
        lambda: actions.change_details(person, by=request.user, **form.cleaned_data),
        title="Change an account",
        person=person,
        done="Account changed",
    )


@manage
def change_roles(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change what somebody may do."""
    person = _person(uuid)
    form = RolesForm(sent(request), initial={"roles": person.roles})
    return _answer(
        request,
        form,
        lambda: actions.change_roles(person, by=request.user, roles=form.cleaned_data["roles"]),
        title="Change roles",
        person=person,
        done="Roles changed",
    )


@manage
def deactivate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Switch an account off, with a note of who takes the work over."""
    person = _person(uuid)
    led = people.count_cases_led(person)
    hint = f"They lead {led} open {'case' if led == 1 else 'cases'}. " if led else ""
    form = NoteForm(
        sent(request),
        label="Who takes their work over",
        hint=f"{hint}Say who takes over what, or that there is nothing to hand over.",
    )
    return _answer(
        request,
        form,
        lambda: actions.deactivate(person, by=request.user, note=form.cleaned_data["note"]),
        title="Switch an account off",
        button="Switch the account off",
        person=person,
        done="Account switched off",
    )


@manage
def reactivate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Switch an account on again."""
    person = _person(uuid)
    form = NoteForm(sent(request), label="Why the account is needed again")
    return _answer(
        request,
        form,
        lambda: actions.reactivate(person, by=request.user, reason=form.cleaned_data["note"]),
        title="Switch an account on",
        button="Switch the account on",
        person=person,
        done="Account switched on",
    )


@manage
def reset_second_step(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Remove a lost phone's second step."""
    person = _person(uuid)
    form = NoteForm(
        sent(request),
        label="How you made sure who is asking",
        hint="For example you called them on the number in the staff directory.",
    )
    return _answer(
        request,
        form,
        lambda: actions.reset_second_step(
            person, by=request.user, reason=form.cleaned_data["note"]
        ),
        title="Reset the second step of signing in",
        button="Reset the second step",
        person=person,
        done="Second step reset: it is set up anew at the next sign-in",
    )


@manage
def invite_again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Send the link to choose a password once more."""
    person = _person(uuid)
    if request.method == "POST":
        try:
            actions.invite_again(person, by=request.user, origin=request.build_absolute_uri("/"))
            messages.success(request, "Invitation sent again")
        except Refused as refusal:
            messages.warning(request, refusal.message)
    return redirect("getsafe:person", person.uuid)


def _person(uuid: UUID) -> User:
    person = people.get_person(uuid)
    if person is None:
        raise Http404
    return person


def _answer(
    request: HttpRequest,
    form: DetailsForm | RolesForm | NoteForm,
    act: Callable[[], User | None],
    *,
    title: str,
    done: str,
    person: User | None = None,
    button: str = "Save",
) -> HttpResponse:
    """Act on a valid form and go to the account; else show the form, with any refusal in it."""
    if form.is_valid():
        try:
            changed = act() or person
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            messages.success(request, done)
            return redirect("getsafe:person", changed.uuid)  # type: ignore[union-attr]
    context = {"form": form, "title": title, "button": button, "person": person}
    return render(request, "getsafe/person/form.html", context)

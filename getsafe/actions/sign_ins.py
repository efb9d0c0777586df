"""The audit rows of signing in and of how one signs in; django-allauth makes the change itself."""

import uuid

from django.db import transaction

from getsafe import audit
from getsafe.models import User

# Stands for an account that does not exist: what was typed may be a password in the wrong box.
UNKNOWN = User(uuid=uuid.UUID(int=0))


@transaction.atomic
def signed_in(person: User, *, by: User, methods: list[str]) -> None:
    """Audit a sign-in and the steps it took."""
    audit.record("user.sign_in", person, by=by, details={"methods": methods})


@transaction.atomic
def signed_out(person: User, *, by: User) -> None:
    """Audit a sign-out."""
    audit.record("user.sign_out", person, by=by)


@transaction.atomic
def refused(email: str, *, by: None = None) -> None:
    """Audit a sign-in with a wrong password, by account where there is one of that address."""
    person = User.objects.filter(email=email.strip().lower()).first()
    details = {"account": "known" if person else "unknown"}
    audit.record("user.sign_in_refused", person or UNKNOWN, by=by, details=details)


@transaction.atomic
def step_refused(person: User, *, by: None = None) -> None:
    """Audit a second step that failed, a wrong code for example."""
    audit.record("user.second_step_refused", person, by=by)


@transaction.atomic
def step_changed(person: User, *, by: User, change: str, kind: str) -> None:
    """Audit that a way of taking the second step was added, removed or made anew."""
    audit.record(f"user.second_step_{change}", person, by=by, details={"kind": kind})


@transaction.atomic
def password_changed(person: User, *, by: User) -> None:
    """Audit a new password, changed or reset by its owner."""
    audit.record("user.password", person, by=by)

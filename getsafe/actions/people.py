"""Accounts: who may sign in and what their roles let them do."""

from collections.abc import Iterable
from functools import partial

from allauth.mfa.models import Authenticator
from celery import current_app
from django.db import transaction

from getsafe import audit
from getsafe.actions import constraints
from getsafe.errors import Refused
from getsafe.models import Agency, User
from getsafe.permissions import Role
from getsafe.policies import people as policy

TAKEN = "Somebody has an account with this email address already"
NO_STEP = "No second step is set up for this account: the next sign-in asks for a new one"
INVITE = "getsafe.tasks.send_invitation"


@transaction.atomic
def invite(
    email: str,
    *,
    by: User,
    name: str,
    job_title: str,
    agency: Agency | None,
    roles: Iterable[Role],
    origin: str,
) -> User:
    """Make an account and send its owner a link to choose a password. Audited as user.invite.

    `origin` is the address of the site, for the link: a task does not know it.
    """
    policy.check_can_manage(by)
    roles = list(roles)
    policy.check_roles_fit(roles)
    if User.objects.filter(email__iexact=email.strip()).exists():
        raise Refused(TAKEN, field="email")
    with constraints.refusing({"email": Refused(TAKEN, field="email")}):
        person = User.objects.create_user(
            email, name=name, job_title=job_title, agency=agency, roles=roles
        )
    audit.record("user.invite", person, by=by, details={"roles": person.roles})
    _send(person, origin)
    return person


@transaction.atomic
def invite_again(person: User, *, by: User, origin: str) -> None:
    """Send the link once more. Audited as user.invite_again."""
    policy.check_can_manage(by)
    if not person.is_active:
        raise Refused("This account is switched off. Switch it on before you send a link")
    audit.record("user.invite_again", person, by=by)
    _send(person, origin)


@transaction.atomic
def make_first_administrator(email: str, *, by: None, name: str, password: str) -> User:
    """Make an administrator from the command line, where nobody is yet. Audited as user.create."""
    if User.objects.filter(email__iexact=email.strip()).exists():
        raise Refused(TAKEN, field="email")
    roles = [Role.SYSTEM_ADMINISTRATOR]
    person = User.objects.create_user(email, password, name=name, roles=roles)
    audit.record("user.create", person, by=by, details={"roles": person.roles})
    return person


@transaction.atomic
def change_details(
    person: User, *, by: User, name: str, job_title: str, agency: Agency | None
) -> User:
    """Change the name, job title and agency. Audited as user.change with the fields changed."""
    policy.check_can_manage(by)
    person = _lock(person)
    wanted = {"name": name, "job_title": job_title, "agency": agency}
    changed = [field for field, value in wanted.items() if getattr(person, field) != value]
    for field in changed:
        setattr(person, field, wanted[field])
    if changed:
        person.save(update_fields=changed)
        audit.record("user.change", person, by=by, details={"fields": changed})
    return person


@transaction.atomic
def change_roles(person: User, *, by: User, roles: Iterable[Role]) -> User:
    """Give somebody these roles and no others. Audited as user.roles with both lists.

    Refuses one's own account, roles that must be kept apart, and to leave the service without an
    administrator.
    """
    policy.check_can_change_access(by, person)
    roles = list(roles)
    policy.check_roles_fit(roles)
    administrators = _lock_administrators()
    person = _lock(person)
    before, after = person.roles, [str(role) for role in roles]
    if policy.is_administrator(before) and not policy.is_administrator(after):
        policy.check_leaves_an_administrator(person, administrators)
    if sorted(before) != sorted(after):
        person.roles = after
        person.save(update_fields=["roles"])
        audit.record("user.roles", person, by=by, details={"before": before, "after": after})
    return person


@transaction.atomic
def deactivate(person: User, *, by: User, note: str) -> User:
    """Switch an account off; its sessions end at once. Audited as user.deactivate with the note.

    Refuses one's own account, and the last administrator's.
    """
    policy.check_can_change_access(by, person)
    administrators = _lock_administrators()
    person = _lock(person)
    if not person.is_active:
        raise Refused("This account is switched off already")
    policy.check_leaves_an_administrator(person, administrators)
    person.is_active = False
    person.save(update_fields=["is_active"])
    audit.record("user.deactivate", person, by=by, reason=note)
    return person


@transaction.atomic
def reactivate(person: User, *, by: User, reason: str) -> User:
    """Switch an account on again, with the roles it had. Audited as user.reactivate."""
    policy.check_can_change_access(by, person)
    person = _lock(person)
    if person.is_active:
        raise Refused("This account is switched on already")
    person.is_active = True
    person.save(update_fields=["is_active"])
    audit.record("user.reactivate", person, by=by, reason=reason)
    return person


@transaction.atomic
def reset_second_step(person: User, *, by: User, reason: str) -> None:
    """Remove somebody's app, passkeys and recovery codes; they set up anew at the next sign-in.

    For a lost phone, once it is certain who is asking. Refuses where nothing is set up. Audited as
    user.second_step_reset.
    """
    policy.check_can_change_access(by, person)
    removed, _ = Authenticator.objects.filter(user=_lock(person)).delete()
    if not removed:
        raise Refused(NO_STEP)
    details = {"removed": removed}
    audit.record("user.second_step_reset", person, by=by, reason=reason, details=details)


def _lock(person: User) -> User:
    return User.objects.get_queryset().select_for_update().get(pk=person.pk)


def _lock_administrators() -> list[int]:
    """The keys of all active administrators, held so that two cannot remove each other at once."""
    active = User.objects.active().holding(Role.SYSTEM_ADMINISTRATOR).order_by("pk")
    return list(active.select_for_update().values_list("pk", flat=True))


def _send(person: User, origin: str) -> None:
    send = partial(current_app.send_task, INVITE, args=[person.pk, origin])
    transaction.on_commit(send)

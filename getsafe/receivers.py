"""What Django and django-allauth announce about signing in, passed on to the audit log."""

from allauth.account import signals as account
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.dispatch import receiver

from getsafe import web
from getsafe.actions import sign_ins
from getsafe.queries import people


@receiver(account.user_logged_in)
def on_sign_in(request, user, **_announced) -> None:
    """Audit the sign-in."""
    methods = [record["method"] for record in get_authentication_records(request, user)]
    sign_ins.signed_in(user, by=user, methods=methods)


@receiver(auth.user_logged_out)
def on_sign_out(user, **_announced) -> None:
    """Audit the sign-out; a session that had already ended has no person."""
    if user:
        sign_ins.signed_out(user, by=user)


@receiver(auth.user_login_failed)
def on_refusal(credentials, **_announced) -> None:
    """Audit the refused sign-in."""
    sign_ins.refused(credentials.get("email") or "")


@receiver(mfa.authentication_failed)
def on_refused_step(user, **_announced) -> None:
    """Audit the refused second step."""
    sign_ins.step_refused(user)


@receiver(mfa.authenticator_added)
def on_added_step(request, user, authenticator, **_announced) -> None:
    """Audit it, and let the session in which it was set up go on."""
    web.note_second_step(request, is_set_up=True)
    sign_ins.step_changed(user, by=user, change="added", kind=authenticator.type)


@receiver(mfa.authenticator_removed)
def on_removed_step(request, user, authenticator, **_announced) -> None:
    """Audit it; after the last one the session may only set one up again."""
    web.note_second_step(request, is_set_up=people.has_second_step(user))
    sign_ins.step_changed(user, by=user, change="removed", kind=authenticator.type)


@receiver(mfa.authenticator_reset)
def on_reset_step(user, authenticator, **_announced) -> None:
    """Audit it."""
    sign_ins.step_changed(user, by=user, change="reset", kind=authenticator.type)


@receiver(account.password_changed)
@receiver(account.password_set)
@receiver(account.password_reset)
def on_password(user, **_announced) -> None:
    """Audit the new password."""
    sign_ins.password_changed(user, by=user)

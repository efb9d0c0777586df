"""The e-mail that asks somebody to choose a password for their new account."""

from urllib.parse import urljoin

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from getsafe.models import User


def send(person: User, *, origin: str) -> None:
    """Send the link; it works for as many days as a password reset, and once."""
    key = default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), key])
    words = {
        "person": person,
        "council_name": settings.COUNCIL_NAME,
        "address": urljoin(origin, path),
        "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
    }
    body = render_to_string("getsafe/email/invitation.txt", words)
    send_mail("Your GETSAFE account", body, settings.DEFAULT_FROM_EMAIL, [person.email])

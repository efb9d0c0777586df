"""django-allauth's forms for signing in, worded and drawn as the rest of the service."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

from getsafe.govuk.forms import GovukFormMixin
from getsafe.govuk.looks import Look

LENGTH_HINT = (
    "Use at least 12 characters. Three random words make a password that is easy to remember."
)
CODE = {"code": Look(width=10)}
THE_CODE = {"code": "the code"}
YOUR_PASSWORD = {"password": "your password"}
PASSKEY = {"name": "a name for this passkey"}


class SignInForm(GovukFormMixin, account.LoginForm):
    """E-mail address and password."""

    labels = {"login": "Email address"}
    nouns = {"login": "your email address"} | YOUR_PASSWORD


class NewPasswordMixin(GovukFormMixin):
    """Says once, in our words, what a new password must be."""

    labels = {
        "oldpassword": "Current password",
        "password1": "New password",
        "password2": "New password again",
    }
    nouns = {
        "oldpassword": "your current password",
        "password1": "a new password",
        "password2": "the new password again",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = LENGTH_HINT


class ChangePasswordForm(NewPasswordMixin, account.ChangePasswordForm):
    """Old password and, twice, the new one."""


class SetPasswordForm(NewPasswordMixin, account.SetPasswordForm):
    """A first password, for someone who came by the council's own sign-in."""


class ResetPasswordKeyForm(NewPasswordMixin, account.ResetPasswordKeyForm):
    """A new password, after following the link in the e-mail."""


class ResetPasswordForm(GovukFormMixin, account.ResetPasswordForm):
    """The address to send the link to."""

    labels = {"email": "Email address"}
    nouns = {"email": "your email address"}


class ReauthenticateForm(GovukFormMixin, account.ReauthenticateForm):
    """The password once more, before the way of signing in is changed."""

    nouns = YOUR_PASSWORD


class AuthenticateCodeForm(GovukFormMixin, mfa.AuthenticateForm):
    """The second step of signing in."""

    labels = {"code": "Code"}
    nouns = THE_CODE
    looks = CODE


class ReauthenticateCodeForm(GovukFormMixin, mfa.ReauthenticateForm):
    """A code, before the way of signing in is changed."""

    labels = {"code": "Code"}
    nouns = THE_CODE
    looks = CODE


class ActivateTotpForm(GovukFormMixin, totp.ActivateTOTPForm):
    """The first code that the app shows, which proves that it was set up."""

    labels = {"code": "Code from the app"}
    nouns = {"code": "the code from the app"}
    looks = CODE


class AddPasskeyForm(GovukFormMixin, webauthn.AddWebAuthnForm):
    """A passkey's name; the browser fills in the rest."""

    labels = {
        "name": "Name for this passkey",
        "passwordless": "Let me sign in with this passkey alone, without my password",
    }
    nouns = PASSKEY

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "passwordless" in self.fields:
            self.fields[
                "passwordless"
            ].help_text = "Your device then asks for a PIN or fingerprint."


class RenamePasskeyForm(GovukFormMixin, webauthn.EditWebAuthnForm):
    """A passkey's new name."""

    labels = {"name": "Name for this passkey"}
    nouns = PASSKEY

"""What django-allauth asks of us: nobody signs up, secrets are encrypted, SSO joins by consent."""

from allauth.account import auth_backends
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.utils.crypto import get_random_string

from getsafe import demo_accounts, key_ring
from getsafe.models import User
from getsafe.queries import people


class AuthenticationBackend(auth_backends.AuthenticationBackend):
    """django-allauth's, with the look-up that every page begins with in words that are kept."""

    def get_user(self, user_id: int) -> User | None:
        """The person whose session it is, unless their account was ended."""
        user = people.get_signed_in(user_id)
        return user if user and self.user_can_authenticate(user) else None


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by signing up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Enter the email address and password of your account",
        "incorrect_password": "Enter your password again: it does not match",
        "enter_current_password": "Enter your current password again: it does not match",
        "too_many_login_attempts": "Wait 5 minutes, then try again: there were too many attempts",
        "rate_limited": "Wait a few minutes, then try again: there were too many attempts",
    }

    def is_open_for_signup(self, request) -> bool:  # noqa: ARG002
        """Nobody signs up."""
        return False

    def authenticate(self, request, **credentials):
        """Let nobody in with the published password where children may be real."""
        if credentials.get("password") == demo_accounts.PASSWORD and not settings.FICTION:
            # Goes the way of any wrong password: counted, slowed down and audited.
            credentials["password"] = get_random_string(40)
        return super().authenticate(request, **credentials)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """The council's own identity provider signs people in; it makes no accounts."""

    def is_open_for_signup(self, request, sociallogin) -> bool:  # noqa: ARG002
        """Nobody signs up by single sign-on either."""
        return False


class SecondStepAdapter(DefaultMFAAdapter):
    """Authenticator apps' secrets and recovery codes are unreadable in the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Enter the code that your app shows now, or an unused recovery code",
    }

    def encrypt(self, text: str) -> str:
        """Encrypt under our key ring."""
        return key_ring.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt with whichever key of the ring fits."""
        return key_ring.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        """The name that an authenticator app shows."""
        return f"GETSAFE {settings.COUNCIL_NAME}"

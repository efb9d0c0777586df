"""What django-allauth asks of us: nobody signs up, secrets are encrypted, SSO joins by consent."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings

from getsafe import key_ring


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by signing up."""

    def is_open_for_signup(self, request) -> bool:  # noqa: ARG002
        """Nobody signs up."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """The council's own identity provider signs people in; it makes no accounts."""

    def is_open_for_signup(self, request, sociallogin) -> bool:  # noqa: ARG002
        """Nobody signs up by single sign-on either."""
        return False


class SecondStepAdapter(DefaultMFAAdapter):
    """Authenticator apps' secrets and recovery codes are unreadable in the database."""

    def encrypt(self, text: str) -> str:
        """Encrypt under our key ring."""
        return key_ring.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt with whichever key of the ring fits."""
        return key_ring.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        """The name that an authenticator app shows."""
        return f"GETSAFE {settings.COUNCIL_NAME}"

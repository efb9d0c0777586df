"""Encryption of the few secrets kept in the database, under keys that can be rotated.

The first of `ENCRYPTION_KEYS` encrypts; all of them are tried to read. Without any, the key
follows from `SECRET_KEY` (and the earlier ones of `SECRET_KEY_FALLBACKS`).
"""

from base64 import urlsafe_b64encode
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def encrypt(text: str) -> str:
    """Return `text` encrypted under the newest key."""
    return _ring(*_secrets()).encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """Return the text; `cryptography.fernet.InvalidToken` when no key of the ring made it."""
    return _ring(*_secrets()).decrypt(encrypted.encode()).decode()


def _secrets() -> tuple[str, ...]:
    given = tuple(settings.ENCRYPTION_KEYS)
    return given or (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@cache
def _ring(*secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"getsafe fields")
    return urlsafe_b64encode(derived.derive(secret.encode()))

import pytest
from cryptography.fernet import InvalidToken

from getsafe import key_ring


def test_text_comes_back_and_is_not_in_what_is_kept():
    kept = key_ring.encrypt("a secret")
    assert "secret" not in kept
    assert key_ring.decrypt(kept) == "a secret"


def test_old_key_still_reads_after_a_new_one_is_put_first(settings):
    settings.ENCRYPTION_KEYS = ["old key"]
    kept = key_ring.encrypt("a secret")
    settings.ENCRYPTION_KEYS = ["new key", "old key"]
    assert key_ring.decrypt(kept) == "a secret"
    settings.ENCRYPTION_KEYS = ["new key"]
    with pytest.raises(InvalidToken):
        key_ring.decrypt(kept)


def test_without_keys_the_secret_key_and_its_forerunners_serve(settings):
    settings.ENCRYPTION_KEYS = []
    kept = key_ring.encrypt("a secret")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "x" * 50, [settings.SECRET_KEY]
    assert key_ring.decrypt(kept) == "a secret"


def test_old_secret_key_kept_among_the_encryption_keys_reads_what_it_encrypted(settings):
    settings.ENCRYPTION_KEYS = []
    kept = key_ring.encrypt("a secret")
    settings.ENCRYPTION_KEYS = [settings.SECRET_KEY]
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "x" * 50, []
    assert key_ring.decrypt(kept) == "a secret"

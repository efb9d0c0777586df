import pytest

from getsafe.addresses import cache_url, origin
from getsafe.environment import Environment


def stopped_with(capsys, read) -> str:
    with pytest.raises(SystemExit) as stopped:
        read()
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_secret_missing_weak_or_short_stops_and_good_is_returned(monkeypatch, capsys):
    environment = Environment()
    monkeypatch.delenv("SECRET_KEY", raising=False)
    assert "SECRET_KEY is not set" in stopped_with(capsys, lambda: environment.secret("SECRET_KEY"))
    for weak in ("short", "a" * 80):
        monkeypatch.setenv("SECRET_KEY", weak)
        message = stopped_with(capsys, lambda: environment.secret("SECRET_KEY"))
        assert "SECRET_KEY is too weak" in message
        assert weak not in message
    good = "".join(chr(48 + number) for number in range(60))
    monkeypatch.setenv("SECRET_KEY", good)
    assert environment.secret("SECRET_KEY") == good


@pytest.mark.parametrize(
    ("reader", "value", "words"),
    [
        ("flag", "maybe", "true or false"),
        ("number", "ten", "a whole number"),
        ("number", "-1", "a whole number"),
        ("database", "mysql://u:hush@h/d", "postgresql://"),
        ("database", "postgresql://u:hush@h/", "names no database"),
        ("email", "hush", "smtp://"),
    ],
)
def test_malformed_setting_is_named_and_never_repeated(monkeypatch, capsys, reader, value, words):
    monkeypatch.setenv("ANY_SETTING", value)
    message = stopped_with(capsys, lambda: getattr(Environment(), reader)("ANY_SETTING"))
    assert message.count("\n") == 1
    assert "ANY_SETTING" in message
    assert words in message
    assert "hush" not in message


def test_blank_setting_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("ANY_SETTING", " ")
    assert Environment().number("ANY_SETTING", 7) == 7
    assert Environment().flag("ANY_SETTING", default=True) is True


def test_cache_address_is_the_database_after_the_brokers():
    assert cache_url("redis+socket:///run/v.sock?virtual_host=0") == "unix:///run/v.sock?db=1"
    assert cache_url("redis://:word@host:6379/0") == "redis://:word@host:6379/1"
    assert cache_url("rediss://host") == "rediss://host/1"
    assert origin("https://login.example.gov.uk/tenant/v2.0") == "https://login.example.gov.uk"

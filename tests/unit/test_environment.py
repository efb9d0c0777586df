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
        ("database", "postgresql://u:hu#sh@h/d", "written as %XX"),
        ("database", "postgresql://u:hush@h:port/d", "postgresql://"),
        ("redis", "redis://", "redis://"),
        ("redis", "redis://:hush@h/first", "number of a database"),
        ("redis", "redis://:hush@h:port/0", "redis://"),
        ("redis", "redis+socket:///run/v.sock?virtual_host=hush", "number of a database"),
        ("email", "hush", "smtp://"),
        ("email", "smtp://", "smtp://"),
        ("email", "submission://u:hush@h:port", "submission://"),
        ("sender", "hush", "an e-mail address"),
        ("sender", "GETSAFE <hush>", "an e-mail address"),
        ("hosts", ", ,", "host names"),
        ("hosts", "https://hush.example.gov.uk", "without https://"),
        ("hosts", "hush.example.gov.uk:443", "without https:// or a port"),
        ("hosts", "*", "host names"),
        ("origins", "hush.example.gov.uk", "https://getsafe.example.gov.uk"),
        ("origins", "https://hush.example.gov.uk/", "https://getsafe.example.gov.uk"),
        ("secrets", "hush,hushhush", "at least 50"),
    ],
)
def test_malformed_setting_is_named_and_never_repeated(monkeypatch, capsys, reader, value, words):
    monkeypatch.setenv("ANY_SETTING", value)
    message = stopped_with(capsys, lambda: getattr(Environment(), reader)("ANY_SETTING"))
    assert message.count("\n") == 1
    assert "ANY_SETTING" in message
    assert words in message
    assert "hush" not in message


@pytest.mark.parametrize("value", ["8000", "127.0.0.1", "host:port", "unix:run.sock", "a b:80"])
def test_place_to_listen_on_that_is_none_is_named(monkeypatch, capsys, value):
    monkeypatch.setenv("ANY_SETTING", value)
    told = stopped_with(capsys, lambda: Environment().listening("ANY_SETTING", "127.0.0.1:8000"))
    assert "ANY_SETTING is malformed" in told


def test_lists_and_addresses_that_are_well_formed_are_returned(monkeypatch):
    environment = Environment()
    good = {
        "hosts": ["getsafe.example.gov.uk", ".example.gov.uk", "10.1.2.3", "[::1]"],
        "origins": ["https://getsafe.example.gov.uk", "https://*.example.gov.uk:8443"],
        "secrets": ["".join(map(chr, range(60, 120))), "".join(map(chr, range(61, 121)))],
    }
    for reader, values in good.items():
        monkeypatch.setenv("ANY_SETTING", " , ".join(values))
        assert getattr(environment, reader)("ANY_SETTING") == values
    for reader, value in (
        ("redis", "rediss://:word@host:6380/2"),
        ("redis", "redis+socket:///run/v.sock?virtual_host=1"),
        ("sender", "GETSAFE <getsafe@example.gov.uk>"),
    ):
        monkeypatch.setenv("ANY_SETTING", value)
        assert getattr(environment, reader)("ANY_SETTING") == value
    for value in ("0.0.0.0:80", "[::]:8000", "unix:/run/getsafe.sock"):
        monkeypatch.setenv("ANY_SETTING", value)
        assert environment.listening("ANY_SETTING", "127.0.0.1:8000") == value


def test_mail_server_is_not_waited_for_for_ever(monkeypatch):
    monkeypatch.setenv("ANY_SETTING", "submission://mail.example.gov.uk")
    found = Environment().email("ANY_SETTING")
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == (587, True)
    assert found["EMAIL_TIMEOUT"] == 20


def test_settings_that_only_work_together_are_asked_for_together(monkeypatch, capsys):
    environment = Environment()
    names = ("ONE_SETTING", "OTHER_SETTING")
    environment.together(*names)
    monkeypatch.setenv("OTHER_SETTING", "hush")
    told = stopped_with(capsys, lambda: environment.together(*names))
    assert "ONE_SETTING is not set: with OTHER_SETTING" in told
    assert "hush" not in told
    monkeypatch.setenv("ONE_SETTING", "hush")
    environment.together(*names)


def test_blank_setting_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("ANY_SETTING", " ")
    assert Environment().number("ANY_SETTING", 7) == 7
    assert Environment().flag("ANY_SETTING", default=True) is True


def test_cache_address_is_the_database_after_the_brokers():
    assert cache_url("redis+socket:///run/v.sock?virtual_host=0") == "unix:///run/v.sock?db=1"
    assert cache_url("redis://:word@host:6379/0") == "redis://:word@host:6379/1"
    assert cache_url("rediss://host") == "rediss://host/1"
    assert origin("https://login.example.gov.uk/tenant/v2.0") == "https://login.example.gov.uk"

"""Reads settings from the environment; a missing or malformed one stops with one sentence."""

import re
import sys
from collections.abc import Callable
from email.utils import parseaddr
from typing import Any, NoReturn
from urllib.parse import parse_qs, urlsplit

import dj_database_url
import dj_email_url
from environs import Env, EnvError

SHORTEST_SECRET = 50
FEWEST_CHARACTERS = 10
EMAIL_SCHEMES = ("smtp", "submission", "console", "file")
MAIL_SERVER_SECONDS = 20
# These lead to a server, so they name one; the others lead to a file or to nowhere.
SCHEMES_WITH_A_HOST = ("smtp", "submission", "redis", "rediss", "http", "https")
HOST_NAME = re.compile(r"\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)
ORIGIN = re.compile(r"https?://[^/?#\s]+")
LISTENED_ON = re.compile(r"unix:/.+|([\w.-]+|\[[0-9a-f:.]+\]):\d{1,5}")


def stop(sentence: str) -> NoReturn:
    """End the program with a sentence that names the setting; exit status 2, no traceback."""
    print(f"getsafe: {sentence}", file=sys.stderr)  # noqa: T201
    raise SystemExit(2)


class Environment:
    """Typed reading of settings; a blank value counts as not set, as docker compose passes it.

    Values are never repeated in a message: an address may hold a password.
    """

    REQUIRED = object()

    def __init__(self) -> None:
        self._env = Env()

    def text(self, name: str, default: Any = REQUIRED, *, wanted: str = "a text") -> Any:
        """A text."""
        return self._read(self._env.str, name, default, wanted)

    def flag(self, name: str, default: Any = REQUIRED) -> Any:
        """Yes or no."""
        return self._read(self._env.bool, name, default, "true or false")

    def number(self, name: str, default: Any = REQUIRED, *, least: int = 0) -> int:
        """A whole number from `least`."""
        wanted = f"a whole number from {least}"
        value = self._read(self._env.int, name, default, wanted)
        if value < least:
            stop(f"{name} is malformed: it must be {wanted}.")
        return value

    def choice(self, name: str, default: str, *, of: tuple[str, ...]) -> str:
        """One of a few words."""
        value = self.text(name, default)
        if value not in of:
            stop(f"{name} is malformed: it must be one of {', '.join(of)}.")
        return value

    def names(self, name: str, default: Any = REQUIRED, *, wanted: str) -> Any:
        """A list, separated by commas."""
        value = self._read(self._env.list, name, default, wanted)
        found = [part.strip() for part in value if part.strip()]
        if default is self.REQUIRED and not found:
            stop(f"{name} is not set: it must be {wanted}.")
        return found

    def hosts(self, name: str, default: Any = REQUIRED) -> list[str]:
        """Host names, separated by commas; not `*`, since links in mail repeat the caller's."""
        wanted = "the host names of the site, without https:// or a port, separated by commas"
        found = self.names(name, default, wanted=wanted)
        if not all(map(HOST_NAME.fullmatch, found)):
            stop(f"{name} is malformed: it must be {wanted}.")
        return found

    def origins(self, name: str) -> list[str]:
        """Addresses of sites, separated by commas; none by default."""
        wanted = "addresses such as https://getsafe.example.gov.uk, separated by commas"
        found = self.names(name, [], wanted=wanted)
        if not all(map(ORIGIN.fullmatch, found)):
            stop(f"{name} is malformed: it must be {wanted}.")
        return found

    def listening(self, name: str, default: str) -> str:
        """Where a server listens: a host and a port, or the path of a socket."""
        value = self.text(name, default)
        if not LISTENED_ON.fullmatch(value):
            stop(f"{name} is malformed: it must be like 127.0.0.1:8000 or unix:/run/getsafe.sock.")
        return value

    def address(
        self, name: str, default: Any = REQUIRED, *, schemes: tuple[str, ...], wanted: str = ""
    ) -> Any:
        """An address that begins with one of the schemes."""
        beginnings = " or ".join(f"{one}://" for one in schemes)
        wanted = wanted or f"an address that begins with {beginnings}"
        value = self.text(name, default, wanted=wanted)
        if value and not _is_address(value, schemes):
            stop(f"{name} is malformed: it must be {wanted}.")
        return value

    def database(self, name: str, default: Any = REQUIRED) -> Any:
        """A PostgreSQL address, as Django's settings want it."""
        wanted = (
            "an address like postgresql://user:secret@host:5432/getsafe, with special characters "
            "in the secret written as %XX"
        )
        value = self.address(name, default, schemes=("postgresql", "postgres"), wanted=wanted)
        if value is None:
            return None
        found = dj_database_url.parse(value)
        if not found.get("NAME"):
            stop(f"{name} names no database: it must be {wanted}.")
        return found

    def redis(self, name: str) -> str:
        """The address of a Redis or Valkey, with the number of a database or none."""
        value = self.address(name, schemes=("redis", "rediss", "redis+socket"))
        parts = urlsplit(value)
        number = parts.path.strip("/")
        if parts.scheme == "redis+socket":
            number = parse_qs(parts.query).get("virtual_host", ["0"])[0]
        if number and not number.isdecimal():
            stop(f"{name} is malformed: what follows the host must be the number of a database.")
        return value

    def email(self, name: str, default: Any = REQUIRED) -> Any:
        """A mail server's address, as Django's settings want it."""
        found = dj_email_url.parse(self.address(name, default, schemes=EMAIL_SCHEMES))
        # A page that sends mail must not wait for ever on a mail server that says nothing.
        return found | {"EMAIL_TIMEOUT": MAIL_SERVER_SECONDS}

    def sender(self, name: str, default: Any = REQUIRED) -> str:
        """An e-mail address, with or without a name: GETSAFE <getsafe@example.gov.uk>."""
        wanted = "an e-mail address"
        value = self.text(name, default, wanted=wanted)
        person, _, place = parseaddr(value)[1].rpartition("@")
        if not (person and place):
            stop(f"{name} is malformed: it must be {wanted}.")
        return value

    def secret(self, name: str) -> str:
        """A secret long and varied enough that nobody guesses it."""
        wanted = f"at least {SHORTEST_SECRET} random characters"
        value = self.text(name, wanted=wanted)
        if not _is_strong(value):
            stop(f"{name} is too weak: it must be {wanted}.")
        return value

    def secrets(self, name: str) -> list[str]:
        """Secrets of the same strength, separated by commas; none by default."""
        wanted = f"secrets of at least {SHORTEST_SECRET} random characters, separated by commas"
        found = self.names(name, [], wanted=wanted)
        if not all(map(_is_strong, found)):
            stop(f"{name} is too weak: it must be {wanted}.")
        return found

    def together(self, *names: str) -> None:
        """Stop where some of the settings that only work together are set, and others are not."""
        absent = [name for name in names if not self._env.str(name, "").strip()]
        if absent and len(absent) < len(names):
            present = next(name for name in names if name not in absent)
            stop(f"{absent[0]} is not set: with {present} it must be, or neither.")

    def _read(self, reader: Callable, name: str, default: Any, wanted: str) -> Any:
        if not self._env.str(name, "").strip():
            if default is self.REQUIRED:
                stop(f"{name} is not set: it must be {wanted}.")
            return default
        try:
            return reader(name)
        except EnvError:
            stop(f"{name} is malformed: it must be {wanted}.")


def _is_strong(secret: str) -> bool:
    return len(secret) >= SHORTEST_SECRET and len(set(secret)) >= FEWEST_CHARACTERS


def _is_address(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(value)
        named = parts.hostname or parts.scheme not in SCHEMES_WITH_A_HOST
        # Reading the port is what finds that it is no number.
        return bool(parts.scheme in schemes and named and parts.port != 0)
    except ValueError:
        return False

"""Reads settings from the environment; a missing or malformed one stops with one sentence."""

import sys
from collections.abc import Callable
from typing import Any, NoReturn
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url
from environs import Env, EnvError

SHORTEST_SECRET = 50
FEWEST_CHARACTERS = 10
EMAIL_SCHEMES = ("smtp", "submission", "console", "file")


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

    def number(self, name: str, default: Any = REQUIRED) -> Any:
        """A whole number from 0."""
        value = self._read(self._env.int, name, default, "a whole number")
        if value is not None and value < 0:
            stop(f"{name} is malformed: it must be a whole number from 0.")
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
        return [part.strip() for part in value if part.strip()]

    def address(self, name: str, default: Any = REQUIRED, *, schemes: tuple[str, ...]) -> Any:
        """An address that begins with one of the schemes."""
        wanted = f"an address that begins with {' or '.join(f'{one}://' for one in schemes)}"
        value = self.text(name, default, wanted=wanted)
        if value and not _is_address(value, schemes):
            stop(f"{name} is malformed: it must be {wanted}.")
        return value

    def database(self, name: str, default: Any = REQUIRED) -> Any:
        """A PostgreSQL address, as Django's settings want it."""
        value = self.address(name, default, schemes=("postgresql", "postgres"))
        if value is None:
            return None
        found = dj_database_url.parse(value)
        if not found.get("NAME"):
            stop(
                f"{name} names no database: it must be like postgresql://user:secret@host/getsafe."
            )
        return found

    def email(self, name: str, default: Any = REQUIRED) -> Any:
        """A mail server's address, as Django's settings want it."""
        return dj_email_url.parse(self.address(name, default, schemes=EMAIL_SCHEMES))

    def secret(self, name: str) -> str:
        """A secret long and varied enough that nobody guesses it."""
        wanted = f"at least {SHORTEST_SECRET} random characters"
        value = self.text(name, wanted=wanted)
        if len(value) < SHORTEST_SECRET or len(set(value)) < FEWEST_CHARACTERS:
            stop(f"{name} is too weak: it must be {wanted}.")
        return value

    def _read(self, reader: Callable, name: str, default: Any, wanted: str) -> Any:
        if not self._env.str(name, "").strip():
            if default is self.REQUIRED:
                stop(f"{name} is not set: it must be {wanted}.")
            return default
        try:
            return reader(name)
        except EnvError:
            stop(f"{name} is malformed: it must be {wanted}.")


def _is_address(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        return urlsplit(value).scheme in schemes
    except ValueError:
        return False

"""What happens before a management command: its database role, and servers if there are none."""

import contextlib
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg

from getsafe.embedded import EmbeddedError, Servers
from getsafe.embedded.places import Places

PROJECT = Path(__file__).resolve().parent.parent
HELP = {"help", "--help", "-h", "version", "--version"}
WITHOUT_SERVERS = {"create_database_roles"}
# These change the database's shape; everything else runs as the role that may not.
OWNER_COMMANDS = {"migrate", "flush", "sqlflush", "createcachetable", "pgtrigger"}


# These need no tables, make them, or have them made.
WITHOUT_TABLES = OWNER_COMMANDS | {"check", "demo", "makemigrations", "showmigrations", "test"}

# The servers that this process holds, if it holds any.
servers: Servers | None = None


class SettingError(Exception):
    """A setting is missing or malformed; the message names it and says what to do."""


def data_folder() -> Path:
    """The folder of the embedded servers: GETSAFE_DATA, by default `.data` in the repository."""
    return Path(os.environ.get("GETSAFE_DATA") or PROJECT / ".data")


def port() -> int:
    """The port of the web server: GETSAFE_PORT, by default 8000."""
    text = os.environ.get("GETSAFE_PORT") or "8000"
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        message = "GETSAFE_PORT is malformed: it must be a port number from 1 to 65535."
        raise SettingError(message)
    return int(text)


def _choose_role(command: str) -> None:
    """Say, for the settings, as which database role this process's command runs."""
    role = "owner" if command in OWNER_COMMANDS else "app"
    os.environ["GETSAFE_DATABASE_ROLE"] = role
    if command == "demo":
        port()
        os.environ["GETSAFE_DEMO"] = "true"


def are_tables_made() -> bool:
    """Whether the tables were ever made to the end: the app role is given its rights last."""
    query = "SELECT has_table_privilege(to_regclass('django_migrations'), 'SELECT')"
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return connection.execute(query).fetchone() == (True,)


def make_tables() -> None:
    """Make the tables, or bring them up to date: in a process that runs as their owner."""
    command = [sys.executable, str(PROJECT / "manage.py"), "migrate"]
    command += ["--no-input", "--verbosity", "0"]
    # What a command prepares is not its result, which alone goes to standard output.
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr)  # noqa: S603
    if done.returncode:
        message = "The tables could not be made: what `manage.py migrate` says is above."
        raise EmbeddedError(message)


def _make_missing_tables(places: Places) -> None:
    """Make the tables of a new installation, so that its first command works on its own."""
    with places.lock("tables"):
        if not are_tables_made():
            print("Making the tables of a new installation...", file=sys.stderr)  # noqa: T201
            make_tables()


def are_tables_older() -> bool:
    """Whether the program was renewed, and its tables do not yet say so."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        made = set(connection.execute("SELECT app, name FROM django_migrations"))
    files = PROJECT.glob("*/migrations/[0-9]*.py")
    return not {(file.parent.parent.name, file.stem) for file in files} <= made


def _refuse_older_tables() -> None:
    """Say what to do where the program was renewed and its tables were not."""
    if are_tables_older():
        message = "The tables are older than the program: run `manage.py migrate`, then this again."
        raise SettingError(message)


def _settings_of_nowhere() -> dict[str, str]:
    """Settings with which commands can be listed and explained, while no server is needed."""
    return {
        "GETSAFE_EMBEDDED": "true",
        "DATABASE_URL": "postgresql://nowhere/none",
        "REDIS_URL": "redis://nowhere",
        "SECRET_KEY": secrets.token_urlsafe(50),
    }


@contextlib.contextmanager
def prepared_for(*arguments: str) -> Iterator[None]:
    """Set the stage for a command: its role, and servers unless the environment names some."""
    command = arguments[0] if arguments else "help"
    _choose_role(command)
    configured = {name for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
    explains = command in HELP or not {"--help", "-h"}.isdisjoint(arguments)
    if explains and not configured:
        os.environ.update(_settings_of_nowhere())
        yield
        return
    if configured == {"DATABASE_URL", "REDIS_URL"} or command in WITHOUT_SERVERS:
        yield
        return
    if configured:
        missing = ({"DATABASE_URL", "REDIS_URL"} - configured).pop()
        message = (
            f"{configured.pop()} is set and {missing} is not: set {missing} too to use servers of "
            "your own, or unset both to use the embedded ones."
        )
        raise SettingError(message)
    global servers  # noqa: PLW0603 (one process holds them once, and `demo` looks here)
    servers = Servers(data_folder())
    os.environ.update(servers.start())
    try:
        if command not in WITHOUT_TABLES:
            _make_missing_tables(servers.places)
            _refuse_older_tables()
        yield
    finally:
        servers.stop()


@contextlib.contextmanager
def sentences() -> Iterator[None]:
    """Turn what stops the program before it starts into one sentence and an exit status."""
    try:
        yield
    except (SettingError, EmbeddedError) as error:
        print(f"getsafe: {error}", file=sys.stderr)  # noqa: T201
        raise SystemExit(2 if isinstance(error, SettingError) else 1) from None

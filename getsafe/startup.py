"""What happens before a management command: its database role, and servers if there are none."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg

from getsafe.embedded import EmbeddedError, Servers
from getsafe.embedded.places import Places

PROJECT = Path(__file__).resolve().parent.parent
WITHOUT_SERVERS = {"help", "--help", "-h", "version", "--version", "create_database_roles"}
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


def run_as_owner(*arguments: str) -> None:
    """Run a management command in a process of its own, as the role that owns the database."""
    command = [sys.executable, str(PROJECT / "manage.py"), *arguments]
    # What a command prepares is not its result, which alone goes to standard output.
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr)  # noqa: S603


def _make_tables(places: Places) -> None:
    """Make the tables of a new installation, so that its first command works on its own."""
    with places.lock("tables"):
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            found = connection.execute("SELECT to_regclass('django_migrations')").fetchone()
        if found == (None,):
            print("Making the tables of a new installation...", file=sys.stderr)  # noqa: T201
            run_as_owner("migrate", "--no-input", "--verbosity", "0")


def _refuse_older_tables() -> None:
    """Say what to do where the program was renewed and its tables were not."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        made = set(connection.execute("SELECT app, name FROM django_migrations"))
    files = PROJECT.glob("*/migrations/[0-9]*.py")
    if not {(file.parent.parent.name, file.stem) for file in files} <= made:
        message = "The tables are older than the program: run `manage.py migrate`, then this again."
        raise SettingError(message)


@contextlib.contextmanager
def prepared_for(command: str) -> Iterator[None]:
    """Set the stage for a command: its role, and servers unless the environment names some."""
    _choose_role(command)
    configured = {name for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
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
            _make_tables(servers.places)
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

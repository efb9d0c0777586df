"""What happens before a management command: its database role, and servers if there are none."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from getsafe.embedded import EmbeddedError, Servers

PROJECT = Path(__file__).resolve().parent.parent
WITHOUT_SERVERS = {"help", "--help", "-h", "version", "--version", "create_database_roles"}
# These change the database's shape; everything else runs as the role that may not.
OWNER_COMMANDS = {"migrate", "flush", "sqlflush", "createcachetable", "pgtrigger"}


class SettingError(Exception):
    """A setting is missing or malformed; the message names it and says what to do."""


def data_folder() -> Path:
    """The folder of the embedded servers: GETSAFE_DATA, by default `.data` in the repository."""
    return Path(os.environ.get("GETSAFE_DATA") or PROJECT / ".data")


def use_role_for(command: str) -> None:
    """Say, for the settings, as which database role this process's command runs."""
    role = "owner" if command in OWNER_COMMANDS else "app"
    os.environ["GETSAFE_DATABASE_ROLE"] = role


@contextlib.contextmanager
def servers_for(command: str) -> Iterator[None]:
    """Hold the embedded servers for a command, unless the environment names other servers."""
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
    servers = Servers(data_folder())
    os.environ.update(servers.start())
    try:
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

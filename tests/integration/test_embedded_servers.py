"""The embedded servers as real processes: started, joined, killed, refused."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from types import SimpleNamespace

import psycopg
import pytest

from getsafe.embedded import EmbeddedError, Servers, accounts, binaries
from getsafe.embedded.accounts import Account
from getsafe.embedded.places import LONGEST_SOCKET_PATH, places_for
from getsafe.embedded.postgres import START_SECONDS, Postgres, url
from tests import installation, ordinary, production
from tests.installation import manage, processes_of, wait_until

pytestmark = pytest.mark.servers
# A user of the servers that says when it has them and keeps them until told otherwise.
USER = """
import sys
from getsafe.embedded import Servers
servers = Servers(sys.argv[1], throw_away=True)
print(servers.start()["DATABASE_URL"], flush=True)
sys.stdin.readline()
servers.stop()
"""


@pytest.fixture
def folder(tmp_path_factory):
    """A data folder that an account other than root's can reach, and whose path is short."""
    made = installation.short_folder()
    yield made / "data"
    installation.remove(made)


@pytest.fixture(scope="module")
def person():
    """An ordinary person, also where root runs the tests."""
    made = installation.short_folder()
    yield ordinary.person(made)
    installation.remove(made)


@pytest.fixture
def start_user(folder):
    """Starts users of the servers; those that a test leaves behind are killed."""
    users = []

    def start(data=folder, python=sys.executable, env=(), **changes) -> subprocess.Popen:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        command = [python, "-c", USER, str(data)]
        environment = installation.environment(folder, **dict(env))
        users.append(subprocess.Popen(command, env=environment, text=True, **pipes, **changes))
        return users[-1]

    yield start
    for user in users:
        user.kill()
        user.communicate()
    wait_until(lambda: processes_of(folder) == {})


def address_of(user: subprocess.Popen) -> str:
    line = user.stdout.readline().strip()
    assert line.startswith("postgresql://"), user.stderr.read()
    return line


def end(user: subprocess.Popen) -> None:
    user.communicate("\n", timeout=60)
    assert user.returncode == 0


def test_two_starts_at_once_share_one_server_and_the_last_to_leave_stops_it(folder, start_user):
    first, second = start_user(), start_user()
    assert address_of(first) == address_of(second)
    postmasters = [words for words in processes_of(folder).values() if "bin/postgres -D" in words]
    assert len(postmasters) == 1
    end(first)
    with psycopg.connect(Servers(folder).superuser_url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    end(second)
    wait_until(lambda: processes_of(folder) == {})  # the keeper goes after its servers


def test_killed_user_leaves_no_process(folder, start_user):
    user = start_user()
    address_of(user)
    user.kill()
    user.communicate(timeout=10)
    wait_until(lambda: processes_of(folder) == {})


def test_killed_user_leaves_the_servers_to_those_who_use_them(folder, start_user):
    first, second = start_user(), start_user()
    address = address_of(first)
    address_of(second)
    first.kill()
    first.communicate(timeout=10)
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("getsafe_app",)
    end(second)
    wait_until(lambda: processes_of(folder) == {})  # the keeper goes after its servers


@pytest.mark.skipif(sys.platform != "linux", reason="needs the kernel's parent-death signal")
def test_killed_keeper_takes_the_servers_with_it_and_the_next_start_recovers(folder, start_user):
    user = start_user()
    with psycopg.connect(address_of(user).replace("getsafe_app@", "getsafe_owner@")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    [keeper] = [pid for pid, words in processes_of(folder).items() if "keeper" in words]
    os.kill(keeper, signal.SIGKILL)
    user.communicate("\n", timeout=60)
    wait_until(lambda: processes_of(folder) == {})
    again = start_user()
    with psycopg.connect(address_of(again).replace("getsafe_app@", "getsafe_owner@")) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
    end(again)


def test_start_waits_for_a_server_that_is_still_ending_and_still_asked(folder):
    places = places_for(folder)
    older, newer = Postgres(places, durable=False), Postgres(places, durable=False)
    older.start()
    last_client = psycopg.connect(url(places, "getsafe_owner"))
    older.process.send_signal(signal.SIGTERM)  # it ends with its last client and refuses others
    wait_until(lambda: not older.answers())
    with ThreadPoolExecutor(1) as others:
        asked = others.submit(ask_until_answered, older)
        leaving = Timer(2, last_client.close)
        leaving.start()
        try:
            newer.start()
            assert newer.answers()
            assert asked.result(timeout=30)
        finally:
            leaving.join()
            newer.stop()
            older.stop()


def ask_until_answered(server: Postgres) -> bool:
    """Fill the log with refusals, as the programs do that use a server."""
    deadline = time.monotonic() + 30
    while not server.answers() and time.monotonic() < deadline:
        time.sleep(0.001)
    return time.monotonic() < deadline


def test_dead_server_is_started_again_while_it_is_used(folder):
    servers = Servers(folder, throw_away=True)
    servers.start()
    postmaster = int((servers.places.cluster / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGINT)

    def answers():
        try:
            with psycopg.connect(servers.superuser_url()) as connection:
                pid = int((servers.places.cluster / "postmaster.pid").read_text().split()[0])
                return connection.execute("SELECT 1").fetchone() == (1,) and pid != postmaster
        except (psycopg.OperationalError, OSError, IndexError):
            return False

    wait_until(answers)
    servers.stop()


def test_data_of_another_major_is_refused_and_left_alone(folder):
    servers = Servers(folder, throw_away=True)
    servers.start()
    servers.stop()
    version = servers.places.cluster / "PG_VERSION"
    made = version.read_text()
    version.write_text("17\n")
    with pytest.raises(EmbeddedError, match=r"is of PostgreSQL 17.*Nothing was touched"):
        Servers(folder, throw_away=True).start()
    assert processes_of(folder) == {}
    version.write_text(made)
    again = Servers(folder, throw_away=True)
    assert "getsafe_app@" in again.start()["DATABASE_URL"]
    again.stop()


def test_secret_is_made_once_and_is_its_owners_only(folder):
    servers = Servers(folder, throw_away=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SECRET_KEY", raising=False)
        first = servers.environment()["SECRET_KEY"]
        assert len(first) >= 50
        assert servers.environment()["SECRET_KEY"] == first
        patch.setenv("SECRET_KEY", "given")
        assert servers.environment()["SECRET_KEY"] == "given"
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_programs_out_of_reach_are_copied_to_where_their_account_can_run_them(folder, monkeypatch):
    inside = Path(sys.prefix).resolve()
    reachable = Account.can_enter

    def can_enter(self, path):
        return not Path(path).resolve().is_relative_to(inside) and reachable(self, path)

    places = places_for(folder)
    monkeypatch.setattr(Account, "can_enter", can_enter)
    server = Postgres(places, durable=False)
    try:
        server.start()
        assert server.answers()
        assert binaries.postgres_folder(places).is_relative_to(places.copies)
        assert binaries.valkey_program(places).is_relative_to(places.copies)
    finally:
        server.stop()


def test_folder_to_be_removed_goes_with_its_last_user(folder):
    servers = Servers(folder, throw_away=True, remove=True)
    servers.start()
    assert folder.exists()
    servers.stop()
    assert not folder.exists()


def test_long_path_puts_the_sockets_in_a_short_folder(folder):
    deep = folder / ("x" * 60) / ("y" * 60)
    places = places_for(deep)
    try:
        assert len(str(places.run / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH
        assert places.run.stat().st_mode & 0o777 == 0o700
    finally:
        installation.remove(places.run)


def test_servers_run_as_an_ordinary_account_also_when_root_starts_them(folder, monkeypatch):
    wanted = accounts.pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else os.getuid()
    monkeypatch.setenv("GETSAFE_RUN_USER", "nobody")
    servers = Servers(folder, throw_away=True)
    servers.start()
    assert servers.places.cluster.stat().st_uid == wanted
    servers.stop()
    # The account that owns the data is used again, whatever the setting says then.
    monkeypatch.delenv("GETSAFE_RUN_USER")
    assert places_for(folder).account.uid == wanted


@pytest.mark.parametrize("name", ["root", "no-such-account"])
def test_account_that_cannot_run_the_servers_is_refused_by_the_settings_name(monkeypatch, name):
    monkeypatch.setenv("GETSAFE_RUN_USER", name)
    with pytest.raises(EmbeddedError, match="GETSAFE_RUN_USER is malformed"):
        accounts.for_root()


def test_ordinary_account_runs_the_servers_itself(folder, start_user, person):
    os.chown(folder.parent, person.uid, -1)
    user = start_user(python=person.python, env=person.environment, **person.becoming)
    assert "getsafe_app@" in address_of(user)
    assert (folder / "pg").stat().st_uid == person.uid
    end(user)
    assert processes_of(folder) == {}


def test_folder_of_somebody_else_is_refused_with_what_to_do(start_user, person):
    roots = Path("/getsafe-of-root")
    user = start_user(roots, python=person.python, env=person.environment, **person.becoming)
    _, told = user.communicate(timeout=60)
    assert f"The folder {roots} cannot be used by this account" in told
    assert "set GETSAFE_DATA" in told
    assert not roots.exists()


def test_servers_start_whatever_the_umask_and_the_folder_for_temporary_files(folder, start_user):
    closed = folder.parent / ("t" * LONGEST_SOCKET_PATH)
    closed.mkdir(mode=0o700)
    deep = folder / ("x" * LONGEST_SOCKET_PATH)
    first = start_user(deep, env={"TMPDIR": str(closed)}, umask=0o077)
    address = address_of(first)
    second = start_user(deep)
    assert address_of(second) == address
    end(first)
    end(second)
    installation.remove(places_for(deep).run)


def test_settings_of_other_servers_lead_nowhere_else(folder, start_user):
    elsewhere = {"PGPORT": "1", "PGSERVICE": "elsewhere", "PGHOST": "elsewhere"}
    user = start_user(env=elsewhere)
    assert "getsafe_app@" in address_of(user)
    end(user)


def test_link_in_a_shared_folder_is_not_followed(folder):
    deep = folder / ("x" * LONGEST_SOCKET_PATH)
    run = places_for(deep).run
    run.rmdir()
    victim = folder / "victim"
    victim.mkdir(mode=0o755)
    before = victim.stat()
    run.symlink_to(victim)
    try:
        with pytest.raises(EmbeddedError, match="belongs to somebody else"):
            places_for(deep)
    finally:
        run.unlink()
    assert (victim.stat().st_uid, victim.stat().st_mode) == (before.st_uid, before.st_mode)


def test_full_disk_is_said_before_anything_is_made(folder, monkeypatch):
    left = SimpleNamespace(free=29 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: left)
    server = Postgres(places_for(folder), durable=False)
    with pytest.raises(EmbeddedError, match=r"Only 29 MB are free in .* and 200 MB are needed"):
        server.start()
    assert not server.places.cluster.exists()


def test_broken_data_is_refused_at_once_and_the_log_is_named(folder):
    server = Postgres(places_for(folder), durable=False)
    server.start()
    server.stop()
    (server.places.cluster / "global" / "pg_control").unlink()
    began = time.monotonic()
    with pytest.raises(EmbeddedError, match=r"PostgreSQL did not start; see .*postgres\.log"):
        server.start()
    assert time.monotonic() - began < START_SECONDS / 2


def test_missing_wheel_is_named_with_what_to_do(folder, monkeypatch):
    places = places_for(folder)
    monkeypatch.setattr(binaries, "find_spec", lambda _name: None)
    with pytest.raises(EmbeddedError, match="make install"):
        binaries.postgres_folder(places)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"DATABASE_URL": "postgresql://a@b/c"}, ["DATABASE_URL is set", "set REDIS_URL too"]),
        ({"REDIS_URL": "redis://a"}, ["REDIS_URL is set", "set DATABASE_URL too"]),
    ],
)
def test_half_a_configuration_is_refused_with_what_to_do(folder, settings, words):
    done = manage("check", environment=installation.environment(folder, **settings))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert all(word in done.stderr for word in words)


def test_command_starts_the_servers_and_stops_them(folder):
    done = manage("check", environment=installation.environment(folder))
    assert done.returncode == 0, done.stderr
    assert processes_of(folder) == {}


def test_first_command_of_a_new_installation_makes_its_tables(folder):
    done = manage("verify_audit", environment=installation.environment(folder))
    assert done.returncode == 0, done.stderr
    assert "Making the tables" in done.stderr
    assert "Making the tables" not in done.stdout
    again = manage("verify_audit", environment=installation.environment(folder))
    assert again.stdout == done.stdout
    assert "Making the tables" not in again.stderr


def test_tables_half_made_when_the_command_was_killed_are_made_to_the_end(folder):
    environment = installation.environment(folder)
    command = [sys.executable, "manage.py", "verify_audit"]
    first = subprocess.Popen(
        command, cwd=installation.PROJECT, env=environment, start_new_session=True
    )

    def half_made():
        try:
            with psycopg.connect(Servers(folder).superuser_url("getsafe")) as connection:
                return connection.execute("SELECT count(*) > 2 FROM django_migrations").fetchone()
        except psycopg.Error:
            return None

    wait_until(lambda: half_made() == (True,))
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    wait_until(lambda: processes_of(folder) == {})
    again = manage("verify_audit", environment=environment)
    assert again.returncode == 0, again.stderr
    assert "Making the tables" in again.stderr


@pytest.mark.parametrize("words", [[], ["help"], ["help", "answer"], ["answer", "--help"]])
def test_help_is_given_with_nothing_configured_and_nothing_started(folder, words):
    done = manage(*words, environment=installation.environment(folder))
    assert done.returncode == 0, done.stderr
    assert "answer" in done.stdout
    assert not folder.exists()


def test_tables_older_than_the_program_are_refused_with_what_to_do(folder):
    environment = installation.environment(folder)
    assert manage("verify_audit", environment=environment).returncode == 0
    assert manage("migrate", "meetings", "zero", environment=environment).returncode == 0
    refused = manage("verify_audit", environment=environment)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "run `manage.py migrate`" in refused.stderr
    assert manage("migrate", environment=environment).returncode == 0
    assert manage("verify_audit", environment=environment).returncode == 0


def test_demo_refuses_a_taken_port_with_what_to_do(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = manage("demo", environment=installation.environment(folder, GETSAFE_PORT=port))
    assert done.returncode != 0
    assert f"Port {port}" in done.stderr
    assert "GETSAFE_PORT=" in done.stderr
    assert processes_of(folder) == {}


def test_demo_refuses_a_malformed_port_and_servers_of_your_own(folder):
    done = manage("demo", environment=installation.environment(folder, GETSAFE_PORT="eighty"))
    assert done.returncode == 2
    assert "GETSAFE_PORT" in done.stderr
    done = manage("demo", environment=production.environment())
    assert done.returncode == 2
    assert "unset DATABASE_URL" in done.stderr

"""Measure one fresh installation; the results go to standard output as JSON."""

import contextlib
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import psycopg

SIZE = int(os.environ.get("BENCH_SIZE", "10000"))
IMPORTED = 5000


def manage(*arguments: str, quiet: bool = True) -> float:
    """Run a management command of the installation; the seconds that it took."""
    started = time.perf_counter()
    out = subprocess.DEVNULL if quiet else sys.stderr
    subprocess.run([sys.executable, "manage.py", *arguments], check=True, stdout=out)
    return time.perf_counter() - started


def signed_in(port: int, user) -> "object":
    """A visitor with a session of `user`."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from bench.serving import Visitor

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    names = {settings.SESSION_COOKIE_NAME: session.session_key, "csrftoken": "a" * 32}
    return Visitor(port, names)


def statements(page, visitor) -> int:
    """How many SQL statements a page runs, asked for in this process by the same session."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies.load(visitor.cookies)
    request = page.request(255)
    with CaptureQueriesContext(connection) as captured:
        if request.posted is None:
            client.get(request.address)
        else:
            client.post(request.address, request.posted)
    return len(captured)


def settle(address: str, *, whole: bool = False) -> None:
    """Do now what the database would otherwise do in the middle of a measurement.

    Before each page the writes of the one before it go to disk, or their cost would fall on it.
    """
    with psycopg.connect(address, autocommit=True) as connection:
        if whole:
            connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")


def import_speed() -> float:
    """Rows a second of an import that is committed."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
        write = csv.writer(file)
        write.writerow(
            "child_ref,date_of_birth,sex,ethnicity,received_on,source,exploitation,screened_on,"
            "outcome,opened_on,closed_on,closure_reason,risk_level,persons_of_concern".split(",")
        )
        for n in range(IMPORTED):
            write.writerow(
                [f"B{n}", "2008-05-04", "F", "WBRI", "2022-01-10", "6", "CSE;ONLINE", "2022-01-12",
                 "MACE1", "2022-01-12", "2022-08-01", "risk_reduced", "high", "1"]
            )  # fmt: skip
        file.flush()
        Path(file.name).chmod(0o644)
        return IMPORTED / manage("import_caseload", file.name, "--commit")


@contextlib.contextmanager
def bare_page():
    """B's side of the measurement, served for as long as the pages are."""
    from bench import kernel, serving

    with serving.gunicorn("bench.bare:application", {"BENCH_BARE": "1"}) as (port, master):
        visitor = serving.Visitor(port, {})
        yield serving.Side(
            visitor, lambda _: serving.Request("/"), lambda: kernel.children_of(master)
        )


def measure(servers) -> dict:
    """Everything that is measured at this size."""
    import django

    django.setup()
    from bench import kernel, questions, serving
    from bench.pages import pages
    from getsafe.demo_accounts import DOMAIN
    from getsafe.models import User

    people = {
        name: User.objects.get(email=f"{name}@{DOMAIN}") for name in ("worker", "manager", "foi")
    }
    postmaster = int((servers.places.cluster / "postmaster.pid").read_text().split()[0])
    found: dict = {"size": SIZE, "pages": {}, "bare": []}
    with serving.gunicorn("getsafe.wsgi:application", {}) as (port, master), bare_page() as bare:
        watched = lambda: [  # noqa: E731
            *kernel.children_of(master), postmaster, *kernel.children_of(postmaster)
        ]  # fmt: skip
        visitors = {name: signed_in(port, user) for name, user in people.items()}
        for page in pages(visitors, people):
            print(page.name, file=sys.stderr)
            settle(servers.superuser_url())
            side = serving.Side(
                visitors[page.by], page.request, watched, page.leads_to, page.before
            )
            spent, units = serving.cost(side, bare, times=page.times)
            found["bare"] += units
            found["pages"][page.name] = asdict(spent) | {
                "budget": page.budget, "most": page.statements,
                "statements": statements(page, visitors[page.by]),
            }  # fmt: skip
        found["worker_megabytes"] = max(map(kernel.resident_megabytes, kernel.children_of(master)))
    found["questions"] = questions.compare()
    return found


def main() -> None:
    """Make the installation, measure it, print."""
    os.environ |= {"GETSAFE_DEMO": "true", "DJANGO_SETTINGS_MODULE": "getsafe.settings"}
    from getsafe.embedded import Servers

    servers = Servers(Path(os.environ["GETSAFE_DATA"]))
    addresses = servers.start()
    try:
        manage("migrate", "--verbosity", "0")
        manage("seed_demo")
        made = manage("make_caseload", "--children", str(SIZE), "--seed", "1")
        settle(servers.superuser_url("getsafe"), whole=True)
        os.environ |= addresses | {"GETSAFE_DATABASE_ROLE": "app", "GETSAFE_EMBEDDED": "true"}
        found = measure(servers)
        found |= {"children_a_minute": SIZE / made * 60, "import_rows_a_second": import_speed()}
        json.dump(found, sys.stdout)
    finally:
        servers.stop()


if __name__ == "__main__":
    main()

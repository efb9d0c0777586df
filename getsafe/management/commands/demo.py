"""Run the demonstration: migrate, load the fictional caseload, serve until stopped."""

import signal

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from getsafe import demo, startup
from getsafe.demo_accounts import DEMO_ACCOUNTS
from getsafe.embedded import EmbeddedError, Servers
from getsafe.embedded.processes import die_with_parent


class Command(BaseCommand):
    help = "Run the demonstration on the embedded servers until Ctrl-C."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="Throw the data away first.")
        parser.add_argument(
            "--end-with-parent", action="store_true", help="End when `make` is killed (Linux)."
        )

    def handle(self, *_args, reset, end_with_parent, **_options):
        servers = startup.servers
        if servers is None:
            raise CommandError(
                "The demonstration brings its own servers and fictional children: unset "
                "DATABASE_URL and REDIS_URL.",
                returncode=2,
            )
        demo.leave_on_signals()
        if end_with_parent:
            die_with_parent(signal.SIGTERM)
        running = (
            f"A demonstration on {servers.places.data} is running: use it, stop it, or set "
            "GETSAFE_DATA to another folder."
        )
        try:
            with servers.places.alone("demo", otherwise=running):
                self._serve(servers, startup.port(), reset=reset)
        except EmbeddedError as error:
            raise CommandError(str(error)) from error

    def _serve(self, servers: Servers, port: int, *, reset: bool) -> None:
        demo.check_port(port)
        if reset:
            servers.reset()
        with servers.places.lock("tables"):
            self._prepare()
        supervisor = demo.Supervisor(demo.programs(port), servers=servers)
        supervisor.run(lambda: self._announce(port), port=port)

    def _prepare(self) -> None:
        if not startup.are_tables_made() or _has_older_tables():
            self.stderr.write("Preparing the database (the first time takes half a minute)...")
            startup.make_tables()
        call_command("seed_demo")
        connection.close()

    def _announce(self, port: int) -> None:
        width = max(len(account.role) for account in DEMO_ACCOUNTS)
        lines = [
            "",
            f"GETSAFE is at http://{demo.HOST}:{port}/",
            f"Every person below is fictional; the password is {DEMO_ACCOUNTS[0].password}",
            "",
            *(f"  {account.role:<{width}}  {account.email}" for account in DEMO_ACCOUNTS),
            "",
            "Ctrl-C stops it; the data stays. `make demo-reset` starts afresh.",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def _has_older_tables() -> bool:
    executor = MigrationExecutor(connection)
    return startup.are_tables_older() or bool(
        executor.migration_plan(executor.loader.graph.leaf_nodes())
    )

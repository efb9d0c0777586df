"""Run the demonstration: migrate, load the fictional caseload, serve until stopped."""

import signal

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from getsafe import demo, startup
from getsafe.demo_accounts import DEMO_ACCOUNTS
from getsafe.embedded import EmbeddedError
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
        port = startup.port()
        try:
            demo.check_port(port)
            if reset:
                servers.reset()
            self._prepare()
            supervisor = demo.Supervisor(
                demo.programs(port), logs=servers.places.log, adopt=servers.adopt
            )
            supervisor.run(lambda: self._announce(port), port=port)
        except EmbeddedError as error:
            raise CommandError(str(error)) from error

    def _prepare(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stderr.write("Preparing the database (the first time takes half a minute)...")
            startup.run_as_owner("migrate", "--no-input", "--verbosity", "0")
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

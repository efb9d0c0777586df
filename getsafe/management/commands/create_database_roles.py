"""Make the three database roles on a server of the council's own; run once, again is harmless."""

import os
from urllib.parse import unquote, urlsplit

import psycopg
from django.core.management.base import BaseCommand, CommandError
from psycopg import sql

from getsafe import databases

PASSWORDS = {"DATABASE_URL": databases.APP, "DATABASE_OWNER_URL": databases.OWNER}


class Command(BaseCommand):
    help = (
        "Make the roles getsafe_owner, getsafe_app and getsafe_statistics in the database of "
        "--superuser-url, and give the first two the passwords in DATABASE_OWNER_URL and "
        "DATABASE_URL."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--superuser-url",
            required=True,
            help="Address of the GETSAFE database as a role that may create roles.",
        )

    def handle(self, *_args, superuser_url, **_options):
        try:
            with psycopg.connect(superuser_url) as connection:
                connection.execute(databases.ROLES_SQL.read_text())
                for setting, role in PASSWORDS.items():
                    _set_password(connection, role, os.environ.get(setting, ""))
        except psycopg.Error as error:
            raise CommandError(f"The roles were not made: {error}") from error
        self.stdout.write("The roles are there. Now run: manage.py migrate")


def _set_password(connection: psycopg.Connection, role: str, address: str) -> None:
    parts = urlsplit(address)
    if parts.username != role or not parts.password:
        return
    # Scrambled here, so that the server's log never sees the password itself.
    scrambled = connection.pgconn.encrypt_password(
        unquote(parts.password).encode(), role.encode(), b"scram-sha-256"
    )
    statement = sql.SQL("ALTER ROLE {} PASSWORD {}")
    connection.execute(statement.format(sql.Identifier(role), sql.Literal(scrambled.decode())))

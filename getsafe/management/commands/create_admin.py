"""Make the first system administrator, who makes all other accounts."""

import getpass
import os
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email

from getsafe.actions import people
from getsafe.errors import Refused
from getsafe.management.recorded import RecordedCommand

VARIABLE = "GETSAFE_ADMIN_PASSWORD"


class Command(RecordedCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="The person's full name.")

    def handle(self, *_args, email, name, **_options):
        password = os.environ.get(VARIABLE) or _asked_for()
        try:
            validate_email(email)
            validate_password(password)
            people.make_first_administrator(email, by=None, name=name, password=password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        except Refused as refusal:
            raise CommandError(f"{refusal.message}.") from None
        self.stdout.write(f"{email} may now sign in and will be asked to set up a second step.")


def _asked_for() -> str:
    if not (sys.stdin and sys.stdin.isatty()):
        raise CommandError(f"Run it in a terminal, or set {VARIABLE}.", returncode=2)
    password = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != password:
        raise CommandError("The two passwords differ: nothing was made.", returncode=2)
    return password

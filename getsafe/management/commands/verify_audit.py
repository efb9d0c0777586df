"""Prove that the audit log is whole, or name the first row that is not."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from getsafe.actions import seals
from getsafe.errors import Refused
from getsafe.integrations import anchors
from getsafe.queries import audit

BAD_INPUT = 2
UNNOTED = "No seal is noted outside it, so that a lost end would not show. "


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--expect",
            metavar="NUMBER:HASH",
            help="A seal noted earlier, elsewhere: the log must still hold it.",
        )
        parser.add_argument(
            "--grace", type=int, default=300, help="Seconds that a row may wait for its seal."
        )
        parser.add_argument(
            "--restored",
            metavar="REASON",
            help="The database was restored and lost its last rows: note its last seal anew.",
        )

    def handle(self, *_args, expect, grace, restored, **_options):
        expected = [_read(expect)] if expect else []
        try:
            if restored:
                seals.note_anew(by=None, reason=restored)
            if settings.EMBEDDED:
                # Where commands run on their own nobody has sealed their rows meanwhile.
                seals.seal_waiting(by=None)
            noted = anchors.noted()
            proof = audit.verify_chain(
                at=timezone.now(),
                grace=timedelta(seconds=grace),
                noted=[*expected, noted] if noted else expected,
            )
        except (audit.ChainBroken, Refused) as broken:
            raise CommandError(str(broken)) from None
        held = f"It holds seal {noted[0]}, noted outside it. " if noted else UNNOTED
        self.stdout.write(
            f"The audit log is whole: {proof.links} sealed rows, {proof.waiting} waiting. {held}"
            f"Last seal {proof.links}:{proof.head}"
        )


def _read(expect):
    """A seal as this command prints it."""
    number, _, hash_ = expect.partition(":")
    if not number.isdecimal() or not hash_:
        message = "--expect wants a seal as NUMBER:HASH, as this command prints it."
        raise CommandError(message, returncode=BAD_INPUT)
    return int(number), hash_

"""Prove that the audit log is whole, or name the first row that is not."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from getsafe.queries import audit


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

    def handle(self, *_args, expect, grace, **_options):
        try:
            if expect:
                self._check_expected(expect)
            proof = audit.verify_chain(at=timezone.now(), grace=timedelta(seconds=grace))
        except audit.ChainBroken as broken:
            raise CommandError(str(broken)) from None
        self.stdout.write(
            f"The audit log is whole: {proof.links} sealed rows, {proof.waiting} waiting. "
            f"Last seal {proof.links}:{proof.head}"
        )

    def _check_expected(self, expect):
        number, _, wanted = expect.partition(":")
        if not number.isdigit() or not wanted:
            raise CommandError("--expect wants a seal as NUMBER:HASH, as this command prints it.")
        if audit.hash_of_seal(int(number)) != wanted:
            raise audit.ChainBroken(f"Seal {number} is not the one that was noted.")

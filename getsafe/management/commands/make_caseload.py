"""Fill the database with a large random caseload that obeys every rule, to measure with."""

import time
from random import Random

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from psycopg.errors import UniqueViolation

from getsafe.caseload.accounts import ensure_demo_accounts
from getsafe.caseload.lives import random_life
from getsafe.caseload.writer import write
from getsafe.dates import today
from getsafe.management.recorded import RecordedCommand
from getsafe.models import Child

BATCH = 2000


class Command(RecordedCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--children", type=int, required=True, help="How many children to add")
        parser.add_argument("--seed", type=int, required=True, help="The same seed, the same lives")

    def handle(self, *_args, children, seed, **_options):
        if children < 1:
            raise CommandError("--children must be 1 or more", returncode=2)
        if not settings.FICTION and Child.objects.exists():
            raise CommandError(
                "Fictional children do not belong beside real ones: this database holds some.",
                returncode=2,
            )
        started, now, rng = time.monotonic(), today(), Random(seed)  # noqa: S311 -- fiction
        ensure_demo_accounts()
        for done in range(0, children, BATCH):
            size = min(BATCH, children - done)
            lives = [random_life(rng, now) for _ in range(size)]
            try:
                write(lives, today=now, rng=rng)
            except UniqueViolation as error:
                raise CommandError(
                    f"Seed {seed} has been used on this database: choose another --seed",
                    returncode=2,
                ) from error
            self.stderr.write(f"{done + size} of {children} children")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        seconds = time.monotonic() - started
        self.stdout.write(f"{children} children in {seconds:.0f} seconds")

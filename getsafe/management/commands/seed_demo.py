"""Load the demo: its accounts and its fictional caseload; does nothing the second time."""

from random import Random

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection, transaction

from getsafe.caseload import demo_seeders
from getsafe.caseload.accounts import ensure_demo_accounts
from getsafe.caseload.demo import SEED, demo_lives
from getsafe.caseload.writer import write
from getsafe.dates import today
from getsafe.management.recorded import RecordedCommand
from getsafe.models import Child


class Command(RecordedCommand):
    help = __doc__

    def handle(self, *_args, **_options):
        if not settings.FICTION:
            raise CommandError(
                "Fictional people with a published password do not belong beside real children: "
                "set GETSAFE_DEMO=true where this is to be a demonstration.",
                returncode=2,
            )
        with transaction.atomic():
            ensure_demo_accounts()
            if Child.objects.exists():
                self.stderr.write("What is there was kept: no fictional children were added.")
                return
            now = today()
            lives = demo_lives(now)
            write(lives, today=now, rng=Random(SEED))  # noqa: S311 -- fiction, not a secret
            for seeder in demo_seeders:
                seeder()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"The demo has {len(lives)} fictional children.")

"""Write docs/reference from the code, or say which documents no longer match it."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from getsafe import reference


class Command(BaseCommand):
    help = "Write docs/reference from the code; with --check only compare."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Change nothing; fail if behind.")

    def handle(self, *_args, check, **_options):
        folder = settings.BASE_DIR / "docs" / "reference"
        behind = []
        for name, text in reference.documents().items():
            path = folder / name
            if path.exists() and path.read_text() == text:
                continue
            behind.append(name)
            if not check:
                folder.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
        if check and behind:
            names = ", ".join(behind)
            raise CommandError(f"docs/reference is behind the code ({names}): run `make docs`.")

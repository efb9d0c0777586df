"""Commands that change records say in the database's history that it was they."""

from typing import Any

from django.core.management.base import BaseCommand

from getsafe import history


class RecordedCommand(BaseCommand):
    """A command whose name stands in the history of every row that it changes."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run under the command's name."""
        with history.told(command=self.__module__.rpartition(".")[2]):
            return super().execute(*args, **options)

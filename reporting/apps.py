"""The reporting app."""

from django.apps import AppConfig
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate

NEEDED = ("reporting", "django_celery_beat")  # whose tables hold the rows that the app starts with


class ReportingConfig(AppConfig):
    """Statistics, disclosure control, the FOI desk and scheduled reports."""

    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add the pages to the menu, the schedules to the scheduler and requests to the demo."""
        from getsafe.caseload import register_demo_seeder  # noqa: PLC0415 -- models must be loaded
        from getsafe.panels import register_work_lists  # noqa: PLC0415
        from reporting import menu  # noqa: PLC0415
        from reporting.demo import seed_demo_requests  # noqa: PLC0415
        from reporting.presenters import work  # noqa: PLC0415

        menu.register()
        register_work_lists(work.groups)
        register_demo_seeder(seed_demo_requests)
        post_migrate.connect(_ensure_rows, sender=self, dispatch_uid="reporting.ensure_rows")
        post_migrate.connect(_note_change, sender=self, dispatch_uid="reporting.note_change")


def _note_change(*, using: str, **_kwargs) -> None:
    """A migration may change what is counted in ways that no trigger sees."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT to_regclass('statistics.changes')")
        if cursor.fetchone()[0]:
            cursor.execute(
                "INSERT INTO statistics.changes (times, mark) "
                "VALUES (1, hashtextextended(gen_random_uuid()::text, 0))"
            )


def _ensure_rows(*, using: str, **_kwargs) -> None:
    """Make the rows that the app starts with, once its tables are as its models are.

    They are not after `migrate reporting zero`, nor while an earlier state is gone back to.
    """
    from reporting import periodic_tasks, shipped  # noqa: PLC0415 -- models must be loaded

    executor = MigrationExecutor(connections[using])
    wanted = [key for app in NEEDED for key in executor.loader.graph.leaf_nodes(app)]
    if executor.migration_plan(wanted):
        return
    periodic_tasks.ensure()
    shipped.ensure_library()

"""The Celery application: scheduled reports, sealing of the audit chain, reminders."""

import os
from typing import Any

from celery import Celery, Task

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "getsafe.settings")


class NamedTask(Task):
    """Says in the database's history and in the audit log which task made a change."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the task under its name and its identifier."""
        from getsafe import audit, history  # noqa: PLC0415 (it needs the models, which need this)

        identifier = self.request.id or audit.request_id.get()
        token = audit.request_id.set(identifier)
        try:
            with history.told(task=self.name, request=identifier):
                return super().__call__(*args, **kwargs)
        finally:
            audit.request_id.reset(token)


app = Celery("getsafe", task_cls=NamedTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

"""The Celery application: scheduled reports, sealing of the audit chain, reminders."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "getsafe.settings")

app = Celery("getsafe")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

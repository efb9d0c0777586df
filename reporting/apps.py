"""The reporting app."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Statistics, disclosure control, the FOI desk and scheduled reports."""

    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

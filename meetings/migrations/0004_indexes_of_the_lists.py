"""Indexes in the order of the lists of actions and meetings."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("getsafe", "0006_typed_work_and_audit_verbs"),
        ("meetings", "0003_agenda_rules_and_closed_minutes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("status__in", ("open", "in_progress"))),
                fields=["agency", "due_on", "id"],
                name="action_live_by_agency",
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("status__in", ("open", "in_progress")), _negated=True),
                fields=["due_on", "id"],
                name="action_ended",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["held_on", "id"], name="meeting_day"),
        ),
    ]

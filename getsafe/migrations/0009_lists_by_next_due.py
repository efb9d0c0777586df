"""Lists of open cases by what is next due, and counts of them from the index alone."""

import datetime

import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("getsafe", "0008_record_merges"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="case",
            name="case_open_by_worker",
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="case_open_by_review",
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_on", None)),
                fields=["lead_worker", "review_due_on"],
                include=("mace1_due_on", "status"),
                name="case_open_by_worker",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce(
                    "review_due_on", "mace1_due_on", models.Value(datetime.date(9999, 12, 31))
                ),
                models.F("id"),
                condition=models.Q(("closed_on", None)),
                name="case_open_by_next_due",
            ),
        ),
    ]

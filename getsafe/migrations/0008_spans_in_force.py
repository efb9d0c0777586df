"""Indexes of what was in force on a day, worded as the statistics ask for it."""

from django.db import migrations, models


def until(field):
    """The end of a stretch of days, after every day while it has none."""
    return models.Func(
        field,
        template="COALESCE(%(expressions)s, 'infinity'::date)",
        output_field=models.DateField(),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("getsafe", "0007_holds_and_transfers"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                until("closed_on"),
                models.F("opened_on"),
                name="case_in_force",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["id"], include=("child",), name="case_child"),
        ),
        migrations.AddIndex(
            model_name="exploitationspell",
            index=models.Index(
                models.F("exploitation_type"),
                until("ended_on"),
                models.F("started_on"),
                include=("case", "ended_on"),
                name="spell_in_force",
            ),
        ),
        migrations.AddIndex(
            model_name="risklevelspell",
            index=models.Index(
                until("ended_on"),
                models.F("started_on"),
                include=("case", "level", "ended_on"),
                name="risk_level_in_force",
            ),
        ),
    ]

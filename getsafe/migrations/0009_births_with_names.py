"""Names beside dates of birth in one index, so that near dates are compared without their rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("getsafe", "0008_spans_in_force"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="child",
            name="child_birth",
        ),
        migrations.AddIndex(
            model_name="child",
            index=models.Index(
                fields=["date_of_birth"],
                include=("id", "search_name", "merged_into"),
                name="child_birth_and_name",
            ),
        ),
    ]

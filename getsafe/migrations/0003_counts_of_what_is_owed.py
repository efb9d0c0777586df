"""An index for the counts of what is still to be done about referrals."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("getsafe", "0002_records_as_first_released"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(
                    models.Q(("status", "screened"), _negated=True),
                    models.Q(
                        ("import_batch__isnull", True),
                        ("referrer_told_on__isnull", True),
                        ("status", "screened"),
                        models.Q(("source__in", ["9", "10"]), _negated=True),
                    ),
                    _connector="OR",
                ),
                fields=["status"],
                include=(
                    "complete_on",
                    "information_due_on",
                    "logged_by",
                    "import_batch",
                    "referrer_told_on",
                    "source",
                ),
                name="referral_owed",
            ),
        ),
    ]

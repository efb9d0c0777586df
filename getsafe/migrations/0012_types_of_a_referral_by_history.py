"""The chronology of a case finds the types that its referrals raised before a correction."""

from django.db import migrations

BY_REFERRAL = """
CREATE INDEX getsafe_concernevent_of_referral ON getsafe_concernevent (referral_id)
"""


class Migration(migrations.Migration):
    dependencies = [("getsafe", "0011_handovers_not_recorded")]
    operations = [
        migrations.RunSQL(BY_REFERRAL, "DROP INDEX getsafe_concernevent_of_referral"),
    ]

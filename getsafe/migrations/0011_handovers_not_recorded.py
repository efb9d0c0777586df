"""A move to another council of before the question was asked has no day of handover."""

from django.db import migrations, models
from django.db.models import Q

CONSTRAINT = "closureproposal_transfer_says_where_and_whom"

# Migration 0007 gave them the closing date, which nobody had said.
FORGET = """
UPDATE getsafe_closureproposal SET handed_over_on = NULL
 WHERE reason = 'moved_area' AND received_by = 'Not recorded'
"""
GIVE_BACK = """
UPDATE getsafe_closureproposal SET handed_over_on = closed_on
 WHERE reason = 'moved_area' AND handed_over_on IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("getsafe", "0010_closure_drafts")]
    operations = [
        migrations.RemoveConstraint(model_name="closureproposal", name=CONSTRAINT),
        migrations.RunSQL(FORGET, GIVE_BACK),
        migrations.AddConstraint(
            model_name="closureproposal",
            constraint=models.CheckConstraint(
                condition=~Q(reason="moved_area")
                | ~Q(transferred_to="")
                & ~Q(received_by="")
                & (Q(handed_over_on__isnull=False) | Q(received_by="Not recorded")),
                name=CONSTRAINT,
            ),
        ),
    ]

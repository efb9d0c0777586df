"""One initial MACE 1 a case, and each subject once on an agenda by one rule: held by the database.

Rows of before that break it stay, and so do their words. Of several initial meetings the first
stays the initial one and the later ones become reviews; of several items that one rule drew the
first stays its rule's and the others stand as if they had been added by hand. Approved minutes
are corrected too, for which the trigger that holds them is off within this transaction; the
history of each row tells of it.
"""

from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Lower

SECOND_INITIAL = """
ALTER TABLE meetings_meeting DISABLE TRIGGER pgtrigger_closed_with_its_minutes_08537;
UPDATE meetings_meeting m SET is_review = true
 WHERE NOT m.is_review AND m.status IN ('held', 'minutes_approved')
   AND EXISTS (SELECT FROM meetings_meeting e
               WHERE e.case_id = m.case_id AND NOT e.is_review
                 AND e.status IN ('held', 'minutes_approved')
                 AND (e.held_on, e.id) < (m.held_on, m.id));
ALTER TABLE meetings_meeting ENABLE TRIGGER pgtrigger_closed_with_its_minutes_08537;
"""
DRAWN_TWICE = """
ALTER TABLE meetings_agendaitem DISABLE TRIGGER pgtrigger_closed_with_its_minutes_1573d;
UPDATE meetings_agendaitem i SET rule = ''
 WHERE i.rule <> '' AND i.referral_id IS NULL AND i.case_id IS NULL
   AND EXISTS (SELECT FROM meetings_agendaitem e
               WHERE e.meeting_id = i.meeting_id AND e.rule = i.rule AND e.subject = i.subject
                 AND lower(e.title) = lower(i.title)
                 AND e.referral_id IS NULL AND e.case_id IS NULL AND e.id < i.id);
ALTER TABLE meetings_agendaitem ENABLE TRIGGER pgtrigger_closed_with_its_minutes_1573d;
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_meetings_as_first_released")]
    operations = [
        migrations.RunSQL(SECOND_INITIAL, migrations.RunSQL.noop),
        migrations.RunSQL(DRAWN_TWICE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=["case"],
                condition=Q(is_review=False, status__in=["held", "minutes_approved"]),
                name="meeting_initial_mace1_once_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                F("meeting"),
                F("rule"),
                F("subject"),
                Lower("title"),
                condition=~Q(rule="") & Q(referral__isnull=True, case__isnull=True),
                name="agendaitem_drawn_once_a_meeting",
            ),
        ),
    ]

"""More of what is known of a child and of a referral, and the rules that only the forms held."""

import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

# What the new rules ask of rows that were kept before them.
RECORDED_BEFORE = """
UPDATE getsafe_referral r SET information_due_on = COALESCE(
  (SELECT max(s.information_due_on) FROM getsafe_screening s WHERE s.referral_id = r.id),
  getsafe_today()) WHERE status = 'returned_incomplete';
UPDATE getsafe_referral SET intelligence_form_sent = 'yes'
  WHERE intelligence_form_sent_on IS NOT NULL OR intelligence_form_ref <> '';
UPDATE getsafe_screening SET passed_to = 'Not recorded'
  WHERE outcome IN ('SINGLE', 'OTHERLA') AND basis <> 'imported';
"""


class Together(Operation):
    """Operations none of which needs the state that another leaves: it is drawn twice in all."""

    atomic = True

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        """Change the state, to be drawn anew when it is asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Change the tables, in order."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Undo it, in the reverse order."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    dependencies = [
        ("getsafe", "0004_draft_sendings"),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="carestatusspell",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="carestatusspell",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="carestatusspell",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="case",
                    name="eligible",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="child",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="child",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="child",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="referral",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="referral",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="referral",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="screening",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="screening",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="screening",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="referral",
                    name="referral_service_consent_is_a_code",
                ),
                migrations.RemoveConstraint(
                    model_name="referral",
                    name="referral_returned_with_a_reason",
                ),
                migrations.RemoveConstraint(
                    model_name="screening",
                    name="screening_other_outcomes_are_codes",
                ),
                migrations.AddField(
                    model_name="carestatusspell",
                    name="activity",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("F1", "Higher education, full time"),
                            ("P1", "Higher education, part time"),
                            ("F2", "Other education, full time"),
                            ("P2", "Other education, part time"),
                            ("F4", "Apprenticeship, full time"),
                            ("P4", "Apprenticeship, part time"),
                            ("F5", "Work or training, full time"),
                            ("P5", "Work or training, part time"),
                            ("G4", "Not in education or work: illness or disability"),
                            ("G5", "Not in education or work: another reason"),
                            ("G6", "Not in education or work: pregnant or a parent"),
                        ],
                        default="",
                        max_length=2,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspell",
                    name="home",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("B", "With parents or relatives"),
                            ("C", "Community home or other residential care"),
                            ("D", "Semi-independent"),
                            ("E", "Supported lodgings"),
                            ("G", "Gone abroad"),
                            ("H", "Deported"),
                            ("K", "Ordinary lodgings"),
                            ("R", "Not known"),
                            ("S", "No fixed home"),
                            ("T", "Foyer"),
                            ("U", "Independent living"),
                            ("V", "Emergency accommodation"),
                            ("W", "Bed and breakfast"),
                            ("X", "In custody"),
                            ("Y", "Other"),
                            ("Z", "With a former foster carer"),
                        ],
                        default="",
                        max_length=1,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspell",
                    name="home_suitable",
                    field=models.CharField(
                        blank=True,
                        choices=[("1", "Suitable"), ("2", "Not suitable")],
                        default="",
                        max_length=1,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspell",
                    name="in_touch",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("YES", "Yes"),
                            ("NO", "No"),
                            ("DIED", "Died"),
                            ("REFU", "Refuses contact"),
                            ("NREQ", "No longer needs the service"),
                            ("RHOM", "Returned home"),
                        ],
                        default="",
                        max_length=4,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspell",
                    name="legal_status",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("C1", "Interim care order"),
                            ("C2", "Full care order"),
                            ("D1", "Freeing order"),
                            ("E1", "Placement order"),
                            ("V2", "Section 20, single period"),
                            ("V3", "Section 20, short breaks by episode"),
                            ("V4", "Section 20, short breaks by agreement"),
                            ("L1", "Police protection"),
                            ("L2", "Emergency protection order"),
                            ("L3", "Child assessment order"),
                            ("J1", "On remand"),
                            ("J2", "Detained under PACE"),
                            ("J3", "Youth rehabilitation order with residence"),
                        ],
                        default="",
                        max_length=2,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspell",
                    name="placement",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("A3", "For adoption with consent, with current foster carer"),
                            ("A4", "For adoption with consent, not with current foster carer"),
                            ("A5", "For adoption with placement order, with current foster carer"),
                            (
                                "A6",
                                "For adoption with placement order, not with current foster carer",
                            ),
                            ("H5", "Semi-independent living"),
                            ("K1", "Secure children's home"),
                            ("K2", "Children's home"),
                            ("K3", "Supported accommodation"),
                            ("P1", "With parents"),
                            ("P2", "Independent living"),
                            ("P3", "Residential employment"),
                            ("R1", "Residential care home"),
                            ("R2", "NHS or other health setting"),
                            ("R3", "Family centre or mother and baby unit"),
                            ("R5", "Young offender institution or secure training centre"),
                            ("S1", "Residential school"),
                            ("T0", "Temporary move of any kind"),
                            ("T1", "Temporary: hospital"),
                            ("T2", "Temporary: holiday"),
                            ("T3", "Temporary: while the foster carer is on holiday"),
                            ("T4", "Temporary: 7 days or less for another reason"),
                            ("U1", "Foster care by family or friend: long term"),
                            ("U2", "Foster care by family or friend: fostering for adoption"),
                            ("U3", "Foster care by family or friend: other"),
                            ("U4", "Foster care: long term"),
                            ("U5", "Foster care: fostering for adoption"),
                            ("U6", "Foster care: other"),
                            ("Z1", "Other placement"),
                            ("Z11", "Other placement, code Z11"),
                            ("Z12", "Other placement, code Z12"),
                            ("Z13", "Other placement, code Z13"),
                            ("Z14", "Other placement, code Z14"),
                        ],
                        default="",
                        max_length=3,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspell",
                    name="placement_provider",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("PR0", "Parents"),
                            ("PR1", "This council"),
                            ("PR2", "Another council"),
                            ("PR3", "Other public body"),
                            ("PR4", "Private"),
                            ("PR5", "Voluntary"),
                        ],
                        default="",
                        max_length=3,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspell",
                    name="plan_category",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("NEG", "Neglect"),
                            ("EMO", "Emotional abuse"),
                            ("PHY", "Physical abuse"),
                            ("SAB", "Sexual abuse"),
                            ("MUL", "Multiple"),
                        ],
                        default="",
                        max_length=3,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspell",
                    name="primary_need",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("N1", "Abuse or neglect"),
                            ("N2", "Child's disability or illness"),
                            ("N3", "Parent's disability or illness"),
                            ("N4", "Family in acute stress"),
                            ("N5", "Family dysfunction"),
                            ("N6", "Socially unacceptable behaviour"),
                            ("N7", "Low income"),
                            ("N8", "Absent parenting"),
                            ("N9", "Not a child in need: adoption support"),
                            ("N0", "Not stated"),
                        ],
                        default="",
                        max_length=2,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspellevent",
                    name="activity",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("F1", "Higher education, full time"),
                            ("P1", "Higher education, part time"),
                            ("F2", "Other education, full time"),
                            ("P2", "Other education, part time"),
                            ("F4", "Apprenticeship, full time"),
                            ("P4", "Apprenticeship, part time"),
                            ("F5", "Work or training, full time"),
                            ("P5", "Work or training, part time"),
                            ("G4", "Not in education or work: illness or disability"),
                            ("G5", "Not in education or work: another reason"),
                            ("G6", "Not in education or work: pregnant or a parent"),
                        ],
                        default="",
                        max_length=2,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspellevent",
                    name="home",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("B", "With parents or relatives"),
                            ("C", "Community home or other residential care"),
                            ("D", "Semi-independent"),
                            ("E", "Supported lodgings"),
                            ("G", "Gone abroad"),
                            ("H", "Deported"),
                            ("K", "Ordinary lodgings"),
                            ("R", "Not known"),
                            ("S", "No fixed home"),
                            ("T", "Foyer"),
                            ("U", "Independent living"),
                            ("V", "Emergency accommodation"),
                            ("W", "Bed and breakfast"),
                            ("X", "In custody"),
                            ("Y", "Other"),
                            ("Z", "With a former foster carer"),
                        ],
                        default="",
                        max_length=1,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspellevent",
                    name="home_suitable",
                    field=models.CharField(
                        blank=True,
                        choices=[("1", "Suitable"), ("2", "Not suitable")],
                        default="",
                        max_length=1,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspellevent",
                    name="in_touch",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("YES", "Yes"),
                            ("NO", "No"),
                            ("DIED", "Died"),
                            ("REFU", "Refuses contact"),
                            ("NREQ", "No longer needs the service"),
                            ("RHOM", "Returned home"),
                        ],
                        default="",
                        max_length=4,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspellevent",
                    name="legal_status",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("C1", "Interim care order"),
                            ("C2", "Full care order"),
                            ("D1", "Freeing order"),
                            ("E1", "Placement order"),
                            ("V2", "Section 20, single period"),
                            ("V3", "Section 20, short breaks by episode"),
                            ("V4", "Section 20, short breaks by agreement"),
                            ("L1", "Police protection"),
                            ("L2", "Emergency protection order"),
                            ("L3", "Child assessment order"),
                            ("J1", "On remand"),
                            ("J2", "Detained under PACE"),
                            ("J3", "Youth rehabilitation order with residence"),
                        ],
                        default="",
                        max_length=2,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspellevent",
                    name="placement",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("A3", "For adoption with consent, with current foster carer"),
                            ("A4", "For adoption with consent, not with current foster carer"),
                            ("A5", "For adoption with placement order, with current foster carer"),
                            (
                                "A6",
                                "For adoption with placement order, not with current foster carer",
                            ),
                            ("H5", "Semi-independent living"),
                            ("K1", "Secure children's home"),
                            ("K2", "Children's home"),
                            ("K3", "Supported accommodation"),
                            ("P1", "With parents"),
                            ("P2", "Independent living"),
                            ("P3", "Residential employment"),
                            ("R1", "Residential care home"),
                            ("R2", "NHS or other health setting"),
                            ("R3", "Family centre or mother and baby unit"),
                            ("R5", "Young offender institution or secure training centre"),
                            ("S1", "Residential school"),
                            ("T0", "Temporary move of any kind"),
                            ("T1", "Temporary: hospital"),
                            ("T2", "Temporary: holiday"),
                            ("T3", "Temporary: while the foster carer is on holiday"),
                            ("T4", "Temporary: 7 days or less for another reason"),
                            ("U1", "Foster care by family or friend: long term"),
                            ("U2", "Foster care by family or friend: fostering for adoption"),
                            ("U3", "Foster care by family or friend: other"),
                            ("U4", "Foster care: long term"),
                            ("U5", "Foster care: fostering for adoption"),
                            ("U6", "Foster care: other"),
                            ("Z1", "Other placement"),
                            ("Z11", "Other placement, code Z11"),
                            ("Z12", "Other placement, code Z12"),
                            ("Z13", "Other placement, code Z13"),
                            ("Z14", "Other placement, code Z14"),
                        ],
                        default="",
                        max_length=3,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspellevent",
                    name="placement_provider",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("PR0", "Parents"),
                            ("PR1", "This council"),
                            ("PR2", "Another council"),
                            ("PR3", "Other public body"),
                            ("PR4", "Private"),
                            ("PR5", "Voluntary"),
                        ],
                        default="",
                        max_length=3,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspellevent",
                    name="plan_category",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("NEG", "Neglect"),
                            ("EMO", "Emotional abuse"),
                            ("PHY", "Physical abuse"),
                            ("SAB", "Sexual abuse"),
                            ("MUL", "Multiple"),
                        ],
                        default="",
                        max_length=3,
                    ),
                ),
                migrations.AddField(
                    model_name="carestatusspellevent",
                    name="primary_need",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("N1", "Abuse or neglect"),
                            ("N2", "Child's disability or illness"),
                            ("N3", "Parent's disability or illness"),
                            ("N4", "Family in acute stress"),
                            ("N5", "Family dysfunction"),
                            ("N6", "Socially unacceptable behaviour"),
                            ("N7", "Low income"),
                            ("N8", "Absent parenting"),
                            ("N9", "Not a child in need: adoption support"),
                            ("N0", "Not stated"),
                        ],
                        default="",
                        max_length=2,
                    ),
                ),
                migrations.AddField(
                    model_name="child",
                    name="allocated_worker",
                    field=models.CharField(
                        blank=True,
                        help_text="The allocated social worker or personal adviser",
                        max_length=120,
                    ),
                ),
                migrations.AddField(
                    model_name="child",
                    name="disabilities",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("NONE", "No disability"),
                                ("MOB", "Mobility"),
                                ("HAND", "Hand function"),
                                ("PC", "Personal care"),
                                ("INC", "Incontinence"),
                                ("COMM", "Communication"),
                                ("LD", "Learning"),
                                ("HEAR", "Hearing"),
                                ("VIS", "Vision"),
                                ("BEH", "Behaviour"),
                                ("CON", "Consciousness"),
                                ("AUT", "Diagnosed with autism"),
                                ("DDA", "Other"),
                            ],
                            max_length=4,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="child",
                    name="gender_described",
                    field=models.CharField(blank=True, max_length=60),
                ),
                migrations.AddField(
                    model_name="child",
                    name="gp",
                    field=models.CharField(blank=True, max_length=120),
                ),
                migrations.AddField(
                    model_name="child",
                    name="host_council",
                    field=models.CharField(blank=True, max_length=80),
                ),
                migrations.AddField(
                    model_name="child",
                    name="nationality",
                    field=models.CharField(blank=True, max_length=60),
                ),
                migrations.AddField(
                    model_name="child",
                    name="parents",
                    field=models.TextField(blank=True, help_text="Who has parental responsibility"),
                ),
                migrations.AddField(
                    model_name="child",
                    name="religion",
                    field=models.CharField(blank=True, max_length=60),
                ),
                migrations.AddField(
                    model_name="child",
                    name="sen_needs",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("SPLD", "Specific learning difficulty"),
                                ("MLD", "Moderate learning difficulty"),
                                ("SLD", "Severe learning difficulty"),
                                ("PMLD", "Profound and multiple learning difficulty"),
                                ("SEMH", "Social, emotional and mental health"),
                                ("SLCN", "Speech, language and communication"),
                                ("HI", "Hearing impairment"),
                                ("VI", "Vision impairment"),
                                ("MSI", "Multi-sensory impairment"),
                                ("PD", "Physical disability"),
                                ("ASD", "Autistic spectrum disorder"),
                                ("OTH", "Other difficulty"),
                            ],
                            max_length=4,
                        ),
                        blank=True,
                        default=list,
                        help_text="At most two, the main one first",
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="child",
                    name="sen_provision",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("N", "None"),
                            ("K", "SEN support"),
                            ("E", "Education, health and care plan"),
                        ],
                        max_length=1,
                    ),
                ),
                migrations.AddField(
                    model_name="child",
                    name="siblings",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="child",
                    name="unaccompanied",
                    field=models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        help_text="Whether the child is or was an unaccompanied asylum-seeking child",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="allocated_worker",
                    field=models.CharField(
                        blank=True,
                        help_text="The allocated social worker or personal adviser",
                        max_length=120,
                    ),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="disabilities",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("NONE", "No disability"),
                                ("MOB", "Mobility"),
                                ("HAND", "Hand function"),
                                ("PC", "Personal care"),
                                ("INC", "Incontinence"),
                                ("COMM", "Communication"),
                                ("LD", "Learning"),
                                ("HEAR", "Hearing"),
                                ("VIS", "Vision"),
                                ("BEH", "Behaviour"),
                                ("CON", "Consciousness"),
                                ("AUT", "Diagnosed with autism"),
                                ("DDA", "Other"),
                            ],
                            max_length=4,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="gender_described",
                    field=models.CharField(blank=True, max_length=60),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="gp",
                    field=models.CharField(blank=True, max_length=120),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="host_council",
                    field=models.CharField(blank=True, max_length=80),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="nationality",
                    field=models.CharField(blank=True, max_length=60),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="parents",
                    field=models.TextField(blank=True, help_text="Who has parental responsibility"),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="religion",
                    field=models.CharField(blank=True, max_length=60),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="sen_needs",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("SPLD", "Specific learning difficulty"),
                                ("MLD", "Moderate learning difficulty"),
                                ("SLD", "Severe learning difficulty"),
                                ("PMLD", "Profound and multiple learning difficulty"),
                                ("SEMH", "Social, emotional and mental health"),
                                ("SLCN", "Speech, language and communication"),
                                ("HI", "Hearing impairment"),
                                ("VI", "Vision impairment"),
                                ("MSI", "Multi-sensory impairment"),
                                ("PD", "Physical disability"),
                                ("ASD", "Autistic spectrum disorder"),
                                ("OTH", "Other difficulty"),
                            ],
                            max_length=4,
                        ),
                        blank=True,
                        default=list,
                        help_text="At most two, the main one first",
                        size=None,
                    ),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="sen_provision",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("N", "None"),
                            ("K", "SEN support"),
                            ("E", "Education, health and care plan"),
                        ],
                        max_length=1,
                    ),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="siblings",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="childevent",
                    name="unaccompanied",
                    field=models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        help_text="Whether the child is or was an unaccompanied asylum-seeking child",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="information_due_on",
                    field=models.DateField(
                        blank=True,
                        help_text="By when a returned referral's missing part is needed",
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="intelligence_form_sent",
                    field=models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="not_asked_reason",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="received_time",
                    field=models.TimeField(
                        blank=True,
                        help_text="The time in London on the day received, where known",
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="referrer_told",
                    field=models.TextField(blank=True, help_text="How, and what they were told"),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="referrer_told_by",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="referrer_told_on",
                    field=models.DateField(
                        blank=True,
                        help_text="When the referrer was told what was decided",
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="referral",
                    name="sharing_basis",
                    field=models.CharField(
                        choices=[
                            ("safeguarding", "To safeguard a child"),
                            ("legal_duty", "A court order or another legal duty"),
                            ("consent", "The child or family agreed"),
                            ("not_known", "Not known"),
                        ],
                        default="not_known",
                        max_length=12,
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="information_due_on",
                    field=models.DateField(
                        blank=True,
                        help_text="By when a returned referral's missing part is needed",
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="intelligence_form_sent",
                    field=models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="not_asked_reason",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="received_time",
                    field=models.TimeField(
                        blank=True,
                        help_text="The time in London on the day received, where known",
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="referrer_told",
                    field=models.TextField(blank=True, help_text="How, and what they were told"),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="referrer_told_by",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="referrer_told_on",
                    field=models.DateField(
                        blank=True,
                        help_text="When the referrer was told what was decided",
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="referralevent",
                    name="sharing_basis",
                    field=models.CharField(
                        choices=[
                            ("safeguarding", "To safeguard a child"),
                            ("legal_duty", "A court order or another legal duty"),
                            ("consent", "The child or family agreed"),
                            ("not_known", "Not known"),
                        ],
                        default="not_known",
                        max_length=12,
                    ),
                ),
                migrations.AddField(
                    model_name="screening",
                    name="passed_to",
                    field=models.TextField(
                        blank=True, help_text="Who takes it on, and who there was told"
                    ),
                ),
                migrations.AddField(
                    model_name="screeningevent",
                    name="passed_to",
                    field=models.TextField(
                        blank=True, help_text="Who takes it on, and who there was told"
                    ),
                ),
                migrations.AlterField(
                    model_name="referral",
                    name="service_consent",
                    field=models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_asked", "Not asked yet"),
                            ("not_known", "Not known"),
                        ],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                migrations.AlterField(
                    model_name="referralevent",
                    name="service_consent",
                    field=models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("not_asked", "Not asked yet"),
                            ("not_known", "Not known"),
                        ],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                migrations.AddIndex(
                    model_name="referral",
                    index=models.Index(
                        condition=models.Q(
                            ("import_batch__isnull", True),
                            ("referrer_told_on__isnull", True),
                            ("status", "screened"),
                            models.Q(("source__in", ["9", "10"]), _negated=True),
                        ),
                        fields=["received_on", "id"],
                        name="referral_untold",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="carestatusspell",
                    trigger=pgtrigger.compiler.Trigger(
                        name="after_birth",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE born date;",
                            func="\n  SELECT date_of_birth INTO born FROM getsafe_child WHERE id = NEW.child_id;\n  IF NEW.started_on < born THEN\n    RAISE EXCEPTION 'a fact about a child is dated before the child was born'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'carestatusspell_after_birth';\n  END IF;\n  RETURN NEW;\n",
                            hash="8faf9def13264056fe1ed8f74499f70b4c1b590b",
                            operation='INSERT OR UPDATE OF "started_on", "child_id"',
                            pgid="pgtrigger_after_birth_57e7b",
                            table="getsafe_carestatusspell",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="carestatusspell",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_carestatusspellevent" ("activity", "child_id", "ended_on", "home", "home_suitable", "id", "import_batch_id", "in_touch", "legal_status", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "placement_provider", "plan_category", "primary_need", "recorded_at", "recorded_by_id", "started_on", "status") VALUES (NEW."activity", NEW."child_id", NEW."ended_on", NEW."home", NEW."home_suitable", NEW."id", NEW."import_batch_id", NEW."in_touch", NEW."legal_status", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."placement", NEW."placement_provider", NEW."plan_category", NEW."primary_need", NEW."recorded_at", NEW."recorded_by_id", NEW."started_on", NEW."status"); RETURN NULL;',
                            hash="bc0a36113f2433bd875471d3a190d971dc0d40c8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_084ff",
                            table="getsafe_carestatusspell",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="carestatusspell",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "getsafe_carestatusspellevent" ("activity", "child_id", "ended_on", "home", "home_suitable", "id", "import_batch_id", "in_touch", "legal_status", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "placement_provider", "plan_category", "primary_need", "recorded_at", "recorded_by_id", "started_on", "status") VALUES (NEW."activity", NEW."child_id", NEW."ended_on", NEW."home", NEW."home_suitable", NEW."id", NEW."import_batch_id", NEW."in_touch", NEW."legal_status", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."placement", NEW."placement_provider", NEW."plan_category", NEW."primary_need", NEW."recorded_at", NEW."recorded_by_id", NEW."started_on", NEW."status"); RETURN NULL;',
                            hash="20b4233fc8954b1ee0e7e6e28271fe69dc311337",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_12e4a",
                            table="getsafe_carestatusspell",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="carestatusspell",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_carestatusspellevent" ("activity", "child_id", "ended_on", "home", "home_suitable", "id", "import_batch_id", "in_touch", "legal_status", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "placement_provider", "plan_category", "primary_need", "recorded_at", "recorded_by_id", "started_on", "status") VALUES (OLD."activity", OLD."child_id", OLD."ended_on", OLD."home", OLD."home_suitable", OLD."id", OLD."import_batch_id", OLD."in_touch", OLD."legal_status", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."placement", OLD."placement_provider", OLD."plan_category", OLD."primary_need", OLD."recorded_at", OLD."recorded_by_id", OLD."started_on", OLD."status"); RETURN NULL;',
                            hash="eebd8967754c89f5630be7bd361e45607ace03eb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ae1fe",
                            table="getsafe_carestatusspell",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="eligible",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE born date; age integer;",
                            func="\n  SELECT date_of_birth INTO born FROM getsafe_child WHERE id = NEW.child_id;\n  IF NEW.opened_on < (SELECT received_on FROM getsafe_referral WHERE id = NEW.referral_id) THEN\n    RAISE EXCEPTION 'a case opens on or after the day its referral was received'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opened_after_receipt';\n  END IF;\n  IF NEW.opened_on < born THEN\n    RAISE EXCEPTION 'a case opens on or after the child''s date of birth'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opened_after_birth';\n  END IF;\n  age := getsafe_age(born, NEW.opened_on);\n  IF age >= 25 THEN\n    RAISE EXCEPTION 'a case cannot open on or after the 25th birthday'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_opens_before_25';\n  END IF;\n  IF age >= 18 AND NOT (\n    EXISTS (SELECT FROM getsafe_carestatusspell s WHERE s.child_id = NEW.child_id\n            AND s.status IN ('relevant', 'former_relevant', 'qualifying', 'care_leaver')\n            AND (s.started_on IS NULL OR s.started_on <= NEW.opened_on)\n            AND (s.ended_on IS NULL OR s.ended_on > NEW.opened_on))\n    AND EXISTS (SELECT FROM getsafe_consent c WHERE c.child_id = NEW.child_id\n                AND c.decision = 'given')\n    AND COALESCE((SELECT c.decision FROM getsafe_consent c WHERE c.child_id = NEW.child_id\n                  AND c.decided_on <= NEW.opened_on\n                  ORDER BY c.decided_on DESC, c.id DESC LIMIT 1), 'given') = 'given'\n  ) THEN\n    RAISE EXCEPTION 'a case from 18 needs a care leaver of this council and recorded consent'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'case_adult_needs_consent';\n  END IF;\n  RETURN NEW;\n",
                            hash="07ed06aedc8af58bad5c997f559ed68f8a94e31e",
                            operation='INSERT OR UPDATE OF "opened_on", "child_id"',
                            pgid="pgtrigger_eligible_61314",
                            table="getsafe_case",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="child",
                    trigger=pgtrigger.compiler.Trigger(
                        name="born_before_all",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n  IF EXISTS (\n    SELECT FROM getsafe_referral WHERE child_id = NEW.id AND received_on < NEW.date_of_birth\n    UNION ALL\n    SELECT FROM getsafe_case WHERE child_id = NEW.id AND opened_on < NEW.date_of_birth\n    UNION ALL\n    SELECT FROM getsafe_carestatusspell\n      WHERE child_id = NEW.id AND started_on < NEW.date_of_birth\n    UNION ALL\n    SELECT FROM getsafe_consent WHERE child_id = NEW.id AND decided_on < NEW.date_of_birth\n  ) THEN\n    RAISE EXCEPTION 'the child was born after something that is recorded of them'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'child_born_before_all';\n  END IF;\n  RETURN NEW;\n",
                            hash="887a6cfaa57c91a968e302c74283b9ca1f645773",
                            operation='UPDATE OF "date_of_birth"',
                            pgid="pgtrigger_born_before_all_66dde",
                            table="getsafe_child",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="child",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_childevent" ("address", "address_is_sensitive", "aliases", "allocated_worker", "birth_estimated", "created_at", "date_of_birth", "died_on", "disabilities", "ethnicity", "external_ref", "family_name", "first_language", "gender", "gender_described", "given_name", "gp", "host_council", "id", "import_batch_id", "merged_into_id", "nationality", "needs_interpreter", "nhs_number", "parents", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "preferred_name", "reference", "religion", "responsible_council", "school", "sen_needs", "sen_provision", "sex", "siblings", "social_care_id", "unaccompanied", "upn", "uuid") VALUES (NEW."address", NEW."address_is_sensitive", NEW."aliases", NEW."allocated_worker", NEW."birth_estimated", NEW."created_at", NEW."date_of_birth", NEW."died_on", NEW."disabilities", NEW."ethnicity", NEW."external_ref", NEW."family_name", NEW."first_language", NEW."gender", NEW."gender_described", NEW."given_name", NEW."gp", NEW."host_council", NEW."id", NEW."import_batch_id", NEW."merged_into_id", NEW."nationality", NEW."needs_interpreter", NEW."nhs_number", NEW."parents", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."preferred_name", NEW."reference", NEW."religion", NEW."responsible_council", NEW."school", NEW."sen_needs", NEW."sen_provision", NEW."sex", NEW."siblings", NEW."social_care_id", NEW."unaccompanied", NEW."upn", NEW."uuid"); RETURN NULL;',
                            hash="be602d97c89bd551bd7766cb27c33de2bc8e4bbf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0e78f",
                            table="getsafe_child",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="child",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."address_is_sensitive" IS DISTINCT FROM (NEW."address_is_sensitive") OR OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."allocated_worker" IS DISTINCT FROM (NEW."allocated_worker") OR OLD."birth_estimated" IS DISTINCT FROM (NEW."birth_estimated") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."date_of_birth" IS DISTINCT FROM (NEW."date_of_birth") OR OLD."died_on" IS DISTINCT FROM (NEW."died_on") OR OLD."disabilities" IS DISTINCT FROM (NEW."disabilities") OR OLD."ethnicity" IS DISTINCT FROM (NEW."ethnicity") OR OLD."external_ref" IS DISTINCT FROM (NEW."external_ref") OR OLD."family_name" IS DISTINCT FROM (NEW."family_name") OR OLD."first_language" IS DISTINCT FROM (NEW."first_language") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."gender_described" IS DISTINCT FROM (NEW."gender_described") OR OLD."given_name" IS DISTINCT FROM (NEW."given_name") OR OLD."gp" IS DISTINCT FROM (NEW."gp") OR OLD."host_council" IS DISTINCT FROM (NEW."host_council") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."import_batch_id" IS DISTINCT FROM (NEW."import_batch_id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."nationality" IS DISTINCT FROM (NEW."nationality") OR OLD."needs_interpreter" IS DISTINCT FROM (NEW."needs_interpreter") OR OLD."nhs_number" IS DISTINCT FROM (NEW."nhs_number") OR OLD."parents" IS DISTINCT FROM (NEW."parents") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."preferred_name" IS DISTINCT FROM (NEW."preferred_name") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."religion" IS DISTINCT FROM (NEW."religion") OR OLD."responsible_council" IS DISTINCT FROM (NEW."responsible_council") OR OLD."school" IS DISTINCT FROM (NEW."school") OR OLD."sen_needs" IS DISTINCT FROM (NEW."sen_needs") OR OLD."sen_provision" IS DISTINCT FROM (NEW."sen_provision") OR OLD."sex" IS DISTINCT FROM (NEW."sex") OR OLD."siblings" IS DISTINCT FROM (NEW."siblings") OR OLD."social_care_id" IS DISTINCT FROM (NEW."social_care_id") OR OLD."unaccompanied" IS DISTINCT FROM (NEW."unaccompanied") OR OLD."upn" IS DISTINCT FROM (NEW."upn") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                            func='INSERT INTO "getsafe_childevent" ("address", "address_is_sensitive", "aliases", "allocated_worker", "birth_estimated", "created_at", "date_of_birth", "died_on", "disabilities", "ethnicity", "external_ref", "family_name", "first_language", "gender", "gender_described", "given_name", "gp", "host_council", "id", "import_batch_id", "merged_into_id", "nationality", "needs_interpreter", "nhs_number", "parents", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "preferred_name", "reference", "religion", "responsible_council", "school", "sen_needs", "sen_provision", "sex", "siblings", "social_care_id", "unaccompanied", "upn", "uuid") VALUES (NEW."address", NEW."address_is_sensitive", NEW."aliases", NEW."allocated_worker", NEW."birth_estimated", NEW."created_at", NEW."date_of_birth", NEW."died_on", NEW."disabilities", NEW."ethnicity", NEW."external_ref", NEW."family_name", NEW."first_language", NEW."gender", NEW."gender_described", NEW."given_name", NEW."gp", NEW."host_council", NEW."id", NEW."import_batch_id", NEW."merged_into_id", NEW."nationality", NEW."needs_interpreter", NEW."nhs_number", NEW."parents", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."preferred_name", NEW."reference", NEW."religion", NEW."responsible_council", NEW."school", NEW."sen_needs", NEW."sen_provision", NEW."sex", NEW."siblings", NEW."social_care_id", NEW."unaccompanied", NEW."upn", NEW."uuid"); RETURN NULL;',
                            hash="8dc495ed3de4c90ded7dfa87552d67209bc73ad6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5203c",
                            table="getsafe_child",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="child",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_childevent" ("address", "address_is_sensitive", "aliases", "allocated_worker", "birth_estimated", "created_at", "date_of_birth", "died_on", "disabilities", "ethnicity", "external_ref", "family_name", "first_language", "gender", "gender_described", "given_name", "gp", "host_council", "id", "import_batch_id", "merged_into_id", "nationality", "needs_interpreter", "nhs_number", "parents", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "preferred_name", "reference", "religion", "responsible_council", "school", "sen_needs", "sen_provision", "sex", "siblings", "social_care_id", "unaccompanied", "upn", "uuid") VALUES (OLD."address", OLD."address_is_sensitive", OLD."aliases", OLD."allocated_worker", OLD."birth_estimated", OLD."created_at", OLD."date_of_birth", OLD."died_on", OLD."disabilities", OLD."ethnicity", OLD."external_ref", OLD."family_name", OLD."first_language", OLD."gender", OLD."gender_described", OLD."given_name", OLD."gp", OLD."host_council", OLD."id", OLD."import_batch_id", OLD."merged_into_id", OLD."nationality", OLD."needs_interpreter", OLD."nhs_number", OLD."parents", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."preferred_name", OLD."reference", OLD."religion", OLD."responsible_council", OLD."school", OLD."sen_needs", OLD."sen_provision", OLD."sex", OLD."siblings", OLD."social_care_id", OLD."unaccompanied", OLD."upn", OLD."uuid"); RETURN NULL;',
                            hash="0f989d9a10410c7020181ce9bd3e9e24eaa78cb4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c4ae6",
                            table="getsafe_child",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="after_birth",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE born date;",
                            func="\n  SELECT date_of_birth INTO born FROM getsafe_child WHERE id = NEW.child_id;\n  IF NEW.decided_on < born THEN\n    RAISE EXCEPTION 'a fact about a child is dated before the child was born'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_after_birth';\n  END IF;\n  RETURN NEW;\n",
                            hash="93361ddf456f8fc85e2b62660b2329cf6d6b6d7f",
                            operation='INSERT OR UPDATE OF "decided_on", "child_id"',
                            pgid="pgtrigger_after_birth_90d2e",
                            table="getsafe_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="after_birth",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE born date;",
                            func="\n  SELECT date_of_birth INTO born FROM getsafe_child WHERE id = NEW.child_id;\n  IF NEW.received_on < born THEN\n    RAISE EXCEPTION 'a fact about a child is dated before the child was born'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_after_birth';\n  END IF;\n  RETURN NEW;\n",
                            hash="ba228aa5863bad0780d6346d978843ef927a6d0e",
                            operation='INSERT OR UPDATE OF "received_on", "child_id"',
                            pgid="pgtrigger_after_birth_417db",
                            table="getsafe_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="received_first",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n  IF EXISTS (\n    SELECT FROM getsafe_screening WHERE referral_id = NEW.id AND screened_on < NEW.received_on\n    UNION ALL\n    SELECT FROM getsafe_case WHERE referral_id = NEW.id AND opened_on < NEW.received_on\n  ) THEN\n    RAISE EXCEPTION 'the referral was received after it was decided'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'referral_received_first';\n  END IF;\n  RETURN NEW;\n",
                            hash="15cc67bb589ad0a0b8deba7640c93a45f085884d",
                            operation='UPDATE OF "received_on"',
                            pgid="pgtrigger_received_first_57f38",
                            table="getsafe_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_referralevent" ("at_immediate_risk", "child_aware", "child_id", "child_views", "complete_on", "concerns", "created_at", "differing_facts", "duplicate_of_id", "external_ref", "id", "import_batch_id", "import_key", "information_due_on", "intelligence_form_ref", "intelligence_form_sent", "intelligence_form_sent_on", "known_to", "level_id", "logged_by_id", "not_asked_reason", "not_informed_reason", "parent_aware", "parent_views", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "received_time", "reference", "referrer_agency_id", "referrer_contact", "referrer_name", "referrer_role", "referrer_told", "referrer_told_by_id", "referrer_told_on", "returned_reason", "route", "safety_steps", "service_consent", "sharing_basis", "source", "status", "uuid") VALUES (NEW."at_immediate_risk", NEW."child_aware", NEW."child_id", NEW."child_views", NEW."complete_on", NEW."concerns", NEW."created_at", NEW."differing_facts", NEW."duplicate_of_id", NEW."external_ref", NEW."id", NEW."import_batch_id", NEW."import_key", NEW."information_due_on", NEW."intelligence_form_ref", NEW."intelligence_form_sent", NEW."intelligence_form_sent_on", NEW."known_to", NEW."level_id", NEW."logged_by_id", NEW."not_asked_reason", NEW."not_informed_reason", NEW."parent_aware", NEW."parent_views", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."received_on", NEW."received_time", NEW."reference", NEW."referrer_agency_id", NEW."referrer_contact", NEW."referrer_name", NEW."referrer_role", NEW."referrer_told", NEW."referrer_told_by_id", NEW."referrer_told_on", NEW."returned_reason", NEW."route", NEW."safety_steps", NEW."service_consent", NEW."sharing_basis", NEW."source", NEW."status", NEW."uuid"); RETURN NULL;',
                            hash="d2f4d13873eab803a37a60a6f13b4c8145387353",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9efc0",
                            table="getsafe_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "getsafe_referralevent" ("at_immediate_risk", "child_aware", "child_id", "child_views", "complete_on", "concerns", "created_at", "differing_facts", "duplicate_of_id", "external_ref", "id", "import_batch_id", "import_key", "information_due_on", "intelligence_form_ref", "intelligence_form_sent", "intelligence_form_sent_on", "known_to", "level_id", "logged_by_id", "not_asked_reason", "not_informed_reason", "parent_aware", "parent_views", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "received_time", "reference", "referrer_agency_id", "referrer_contact", "referrer_name", "referrer_role", "referrer_told", "referrer_told_by_id", "referrer_told_on", "returned_reason", "route", "safety_steps", "service_consent", "sharing_basis", "source", "status", "uuid") VALUES (NEW."at_immediate_risk", NEW."child_aware", NEW."child_id", NEW."child_views", NEW."complete_on", NEW."concerns", NEW."created_at", NEW."differing_facts", NEW."duplicate_of_id", NEW."external_ref", NEW."id", NEW."import_batch_id", NEW."import_key", NEW."information_due_on", NEW."intelligence_form_ref", NEW."intelligence_form_sent", NEW."intelligence_form_sent_on", NEW."known_to", NEW."level_id", NEW."logged_by_id", NEW."not_asked_reason", NEW."not_informed_reason", NEW."parent_aware", NEW."parent_views", NEW."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."received_on", NEW."received_time", NEW."reference", NEW."referrer_agency_id", NEW."referrer_contact", NEW."referrer_name", NEW."referrer_role", NEW."referrer_told", NEW."referrer_told_by_id", NEW."referrer_told_on", NEW."returned_reason", NEW."route", NEW."safety_steps", NEW."service_consent", NEW."sharing_basis", NEW."source", NEW."status", NEW."uuid"); RETURN NULL;',
                            hash="f488dc35f06f1167cf91b0cd573b66d4e0431c89",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_13b1f",
                            table="getsafe_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="referral",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_referralevent" ("at_immediate_risk", "child_aware", "child_id", "child_views", "complete_on", "concerns", "created_at", "differing_facts", "duplicate_of_id", "external_ref", "id", "import_batch_id", "import_key", "information_due_on", "intelligence_form_ref", "intelligence_form_sent", "intelligence_form_sent_on", "known_to", "level_id", "logged_by_id", "not_asked_reason", "not_informed_reason", "parent_aware", "parent_views", "persons_of_concern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "received_time", "reference", "referrer_agency_id", "referrer_contact", "referrer_name", "referrer_role", "referrer_told", "referrer_told_by_id", "referrer_told_on", "returned_reason", "route", "safety_steps", "service_consent", "sharing_basis", "source", "status", "uuid") VALUES (OLD."at_immediate_risk", OLD."child_aware", OLD."child_id", OLD."child_views", OLD."complete_on", OLD."concerns", OLD."created_at", OLD."differing_facts", OLD."duplicate_of_id", OLD."external_ref", OLD."id", OLD."import_batch_id", OLD."import_key", OLD."information_due_on", OLD."intelligence_form_ref", OLD."intelligence_form_sent", OLD."intelligence_form_sent_on", OLD."known_to", OLD."level_id", OLD."logged_by_id", OLD."not_asked_reason", OLD."not_informed_reason", OLD."parent_aware", OLD."parent_views", OLD."persons_of_concern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."received_on", OLD."received_time", OLD."reference", OLD."referrer_agency_id", OLD."referrer_contact", OLD."referrer_name", OLD."referrer_role", OLD."referrer_told", OLD."referrer_told_by_id", OLD."referrer_told_on", OLD."returned_reason", OLD."route", OLD."safety_steps", OLD."service_consent", OLD."sharing_basis", OLD."source", OLD."status", OLD."uuid"); RETURN NULL;',
                            hash="fee18dd037eef7f1b8a067e6d63c3b0fdf2edbc0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a15e7",
                            table="getsafe_referral",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="screening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="after_receipt",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n  IF NEW.screened_on < (SELECT received_on FROM getsafe_referral WHERE id = NEW.referral_id) THEN\n    RAISE EXCEPTION 'a referral was decided before it was received'\n      USING ERRCODE = 'check_violation', CONSTRAINT = 'screening_after_receipt';\n  END IF;\n  RETURN NEW;\n",
                            hash="b946af89d16f8c79f3e51789a452ddc593a5cdde",
                            operation='INSERT OR UPDATE OF "screened_on", "referral_id"',
                            pgid="pgtrigger_after_receipt_4d2ab",
                            table="getsafe_screening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="screening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_screeningevent" ("basis", "created_at", "decided_by_id", "due_on", "id", "import_batch_id", "information_due_on", "level_id", "needed", "other_outcomes", "outcome", "passed_to", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "referral_id", "screened_on", "uuid") VALUES (NEW."basis", NEW."created_at", NEW."decided_by_id", NEW."due_on", NEW."id", NEW."import_batch_id", NEW."information_due_on", NEW."level_id", NEW."needed", NEW."other_outcomes", NEW."outcome", NEW."passed_to", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."rationale", NEW."referral_id", NEW."screened_on", NEW."uuid"); RETURN NULL;',
                            hash="2e89e9e138832656e42a3fabd0f240cf8cb69bf6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8f399",
                            table="getsafe_screening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="screening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "getsafe_screeningevent" ("basis", "created_at", "decided_by_id", "due_on", "id", "import_batch_id", "information_due_on", "level_id", "needed", "other_outcomes", "outcome", "passed_to", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "referral_id", "screened_on", "uuid") VALUES (NEW."basis", NEW."created_at", NEW."decided_by_id", NEW."due_on", NEW."id", NEW."import_batch_id", NEW."information_due_on", NEW."level_id", NEW."needed", NEW."other_outcomes", NEW."outcome", NEW."passed_to", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."rationale", NEW."referral_id", NEW."screened_on", NEW."uuid"); RETURN NULL;',
                            hash="9e0a673cb32cb17fd87f2add29975077e0a85c7a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4f04a",
                            table="getsafe_screening",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="screening",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "getsafe_screeningevent" ("basis", "created_at", "decided_by_id", "due_on", "id", "import_batch_id", "information_due_on", "level_id", "needed", "other_outcomes", "outcome", "passed_to", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "referral_id", "screened_on", "uuid") VALUES (OLD."basis", OLD."created_at", OLD."decided_by_id", OLD."due_on", OLD."id", OLD."import_batch_id", OLD."information_due_on", OLD."level_id", OLD."needed", OLD."other_outcomes", OLD."outcome", OLD."passed_to", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."rationale", OLD."referral_id", OLD."screened_on", OLD."uuid"); RETURN NULL;',
                            hash="3006a0e93dd195e92f13f0aa4164c61b9fe0a198",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f49ba",
                            table="getsafe_screening",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.RunSQL(RECORDED_BEFORE, migrations.RunSQL.noop),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("plan_category__in", ["", "NEG", "EMO", "PHY", "SAB", "MUL"])
                        ),
                        name="carestatusspell_plan_category_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "primary_need__in",
                                ["", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9", "N0"],
                            )
                        ),
                        name="carestatusspell_primary_need_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "legal_status__in",
                                [
                                    "",
                                    "C1",
                                    "C2",
                                    "D1",
                                    "E1",
                                    "V2",
                                    "V3",
                                    "V4",
                                    "L1",
                                    "L2",
                                    "L3",
                                    "J1",
                                    "J2",
                                    "J3",
                                ],
                            )
                        ),
                        name="carestatusspell_legal_status_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "placement__in",
                                [
                                    "",
                                    "A3",
                                    "A4",
                                    "A5",
                                    "A6",
                                    "H5",
                                    "K1",
                                    "K2",
                                    "K3",
                                    "P1",
                                    "P2",
                                    "P3",
                                    "R1",
                                    "R2",
                                    "R3",
                                    "R5",
                                    "S1",
                                    "T0",
                                    "T1",
                                    "T2",
                                    "T3",
                                    "T4",
                                    "U1",
                                    "U2",
                                    "U3",
                                    "U4",
                                    "U5",
                                    "U6",
                                    "Z1",
                                    "Z11",
                                    "Z12",
                                    "Z13",
                                    "Z14",
                                ],
                            ),
                            models.Q(
                                models.Q(("placement", "H5"), _negated=True),
                                ("started_on__isnull", True),
                                ("started_on__lte", datetime.date(2025, 3, 31)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("placement", "P2"), _negated=True),
                                ("started_on__isnull", True),
                                ("started_on__lte", datetime.date(2025, 3, 31)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("placement", "Z1"), _negated=True),
                                ("started_on__isnull", True),
                                ("started_on__lte", datetime.date(2025, 3, 31)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("placement", "Z11"), _negated=True),
                                ("started_on__isnull", True),
                                ("started_on__gte", datetime.date(2025, 4, 1)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("placement", "Z12"), _negated=True),
                                ("started_on__isnull", True),
                                ("started_on__gte", datetime.date(2025, 4, 1)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("placement", "Z13"), _negated=True),
                                ("started_on__isnull", True),
                                ("started_on__gte", datetime.date(2025, 4, 1)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("placement", "Z14"), _negated=True),
                                ("started_on__isnull", True),
                                ("started_on__gte", datetime.date(2025, 4, 1)),
                                _connector="OR",
                            ),
                        ),
                        name="carestatusspell_placement_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "placement_provider__in",
                                ["", "PR0", "PR1", "PR2", "PR3", "PR4", "PR5"],
                            )
                        ),
                        name="carestatusspell_placement_provider_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("in_touch__in", ["", "YES", "NO", "DIED", "REFU", "NREQ", "RHOM"])
                        ),
                        name="carestatusspell_in_touch_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "activity__in",
                                [
                                    "",
                                    "F1",
                                    "P1",
                                    "F2",
                                    "P2",
                                    "F4",
                                    "P4",
                                    "F5",
                                    "P5",
                                    "G4",
                                    "G5",
                                    "G6",
                                ],
                            )
                        ),
                        name="carestatusspell_activity_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "home__in",
                                [
                                    "",
                                    "B",
                                    "C",
                                    "D",
                                    "E",
                                    "G",
                                    "H",
                                    "K",
                                    "R",
                                    "S",
                                    "T",
                                    "U",
                                    "V",
                                    "W",
                                    "X",
                                    "Y",
                                    "Z",
                                ],
                            )
                        ),
                        name="carestatusspell_home_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("home_suitable__in", ["", "1", "2"])),
                        name="carestatusspell_home_suitable_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("plan_category", ""),
                            ("status__in", ["child_protection"]),
                            _connector="OR",
                        ),
                        name="carestatusspell_plan_category_of_its_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("primary_need", ""),
                            (
                                "status__in",
                                ["child_in_need", "child_protection", "looked_after", "eligible"],
                            ),
                            _connector="OR",
                        ),
                        name="carestatusspell_primary_need_of_its_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("legal_status", ""),
                            ("status__in", ["looked_after", "eligible"]),
                            _connector="OR",
                        ),
                        name="carestatusspell_legal_status_of_its_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("placement", ""),
                            ("status__in", ["looked_after", "eligible"]),
                            _connector="OR",
                        ),
                        name="carestatusspell_placement_of_its_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("placement_provider", ""),
                            ("status__in", ["looked_after", "eligible"]),
                            _connector="OR",
                        ),
                        name="carestatusspell_placement_provider_of_its_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("in_touch", ""),
                            (
                                "status__in",
                                ["relevant", "former_relevant", "qualifying", "care_leaver"],
                            ),
                            _connector="OR",
                        ),
                        name="carestatusspell_in_touch_of_its_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("activity", ""),
                            (
                                "status__in",
                                ["relevant", "former_relevant", "qualifying", "care_leaver"],
                            ),
                            _connector="OR",
                        ),
                        name="carestatusspell_activity_of_its_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("home", ""),
                            (
                                "status__in",
                                ["relevant", "former_relevant", "qualifying", "care_leaver"],
                            ),
                            _connector="OR",
                        ),
                        name="carestatusspell_home_of_its_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="carestatusspell",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("home_suitable", ""),
                            (
                                "status__in",
                                ["relevant", "former_relevant", "qualifying", "care_leaver"],
                            ),
                            _connector="OR",
                        ),
                        name="carestatusspell_home_suitable_of_its_status",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="child",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("unaccompanied__in", ["yes", "no", "not_known"])),
                        name="child_unaccompanied_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="child",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("sen_provision__in", ["", "N", "K", "E"])),
                        name="child_sen_provision_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="child",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "disabilities__contained_by",
                                [
                                    "NONE",
                                    "MOB",
                                    "HAND",
                                    "PC",
                                    "INC",
                                    "COMM",
                                    "LD",
                                    "HEAR",
                                    "VIS",
                                    "BEH",
                                    "CON",
                                    "AUT",
                                    "DDA",
                                ],
                            ),
                            models.Q(
                                models.Q(("disabilities__contains", ["NONE"]), _negated=True),
                                ("disabilities", ["NONE"]),
                                _connector="OR",
                            ),
                        ),
                        name="child_disabilities_are_codes",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="child",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sen_needs__contained_by",
                                [
                                    "SPLD",
                                    "MLD",
                                    "SLD",
                                    "PMLD",
                                    "SEMH",
                                    "SLCN",
                                    "HI",
                                    "VI",
                                    "MSI",
                                    "PD",
                                    "ASD",
                                    "OTH",
                                ],
                            ),
                            ("sen_needs__len__lte", 2),
                            models.Q(
                                ("sen_needs", []),
                                ("sen_provision__in", ["K", "E"]),
                                _connector="OR",
                            ),
                        ),
                        name="child_sen_needs_are_codes_with_provision",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="child",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("gender_described", ""), ("gender", "09"), _connector="OR"
                        ),
                        name="child_gender_described_where_self_described",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("review_on__isnull", True),
                            ("review_on__gte", models.F("decided_on")),
                            _connector="OR",
                        ),
                        name="consent_review_on_not_before_decided_on",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("service_consent__in", ["yes", "no", "not_asked", "not_known"])
                        ),
                        name="referral_service_consent_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sharing_basis__in",
                                ["safeguarding", "legal_duty", "consent", "not_known"],
                            )
                        ),
                        name="referral_sharing_basis_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("intelligence_form_sent__in", ["yes", "no", "not_known"])
                        ),
                        name="referral_intelligence_form_sent_is_a_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "returned_incomplete"), _negated=True),
                            models.Q(
                                models.Q(("returned_reason", ""), _negated=True),
                                ("information_due_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="referral_returned_with_a_reason_and_a_date",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("at_immediate_risk", "yes"), _negated=True),
                            models.Q(("safety_steps", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referral_danger_has_safety_steps",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("child_aware", "no"), _negated=True),
                                models.Q(("parent_aware", "no"), _negated=True),
                            ),
                            models.Q(("not_informed_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referral_not_informed_has_a_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("service_consent", "not_asked"), _negated=True),
                            models.Q(("not_asked_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referral_not_asked_has_a_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "intelligence_form_sent_on__lte",
                                models.Func(
                                    function="getsafe_today", output_field=models.DateField()
                                ),
                            )
                        ),
                        name="referral_intelligence_form_sent_on_not_in_future",
                        violation_error_message="The date must be today or in the past",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("intelligence_form_sent", "yes"),
                            models.Q(
                                ("intelligence_form_ref", ""), ("intelligence_form_sent_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="referral_intelligence_form_sent_where_dated",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "referrer_told_on__lte",
                                models.Func(
                                    function="getsafe_today", output_field=models.DateField()
                                ),
                            )
                        ),
                        name="referral_referrer_told_on_not_in_future",
                        violation_error_message="The date must be today or in the past",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("referrer_told_on__isnull", True),
                            ("referrer_told_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="referral_referrer_told_on_not_before_received_on",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("referrer_told", ""),
                                ("referrer_told_by", None),
                                ("referrer_told_on", None),
                            ),
                            models.Q(
                                ("referrer_told_by__isnull", False),
                                ("referrer_told_on__isnull", False),
                                models.Q(("referrer_told", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="referral_referrer_told_when_how_and_by_whom",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="referral",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("duplicate_of", None),
                            models.Q(("duplicate_of", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="referral_not_its_own_duplicate",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="screening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "other_outcomes__contained_by",
                                [
                                    "STRAT",
                                    "CSC",
                                    "EH",
                                    "SINGLE",
                                    "CONTEXT",
                                    "MISSING",
                                    "ADULT",
                                    "OTHERLA",
                                ],
                            ),
                            models.Q(
                                models.Q(
                                    ("other_outcomes__contains", ["STRAT"]), ("outcome", "STRAT")
                                ),
                                models.Q(("other_outcomes__contains", ["CSC"]), ("outcome", "CSC")),
                                models.Q(("other_outcomes__contains", ["EH"]), ("outcome", "EH")),
                                models.Q(
                                    ("other_outcomes__contains", ["SINGLE"]), ("outcome", "SINGLE")
                                ),
                                models.Q(
                                    ("other_outcomes__contains", ["CONTEXT"]),
                                    ("outcome", "CONTEXT"),
                                ),
                                models.Q(
                                    ("other_outcomes__contains", ["MISSING"]),
                                    ("outcome", "MISSING"),
                                ),
                                models.Q(
                                    ("other_outcomes__contains", ["ADULT"]), ("outcome", "ADULT")
                                ),
                                models.Q(
                                    ("other_outcomes__contains", ["OTHERLA"]),
                                    ("outcome", "OTHERLA"),
                                ),
                                _connector="OR",
                                _negated=True,
                            ),
                        ),
                        name="screening_other_outcomes_are_codes",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="screening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__in", ("MOREINFO", "NFA")), _negated=True),
                            ("other_outcomes", []),
                            _connector="OR",
                        ),
                        name="screening_outcome_that_stands_alone",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="screening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("basis", "imported"),
                            models.Q(("outcome", "MOREINFO"), _negated=True),
                            models.Q(
                                ("information_due_on__isnull", False),
                                models.Q(("needed", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="screening_deferred_for_what_and_until_when",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="screening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("information_due_on__isnull", True),
                            ("information_due_on__gte", models.F("screened_on")),
                            _connector="OR",
                        ),
                        name="screening_information_due_on_not_before_screened_on",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="screening",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("basis", "imported"),
                            models.Q(("outcome__in", ("SINGLE", "OTHERLA")), _negated=True),
                            models.Q(("passed_to", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="screening_passed_to_someone",
                    ),
                ),
            ]
        ),
    ]

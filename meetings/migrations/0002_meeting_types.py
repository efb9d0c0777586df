"""Herefordshire's four meetings, as the shipped default: an area changes them as data."""

from django.db import migrations

PROFESSIONALS = (
    "This meeting is for professionals only. What is said is shared only to keep children safe "
    "and only with those who need it."
)
TYPES = [
    {
        "code": "weekly",
        "name": "Weekly multi-agency meeting",
        "short_name": "Weekly meeting",
        "kind": "screening",
        "chair_role": "team_manager",
        "deputy_allowed": True,
        "cadence": "Every week",
        "quorum_agencies": 3,
        "agenda": [
            "Attendance and confidentiality",
            "Actions due",
            "New referrals",
            "Open children by exception",
            "Places and peer groups to pass to MACE 2",
            "Actions read back",
        ],
        "confidentiality": PROFESSIONALS,
    },
    {
        "code": "mace1",
        "name": "Multi-Agency Child Exploitation meeting 1 (MACE 1)",
        "short_name": "MACE 1",
        "kind": "child",
        "chair_role": "team_manager",
        "deputy_allowed": True,
        "cadence": "For each child: an initial meeting, then reviews",
        "quorum_agencies": 3,
        "agenda": [
            "Introductions, who is missing and why",
            "The child's and family's views",
            "What are we worried about?",
            "What is working well?",
            "Safety scale and risk level",
            "What needs to happen: plan and actions",
            "What is shared, and with whom",
            "Review date",
        ],
        "confidentiality": (
            "The child and family may attend. Information that may not be shared with them is "
            "recorded in the professionals-only part."
        ),
    },
    {
        "code": "mace2",
        "name": "Multi-Agency Child Exploitation meeting 2 (MACE 2)",
        "short_name": "MACE 2",
        "kind": "context",
        "chair_role": "police_chair",
        "deputy_allowed": False,
        "cadence": "Every month",
        "quorum_agencies": 3,
        "agenda": [
            "Actions",
            "Children of note",
            "People of concern and warning notices",
            "Places",
            "Operations",
            "Themes",
            "For the Child Exploitation and Missing group",
        ],
        "is_restricted": True,
        "confidentiality": PROFESSIONALS,
    },
    {
        "code": "cem",
        "name": "Child Exploitation and Missing group",
        "short_name": "CE and Missing group",
        "kind": "oversight",
        "chair_role": "head_of_service",
        "deputy_allowed": False,
        "cadence": "Every two months",
        "quorum_agencies": 3,
        "agenda": [
            "Minutes and actions",
            "Figures and exceptions",
            "MACE 1 and MACE 2 report",
            "Voice of the child",
            "Risks and escalations",
            "Forward plan",
        ],
        "confidentiality": "Aggregates; a child is named only by exception.",
    },
]


def load(apps, schema_editor):
    meeting_type = apps.get_model("meetings", "MeetingType")
    for facts in TYPES:
        meeting_type.objects.create(**facts)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_meetings")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]

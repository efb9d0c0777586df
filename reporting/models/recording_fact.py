"""What was not recorded, when and why: the difference between no children and no record."""

from django.db import models

from getsafe.choices import EXPLOITATION_TYPE
from getsafe.choices.codes import Code, CodeList
from getsafe.models.base import Privacy, code_check, in_order, tracked
from getsafe.models.user import User
from getsafe.permissions import Permission

RECORDED_MEASURE = CodeList(
    "What was not recorded",
    Code("cases", "Cases"),
    Code("referrals", "Referrals"),
    Code("screenings", "Screenings"),
)

NOT_RECORDED_REASON = CodeList(
    "Why it was not recorded",
    Code("not_recorded", "It was not recorded"),
    Code("system_change", "The records were lost in a change of system"),
    Code("redefined", "It was defined in another way"),
    Code("paper", "It was recorded on paper only"),
    Code("free_text", "It was recorded in free text only"),
)


def sentence(reason: str, text: str) -> str:
    """A reason as a reader sees it, with what was added to it; another reason may follow it."""
    said = f"{NOT_RECORDED_REASON.label(reason)}. {text}".strip()
    return said if said.endswith((".", "!", "?")) else f"{said}."


class RecordingFactQuerySet(models.QuerySet["RecordingFact"]):
    """Filters over what was not recorded."""

    def visible_to(self, actor: User) -> "RecordingFactQuerySet":
        """The gate: all of it, for those who answer requests."""
        return self.all() if actor.may(Permission.FOI_ANSWER) else self.none()


@tracked()
class RecordingFact(models.Model):
    """From one day to another, both included, a measure was not recorded.

    Without an exploitation type it is true of every type. Figures for the time are "not
    available" with the reason, never 0.
    """

    PRIVACY = dict.fromkeys(
        [
            "id",
            "measure",
            "exploitation_type",
            "first_on",
            "last_on",
            "reason",
            "text",
            "recorded_by",
            "recorded_at",
        ],
        Privacy.ADMINISTRATIVE,
    )
    RETENTION = "Kept for ever: it explains figures that were published."

    measure = models.CharField(max_length=20, choices=RECORDED_MEASURE.choices)
    exploitation_type = models.CharField(
        max_length=20, choices=EXPLOITATION_TYPE.choices, null=True, blank=True
    )
    first_on = models.DateField()
    last_on = models.DateField()
    reason = models.CharField(max_length=20, choices=NOT_RECORDED_REASON.choices)
    text = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        "getsafe.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = RecordingFactQuerySet.as_manager()

    class Meta:
        ordering = ["measure", "first_on", "id"]
        constraints = [
            code_check("recordingfact", "measure", RECORDED_MEASURE.codes),
            code_check("recordingfact", "reason", NOT_RECORDED_REASON.codes),
            models.CheckConstraint(
                condition=models.Q(exploitation_type__isnull=True)
                | models.Q(exploitation_type__in=EXPLOITATION_TYPE.codes),
                name="recordingfact_exploitation_type_is_a_code",
            ),
            in_order("recordingfact", "first_on", "last_on"),
        ]

    def __str__(self) -> str:
        return f"Recording fact {self.pk}"

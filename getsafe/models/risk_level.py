"""The scale that a risk level is chosen from: data, because every area's differs."""

from django.db import models

from getsafe.models.base import Privacy, tracked


@tracked()
class RiskLevel(models.Model):
    """One step of the local risk scale, with how often a case at it is reviewed."""

    PRIVACY = {
        "id": Privacy.ADMINISTRATIVE,
        "code": Privacy.ADMINISTRATIVE,
        "label": Privacy.ADMINISTRATIVE,
        "rank": Privacy.ADMINISTRATIVE,
        "colour": Privacy.ADMINISTRATIVE,
        "review_weeks": Privacy.ADMINISTRATIVE,
        "definition": Privacy.ADMINISTRATIVE,
        "allows_step_down": Privacy.ADMINISTRATIVE,
        "valid_from": Privacy.ADMINISTRATIVE,
        "valid_to": Privacy.ADMINISTRATIVE,
    }
    RETENTION = "Kept for ever: old levels keep their old wording."

    code = models.SlugField(unique=True)
    label = models.CharField(max_length=40)
    rank = models.PositiveSmallIntegerField(unique=True, help_text="1 is the lowest")
    colour = models.CharField(max_length=20, help_text="A tag colour; the label always says it too")
    review_weeks = models.PositiveSmallIntegerField()
    definition = models.TextField(blank=True)
    allows_step_down = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.label

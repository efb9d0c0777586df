"""Bank holidays, from which working days are counted."""

from django.db import models

from getsafe.models.base import Privacy

NATIONS = [("ENG", "England"), ("WLS", "Wales"), ("SCT", "Scotland"), ("NIR", "Northern Ireland")]


class BankHoliday(models.Model):
    """A bank holiday of one nation of the United Kingdom.

    A table, not a library call: a holiday proclaimed next month must be enterable today, and the
    FOI Act's clock stops for a holiday of any nation while the service's own stop for England's.
    """

    PRIVACY = {
        "id": Privacy.ADMINISTRATIVE,
        "day": Privacy.ADMINISTRATIVE,
        "nation": Privacy.ADMINISTRATIVE,
        "name": Privacy.ADMINISTRATIVE,
        "source": Privacy.ADMINISTRATIVE,
    }
    RETENTION = "Kept for ever: due dates are explained by it."

    day = models.DateField()
    nation = models.CharField(max_length=3, choices=NATIONS)
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=120)

    class Meta:
        ordering = ["day", "nation"]
        constraints = [
            models.UniqueConstraint(fields=["nation", "day"], name="bankholiday_once_a_nation"),
            models.CheckConstraint(
                condition=models.Q(nation__in=[code for code, _ in NATIONS]),
                name="bankholiday_nation_is_a_code",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d %B %Y} ({self.nation})"

"""The agencies that refer, attend and act."""

from django.db import models

from getsafe.models.base import Privacy, tracked


@tracked()
class Agency(models.Model):
    """A body that takes part: the council's own services, police, health, schools, charities."""

    PRIVACY = {
        "id": Privacy.ADMINISTRATIVE,
        "code": Privacy.ADMINISTRATIVE,
        "name": Privacy.ADMINISTRATIVE,
        "is_statutory_partner": Privacy.ADMINISTRATIVE,
        "valid_from": Privacy.ADMINISTRATIVE,
        "valid_to": Privacy.ADMINISTRATIVE,
    }
    RETENTION = "Kept while any record names it."

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=120, unique=True)
    is_statutory_partner = models.BooleanField(default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name

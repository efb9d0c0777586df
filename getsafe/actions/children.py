"""Changes to a child's own details."""

from django.db import transaction

from getsafe import audit
from getsafe.errors import Refused
from getsafe.models import Child, User
from getsafe.policies import cases as policy

IDENTIFIERS = {
    "nhs_number": "Another child has this NHS number. Check it, or look for the other record",
    "upn": "Another child has this unique pupil number. Check it, or look for the other record",
    "social_care_id": "Another child has this social care ID. Check it, or look for the other",
}
DETAILS = (
    "given_name",
    "family_name",
    "preferred_name",
    "aliases",
    "date_of_birth",
    "birth_estimated",
    "sex",
    "gender",
    "ethnicity",
    "first_language",
    "needs_interpreter",
    "nhs_number",
    "upn",
    "social_care_id",
    "address",
    "postcode",
    "address_is_sensitive",
    "phone",
    "school",
    "responsible_council",
    "died_on",
)


@transaction.atomic
def edit(child: Child, *, by: User, **details: object) -> list[str]:
    """Change a child's details and return the names of those that changed.

    Refuses an identifier that another child has, and a date of birth after one of the child's
    cases opened. Audited as child.edit, with the names of the fields and nothing of their content.
    """
    child = Child.objects.select_for_update().get(pk=child.pk)
    policy.check_can_work_child(by)
    changed = [
        name for name in DETAILS if name in details and details[name] != getattr(child, name)
    ]
    if not changed:
        return []
    for name in changed:
        setattr(child, name, details[name])
    _check_identifiers(child, changed)
    if "date_of_birth" in changed:
        _check_birth(child)
    child.save(update_fields=changed)
    audit.record("child.edit", child, by=by, child=child, details={"fields": changed})
    return changed


def _check_identifiers(child: Child, changed: list[str]) -> None:
    for name in IDENTIFIERS.keys() & set(changed):
        value = getattr(child, name)
        if value and Child.objects.exclude(pk=child.pk).filter(**{name: value}).exists():
            raise Refused(IDENTIFIERS[name], field=name)


def _check_birth(child: Child) -> None:
    if child.cases.filter(opened_on__lt=child.date_of_birth).exists():
        raise Refused(
            "The date of birth must be before the child's first case opened", field="date_of_birth"
        )

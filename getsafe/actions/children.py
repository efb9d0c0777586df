"""Changes to a child's own details."""

from django.db import transaction
from django.db.models import Min

from getsafe import audit
from getsafe.actions import constraints, versions
from getsafe.errors import Gone, Refused
from getsafe.models import Child, User
from getsafe.policies import cases as policy
from getsafe.queries.versions import Facts, facts_of

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
    "gender_described",
    "ethnicity",
    "nationality",
    "religion",
    "unaccompanied",
    "first_language",
    "needs_interpreter",
    "disabilities",
    "sen_provision",
    "sen_needs",
    "nhs_number",
    "upn",
    "social_care_id",
    "address",
    "postcode",
    "address_is_sensitive",
    "phone",
    "school",
    "gp",
    "parents",
    "siblings",
    "allocated_worker",
    "responsible_council",
    "host_council",
    "died_on",
)


def hold(child: Child) -> Child:
    """The child's record as it is now, held until the transaction ends.

    Whoever holds a child and a referral or case of it holds the child first. Refuses a record
    that has been merged into another meanwhile.
    """
    held = Child.objects.select_for_update().get(pk=child.pk)
    if held.merged_into_id:
        kept = Child.objects.only("reference").get(pk=held.merged_into_id)
        raise Gone(
            f"Somebody has just merged this record into {kept.reference}, and nothing of yours "
            "was saved. Open that record and enter it there"
        )
    return held


@transaction.atomic
def edit(child: Child, *, by: User, was: Facts | None = None, **details: object) -> list[str]:
    """Change a child's details and return the names of those that changed.

    `was` is what the page said that they were typed on. Refuses a record that does not say that
    any more, an identifier that another child has, and a date of birth after something that is
    recorded of the child. Audited as child.edit, with the names of the fields and nothing of
    their content.
    """
    child = hold(child)
    policy.check_can_work_child(by)
    versions.check(facts_of(child, was or ()), was)
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
    with constraints.refusing(
        {name: Refused(said, field=name) for name, said in IDENTIFIERS.items()}
    ):
        child.save(update_fields=changed)
    audit.record("child.edit", child, by=by, child=child, details={"fields": changed})
    return changed


def _check_identifiers(child: Child, changed: list[str]) -> None:
    for name in IDENTIFIERS.keys() & set(changed):
        value = getattr(child, name)
        if value and Child.objects.exclude(pk=child.pk).filter(**{name: value}).exists():
            raise Refused(IDENTIFIERS[name], field=name)


def _check_birth(child: Child) -> None:
    dated = (
        (child.referrals, "received_on"),
        (child.cases, "opened_on"),
        (child.care_statuses, "started_on"),
        (child.consents, "decided_on"),
    )
    days = [rows.aggregate(first=Min(name))["first"] for rows, name in dated]
    first = min((day for day in days if day), default=None)
    if first and child.date_of_birth > first:
        raise Refused(
            f"The date of birth must be on or before {first.day} {first:%B %Y}, the earliest date "
            "on the child's record",
            field="date_of_birth",
        )

"""Merging two records of one child: everything moves to the one that is kept."""

from django.db import IntegrityError, models, transaction
from pghistory.models import Event

from getsafe import audit
from getsafe.actions import filling, matches
from getsafe.errors import Refused
from getsafe.models import Case, Child, MatchDecision, User
from getsafe.permissions import Permission
from getsafe.policies.permits import check_may

FACTS = (
    "given_name",
    "family_name",
    "preferred_name",
    "aliases",
    "sex",
    "gender",
    "ethnicity",
    "first_language",
    *filling.IDENTIFIERS,
    "address",
    "postcode",
    "phone",
    "school",
    "responsible_council",
)
OVERLAPS = {
    "case_no_overlap": "The two records have cases at the same time. Correct their dates first",
    "carestatusspell_same_status_no_overlap": (
        "Both records have the same social care status at the same time. End one of them first"
    ),
}


@transaction.atomic
def merge(child: Child, *, by: User, into: Child) -> Child:
    """Move everything of `child` to the record `into` and mark it as merged.

    What the kept record did not know is filled in; what differs stays readable on the merged one.
    Refuses a record already merged, and cases or care statuses that would overlap. Audited as
    "child.merge".
    """
    check_may(by, Permission.CASE_MANAGE, "merge two records")
    if child.pk == into.pk:
        raise Refused("Select two different records")
    held = Child.objects.select_for_update().in_bulk(sorted([child.pk, into.pk]))
    child, into = held[child.pk], held[into.pk]
    if child.merged_into_id or into.merged_into_id:
        raise Refused("One of these records has already been merged")
    _check_open_cases(child, into)
    matches.remember(child, into, is_same=True, by=by)
    moved = _move_all(child, into)
    _move_words(child, into)
    _fill(child, into, by=by)
    child.merged_into = into
    child.save(update_fields=["merged_into"])
    details = {"into": str(into.uuid), "moved": moved}
    audit.record("child.merge", child, by=by, child=into, details=details)
    return into


def holders_of_children() -> list[tuple[type[models.Model], str]]:
    """Each model and field that points to a child, but for history and the words on matches."""
    relations = Child._meta.get_fields(include_hidden=True)
    return [
        (relation.related_model, relation.field.name)
        for relation in relations
        if isinstance(relation, models.ManyToOneRel)
        and not issubclass(relation.related_model, (Event, MatchDecision))
    ]


def _check_open_cases(child: Child, into: Child) -> None:
    both = Case.objects.open().filter(child__in=[child, into])
    references = list(both.order_by("pk").values_list("reference", flat=True))
    if len(references) > 1:
        raise Refused(
            f"Both records have an open case: {' and '.join(references)}. Close one of them first"
        )


def _move_all(child: Child, into: Child) -> dict[str, int]:
    moved = {}
    for model, field in holders_of_children():
        try:
            with transaction.atomic():
                rows = model._default_manager.filter(**{field: child})
                moved[model._meta.label_lower] = rows.update(**{field: into})
        except IntegrityError as error:
            raise _overlap(error) from None
    return {name: count for name, count in moved.items() if count}


def _overlap(error: IntegrityError) -> Exception:
    said = next((words for name, words in OVERLAPS.items() if name in str(error)), None)
    return Refused(said) if said else error


def _move_words(child: Child, into: Child) -> None:
    """What was decided about the merged record holds for the kept one, unless it has its own."""
    pairs = MatchDecision.objects.filter(models.Q(child=child) | models.Q(other=child))
    for pair in pairs.exclude(child=into).exclude(other=into):
        other = pair.other_id if pair.child_id == child.pk else pair.child_id
        first, second = sorted((other, into.pk))
        if not MatchDecision.objects.filter(child_id=first, other_id=second).exists():
            MatchDecision.objects.create(
                child_id=first, other_id=second, is_same=pair.is_same, decided_by=pair.decided_by
            )
        pair.delete()


def _fill(child: Child, into: Child, *, by: User) -> None:
    known = {name: getattr(child, name) for name in (*FACTS, "date_of_birth", "birth_estimated")}
    new, _ = filling.compare_facts(into, known)
    given_up = [name for name in filling.IDENTIFIERS if name in new]
    for name in given_up:
        setattr(child, name, None)
    child.save(update_fields=given_up)
    if child.address_is_sensitive and not into.address_is_sensitive:
        into.address_is_sensitive = True
        into.save(update_fields=["address_is_sensitive"])
    filling.fill(into, known, by=by)

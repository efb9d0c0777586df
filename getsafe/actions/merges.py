"""Merging two records of one child, and undoing a merge that was a mistake."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from pghistory.models import Event

from getsafe import audit
from getsafe.actions import constraints, filling, matches
from getsafe.errors import Refused
from getsafe.models import Case, Child, MatchDecision, RecordMerge, User
from getsafe.permissions import Permission
from getsafe.policies.permits import check_may

FACTS = (
    "given_name",
    "family_name",
    "preferred_name",
    "aliases",
    "sex",
    "gender",
    "gender_described",
    "ethnicity",
    "nationality",
    "religion",
    "unaccompanied",
    "first_language",
    "disabilities",
    "sen_provision",
    "sen_needs",
    *filling.IDENTIFIERS,
    "address",
    "postcode",
    "phone",
    "school",
    "gp",
    "parents",
    "siblings",
    "allocated_worker",
    "responsible_council",
    "host_council",
)
WORDS = "getsafe.matchdecision"
BIRTH = ("date_of_birth", "birth_estimated")
UNBORN = Refused(
    "By the date of birth on the record you keep, the child was born after something on the other "
    "record. Correct the dates of birth first"
)
NOT_ELIGIBLE = Refused(
    "By the date of birth on the record you keep, a case of the other record could not have "
    "opened. Correct the dates of birth first"
)
REFUSALS = {
    "case_no_overlap": Refused(
        "The two records have cases at the same time. Correct their dates first"
    ),
    "carestatusspell_same_status_no_overlap": Refused(
        "Both records have the same social care status at the same time. End one of them first"
    ),
    "case_opened_after_birth": UNBORN,
    "referral_after_birth": UNBORN,
    "carestatusspell_after_birth": UNBORN,
    "consent_after_birth": UNBORN,
    "case_opens_before_25": NOT_ELIGIBLE,
    "case_adult_needs_consent": NOT_ELIGIBLE,
}


@transaction.atomic
def merge(child: Child, *, by: User, into: Child) -> RecordMerge:
    """Move everything of `child` to the record `into` and mark it as merged.

    What the kept record did not know is filled in; what differs stays readable on the merged one.
    Refuses a record already merged, and cases or care statuses that would overlap. Audited as
    "child.merge".
    """
    check_may(by, Permission.CASE_MANAGE, "merge two records")
    if child.pk == into.pk:
        raise Refused("Select two different records")
    child, into = _hold(child, into)
    if child.merged_into_id or into.merged_into_id:
        raise Refused("One of these records has already been merged")
    _check_open_cases(child, into)
    matches.remember(child, into, is_same=True, by=by)
    moved = _move_all(child, into) | _move_words(child, into)
    before = _fill(child, into, by=by)
    child.merged_into = into
    child.save(update_fields=["merged_into"])
    record = RecordMerge.objects.create(
        child=child, into=into, moved=moved, before=before, merged_by=by
    )
    details = {"into": str(into.uuid), "moved": {name: len(keys) for name, keys in moved.items()}}
    audit.record("child.merge", child, by=by, child=into, details=details)
    return record


@transaction.atomic
def undo(record: RecordMerge, *, by: User, reason: str) -> Child:
    """Take a mistaken merge apart: what moved goes back, what was filled in is as it was.

    What was added to the kept record since stays with it. Refuses once a moved row has moved on,
    or a detail that was filled in has been changed. Audited as "child.unmerge".
    """
    check_may(by, Permission.CASE_MANAGE, "undo a merge")
    record = RecordMerge.objects.select_for_update().get(pk=record.pk)
    child, into = _hold(record.child, record.into)
    if not reason.strip():
        raise Refused("Enter why the merge is undone", field="reason")
    if record.undone_at or child.merged_into_id != into.pk or into.merged_into_id:
        raise Refused("This merge has been undone, or the record has been merged again since")
    child.merged_into = None
    child.save(update_fields=["merged_into"])
    _move_back(record, child, into)
    _move_words_back(record, child, into)
    _empty(record, child, into)
    record.undone_by, record.undone_at, record.undone_reason = by, timezone.now(), reason
    record.save(update_fields=["undone_by", "undone_at", "undone_reason"])
    matches.remember(child, into, is_same=False, by=by)
    details = {"from": str(into.uuid)}
    audit.record("child.unmerge", child, by=by, child=child, reason=reason, details=details)
    return child


def holders_of_children() -> list[tuple[type[models.Model], str]]:
    """Each model and field that points to a child, but for history, merges and words on matches."""
    relations = Child._meta.get_fields(include_hidden=True)
    return [
        (relation.related_model, relation.field.name)
        for relation in relations
        if isinstance(relation, models.ManyToOneRel)
        and not issubclass(relation.related_model, (Event, MatchDecision, RecordMerge))
    ]


def _hold(*children: Child) -> list[Child]:
    keys = [child.pk for child in children]
    held = Child.objects.select_for_update().in_bulk(sorted(keys))
    return [held[key] for key in keys]


def _check_open_cases(child: Child, into: Child) -> None:
    both = Case.objects.open().filter(child__in=[child, into])
    references = list(both.order_by("pk").values_list("reference", flat=True))
    if len(references) > 1:
        raise Refused(
            f"Both records have an open case: {' and '.join(references)}. Close one of them first"
        )


def _move_all(child: Child, into: Child) -> dict[str, list[int]]:
    """Move each row to the kept record; returns the keys that moved, by model and field."""
    moved = {}
    for model, field in holders_of_children():
        rows = model._default_manager.filter(**{field: child})
        keys = list(rows.values_list("pk", flat=True))
        with constraints.refusing(REFUSALS):
            rows.update(**{field: into})
        if keys:
            moved[f"{model._meta.label_lower}.{field}"] = keys
    return moved


def _move_back(record: RecordMerge, child: Child, into: Child) -> None:
    for model, field in holders_of_children():
        keys = record.moved.get(f"{model._meta.label_lower}.{field}", [])
        rows = model._default_manager.filter(pk__in=keys, **{field: into})
        if rows.update(**{field: child}) != len(keys):
            raise Refused("Something that was moved has moved on since, so the merge stands")


def _move_words(child: Child, into: Child) -> dict[str, list[int]]:
    """What was decided about the merged record holds for the kept one, unless it has its own.

    Returns the keys that moved. A word that stays is of a merged record, and waits for an undo.
    """
    pairs = MatchDecision.objects.filter(models.Q(child=child) | models.Q(other=child))
    moved = [
        pair.pk
        for pair in pairs.exclude(child=into).exclude(other=into)
        if _turn(pair, away_from=child, to=into)
    ]
    return {WORDS: moved} if moved else {}


def _move_words_back(record: RecordMerge, child: Child, into: Child) -> None:
    """Those that nobody has decided anew since; a newer word stays with the record it is about."""
    moved = record.moved.get(WORDS, [])
    for pair in MatchDecision.objects.filter(pk__in=moved, decided_at__lte=record.merged_at):
        _turn(pair, away_from=into, to=child)


def _turn(pair: MatchDecision, *, away_from: Child, to: Child) -> bool:
    """Have a word speak of another record, unless somebody gave that one its own."""
    other = pair.other_id if pair.child_id == away_from.pk else pair.child_id
    pair.child_id, pair.other_id = sorted((other, to.pk))
    if MatchDecision.objects.filter(child_id=pair.child_id, other_id=pair.other_id).exists():
        return False
    pair.save(update_fields=["child", "other"])
    return True


def _fill(child: Child, into: Child, *, by: User) -> dict[str, Any]:
    """Fill in what the kept record lacks; returns what it said before, by field."""
    known = {name: getattr(child, name) for name in (*FACTS, *BIRTH)}
    new, _ = filling.compare_facts(into, known)
    before = {name: _plain(getattr(into, name)) for name in new}
    given_up = [name for name in filling.IDENTIFIERS if name in new]
    for name in given_up:
        setattr(child, name, None)
    child.save(update_fields=given_up)
    if child.address_is_sensitive and not into.address_is_sensitive:
        into.address_is_sensitive = True
        into.save(update_fields=["address_is_sensitive"])
    filling.fill(into, known, by=by)
    return before


def _empty(record: RecordMerge, child: Child, into: Child) -> None:
    """Put back what the kept record said; its borrowed numbers go back to their own record."""
    numbers = {n: getattr(into, n) for n in filling.IDENTIFIERS if n in record.before}
    others = [name for name in record.before if name not in numbers]
    if any(getattr(into, name) != getattr(child, name) for name in others):
        raise Refused("A detail that the merge filled in has been changed, so the merge stands")
    for name, said in record.before.items():
        field: Any = Child._meta.get_field(name)
        setattr(into, name, field.to_python(said))
    into.save(update_fields=list(record.before))
    for name, number in numbers.items():
        setattr(child, name, number)
    child.save(update_fields=list(numbers))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

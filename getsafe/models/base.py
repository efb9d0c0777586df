"""What every noun shares: its history, the privacy class of its fields, and SQL helpers."""

import secrets
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

import pghistory
import pgtrigger
from django.db import models

from getsafe.choices import CodeList

REFERENCE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


# The lock makes a fact, and a merge or a corrected birth that comes at the same moment, wait for
# each other: whichever is second sees the first.
AFTER_BIRTH = """
  SELECT date_of_birth, merged_into_id INTO born, kept
    FROM getsafe_child WHERE id = NEW.child_id FOR KEY SHARE;
  IF kept IS NOT NULL THEN
    RAISE EXCEPTION 'a fact belongs to the record that a child''s was merged into'
      USING ERRCODE = 'check_violation', CONSTRAINT = '{model}_of_a_current_record';
  END IF;
  IF NEW.{field} < born THEN
    RAISE EXCEPTION 'a fact about a child is dated before the child was born'
      USING ERRCODE = 'check_violation', CONSTRAINT = '{model}_after_birth';
  END IF;
  RETURN NEW;
"""


class Privacy(StrEnum):
    """How much a field says about a person; decides masking, exports and disposal."""

    ADMINISTRATIVE = "administrative"  # keys, references, times, who keyed it
    CODED = "coded"  # a code or a date about the child or the work
    IDENTIFYING = "identifying"  # names, addresses, numbers, contact details
    NARRATIVE = "narrative"  # free text about people


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[type[models.Model]], type[models.Model]]:
    """Keep every row's history by database trigger: append-only, context inside the row."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        append_only=True,
        exclude=list(exclude),
        context_field=pghistory.ContextJSONField(),
        obj_field=pghistory.ObjForeignKey(related_name="history", db_index=False),
        meta={"indexes": [models.Index(fields=["pgh_obj", "pgh_created_at", "pgh_id"])]},
    )


def random_reference(prefix: str) -> str:
    """A reference such as `R-7K4QW2XM`: random, so that it says nothing about the child."""
    return prefix + "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(8))


class ReferenceField(models.CharField):
    """A random reference such as `R-7K4QW2XM`, given when the row is first saved.

    To migrations it is a plain character field, so that they need none of this code.
    """

    def __init__(self, *, prefix: str = "", **options: Any) -> None:
        self.prefix = prefix
        super().__init__(**({"max_length": 16, "unique": True, "editable": False} | options))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """As a plain character field."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.CharField", args, options

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001
        """Give the row its reference, once."""
        if not getattr(model_instance, self.attname):
            setattr(model_instance, self.attname, random_reference(self.prefix))
        return super().pre_save(model_instance, add)


def london_today() -> models.Func:
    """The date in London, in SQL."""
    return models.Func(function="getsafe_today", output_field=models.DateField())


def until(field: str) -> models.Func:
    """The end of a stretch of days, after every day while it has none: as figures ask for it."""
    return models.Func(
        field,
        template="COALESCE(%(expressions)s, 'infinity'::date)",
        output_field=models.DateField(),
    )


def span(start: str, end: str) -> models.Func:
    """The time from day `start` to day `end`, in SQL, for constraints against overlap.

    A span may begin on the day the last one ended. One that starts and ends on the same day is
    the point at that day, so it clashes with a span that runs across the day, not with one that
    ends or starts on it.
    """
    return models.Func(start, end, function="getsafe_span")


def one_of(field: str, codes: list[str]) -> models.Q:
    """The condition that `field` holds one of `codes` (or is null)."""
    return models.Q(**{f"{field}__in": codes})


def code_check(model: str, field: str, codes: list[str]) -> models.CheckConstraint:
    """The constraint that a coded field holds a code of its list."""
    return models.CheckConstraint(condition=one_of(field, codes), name=f"{model}_{field}_is_a_code")


def code_valid_on(model: str, field: str, codes: CodeList, dated_by: str) -> models.CheckConstraint:
    """The constraint that a code, where there is one, might be used on the day `dated_by`.

    A code whose dates are not bound, and a record without a day, are not held to one.
    """
    bound = [entry for entry in codes if entry.valid_from or entry.valid_to]
    condition = models.Q(**{f"{field}__in": ["", *codes.codes]})
    for entry in bound:
        in_time = models.Q(**{f"{dated_by}__isnull": True})
        limits = {"gte": entry.valid_from, "lte": entry.valid_to}
        held = {f"{dated_by}__{way}": day for way, day in limits.items() if day}
        condition &= ~models.Q(**{field: entry.code}) | in_time | models.Q(**held)
    return models.CheckConstraint(condition=condition, name=f"{model}_{field}_is_a_code")


def only_with(model: str, field: str, statuses: Sequence[str]) -> models.CheckConstraint:
    """The constraint that a coded detail is given only beside the statuses that it belongs to."""
    condition = models.Q(**{field: ""}) | models.Q(status__in=list(statuses))
    return models.CheckConstraint(condition=condition, name=f"{model}_{field}_of_its_status")


def after_birth(model: str, field: str) -> pgtrigger.Trigger:
    """The trigger that refuses a fact before the child's birth, or of a record that was merged."""
    return pgtrigger.Trigger(
        name="after_birth",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(field, "child_id"),
        declare=[("born", "date"), ("kept", "bigint")],
        func=AFTER_BIRTH.format(field=field, model=model),
    )


def not_future(model: str, field: str) -> models.CheckConstraint:
    """The constraint that a fact is not dated after today in London."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__lte": london_today()}),
        name=f"{model}_{field}_not_in_future",
        violation_error_message="The date must be today or in the past",
    )


def in_order(model: str, first: str, second: str) -> models.CheckConstraint:
    """The constraint that date `second` is not before date `first`; an absent end is open."""
    later = models.Q(**{f"{second}__isnull": True}) | models.Q(
        **{f"{second}__gte": models.F(first)}
    )
    return models.CheckConstraint(condition=later, name=f"{model}_{second}_not_before_{first}")

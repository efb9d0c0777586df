"""What every noun shares: its history, the privacy class of its fields, and SQL helpers."""

import secrets
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

import pghistory
from django.db import models

REFERENCE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


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

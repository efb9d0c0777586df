"""Answers as they were prepared and as they went out: frozen, hashed, never changed."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q

from getsafe.models.audit import APPEND_ONLY
from getsafe.models.base import Privacy
from reporting.models.foi_request import FoiRequest


class Preparation(models.Model):
    """A whole answer that one person put forward: words, protected figures and their notes.

    `content` is what the letter and the tables are made from; `sha256` is the hash of its
    canonical JSON. Figures are of what was known at `as_known_at`.
    """

    PRIVACY = dict.fromkeys(
        ["id", "uuid", "request", "content", "sha256", "as_known_at", "by", "at"],
        Privacy.ADMINISTRATIVE,
    )
    RETENTION = "With the request; for ever when it was released."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="preparations")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    as_known_at = models.DateTimeField()
    by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"Preparation {self.uuid}"


AUTHOR_IS_THE_PREPARER = """
  IF NOT EXISTS (SELECT FROM reporting_preparation p WHERE p.id = NEW.preparation_id
      AND p.request_id = NEW.request_id AND p.by_id = NEW.prepared_by_id
      AND p.sha256 = NEW.sha256) THEN
    RAISE EXCEPTION 'a release is of an answer as it was prepared'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'release_is_as_prepared';
  END IF;
  RETURN NEW;
"""


class Release(models.Model):
    """The answer that went out: a preparation that a second person approved."""

    PRIVACY = dict.fromkeys(
        [
            "id",
            "uuid",
            "request",
            "preparation",
            "sha256",
            "prepared_by",
            "approved_by",
            "released_at",
        ],
        Privacy.ADMINISTRATIVE,
    )
    RETENTION = "Kept for ever: later answers are checked against it."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.OneToOneField(FoiRequest, models.PROTECT, related_name="release")
    preparation = models.OneToOneField(Preparation, models.PROTECT, related_name="release")
    sha256 = models.CharField(max_length=64)
    prepared_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    approved_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    released_at = models.DateTimeField()

    class Meta:
        ordering = ["-released_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(approved_by=F("prepared_by")), name="release_has_a_second_person"
            )
        ]
        triggers = [
            *APPEND_ONLY,
            pgtrigger.Trigger(
                name="is_as_prepared",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=AUTHOR_IS_THE_PREPARER,
            ),
        ]

    def __str__(self) -> str:
        return f"Release {self.uuid}"

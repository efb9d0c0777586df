"""The answer library: what the council says about its work, with an owner and a review date."""

from django.db import models

from getsafe.dates import today
from getsafe.models.audit import APPEND_ONLY
from getsafe.models.base import Privacy, in_order
from getsafe.models.user import User
from getsafe.permissions import Permission

FIELDS = ["title", "text", "owner", "review_on"]


class LibraryAnswerQuerySet(models.QuerySet["LibraryAnswer"]):
    """Filters over the library."""

    def visible_to(self, actor: User) -> "LibraryAnswerQuerySet":
        """The gate: all of it, for those who read requests."""
        return self.all() if actor.may(Permission.FOI_READ) else self.none()


class LibraryAnswer(models.Model):
    """A text that answers a question asked again and again.

    The row is the current version; every version, this one included, is a `LibraryVersion`.
    `owner` is a post, not a person: posts outlast people.
    """

    PRIVACY = dict.fromkeys(["id", "code", "version", *FIELDS], Privacy.ADMINISTRATIVE)
    RETENTION = "Kept for ever: releases quote it."

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    text = models.TextField()
    owner = models.CharField(max_length=120)
    review_on = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)

    objects = LibraryAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(owner=""),
                name="libraryanswer_has_text_and_owner",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_review_due(self) -> bool:
        """Whether the day to look at it again has come."""
        return self.review_on <= today()


class LibraryVersion(models.Model):
    """One version of a library answer; append-only."""

    PRIVACY = dict.fromkeys(
        ["id", "answer", "number", "written_by", "written_on", *FIELDS], Privacy.ADMINISTRATIVE
    )
    RETENTION = "Kept for ever: releases quote it."

    answer = models.ForeignKey(LibraryAnswer, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    owner = models.CharField(max_length=120)
    review_on = models.DateField()
    written_on = models.DateField()
    written_by = models.ForeignKey("getsafe.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "number"], name="libraryversion_once"),
            in_order("libraryversion", "written_on", "review_on"),
        ]
        triggers = APPEND_ONLY

    def __str__(self) -> str:
        return f"Version {self.number} of library answer {self.answer_id}"

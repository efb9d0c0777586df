"""Requests under the Freedom of Information Act, and the parts they ask in."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from getsafe.models.base import Privacy, code_check, in_order, not_future, tracked
from getsafe.models.user import User
from getsafe.permissions import Permission
from reporting.choices import FOI_STATUS, PART_KIND
from reporting.models.library_answer import LibraryAnswer

UNANSWERED = ("open", "clarifying", "awaiting_approval")


class FoiRequestQuerySet(models.QuerySet["FoiRequest"]):
    """Filters over requests."""

    def visible_to(self, actor: User) -> "FoiRequestQuerySet":
        """The gate: every request, for those who read or approve; nothing for anyone else."""
        may = actor.may(Permission.FOI_READ) or actor.may(Permission.FOI_APPROVE)
        return self.all() if may else self.none()

    def unanswered(self) -> "FoiRequestQuerySet":
        """Those that still need work, or an answer of the requester."""
        return self.filter(status__in=UNANSWERED)

    def closed(self) -> "FoiRequestQuerySet":
        """Those that need no more."""
        return self.exclude(status__in=UNANSWERED)

    def awaiting_approval(self) -> "FoiRequestQuerySet":
        """Those that wait for the second person."""
        return self.filter(status="awaiting_approval")


@tracked()
class FoiRequest(models.Model):
    """One request, by the reference that the council's own request system gave it.

    It holds nothing about who asked: an answer is the same whoever asks. `figures_on` is the day
    that figures "now" are taken at, as a rule the day of receipt. A request that the requester had
    to make clear is counted as a new one from the day on which it was clear (section 1(3)).
    """

    PRIVACY = dict.fromkeys(
        [
            "id",
            "uuid",
            "reference",
            "title",
            "received_on",
            "clarification_asked_on",
            "clarified_on",
            "due_on",
            "figures_on",
            "status",
            "sent_back_reason",
            "created_by",
            "created_at",
        ],
        Privacy.ADMINISTRATIVE,
    )
    RETENTION = "Six years after the answer; its release is kept for ever."

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    received_on = models.DateField()
    clarification_asked_on = models.DateField(null=True, blank=True)
    clarified_on = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    figures_on = models.DateField()
    status = models.CharField(max_length=20, choices=FOI_STATUS.choices, default="open")
    sent_back_reason = models.TextField(blank=True)
    created_by = models.ForeignKey("getsafe.User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = FoiRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        verbose_name = "FOI request"
        constraints = [
            code_check("foirequest", "status", FOI_STATUS.codes),
            not_future("foirequest", "received_on"),
            in_order("foirequest", "received_on", "due_on"),
            in_order("foirequest", "received_on", "clarification_asked_on"),
            in_order("foirequest", "clarification_asked_on", "clarified_on"),
            not_future("foirequest", "clarification_asked_on"),
            not_future("foirequest", "clarified_on"),
            models.CheckConstraint(
                condition=Q(clarification_asked_on__isnull=False)
                | Q(clarified_on__isnull=True) & ~Q(status="clarifying"),
                name="foirequest_clarified_after_it_was_asked",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def counted_from(self) -> date:
        """The day after which the twenty working days are counted."""
        return self.clarified_on or self.received_on


@tracked()
class FoiPart(models.Model):
    """One part of a request, in the request's own order and words, and how it is answered.

    `figures` is a list of {"title", "question", "coarser"}: a question of the statistics engine,
    and the coarser age bands to fall back on where the finer ones cannot be shown.
    """

    PRIVACY = dict.fromkeys(
        [
            "id",
            "request",
            "position",
            "letter",
            "wording",
            "kind",
            "library_answer",
            "text",
            "figures",
        ],
        Privacy.ADMINISTRATIVE,
    )
    RETENTION = "With the request."

    request = models.ForeignKey(FoiRequest, models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=4)
    wording = models.TextField()
    kind = models.CharField(max_length=12, choices=PART_KIND.choices)
    library_answer = models.ForeignKey(
        LibraryAnswer, models.PROTECT, null=True, blank=True, related_name="parts"
    )
    text = models.TextField(blank=True)
    figures = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = "part of an FOI request"
        constraints = [
            code_check("foipart", "kind", PART_KIND.codes),
            models.UniqueConstraint(fields=["request", "letter"], name="foipart_letter_once"),
            models.CheckConstraint(
                condition=Q(kind="figure") & ~Q(figures=[])
                | ~Q(kind="figure") & (Q(library_answer__isnull=False) | ~Q(text="")),
                name="foipart_has_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"Part {self.letter} of request {self.request_id}"

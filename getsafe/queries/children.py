"""A child's record with all their referrals and cases."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from uuid import UUID

from django.db.models import Prefetch

from getsafe.models import CareStatusSpell, Case, Child, Referral, User
from getsafe.wording import Worded


class ReferralRow(TypedDict):
    """A referral of a child with one of its screenings, or with none."""

    uuid: UUID
    reference: str
    received_on: date
    source: str
    status: str
    screenings__screened_on: date | None
    screenings__outcome: str | None


_REFERRALS: Worded[ReferralRow] = Worded(
    lambda reader, child: (
        Referral.objects.visible_to(reader)
        .filter(child=child)
        .order_by("-received_on", "-id")
        .values(*ReferralRow.__annotations__)
    )
)


@dataclass(frozen=True, slots=True)
class ChildFile:
    """A child with the cases and referrals of theirs that the reader may open."""

    child: Child
    cases: list[Case]
    referrals: list[ReferralRow]


def get_child(actor: User, uuid: UUID) -> Child | None:
    """One child, through the gate; for a record that was merged, the one it became."""
    children = Child.objects.visible_to(actor).select_related("merged_into")
    child = children.filter(uuid=uuid).first()
    return child.merged_into or child if child else None


def get_child_file(actor: User, uuid: UUID) -> ChildFile | None:
    """One child with everything that their page shows, in five statements."""
    children = Child.objects.visible_to(actor).select_related("merged_into")
    cases = Prefetch("cases", Case.objects.visible_to(actor).select_related("lead_worker"))
    found = children.prefetch_related("care_statuses", "consents", cases).filter(uuid=uuid).first()
    if found is None:
        return None
    return ChildFile(found, list(found.cases.all()), list_referrals(actor, found))


def list_referrals(actor: User, child: Child) -> list[ReferralRow]:
    """A child's referrals that `actor` may open, the newest first, a line for each screening."""
    return _REFERRALS.ask(actor, child=child.pk)


def get_care_status(child: Child, key: int) -> CareStatusSpell | None:
    """One of a child's social care statuses."""
    return child.care_statuses.filter(pk=key).first()

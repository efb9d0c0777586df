"""What an import needs to know of the records already there."""

from collections import Counter, defaultdict
from collections.abc import Collection

from getsafe.choices import CARE_LEAVER_STATUSES
from getsafe.imports.checking import RecordedChild
from getsafe.imports.children import UNKNOWN, CaseSpan, Support
from getsafe.models import CareStatusSpell, Case, Child, Consent, Referral, RiskLevel


def risk_level_ids() -> dict[str, int]:
    """The risk scale: each code with its key, lowest first."""
    return dict(RiskLevel.objects.order_by("rank").values_list("code", "pk"))


class RecordedCaseload:
    """The register that a file is checked against; it answers in a fixed number of statements."""

    def __init__(self) -> None:
        self.child_ids: dict[str, int] = {}

    def row_keys(self, keys: Collection[str]) -> Counter[str]:
        """How often each row was imported before."""
        found = Referral.objects.filter(import_key__in=list(keys))
        return Counter(key for key in found.values_list("import_key", flat=True) if key)

    def referral_refs(self, refs: Collection[str]) -> set[str]:
        """Those of the referral keys that are taken."""
        found = Referral.objects.filter(external_ref__in=list(refs))
        return {ref for ref in found.values_list("external_ref", flat=True) if ref}

    def children(self, refs: Collection[str]) -> dict[str, RecordedChild]:
        """Those of the children that are known; a merged record stands for the one it went into."""
        found = Child.objects.filter(external_ref__in=list(refs)).select_related("merged_into")
        children = {str(child.external_ref): child.merged_into or child for child in found}
        ids = [child.pk for child in children.values()]
        self.child_ids |= {ref: child.pk for ref, child in children.items()}
        leavers = set(
            CareStatusSpell.objects.filter(
                child__in=ids, status__in=CARE_LEAVER_STATUSES
            ).values_list("child_id", flat=True)
        )
        consents, cases = _consents(ids), _cases(ids)
        return {
            ref: RecordedChild(
                record=child.pk,
                facts={column: getattr(child, column) for column in UNKNOWN},
                support=Support(
                    care_leaver=child.pk in leavers,
                    consents=set(consents[child.pk]),
                    cases=list(cases[child.pk]),
                ),
            )
            for ref, child in children.items()
        }


def _consents(ids: list[int]) -> defaultdict[int, list]:
    found = defaultdict(list)
    given = Consent.objects.filter(child__in=ids, decision="given")
    for child, day in given.values_list("child_id", "decided_on"):
        found[child].append(day)
    return found


def _cases(ids: list[int]) -> defaultdict[int, list[CaseSpan]]:
    found = defaultdict(list)
    cases = Case.objects.filter(child__in=ids).values_list("child_id", "opened_on", "closed_on")
    for child, opened, closed in cases:
        found[child].append(CaseSpan(opened, closed, 0))
    return found

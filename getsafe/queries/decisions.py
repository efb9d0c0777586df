"""Decisions that a birthday or a withdrawn consent leaves to a manager; nothing closes by itself.

A child is supported up to 18. From 18 to the 25th birthday only a care leaver of this council who
consents is. So an open case past 18 without both, or past 25, waits for a person's decision.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from getsafe.choices import CARE_LEAVER_STATUSES
from getsafe.dates import birthday, completed_years, today
from getsafe.models import CareStatusSpell, Case, Child, Consent, User
from getsafe.queries.case_files import Fact, file_of
from getsafe.wording import Worded, tally

QUARTER = timedelta(days=91)
HALF = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Owed:
    """What a case needs, and since when."""

    code: str
    since: date


def owed_for(child: Child, *, is_care_leaver: bool, consent: str | None, on: date) -> Owed | None:
    """What an open case of `child` needs on a day; `consent` is the last word recorded, if any."""
    age = completed_years(child.date_of_birth, on)
    if age >= 25:
        return Owed("turned_25", birthday(child.date_of_birth, 25))
    if age >= 18:
        return _from_18(child, is_care_leaver=is_care_leaver, consent=consent)
    return _coming(child, on) if age == 17 else None


def of_case(case: Case, on: date) -> Owed | None:
    """What an open case needs, by the care statuses and consents in its file."""
    if not case.is_open:
        return None
    file = file_of(case)
    leaver = any(s.code in CARE_LEAVER_STATUSES and _holds(s, on) for s in file.statuses)
    consent = file.consents[-1].code if file.consents else None
    return owed_for(case.child, is_care_leaver=leaver, consent=consent, on=on)


def owing(actor: User, on: date | None = None) -> QuerySet[Case]:
    """The open cases whose decision is owed on a day, the longest owed first."""
    return _owing(actor, **_days(on or today()))


def count_owing(actor: User) -> int:
    """How many cases `owing` gives today."""
    return _OWING.count(actor, **_days(today()))["all"]


def coming(actor: User, on: date | None = None) -> QuerySet[Case]:
    """The open cases of those who are 17, the nearest to 18 first."""
    on = on or today()
    cases = _with_facts(Case.objects.visible_to(actor).open(), on)
    is_17 = Q(child_born_on__gt=_years_before(on, 18), child_born_on__lte=_years_before(on, 17))
    return cases.filter(is_17).order_by("child_born_on", "id")


def list_owing(actor: User, on: date) -> list[tuple[Case, Owed]]:
    """The cases of `owing`, each with what it needs."""
    return _with_owed(owing(actor, on), on)


def list_coming(actor: User, on: date) -> list[tuple[Case, Owed]]:
    """The cases of `coming`, each with the prompt that it has reached."""
    return _with_owed(coming(actor, on), on)


def _days(on: date) -> dict[str, date]:
    """A day, and until when those were born who are 18, and 25, on it."""
    return {"on": on, "adult": _years_before(on, 18), "too_old": _years_before(on, 25)}


def _owing(reader: User, *, on: Any, adult: Any, too_old: Any) -> QuerySet[Case]:
    is_too_old = Q(child_born_on__lte=too_old)
    supported = Q(is_care_leaver=True) & Q(consent="given")
    cases = _with_facts(Case.objects.visible_to(reader).open(), on)
    owed = cases.filter(is_too_old | ~supported | Q(consent=None), child_born_on__lte=adult)
    return owed.order_by("child_born_on", "id")


_OWING = Worded(lambda reader, **days: tally(_owing(reader, **days), all=Q()))


def _with_owed(cases: QuerySet[Case], on: date) -> list[tuple[Case, Owed]]:
    pairs = []
    for case in cases:
        facts = vars(case)
        owed = owed_for(
            case.child, is_care_leaver=facts["is_care_leaver"], consent=facts["consent"], on=on
        )
        if owed:
            pairs.append((case, owed))
    return pairs


def _from_18(child: Child, *, is_care_leaver: bool, consent: str | None) -> Owed | None:
    since = birthday(child.date_of_birth, 18)
    if consent in {"refused", "withdrawn"}:
        return Owed("consent_withdrawn", since)
    if not is_care_leaver:
        return Owed("turned_18", since)
    return None if consent == "given" else Owed("needs_consent", since)


def _coming(child: Child, on: date) -> Owed:
    """Turned 17, 17 and a half, or 17 and three quarters: the prompts to plan for 18."""
    eighteen = birthday(child.date_of_birth, 18)
    if on >= eighteen - QUARTER:
        return Owed("within_3_months", eighteen - QUARTER)
    if on >= eighteen - HALF:
        return Owed("within_6_months", eighteen - HALF)
    return Owed("turned_17", birthday(child.date_of_birth, 17))


def _with_facts(cases: QuerySet[Case], on: Any) -> QuerySet[Case]:
    """What the rule asks of each case, looked up for the few that are old enough.

    As the first row of each, not as "exists": the database would read every care leaver for that.
    """
    spells = CareStatusSpell.objects.filter(child=OuterRef("child"))
    leaver = spells.filter(status__in=CARE_LEAVER_STATUSES).filter(
        Q(started_on=None) | Q(started_on__lte=on), Q(ended_on=None) | Q(ended_on__gt=on)
    )
    words = Consent.objects.filter(child=OuterRef("child")).order_by("-decided_on", "-id")
    return cases.select_related(
        "child", "lead_worker"
    ).annotate(
        is_care_leaver=IsNull(Subquery(leaver.values("id")[:1]), False),  # noqa: FBT003
        consent=Subquery(words.values("decision")[:1]),
    )


def _holds(fact: Fact, on: date) -> bool:
    started = fact.started_on is None or fact.started_on <= on
    return started and (fact.ended_on is None or fact.ended_on > on)


def _years_before(day: date, years: int) -> date:
    """The last birth date of those who have completed `years` years on `day`.

    On 28 February of a common year one born on 29 February has not yet had the birthday.
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)

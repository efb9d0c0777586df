"""The random life of one fictional child, as plain facts that obey every rule of the work."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from getsafe.caseload import names
from getsafe.dates import birthday, completed_years

FIRST_DAY = date(2014, 1, 6)
DAY = timedelta(days=1)

ETHNICITIES = {
    "WBRI": 820, "WIRI": 4, "WIRT": 8, "WROM": 10, "WOTH": 55, "MWBC": 18, "MWBA": 6, "MWAS": 9,
    "MOTH": 8, "AIND": 5, "APKN": 6, "ABAN": 4, "CHNE": 2, "AOTH": 6, "BCRB": 3, "BAFR": 6,
    "BOTH": 3, "OOTH": 7, "REFU": 6, "NOBT": 14,
}  # fmt: skip
SOURCES = {
    "6": 30, "2A": 24, "5A": 16, "5D": 6, "3C": 3, "3E": 4, "3F": 4, "4": 2, "1A": 4, "1C": 1,
    "7": 3, "8": 2, "9": 1,
}  # fmt: skip
TYPES = {
    "CSE": 40, "CCE": 34, "COUNTY_LINES": 14, "GANG": 8, "TRAFFICKING": 3, "LABOUR": 2,
    "SERVITUDE": 1, "FINANCIAL": 4, "ONLINE": 16, "HSB": 7, "SYV": 9, "MISSING": 12,
    "RADICALISATION": 2, "FM_HBA": 1, "FGM": 1, "OTHER": 2,
}  # fmt: skip
OUTCOMES = {
    "MACE1": 46, "NFA": 16, "EH": 12, "CSC": 8, "SINGLE": 7, "STRAT": 3, "CONTEXT": 3,
    "MISSING": 3, "OTHERLA": 1, "ADULT": 1,
}  # fmt: skip
REASONS = {
    "risk_reduced": 52, "early_help": 14, "statutory_plan": 12, "no_evidence": 8, "moved_area": 6,
    "declined": 4, "custody": 3, "opened_in_error": 1,
}  # fmt: skip
LEVELS = ("low", "medium", "high")
REVIEW_WEEKS = {"low": 12, "medium": 6, "high": 4}


@dataclass(slots=True)
class SpellFacts:
    """A stretch of one exploitation type or one risk level."""

    code: str
    started_on: date
    ended_on: date | None


@dataclass(slots=True)
class CaseFacts:
    """One episode of support."""

    opened_on: date
    closed_on: date | None
    closure_reason: str | None
    types: list[SpellFacts]
    levels: list[SpellFacts]
    persons_of_concern: int | None
    status: str
    review_due_on: date | None
    mace1_due_on: date


@dataclass(slots=True)
class ReferralFacts:
    """One referral, its screening if it had one, and the case if that opened one."""

    received_on: date
    source: str
    types: list[str]
    concerns: str
    screened_on: date | None = None
    outcome: str | None = None
    level: str | None = None
    case: CaseFacts | None = None


@dataclass(slots=True)
class Life:
    """A child and everything that was brought to the team about them."""

    given_name: str
    family_name: str
    date_of_birth: date
    sex: str
    ethnicity: str
    school: str
    care_leaver_from: date | None = None
    consent_on: date | None = None
    referrals: list[ReferralFacts] = field(default_factory=list)


def pick(rng: Random, weights: dict[str, int]) -> str:
    """One key of `weights`, by weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


def some_types(rng: Random) -> list[str]:
    """One to three exploitation types, the first the main one."""
    wanted = rng.choices((1, 2, 3), (62, 29, 9))[0]
    chosen: list[str] = []
    while len(chosen) < wanted:
        code = pick(rng, TYPES)
        if code not in chosen:
            chosen.append(code)
    return chosen


def named_child(rng: Random, born: date, ethnicity: str | None = None) -> Life:
    """A child without a history."""
    sex = "F" if rng.random() < 0.58 else "M"
    return Life(
        given_name=rng.choice(names.GIVEN[sex]),
        family_name=rng.choice(names.FAMILY),
        date_of_birth=born,
        sex=sex,
        ethnicity=ethnicity or pick(rng, ETHNICITIES),
        school=rng.choice(names.SCHOOLS),
    )


def level_line(rng: Random, opened: date, closed: date | None, today: date) -> list[SpellFacts]:
    """The risk line of a case: a level from the start, moved by a step every month or three."""
    at = rng.choices((0, 1, 2), (20, 48, 32))[0]
    line, started = [], opened
    last = closed or today
    while True:
        until = started + timedelta(days=rng.randint(30, 100))
        if until >= last or len(line) == 5:
            return [*line, SpellFacts(LEVELS[at], started, closed)]
        line.append(SpellFacts(LEVELS[at], started, until))
        at = min(2, max(0, at + (-1 if at == 2 or (at and rng.random() < 0.65) else 1)))
        started = until


def type_spells(
    rng: Random, types: Sequence[str], opened: date, closed: date | None, today: date
) -> list[SpellFacts]:
    """The exploitation spells of a case: the first type throughout, others from some day on."""
    days = ((closed or today) - opened).days
    later = [opened + timedelta(days=rng.randint(0, min(40, days))) for _ in types[1:]]
    starts = [opened, *later]
    return [SpellFacts(code, start, closed) for code, start in zip(types, starts, strict=True)]


def case_of(
    rng: Random,
    *,
    types: Sequence[str],
    opened: date,
    closed: date | None,
    reason: str | None,
    persons: int | None,
    today: date,
) -> CaseFacts:
    """A case with its spells, its risk line and its next review."""
    levels = level_line(rng, opened, closed, today)
    waiting = closed is None and (today - opened).days < 10
    due = None
    if closed is None:
        due = max(levels[-1].started_on, today - timedelta(days=rng.randint(0, 50))) + timedelta(
            weeks=REVIEW_WEEKS[levels[-1].code]
        )
    status = "closed" if closed else "pending_mace1" if waiting else "active"
    return CaseFacts(
        opened_on=opened,
        closed_on=closed,
        closure_reason=reason,
        types=type_spells(rng, types, opened, closed, today),
        levels=levels,
        persons_of_concern=persons,
        status=status,
        review_due_on=None if waiting else due,
        mace1_due_on=opened + timedelta(days=14),
    )


def some_persons(rng: Random) -> int | None:
    """How many persons of concern: often not known, sometimes two or more."""
    return rng.choices((None, 0, 1, 2, 3, 5), (34, 6, 42, 11, 5, 2))[0]


def end_of(rng: Random, life: Life, opened: date, today: date) -> tuple[date | None, str | None]:
    """When a case ends and why: by its own course, by an 18th or 25th birthday, or not yet."""
    closed = opened + timedelta(days=max(3, int(rng.lognormvariate(5.0, 0.7))))
    reason = pick(rng, REASONS)
    limit = 25 if life.consent_on else 18
    stop = birthday(life.date_of_birth, limit)
    if opened < stop <= closed:
        closed, reason = stop, f"turned_{limit}"
    return (closed, reason) if closed <= today else (None, None)


def add_referral(rng: Random, life: Life, received: date, today: date) -> date | None:
    """Add one referral and what came of it; the day after which another may come, or None."""
    types = some_types(rng)
    facts = ReferralFacts(received, pick(rng, SOURCES), types, rng.choice(names.CONCERNS))
    life.referrals.append(facts)
    screened = received + timedelta(days=rng.choices((0, 2, 4, 6, 7, 9), (4, 20, 30, 26, 14, 6))[0])
    if screened > today:
        return None
    facts.screened_on, facts.outcome = screened, pick(rng, OUTCOMES)
    age = completed_years(life.date_of_birth, screened)
    if facts.outcome == "MACE1" and age >= 18 and not life.consent_on:
        facts.outcome = "ADULT"
    if facts.outcome != "MACE1":
        return screened
    facts.level = rng.choices(LEVELS, (20, 48, 32))[0]
    closed, reason = end_of(rng, life, screened, today)
    facts.case = case_of(
        rng, types=types, opened=screened, closed=closed, reason=reason,
        persons=some_persons(rng), today=today,
    )  # fmt: skip
    facts.case.levels[0].code = facts.level
    return closed


def random_life(rng: Random, today: date) -> Life:
    """A child of 9 to 17 at the first referral, with one to four referrals up to `today`."""
    received = FIRST_DAY + timedelta(days=rng.randrange((today - FIRST_DAY).days))
    age = rng.choices(range(9, 18), (1, 3, 5, 9, 15, 20, 21, 16, 10))[0]
    days_old = 365 * age + age // 4 + 1 + rng.randrange(364)
    life = named_child(rng, received - timedelta(days=days_old))
    adult_on = birthday(life.date_of_birth, 18)
    if rng.random() < 0.05 and adult_on <= today:
        life.care_leaver_from = life.consent_on = adult_on
    for _ in range(rng.choices((1, 2, 3, 4), (68, 21, 8, 3))[0]):
        free_from = add_referral(rng, life, received, today)
        if free_from is None:
            break
        received = free_from + timedelta(days=rng.randint(20, 500))
        if received > today or completed_years(life.date_of_birth, received) >= 18:
            break
    return life

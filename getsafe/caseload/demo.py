"""The demo's caseload: fictional, the same each time, and exact where a published answer is.

Herefordshire Council answered request FOI2025/00735 with figures that the demo's children add up
to when they are counted: nothing here is stored as a figure. The plan fixes, for each year, how
many children had an open case of child sexual exploitation at some time in it, and who was open
on the day that the request came in. Everything else (other exploitation, referrals that led
nowhere, what happened since) is made up around it by chance from fixed seeds.
"""

from datetime import date, timedelta
from random import Random

from getsafe.caseload import names
from getsafe.caseload.lives import (
    DAY,
    REASONS,
    SOURCES,
    CaseFacts,
    Life,
    ReferralFacts,
    case_of,
    named_child,
    pick,
    random_life,
)
from getsafe.dates import birthday

SEED = 735
ASKED_ON = date(2025, 4, 14)

# Children with an open CSE case at some time in the year (as published), and how many of those
# first opened in the year were still open when it ended (ours: the answer does not say).
IN_YEAR = {
    2014: (17, 6), 2015: (37, 13), 2016: (74, 11), 2017: (32, 9), 2018: (34, 12), 2019: (76, 5),
    2020: (12, 3), 2021: (29, 9), 2022: (30, 10), 2023: (32, 11), 2024: (45, 18),
}  # fmt: skip
OPEN_SINCE_2024 = 16
# The ages on 14 April 2025 of the children then open, first those whose case began in 2024.
AGES_WHEN_ASKED = (
    15, 16, 14, 17, 13, 21, 12, 16, 15, 11, 17, 14, 19, 16, 13, 15,
    10, 14, 12, 16, 17, 15, 18,
)  # fmt: skip
OF_OTHER_ETHNICITY = 8  # the place in that list of the one child who is not White British
PERSONS_WHEN_ASKED = (1, 1, None, 0, 1, 1, 1, None, 1, 0, 1, 1, 1, None, 1, 1, 1, 0, 1, None, 1, 1)


def some_day(rng: Random, first: date, last: date) -> date:
    """A day from `first` to `last`."""
    return first + timedelta(days=rng.randint(0, (last - first).days))


def types_with_cse(rng: Random) -> list[str]:
    """Child sexual exploitation, sometimes with another type."""
    others = {"ONLINE": 22, "CCE": 10, "MISSING": 12, "COUNTY_LINES": 4, "NONE": 52}
    other = pick(rng, others)
    return ["CSE"] if other == "NONE" else ["CSE", other]


def refer(
    rng: Random, life: Life, *, opened: date, closed: date | None, persons: int | None, today: date
) -> CaseFacts:
    """Give `life` a referral for sexual exploitation that opened a case."""
    received = max(opened - timedelta(days=rng.randint(0, 7)), life.date_of_birth)
    if life.referrals and life.referrals[-1].case and life.referrals[-1].case.closed_on:
        received = max(received, life.referrals[-1].case.closed_on)
    reason = None
    if closed:
        turned = closed == birthday(life.date_of_birth, 18) and not life.consent_on
        reason = "turned_18" if turned else pick(rng, REASONS)
    types = types_with_cse(rng)
    case = case_of(rng, types=types, opened=opened, closed=closed, reason=reason,
                   persons=persons, today=today)  # fmt: skip
    life.referrals.append(
        ReferralFacts(received, pick(rng, SOURCES), types, rng.choice(names.CONCERNS),
                      screened_on=opened, outcome="MACE1", level=case.levels[0].code,
                      case=case)
    )  # fmt: skip
    return case


def young_child(rng: Random, on: date) -> Life:
    """A child of 11 to 16 on the day `on`."""
    return named_child(rng, on - timedelta(days=365 * rng.randint(11, 16) + rng.randint(5, 360)))


def returning_child(rng: Random, lives: list[Life], opened: date) -> Life | None:
    """Now and then, a child whose last case closed in an earlier year and who is still under 17."""
    if rng.random() > 0.12:
        return None
    free = [
        life
        for life in lives
        if life.referrals[-1].case
        and life.referrals[-1].case.closed_on
        and life.referrals[-1].case.closed_on.year < opened.year
        and birthday(life.date_of_birth, 17) > opened
    ]
    return rng.choice(free) if free else None


def year_of(rng: Random, year: int, new: int, staying: int, lives: list[Life]) -> None:
    """Open `new` cases in `year`, of which `staying` close only in the year after."""
    for place in range(new):
        stays = place < staying
        first, last = date(year, 9 if stays else 1, 5), date(year, 12 if stays else 9, 20)
        opened = some_day(rng, first, last)
        life = returning_child(rng, lives, opened)
        if life is None:
            life = young_child(rng, opened)
            lives.append(life)
        latest = min(date(year + 1, 11, 20), ASKED_ON - 4 * DAY)
        end = some_day(rng, date(year + 1, 1, 10), latest)
        closed = end if stays else some_day(rng, opened + 20 * DAY, date(year, 12, 28))
        adult_on = birthday(life.date_of_birth, 18)
        closed = min(closed, adult_on) if adult_on > opened else closed
        if stays and closed.year == year:
            closed = end
            life.care_leaver_from = life.consent_on = adult_on
        persons = rng.choices((None, 0, 1, 2, 3), (30, 8, 46, 12, 4))[0]
        refer(rng, life, opened=opened, closed=closed, persons=persons, today=ASKED_ON)


def years_before(rng: Random) -> list[Life]:
    """The children of 2014 to 2023, and those of 2024 whose case closed before the request."""
    lives: list[Life] = []
    carried = 0
    for year, (published, still_open) in IN_YEAR.items():
        new, staying = published - carried, still_open
        if year == ASKED_ON.year - 1:
            new, staying = new - OPEN_SINCE_2024, staying - OPEN_SINCE_2024
        year_of(rng, year, new, staying, lives)
        carried = still_open
    return lives


def open_when_asked(rng: Random, today: date) -> list[Life]:
    """The children whose case was open on the day that the request came in."""
    lives = []
    for place, age in enumerate(AGES_WHEN_ASKED):
        born = birthday(ASKED_ON, -age) - timedelta(days=rng.randint(20, 330))
        life = named_child(rng, born, "OOTH" if place == OF_OTHER_ETHNICITY else "WBRI")
        began_in_2024 = place < OPEN_SINCE_2024
        first = date(2024, 8, 1) if began_in_2024 else date(2025, 1, 6)
        last = date(2024, 12, 20) if began_in_2024 else date(2025, 4, 11)
        opened = some_day(rng, first, last)
        adult_on = birthday(born, 18)
        closed = some_day(rng, date(2025, 5, 12), date(2026, 6, 30))
        if age >= 18:
            life.care_leaver_from, life.consent_on = adult_on, max(adult_on, opened - 7 * DAY)
        elif opened < adult_on < closed:
            closed = adult_on
        persons = PERSONS_WHEN_ASKED[place % len(PERSONS_WHEN_ASKED)]
        refer(rng, life, opened=opened, closed=closed if closed <= today else None,
              persons=persons, today=today)  # fmt: skip
        lives.append(life)
    return lives


def since_then(today: date) -> list[Life]:
    """The children who came after the request, month by month up to today."""
    lives = []
    for month in range((today.year - 2025) * 12 + today.month - 4):
        year, number = 2025 + (month + 4) // 12, (month + 4) % 12 + 1
        rng = Random(f"{SEED}-{year}-{number}")  # noqa: S311 -- fiction, not a secret
        for _ in range(rng.randint(2, 4)):
            opened = date(year, number, rng.randint(1, 28))
            life = young_child(rng, opened)
            ends = min(
                opened + timedelta(days=rng.randint(60, 330)), birthday(life.date_of_birth, 18)
            )
            if opened <= today:
                refer(rng, life, opened=opened, closed=ends if ends <= today else None,
                      persons=rng.choice((None, 0, 1, 1, 2)), today=today)  # fmt: skip
                lives.append(life)
    return lives


def of_other_kinds(rng: Random, today: date) -> list[Life]:
    """Children referred for other exploitation; none of them for sexual exploitation."""
    lives = [random_life(rng, today) for _ in range(160)]
    for referral in (r for life in lives for r in life.referrals):
        referral.types = [code for code in referral.types if code != "CSE"] or ["COUNTY_LINES"]
        for spell in referral.case.types if referral.case else ():
            if spell.code == "CSE":
                spell.code = next(
                    code
                    for code in ("COUNTY_LINES", "CCE", "SYV", "ONLINE")
                    if code not in {other.code for other in referral.case.types}
                )
                referral.types = list(dict.fromkeys([*referral.types, spell.code]))
    return lives


def just_now(today: date) -> list[Life]:
    """Referrals that wait for screening today, one of them late, and a birthday just passed."""
    rng = Random(f"{SEED}-now")  # noqa: S311 -- fiction, not a secret
    lives = []
    for days_ago in (1, 2, 3, 5, 6, 13):
        life = young_child(rng, today)
        life.referrals.append(
            ReferralFacts(today - days_ago * DAY, pick(rng, SOURCES), types_with_cse(rng),
                          rng.choice(names.CONCERNS))
        )  # fmt: skip
        lives.append(life)
    if today - 120 * DAY > ASKED_ON:
        adult = named_child(rng, birthday(today - 8 * DAY, -18))
        refer(rng, adult, opened=today - 120 * DAY, closed=None, persons=None, today=today)
        lives.append(adult)
    return lives


def demo_lives(today: date) -> list[Life]:
    """Everyone in the demo, as at `today`, which is on or after the day of the request."""
    before, asked, others = (Random(f"{SEED}-{part}") for part in range(3))  # noqa: S311 -- fiction
    return [
        *years_before(before),
        *open_when_asked(asked, today),
        *of_other_kinds(others, today),
        *since_then(today),
        *just_now(today),
    ]

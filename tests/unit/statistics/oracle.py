"""The slow, obvious second implementation that the engine is held against.

It reads the rows of a caseload file as text and counts with loops and sets, from the contract's
own words. It shares no code with the engine, the import or the program's code lists.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

TYPES = (
    "CSE CCE COUNTY_LINES GANG TRAFFICKING LABOUR SERVITUDE FINANCIAL ONLINE HSB SYV MISSING "
    "RADICALISATION FM_HBA FGM OTHER"
).split()
GROUPS = {
    "White": "WBRI WIRI WIRT WROM WOTH",
    "Mixed": "MWBC MWBA MWAS MOTH",
    "Asian": "AIND APKN ABAN CHNE AOTH",
    "Black": "BCRB BAFR BOTH",
    "Other": "OOTH",
    "Not known": "REFU NOBT",
}
LEVELS = ["low", "medium", "high"]


@dataclass
class Record:
    key: int
    child: str
    born: date
    start: date
    end: date | None
    spells: list
    facts: dict
    level: str = ""
    level_start: date | None = None
    level_end: date | None = None
    of_child: dict = field(default_factory=dict)


def day(text):
    if "/" in text:
        d, m, y = text.split("/")
        return date(int(y), int(m), int(d))
    return date.fromisoformat(text) if text else None


def age_on(born, when):
    years = 0
    while anniversary(born, years + 1) <= when:
        years += 1
    return years


def anniversary(born, years):
    try:
        return date(born.year + years, born.month, born.day)
    except ValueError:
        return date(born.year + years, 3, 1)


def children_of(rows):
    """What all the rows of a child say of the child together."""
    found = {}
    for row in rows:
        child = found.setdefault(
            row["child_ref"], {"sex": "U", "ethnicity": "NOBT", "care_leaver": "no"}
        )
        if row["sex"] not in ("", "U"):
            child["sex"] = row["sex"]
        if row["ethnicity"] not in ("", "NOBT"):
            child["ethnicity"] = row["ethnicity"]
        if row["care_leaver"] == "yes":
            child["care_leaver"] = "yes"
        child["ethnicity_group"] = next(
            group for group, codes in GROUPS.items() if child["ethnicity"] in codes.split()
        )
    return found


def records_of(rows, measure):
    children = children_of(rows)
    found = []
    for number, row in enumerate(rows):
        opened, closed = day(row["opened_on"]), day(row["closed_on"])
        dated = [part.split() for part in row["exploitation"].split(";")]
        persons = row["persons_of_concern"]
        facts = {
            "group_based": "not_known" if persons == "" else "yes" if int(persons) > 1 else "no",
            "source": row["source"] or "10",
            "outcome": row["outcome"] or "not_known",
            "closure_reason": row["closure_reason"] or "not_known",
        }
        start, end, spells = None, None, []
        if measure == "cases":
            start, end = opened, closed
            if opened:
                spells = [typed(words, opened, closed) for words in dated]
        else:
            start = day(row["received_on"] if measure == "referrals" else row["screened_on"])
            spells = [(words[0], start, None) for words in dated]
        if start is None:
            continue
        found.append(
            Record(
                key=number,
                child=row["child_ref"],
                born=day(row["date_of_birth"]),
                start=start,
                end=end,
                spells=spells,
                facts=facts,
                level=row["risk_level"],
                level_start=opened,
                level_end=closed,
                of_child=children[row["child_ref"]],
            )
        )
    return found


def typed(words, opened, closed):
    """A type with its dates: `CCE from 2021-07-01 to 2021-09-30`, either half left out."""
    first, last = opened, closed
    if "from" in words:
        first = day(words[words.index("from") + 1])
    if "to" in words:
        last = day(words[words.index("to") + 1])
    return words[0], first, last


def spans_of(period):
    """Each span as (code, first day, last day)."""
    if "on" in period:
        return [("", day(period["on"]), day(period["on"]))]
    if "from" in period:
        return [("", day(period["from"]), day(period["to"]))]
    years = range(period["years"][0], period["years"][1] + 1)
    return [span for year in years for span in spans_in(year, period)]


def spans_in(year, period):
    short = f"{year}/{str(year + 1)[2:]}"
    if "each" in period:
        code = f"{year}-{period['each']}"
        return [(code, day(code), day(code))]
    return {
        "calendar_year": [(str(year), date(year, 1, 1), date(year, 12, 31))],
        "financial_year": [(short, date(year, 4, 1), date(year + 1, 3, 31))],
        "academic_year": [(short, date(year, 9, 1), date(year + 1, 8, 31))],
        "quarter": [
            (f"{year}-Q{n}", date(year, n * 3 - 2, 1), month_end(year, n * 3)) for n in range(1, 5)
        ],
        "month": [(f"{year}-{n:02d}", date(year, n, 1), month_end(year, n)) for n in range(1, 13)],
    }[period["by"]]


def month_end(year, month):
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return following - timedelta(days=1)


def meets(test, first, last, start, end):
    if test == "as_at":
        return start <= first and (end is None or end > first)
    if test == "started":
        return first <= start <= last
    if test == "ended":
        return end is not None and first <= end <= last
    return start <= last and (end is None or end >= first)


def first_day(test, first, start, end):
    if test == "as_at":
        return first
    if test == "started":
        return start
    if test == "ended":
        return end
    return max(start, first)


def chosen(record, question, first, last):
    """The first day on which the record qualifies and the types that meet the test, or None."""
    test = question["period"]["type"]
    wanted = question["where"].get("exploitation")
    listed = question["rows"] + question["columns"]
    own = meets(test, first, last, record.start, record.end)
    meeting = [spell for spell in record.spells if meets(test, first, last, spell[1], spell[2])]
    types = {spell[0] for spell in meeting}
    if wanted is None and "exploitation" not in listed:
        return (first_day(test, first, record.start, record.end), types) if own else None
    if wanted is None:
        positive = set(TYPES)
        passes = bool(types)
    else:
        positive = set(wanted.get("any", []) + wanted.get("all", []) + wanted.get("only", []))
        passes = (
            ("any" not in wanted or any(code in types for code in wanted["any"]))
            and ("all" not in wanted or all(code in types for code in wanted["all"]))
            and ("only" not in wanted or (types and all(t in wanted["only"] for t in types)))
            and ("none" not in wanted or (own and all(t not in types for t in wanted["none"])))
        )
    if not passes:
        return None
    if wanted is not None and not positive:
        return first_day(test, first, record.start, record.end), types
    days = [first_day(test, first, s, e) for code, s, e in meeting if code in positive]
    return min(days), types


def level_in(record, question, first, last):
    if question["measure"] != "cases":
        return record.level or "not_known"
    test = "as_at" if question["period"]["type"] == "as_at" else "during"
    in_force = record.level and meets(test, first, last, record.level_start, record.level_end)
    return record.level if in_force else "not_known"


def passes_list(value, wanted):
    return (
        ("any" not in wanted or value in wanted["any"])
        and ("only" not in wanted or value in wanted["only"])
        and ("all" not in wanted or all(code == value for code in wanted["all"]))
        and ("none" not in wanted or value not in wanted["none"])
        and ("is" not in wanted or value == wanted["is"])
    )


def band_of(age, bands):
    for band in bands:
        lowest, highest = band.split("-")
        if int(lowest) <= age <= int(highest):
            return band
    return "other"


def entries(rows, question):
    """Every (record, span) that the question counts: (record, span code, its codes)."""
    found = []
    for code, first, last in spans_of(question["period"]):
        here = []
        for record in records_of(rows, question["measure"]):
            hit = chosen(record, question, first, last)
            if hit is None:
                continue
            codes = record.of_child | record.facts
            codes["risk_level"] = level_in(record, question, first, last)
            filters = {
                name: wanted
                for name, wanted in question["where"].items()
                if name not in ("age", "exploitation")
            }
            if all(passes_list(codes[name], wanted) for name, wanted in filters.items()):
                here.append((record, hit[0], hit[1], codes))
        for record, when, types, codes in here:
            if question.get("age_at") == "first":
                decides = min(other[1] for other in here if other[0].child == record.child)
            else:
                decides = when
            age = age_on(record.born, decides)
            limits = question["where"].get("age", {})
            if limits.get("from", 0) <= age <= limits.get("to", 999):
                shown = {name: {value} for name, value in codes.items()}
                shown |= {"exploitation": types, "age": {str(age)}, "period": {code}}
                shown["age_band"] = {band_of(age, question["age_bands"])}
                found.append((record, shown))
    return found


def count(rows, question):
    """Every cell that is not 0: {((dimension, code or None), ...): value}."""
    names = question["rows"] + question["columns"]
    if "years" in question["period"]:
        names = ["period", *names]
    keys = {}
    for record, shown in entries(rows, question):
        key = record.child if question["unit"] == "children" else record.key
        for place in product(*([*sorted(shown[name]), None] for name in names)):
            keys.setdefault(tuple(zip(names, place, strict=True)), set()).add(key)
    return {place: len(found) for place, found in keys.items()}

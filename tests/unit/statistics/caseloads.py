"""Random caseload files and random questions, crowded onto few days so that edges are hit."""

import csv
import io
from datetime import date, timedelta

from hypothesis import strategies as st

from getsafe.imports.layout import COLUMNS

TYPES = ["CSE", "CCE", "COUNTY_LINES", "ONLINE"]
ETHNICITIES = ["WBRI", "WIRI", "OOTH", "REFU", "NOBT", ""]
DIMENSIONS = [
    "exploitation",
    "ethnicity",
    "ethnicity_group",
    "age",
    "age_band",
    "sex",
    "group_based",
    "risk_level",
    "source",
    "outcome",
    "closure_reason",
    "care_leaver",
]
# Days on and beside the edges of years, quarters, months, financial and academic years.
EDGES = [
    date(2018, 12, 31),
    date(2019, 1, 1),
    date(2019, 2, 28),
    date(2019, 3, 1),
    date(2019, 3, 31),
    date(2019, 4, 1),
    date(2019, 8, 31),
    date(2019, 9, 1),
    date(2019, 12, 31),
    date(2020, 2, 28),
    date(2020, 2, 29),
    date(2020, 3, 1),
    date(2020, 4, 1),
    date(2021, 2, 28),
    date(2021, 3, 1),
]
BIRTHS = [
    date(2004, 2, 29),
    date(2004, 2, 28),
    date(2004, 3, 1),
    date(2008, 2, 29),
    date(2006, 6, 1),
]
days = st.sampled_from(EDGES) | st.integers(0, 900).map(
    lambda n: date(2018, 11, 1) + timedelta(days=n)
)


@st.composite
def referral_rows(draw, ref):
    """The rows of one child, whose cases follow each other."""
    born = draw(st.sampled_from(BIRTHS))
    child = {
        "child_ref": ref,
        "date_of_birth": born.isoformat(),
        "sex": draw(st.sampled_from(["M", "F", "U", ""])),
        "ethnicity": draw(st.sampled_from(ETHNICITIES)),
        "care_leaver": draw(st.sampled_from(["yes", "no", ""])),
    }
    dates = sorted(draw(st.lists(days, min_size=2, max_size=6)))
    rows = []
    while dates:
        received = dates.pop(0)
        row = dict.fromkeys(COLUMNS, "") | child
        row["received_on"] = received.strftime(draw(st.sampled_from(["%Y-%m-%d", "%d/%m/%Y"])))
        row["source"] = draw(st.sampled_from(["1A", "6", "10", ""]))
        row["persons_of_concern"] = draw(st.sampled_from(["", "0", "1", "2", "7"]))
        types = draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True))
        row["exploitation"] = ";".join(types)
        is_adult = received >= date(born.year + 18, 2, 1)
        if dates and not is_adult and draw(st.booleans()):
            dates = draw(case_of(row, types, dates))
        elif draw(st.booleans()):
            row["screened_on"] = received.isoformat()
            row["outcome"] = draw(st.sampled_from(["CONTINUE", "EH", "NFA", "MOREINFO"]))
        rows.append(row)
        if row["opened_on"] and not row["closed_on"]:
            break
    return rows


@st.composite
def case_of(draw, row, types, dates):
    """Open a case in the row on the next of the dates; returns the dates that are left."""
    opened, *later = dates
    row["screened_on"], row["outcome"], row["opened_on"] = opened.isoformat(), "MACE1", str(opened)
    row["risk_level"] = draw(st.sampled_from(["low", "medium", "high", ""]))
    closed = None
    if later or draw(st.booleans()):
        closed = later.pop(0) if later else opened
        row["closed_on"] = str(closed)
        row["closure_reason"] = draw(st.sampled_from(["risk_reduced", "turned_18"]))
    row["exploitation"] = ";".join(draw(dated_type(code, opened, closed)) for code in types)
    same_day = closed == opened
    return [d for d in later if not same_day or d > opened]


@st.composite
def dated_type(draw, code, opened, closed):
    """A type, with dates of its own now and then, within the case."""
    last = closed or opened + timedelta(days=300)
    length = (last - opened).days
    first = opened + timedelta(days=draw(st.integers(0, length)))
    words = code
    if draw(st.booleans()):
        words += f" from {first}"
    else:
        first = opened
    if draw(st.booleans()):
        words += f" to {first + timedelta(days=draw(st.integers(0, (last - first).days)))}"
    return words


@st.composite
def caseloads(draw):
    """The rows of a valid file."""
    count = draw(st.integers(1, 6))
    return [row for n in range(count) for row in draw(referral_rows(f"child-{n}"))]


def as_csv(rows):
    """The rows as the text of a file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


codes_of = {
    "exploitation": TYPES,
    "ethnicity": ["WBRI", "WIRI", "OOTH", "REFU", "NOBT"],
    "ethnicity_group": ["White", "Other", "Not known"],
    "sex": ["M", "F", "U"],
    "risk_level": ["low", "medium", "high", "not_known"],
    "source": ["1A", "6", "10"],
    "outcome": ["MACE1", "CONTINUE", "EH", "NFA", "MOREINFO", "not_known"],
    "closure_reason": ["risk_reduced", "turned_18", "not_known"],
}


@st.composite
def list_filter(draw, name):
    operators = draw(
        st.lists(
            st.sampled_from(["any", "all", "only", "none"]), min_size=1, max_size=2, unique=True
        )
    )
    listed = st.lists(st.sampled_from(codes_of[name]), min_size=1, max_size=3, unique=True)
    return {operator: draw(listed) for operator in operators}


@st.composite
def filters(draw):
    where = {}
    if draw(st.booleans()):
        where["exploitation"] = draw(list_filter("exploitation"))
    for name in draw(st.lists(st.sampled_from(sorted(codes_of)), max_size=2, unique=True)):
        where[name] = draw(list_filter(name))
    if draw(st.integers(0, 4)) == 0:
        where["group_based"] = {"is": draw(st.sampled_from(["yes", "no", "not_known"]))}
    if draw(st.integers(0, 4)) == 0:
        where["care_leaver"] = {"is": draw(st.sampled_from(["yes", "no"]))}
    if draw(st.integers(0, 2)) == 0:
        youngest = draw(st.integers(8, 17))
        where["age"] = draw(
            st.sampled_from(
                [{"from": youngest}, {"to": youngest}, {"from": youngest, "to": youngest + 3}]
            )
        )
    return where


@st.composite
def periods(draw, tests):
    test = draw(st.sampled_from(tests))
    first, last = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    years = sorted(draw(st.lists(st.integers(2018, 2021), min_size=2, max_size=2)))
    if test == "as_at":
        each = draw(st.sampled_from(["01-01", "03-01", "02-28", "12-31"]))
        return draw(
            st.sampled_from(
                [{"type": test, "on": str(first)}, {"type": test, "each": each, "years": years}]
            )
        )
    step = draw(
        st.sampled_from(["calendar_year", "financial_year", "academic_year", "quarter", "month"])
    )
    return draw(
        st.sampled_from(
            [
                {"type": test, "from": str(first), "to": str(last)},
                {"type": test, "by": step, "years": years},
            ]
        )
    )


@st.composite
def questions(draw):
    """A valid question with every default written out."""
    measure = draw(st.sampled_from(["cases", "cases", "cases", "referrals", "screenings"]))
    tests = ["as_at", "started", "ended", "during"] if measure == "cases" else ["started"]
    names = draw(st.lists(st.sampled_from(DIMENSIONS), max_size=3, unique=True))
    cut = draw(st.integers(0, len(names)))
    bands = [["0-9", "10-12", "13-15", "16-17", "18-25"], ["11-13", "15-15", "16-30"]]
    return {
        "measure": measure,
        "unit": draw(st.sampled_from(["children", "records"])),
        "where": draw(filters()),
        "rows": names[:cut],
        "columns": names[cut:],
        "age_bands": draw(st.sampled_from(bands)),
        "age_at": draw(st.sampled_from(["record", "first"])),
        "period": draw(periods(tests)),
        "protection": "none",
    }

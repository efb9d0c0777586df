"""The reference document of the statistics: what each word of a question means, exactly."""

from collections.abc import Callable

from getsafe.reference import page, table
from reporting.statistics.words import (
    DEFAULT_AGE_BANDS,
    DEFAULT_PROTECTION,
    DIMENSIONS,
    MEASURES,
    PROTECTIONS,
)

DECISIONS = """
- A spell is open `as_at` a day from its first day until the day before it ends; `during` a stretch
  it counts on its last day too.
- A snapshot on 29 February (`each` 02-29) is refused for years that have no such day; nothing is
  moved to another day.
- `{"type": "as_at", "each": "month_end", "from": D, "to": D}` is a snapshot on the last day of each
  month from the first to the last one named; its codes are those days.
- Someone born on 29 February is a year older from 1 March in a year without that day.
- Where a question filters by exploitation with `none` alone, the case's own dates decide, and its
  first qualifying day is the case's. With `any`, `all` or `only` it is the earliest of the spells
  of the types asked for. A row of a breakdown does not change a record's age.
- A filter by exploitation chooses the records, and the total counts all of them, also one that
  stands in no row because none of its spells meets the test.
- `all` and `only` over a fact that has one value: `all` holds where every code listed is that
  value, `only` where the value is among the codes. `none` holds for an unknown that is not listed.
- With `age_at` `first` the earliest record that passes every other filter decides; the filter on
  ages comes after.
- A referral marked as a duplicate of another is not counted.
- The total over a series of periods counts each child or record once that stands in any of them.
- Cases of one child, and spells of one type in a case, may meet on a day; two that both begin and
  end on the same day are that day twice and are refused.
- A merged child counts as the child whom the record was merged into.
- Facts of a child are those now recorded (or known at the moment asked about), whatever the period.
- Questions asked in one list are protected together (`protection` 1-5): where a number that one of
  them prints would give away what another withholds, more is withheld than of each alone.
- A figure is "not available" (`x`), never 0, where nothing of its period was recorded; where part
  of it was, the figure stays and a note says what it lacks.
- A timestamp without a zone is London time; a date alone is its first moment. What was not
  recorded, and the risk scale, are as known at the moment too; before there was a scale, today's
  stands for it, so that its levels count 0.
""".strip()


def measures() -> str:
    """The measures, dimensions and decisions, from the tables that the engine reads."""
    return page(
        "Measures and what they mean",
        "## Measures",
        table(
            ("Measure", "Meaning", "Version"),
            ((f"`{m.name}`", m.rule, f"`{m.version}`") for m in MEASURES.values()),
        ),
        "## Dimensions and filters",
        table(
            ("Name", "Belongs to", "Meaning", "Codes"),
            (
                (f"`{d.name}`", d.belongs, d.rule, ", ".join(f"`{v.code}`" for v in d.values))
                for d in DIMENSIONS.values()
            ),
        ),
        "## Defaults",
        f"`unit` children; `age_at` record; `age_bands` {', '.join(DEFAULT_AGE_BANDS)}; "
        f"`protection` {DEFAULT_PROTECTION} (of {', '.join(PROTECTIONS)}): unprotected counts are "
        "given only when they are asked for.",
        "## Decisions",
        DECISIONS,
    )


DOCUMENTS: dict[str, Callable[[], str]] = {"measures.md": measures}

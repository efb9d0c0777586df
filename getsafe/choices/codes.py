"""What a code list is: an ordered list of codes that keeps retired codes for old records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list.

    `group` is the heading it is reported under, `national` the Department for Education's code
    where that differs from `code`; the two dates bound when a new record may use it (both days
    included; None is unbounded). An old record keeps a code that has since been retired.
    """

    code: str
    label: str
    group: str = ""
    national: str = ""
    hint: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether a record dated `day` may newly use this code."""
        starts = self.valid_from is None or self.valid_from <= day
        return starts and (self.valid_to is None or day <= self.valid_to)


class CodeList:
    """An ordered, named list of codes, with what forms, constraints and reports ask of it."""

    def __init__(self, name: str, *codes: Code) -> None:
        self.name = name
        self._codes = {entry.code: entry for entry in codes}
        if len(self._codes) != len(codes):
            raise ValueError(f"The code list {name} lists a code twice")

    def __iter__(self) -> Iterator[Code]:
        return iter(self._codes.values())

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __len__(self) -> int:
        return len(self._codes)

    def __getitem__(self, code: str) -> Code:
        return self._codes[code]

    @property
    def codes(self) -> list[str]:
        """The codes, in order."""
        return list(self._codes)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Pairs of code and label, in order, for a model field."""
        return [(entry.code, entry.label) for entry in self]

    def label(self, code: str | None) -> str:
        """The label of `code`, or "Not recorded" for None or an empty code."""
        return self._codes[code].label if code else "Not recorded"

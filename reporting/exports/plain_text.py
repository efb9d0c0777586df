"""A protected answer as plain text for a letter or a terminal."""

from collections.abc import Sequence

from reporting.exports.layout import Laid, about, lay_out, marks_used
from reporting.statistics.protection import ProtectedAnswer


def to_text(answers: Sequence[ProtectedAnswer]) -> bytes:
    """The answers one after the other, each with its definition, table and notes."""
    legend = marks_used(answers)
    parts = [_one(answer) for answer in answers]
    if legend:
        parts.append("\n".join(["Marks:", *legend]))
    return ("\n\n".join(parts) + "\n").encode()


def _one(answer: ProtectedAnswer) -> str:
    return "\n".join([answer.definition, "", *_table(lay_out(answer)), "", *about(answer)])


def _table(laid: Laid) -> list[str]:
    lines = [laid.headings, *(tuple(str(part) for part in row) for row in laid.body)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(laid.headings))]
    return [
        "  ".join(
            part.ljust(width) if i < laid.stub else part.rjust(width)
            for i, (part, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]

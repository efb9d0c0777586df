"""How one field is drawn: the choices a form makes that HTML attributes cannot carry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Look:
    """Drawing options of a field; a form lists them in `looks`, by field name.

    `heading` makes the label or legend the page's h1. `width` is a number of characters
    (2, 3, 4, 5, 10, 20, 30) or a fraction ("one-half"). `hints` and `reveals` are keyed by
    choice value; a revealed field is drawn inside its choice and nowhere else. `exclusive` is
    the checkbox that clears the others, `divider` the value that an "or" stands before.
    """

    size: str = "s"
    heading: bool = False
    width: int | str = ""
    prefix: str = ""
    suffix: str = ""
    rows: int = 0
    count: bool = True
    inline: bool = False
    small: bool = False
    hints: Mapping[str, str] = field(default_factory=dict)
    reveals: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    divider: str = ""
    exclusive: str = ""

    @property
    def revealed(self) -> list[str]:
        """Name the fields drawn inside this one's choices."""
        return [name for value in self.reveals for name in self.revealed_by(value)]

    def revealed_by(self, value: str) -> Sequence[str]:
        """Name the fields that choosing this value opens."""
        names = self.reveals.get(value, ())
        return [names] if isinstance(names, str) else names

    def title(self, kind: str, text: object) -> dict:
        """Return the macro options of a label or legend ("govuk-label", ...)."""
        size = "l" if self.heading and self.size == "s" else self.size
        base = "govuk-label" if kind == "label" else "govuk-fieldset__legend"
        return {
            "text": str(text),
            "classes": f"{base}--{size}" if size else "",
            "isPageHeading": self.heading,
        }


def look_of(bound_field) -> Look:
    """Return the look that the field's form declares, or the plain one."""
    return getattr(bound_field.form, "looks", {}).get(bound_field.name) or Look()


def revealed_names(form) -> set[str]:
    """Name the form's fields that are drawn inside another field's choice."""
    return {name for look in getattr(form, "looks", {}).values() for name in look.revealed}

"""Puts what somebody typed back into the form of a page that has been drawn afresh.

It works on the finished HTML, so that every form of the service is covered without knowing of
it. Text goes into its boxes, choices are marked; passwords and files are left alone. Nothing is
sent: a person looks at the form and sends it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

Fields = Mapping[str, Sequence[str]]
NEVER = frozenset({"password", "file", "submit", "image", "button", "reset"})
MARKED = frozenset({"checkbox", "radio"})


@dataclass
class Form:
    """What a form on the page can take: the addresses it may be sent to, the names it holds."""

    addresses: set[str]
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Refilled:
    """The page with the form filled, or as it was; and the names that found no place in it."""

    html: str
    left_over: frozenset[str]
    found: bool


def refill(
    html: str, *, page: str, action: str, fields: Fields, extra: Mapping[str, str]
) -> Refilled:
    """Fill the form of `page` that is sent to `action`; `extra` are hidden fields to add to it."""
    forms = _forms(html, page)
    fitting = [
        (len(form.names & fields.keys()), -number)
        for number, form in enumerate(forms)
        if urlsplit(action).path in form.addresses
    ]
    if not fitting:
        return Refilled(html, frozenset(fields), found=False)
    target = -max(fitting)[1]
    writer = _Writer(target, fields, extra)
    writer.feed(html)
    writer.close()
    return Refilled("".join(writer.out), frozenset(fields.keys() - forms[target].names), found=True)


def _forms(html: str, page: str) -> list[Form]:
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return reader.forms


class _Reader(HTMLParser):
    """Lists the forms that are sent by POST."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.forms.append(Form({self._address(given.get("action"))}))
        elif self.forms and (name := given.get("name")):
            self.forms[-1].names.add(name)
        if self.forms and "formaction" in given:
            self.forms[-1].addresses.add(self._address(given["formaction"]))

    def _address(self, action: str | None) -> str:
        return urlsplit(urljoin(self.page, action or "")).path


class _Writer(HTMLParser):
    """Copies the page word for word, but for the fields of the one form."""

    def __init__(self, target: int, fields: Fields, extra: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self.target, self.fields, self.extra = target, fields, extra
        self.out: list[str] = []
        self.form = -1
        self.inside = False
        self.select = ""
        self.skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "form":
            self.form += 1
            self.inside = self.form == self.target
        given = dict(attrs)
        self.out.append(self._start(tag, given) if self.inside else self._as_it_was())
        if tag == "form" and self.inside:
            self.out += [_tag("input", {"type": "hidden", "name": name, "value": value})
                         for name, value in self.extra.items()]  # fmt: skip

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.skipping = False
        elif tag == "select":
            self.select = ""
        elif tag == "form":
            self.inside = False
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.out.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.out.append(f"<!{decl}>")

    def _as_it_was(self) -> str:
        return self.get_starttag_text() or ""

    def _start(self, tag: str, given: dict[str, str | None]) -> str:
        name = given.get("name") or ""
        typed = self.fields.get(name)
        if tag == "input":
            return self._input(given, name, typed)
        if tag == "option" and self.select:
            chosen = given.get("value") in self.fields[self.select]
            return _tag(tag, _marked(given, "selected", on=chosen))
        if tag == "select" and typed is not None:
            self.select = name
        if tag == "textarea" and typed is not None:
            self.skipping = True
            return self._as_it_was() + "\n" + escape(typed[0], quote=False)
        return self._as_it_was()

    def _input(self, given: dict[str, str | None], name: str, typed: Sequence[str] | None) -> str:
        kind = (given.get("type") or "text").lower()
        if kind in MARKED and name:
            chosen = (given.get("value") or "on") in (typed or ())
            return _tag("input", _marked(given, "checked", on=chosen))
        if typed is None or kind in NEVER or name == "csrfmiddlewaretoken":
            return self._as_it_was()
        return _tag("input", given | {"value": typed[0] if typed else ""})


def _marked(given: dict[str, str | None], mark: str, *, on: bool) -> dict[str, str | None]:
    kept: dict[str, str | None] = {name: value for name, value in given.items() if name != mark}
    return kept | ({mark: None} if on else {})


def _tag(tag: str, attributes: Mapping[str, str | None]) -> str:
    written: Iterable[str] = (
        name if value is None else f'{name}="{escape(value)}"' for name, value in attributes.items()
    )
    return f"<{tag} {' '.join(written)}>"

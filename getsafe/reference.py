"""The reference documents written from the code: roles, pages, code lists, statuses, fields.

Each app may have a module `reference` with `DOCUMENTS`: file name and the function that gives the
document's text. `make docs` writes them all to docs/reference and `make check` compares.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.urls import get_resolver

from getsafe.checks import routes
from getsafe.choices.codes import CodeList
from getsafe.permissions import KEPT_APART, ROLES, Permission, Role
from getsafe.statuses import StatusTable
from getsafe.web import PUBLIC

Document = Callable[[], str]
PROJECT_APPS = ("getsafe", "meetings", "reporting")
STATUS_ROOMS = ("getsafe.policies.statuses", "meetings.policies.states", "reporting.policies")
WRITTEN = "Written from the code by `make docs`; `make check` compares. Do not edit."


def documents() -> dict[str, str]:
    """Every reference document: its file name and text."""
    found: dict[str, Document] = {}
    for app in PROJECT_APPS:
        if find_spec(f"{app}.reference"):
            found |= import_module(f"{app}.reference").DOCUMENTS
    return {name: f"{text().rstrip()}\n" for name, text in sorted(found.items())}


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    names = list(headings)
    lines = [names, ["---"] * len(names), *[list(row) for row in rows]]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", r"\|") or " "


def page(title: str, *parts: str) -> str:
    """A whole document."""
    return "\n\n".join([f"# {title}", WRITTEN, *parts])


def roles() -> str:
    """Who may hold each role, what it grants, and which records it reaches."""
    parts = [
        f"## {definition.label}\n\n{definition.holders}\n\n"
        f"- Reaches: {definition.scope.replace('_', ' ')} (records)\n"
        f"- Grants: {', '.join(f'`{one}`' for one in sorted(definition.grants))}{_apart(role)}"
        for role, definition in ROLES.items()
    ]
    return page("Roles", *parts)


def _apart(role: Role) -> str:
    others = [one.label for other, one in ROLES.items() if other in KEPT_APART.get(role, ())]
    return f"\n- Never held together with: {', '.join(others)}" if others else ""


def pages() -> str:
    """Every page with the one permission that it needs and the roles that hold it."""
    rows = [
        (f"`/{route}`", f"`{name}`" if name else "", f"`{permission}`", _holders(permission))
        for route, name, permission in sorted(routes(get_resolver().url_patterns))
    ]
    return page("Pages and who may open them", table(("Address", "Name", "Needs", "Roles"), rows))


def _holders(permission: str) -> str:
    if permission == PUBLIC:
        return "anyone"
    if permission == Permission.SIGNED_IN:
        return "every role"
    held = [one.label for one in ROLES.values() if Permission(permission) in one.grants]
    return ", ".join(held) or "nobody"


def code_lists() -> str:
    """Every code list with its codes, in order."""
    parts = []
    for app in PROJECT_APPS:
        if find_spec(f"{app}.choices"):
            parts += [_code_list(one) for one in _lists_of(import_module(f"{app}.choices"))]
    return page("Code lists", *parts)


def _lists_of(module) -> list[CodeList]:
    found = [value for value in vars(module).values() if isinstance(value, CodeList)]
    return sorted(found, key=lambda one: one.name)


def _code_list(codes: CodeList) -> str:
    rows = [
        (
            f"`{one.code}`",
            one.label,
            one.group,
            one.national,
            _validity(one.valid_from, one.valid_to),
        )
        for one in codes
    ]
    columns = ("Code", "Label", "Group", "National code", "Valid")
    kept = [number for number in range(5) if number < 2 or any(row[number] for row in rows)]
    chosen = [[row[number] for number in kept] for row in rows]
    return f"## {codes.name}\n\n" + table([columns[number] for number in kept], chosen)


def _validity(start, end) -> str:
    if not start and not end:
        return ""
    return f"{start or ''} to {end or ''}".strip()


def status_tables() -> list[StatusTable]:
    """Every status table that the policies use."""
    rooms = [vars(import_module(room)).values() for room in STATUS_ROOMS]
    found = [value for room in rooms for value in room if isinstance(value, StatusTable)]
    return sorted(found, key=lambda one: one.name)


def statuses() -> str:
    """Every status table: its diagram, the steps that it allows and what it says to the others."""
    return page(
        "Statuses and the steps between them",
        "Each step in each status either leads on, as listed first, or is refused with the "
        "sentence listed after. Who may take a step is in [roles](roles.md).",
        *[_status_table(one) for one in status_tables()],
    )


def _status_table(one: StatusTable) -> str:
    pairs = [(status, act) for status in one.statuses.codes for act in one.acts]
    steps = [
        (one.statuses.label(status), one.acts[act], _labels(one, one.leads[status, act]))
        for status, act in pairs
        if one.allows(status, act)
    ]
    said: dict[tuple[str, str], list[str]] = {}
    for status, act in pairs:
        if not one.allows(status, act):
            said.setdefault((status, one.reason(status, act)), []).append(one.acts[act])
    refused = [
        (one.statuses.label(status), "; ".join(acts), sentence)
        for (status, sentence), acts in said.items()
    ]
    parts = [f"## {one.name}", _diagram(one), table(("From", "Step", "To"), steps)]
    return "\n\n".join([*parts, table(("In", "Refused", "With"), refused)] if refused else parts)


def _labels(one: StatusTable, codes: Iterable[str]) -> str:
    return " or ".join(one.statuses.label(code) for code in codes)


def _diagram(one: StatusTable) -> str:
    lines = [f"    {code.code} : {code.label.replace(':', ',')}" for code in one.statuses]
    lines += [f"    [*] --> {code}" for code in one.begins]
    drawn: dict[tuple[str, str], list[str]] = {}
    for (status, act), following in one.leads.items():
        for code in following:
            if code != status:
                drawn.setdefault((status, code), []).append(act.replace("_", " "))
    lines += [f"    {start} --> {end} : {', '.join(acts)}" for (start, end), acts in drawn.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def data_dictionary() -> str:
    """Every record and field, with its privacy class, and how long the record is kept."""
    parts = []
    for app in PROJECT_APPS:
        models = sorted(apps.get_app_config(app).get_models(), key=lambda one: one.__name__)
        parts += [_record(model) for model in models if hasattr(model, "PRIVACY")]
    return page("Data dictionary", *parts)


def _record(model) -> str:
    rows = [
        (f"`{field.name}`", field.get_internal_type(), str(model.PRIVACY.get(field.name, "")))
        for field in model._meta.get_fields()
        if not field.auto_created or field.concrete
    ]
    summary = (model.__doc__ or "").strip().splitlines()[0]
    kept = getattr(model, "RETENTION", "")
    parts = [f"## {model._meta.label}", summary, f"Kept: {kept}" if kept else ""]
    return "\n\n".join([*filter(None, parts), table(("Field", "Type", "Privacy"), rows)])


DOCUMENTS: dict[str, Document] = {
    "roles.md": roles,
    "pages.md": pages,
    "code-lists.md": code_lists,
    "statuses.md": statuses,
    "data-dictionary.md": data_dictionary,
}

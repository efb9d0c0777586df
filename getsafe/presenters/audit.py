"""The audit log in words."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.utils import timezone

from getsafe.govuk.components import Column, Link, Pages, Table
from getsafe.models import AuditEntry

COLUMNS = (
    Column("When", nowrap=True),
    Column("Who"),
    Column("What was done"),
    Column("Record"),
    Column("Reason"),
)


def words(verb: str) -> str:
    """A verb as words: "case.read" is "Case: read"."""
    noun, _, act = verb.replace("_", " ").partition(".")
    noun = noun.replace("foi", "FOI").replace("mace1", "MACE 1")
    return f"{noun[:1].upper()}{noun[1:]}: {act}"


def noun_of(subject_type: str) -> str:
    """What a record is called: "reporting.foirequest" is "FOI request"."""
    try:
        name = apps.get_model(subject_type)._meta.verbose_name
    except (LookupError, ValueError):  # a kind of record that is no more
        name = subject_type.rpartition(".")[2]
    return str(name).replace("foi", "FOI")


def table(entries: Sequence[AuditEntry], *, address: str) -> Table:
    """The entries as a table; each record leads to all that was done to it."""
    rows = [[*_act(entry), _record(entry, address), entry.reason] for entry in entries]
    return Table(
        "Entries, newest first", COLUMNS, rows, stacks=True, empty="Nothing in the log fits."
    )


def acts(entries: Sequence[AuditEntry]) -> Table:
    """Who did what when; the reasons given are for information governance alone."""
    rows = [[*_act(entry), noun_of(entry.subject_type)] for entry in entries]
    return Table("Entries, newest first", COLUMNS[:-1], rows, stacks=True)


def pages(shown: Sequence[AuditEntry], *, has_more: bool, address: str, asked: str) -> Pages:
    """The way to the entries before those shown."""
    if not has_more:
        return Pages()
    return Pages(next_url=f"{address}?{asked}{'&' if asked else ''}before={shown[-1].pk}")


def _act(entry: AuditEntry) -> list[Any]:
    at = timezone.localtime(entry.at)
    return [f"{at.day} {at:%b %Y %H:%M:%S}", entry.actor_label, words(entry.verb)]


def _record(entry: AuditEntry, address: str) -> Link:
    return Link(
        f"{noun_of(entry.subject_type)} {entry.subject_key[:8]}",
        f"{address}?{urlencode({'subject': entry.subject_key})}",
        hidden="and all that was done to it",
    )

"""Accounts in words."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from getsafe.govuk.components import Column, Link, SummaryList, SummaryRow, Table, Tag
from getsafe.models import User
from getsafe.permissions import ROLES, Role

COLUMNS = (
    Column("Name"),
    Column("Email address"),
    Column("Agency"),
    Column("Roles"),
    Column("Account"),
)
OFF = Tag("Switched off", "grey")


def role_labels(person: User) -> str:
    """The roles that somebody holds, by name."""
    return ", ".join(ROLES[Role(role)].label for role in person.roles) or "None"


def table(people: Iterable[User]) -> Table:
    """All accounts, each leading to its page."""
    rows = [
        [
            Link(person.name, reverse("getsafe:person", args=[person.uuid])),
            person.email,
            person.agency.name if person.agency else "",
            role_labels(person),
            "On" if person.is_active else OFF,
        ]
        for person in people
    ]
    return Table(
        "Accounts",
        COLUMNS,
        rows,
        caption_size="",
        row_headings=True,
        stacks=True,
        empty="There are no accounts.",
    )


def summary(person: User, *, has_second_step: bool) -> SummaryList:
    """One account, with the way to change each part."""

    def change(name: str, what: str) -> list[Link]:
        return [Link("Change", reverse(f"getsafe:{name}", args=[person.uuid]), hidden=what)]

    details = change("person-change", "details")
    signed_in = timezone.localtime(person.last_login) if person.last_login else None
    step = "Set up" if has_second_step else "Not set up"
    return SummaryList(
        [
            SummaryRow("Name", person.name, details),
            SummaryRow("Email address", person.email),
            SummaryRow("Job title", person.job_title or "Not recorded", details),
            SummaryRow("Agency", person.agency.name if person.agency else "None", details),
            SummaryRow("Roles", role_labels(person), change("person-roles", "roles")),
            SummaryRow("Account", "Switched on" if person.is_active else OFF),
            SummaryRow("Second step of signing in", step),
            SummaryRow(
                "Last signed in",
                f"{signed_in.day} {signed_in:%B %Y %H:%M}" if signed_in else "Never",
            ),
        ]
    )

"""A child's page, and the answer to a search, in finished words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from getsafe.choices import (
    CARE_STATUS,
    CONSENT_DECISION,
    DISABILITY,
    ETHNICITY,
    GENDER,
    REFERRAL_SOURCE,
    REFERRAL_STATUS,
    SCREENING_OUTCOME,
    SEN_NEED,
    SEN_PROVISION,
    SEX,
)
from getsafe.dates import completed_years
from getsafe.govuk.components import Column, Link, PageNumber, Pages, SummaryList, SummaryRow, Table
from getsafe.models import CareStatusSpell, Child, User
from getsafe.models.care import DETAILS
from getsafe.permissions import Scope
from getsafe.policies import cases as policy
from getsafe.presenters import words
from getsafe.queries.children import ChildFile, ReferralRow
from getsafe.queries.search import LIMIT, Found, FoundChild

CASES = [
    Column("Case"),
    Column("Status"),
    Column("Lead worker"),
    Column("Opened", nowrap=True),
    Column("Closed", nowrap=True),
]
REFERRALS = [
    Column("Referral"),
    Column("Received", nowrap=True),
    Column("From"),
    Column("Status"),
    Column("Outcome"),
]
STATUSES = [Column("Status"), Column("From", nowrap=True), Column("To", nowrap=True)]
CONSENTS = [
    Column("Decision"),
    Column("On", nowrap=True),
    Column("How"),
    Column("What they agree to"),
]
BREAK = SafeString("<br>")
UNACCOMPANIED = {"yes": "Yes", "no": "No", "not_known": ""}
FOUND = [
    Column("Child"),
    Column("Date of birth", nowrap=True),
    Column("Reference", nowrap=True),
    Column("Latest case"),
]


def present(file: ChildFile, actor: User, today: date) -> dict[str, Any]:
    """The child's page as `actor` may see it."""
    child, may = file.child, policy.can_work_child(actor)
    whole = actor.scope is not Scope.INVITED
    return {
        "child": child,
        "details": _details(child, today, whole=whole),
        "edit_url": reverse("getsafe:child-edit", args=[child.uuid]) if may else "",
        "status_url": reverse("getsafe:care-status-add", args=[child.uuid]) if may else "",
        "consent_url": _consent_url(child, today) if may else "",
        "cases": _cases(file),
        "referrals": _referrals(file.referrals),
        "statuses": _statuses(child, may=may),
        "consents": _consents(child) if whole else None,
    }


def found(answer: Found, text: str, here: str, today: date, *, named: bool) -> dict[str, Any]:
    """The answer to a search; `here` is its address without a page.

    One that is not `named` gives references and ages in place of names and dates of birth.
    """
    return {
        "text": text,
        "summary": _found_summary(answer),
        "table": Table(
            caption="Children found",
            columns=FOUND,
            rows=[_found_row(row, today, named=named) for row in answer.rows],
            row_headings=True,
            compact=True,
            stacks=True,
            empty="No child matches. Check the spelling, or search by date of birth.",
            id="children",
        ),
        "pages": Pages(
            previous_url=f"{here}?page={answer.page - 1}" if answer.page > 1 else "",
            next_url=f"{here}?page={answer.page + 1}" if answer.page < answer.pages else "",
            numbers=[
                PageNumber(n, f"{here}?page={n}", current=n == answer.page)
                for n in range(1, answer.pages + 1)
            ],
            label="Pages of children",
        ),
    }


def _details(child: Child, today: date, *, whole: bool) -> SummaryList:
    born = f"{words.day(child.date_of_birth)}, {child.age_on(child.died_on or today)} years old"
    facts = [
        ("Likes to be called", child.preferred_name),
        ("Other names", child.aliases),
        ("Date of birth", f"{born} (estimated)" if child.birth_estimated else born),
        ("Died", words.day(child.died_on, "")),
        ("Sex", SEX.label(child.sex)),
        ("Gender", child.gender_described or GENDER.label(child.gender)),
        ("Ethnicity", ETHNICITY.label(child.ethnicity)),
        ("Disability", "\n".join(map(DISABILITY.label, child.disabilities)) or "Not recorded"),
        ("Special educational needs", _needs(child)),
    ]
    kept = [(key, value) for key, value in facts if value]
    rows = [SummaryRow(key, value) for key, value in kept]
    return SummaryList(rows + (_whereabouts(child) if whole else []))


def _needs(child: Child) -> str:
    provision = SEN_PROVISION.label(child.sen_provision)
    return "\n".join([provision, *map(SEN_NEED.label, child.sen_needs)])


def _whereabouts(child: Child) -> list[SummaryRow]:
    """What only the team and those who see every record are shown."""
    place = "\n".join(part for part in (child.address, child.postcode) if part)
    if place and child.address_is_sensitive:
        place = f"SENSITIVE: do not disclose\n{place}"
    language = child.first_language or "Not recorded"
    facts = [
        ("NHS number", child.nhs_number),
        ("Unique pupil number", child.upn),
        ("Social care ID", child.social_care_id),
        ("External reference", child.external_ref),
        ("Nationality", child.nationality),
        ("Religion", child.religion),
        ("Unaccompanied asylum-seeking child", UNACCOMPANIED[child.unaccompanied]),
        ("First language", f"{language}, interpreter" if child.needs_interpreter else language),
        ("Address", place),
        ("Phone", child.phone),
        ("School or college", child.school),
        ("GP", child.gp),
        ("Parents and others with parental responsibility", child.parents),
        ("Brothers and sisters", child.siblings),
        ("Allocated worker", child.allocated_worker),
        ("Responsible council", child.responsible_council),
        ("Council where they live", child.host_council),
    ]
    return [SummaryRow(key, value or "Not recorded") for key, value in facts]


def _consent_url(child: Child, today: date) -> str:
    if child.age_on(today) < 18:
        return ""
    return reverse("getsafe:consent-add", args=[child.uuid])


def _cases(file: ChildFile) -> Table:
    rows = [
        (
            Link(case.reference, reverse("getsafe:case", args=[case.uuid])),
            words.status_tag(case.status),
            case.lead_worker.name if case.lead_worker else "No one yet",
            words.short_day(case.opened_on),
            words.short_day(case.closed_on, "Open"),
        )
        for case in file.cases
    ]
    return _table("Cases", CASES, rows, "No case has been opened.")


def _referrals(referrals: Sequence[ReferralRow]) -> Table:
    rows = [
        (
            Link(row["reference"], reverse("getsafe:referral-detail", args=[row["uuid"]])),
            words.short_day(row["received_on"]),
            REFERRAL_SOURCE.label(row["source"]),
            REFERRAL_STATUS.label(row["status"]),
            _outcome(row),
        )
        for row in referrals
    ]
    return _table("Referrals", REFERRALS, rows, "No referral that you may open.")


def _outcome(row: ReferralRow) -> str:
    if not row["screenings__outcome"]:
        return ""
    label = SCREENING_OUTCOME.label(row["screenings__outcome"])
    return f"{label}, {words.short_day(row['screenings__screened_on'])}"


def _statuses(child: Child, *, may: bool) -> Table:
    rows = []
    for spell in child.care_statuses.all():
        label = CARE_STATUS.label(spell.status)
        line = (
            format_html_join(BREAK, "{}", ((text,) for text in (label, *_care_details(spell)))),
            words.short_day(spell.started_on, "Not known"),
            words.short_day(spell.ended_on, "In force"),
        )
        end = reverse("getsafe:care-status-end", args=[child.uuid, spell.pk])
        rows.append((*line, "" if spell.ended_on else Link("End", end, label)) if may else line)
    columns = [*STATUSES, Column("Change")] if may else STATUSES
    return _table("Social care status", columns, rows, "No social care status has been recorded.")


def _care_details(spell: CareStatusSpell) -> list[str]:
    """What is recorded of a status besides its dates."""
    return [
        f"{codes.name}: {codes.label(code)}"
        for name, (codes, _) in DETAILS.items()
        if (code := getattr(spell, name))
    ]


def _consents(child: Child) -> Table:
    rows = [
        (
            CONSENT_DECISION.label(consent.decision),
            words.short_day(consent.decided_on),
            consent.method,
            consent.scope,
        )
        for consent in child.consents.all()
    ]
    return _table(
        "Consent to support after 18",
        CONSENTS,
        rows,
        "No decision on support after 18 has been recorded.",
    )


def _found_summary(answer: Found) -> str:
    if answer.count > LIMIT:
        return f"More than {LIMIT} children match. Add another name, or search by date of birth."
    found = words.number(answer.count, "child", "children")
    alike = answer.count and answer.sounds_alike
    return f"{found} with a name that sounds alike" if alike else f"{found} found"


def _found_row(row: FoundChild, today: date, *, named: bool) -> tuple[object, ...]:
    name = words.names(row["given_name"], row["family_name"], row["reference"])
    if row["preferred_name"]:
        name = f"{name} ({row['preferred_name']})"
    born = row["date_of_birth"]
    age = completed_years(born, today)
    return (
        Link(name if named else row["reference"], f"/children/{row['uuid']}"),
        f"{words.short_day(born)} ({age})" if named else f"{age} years old",
        row["reference"],
        _latest(row),
    )


def _latest(row: FoundChild) -> object:
    if row["case_uuid"] is None or row["case_reference"] is None or row["case_status"] is None:
        return "No case"
    link = Link(row["case_reference"], f"/cases/{row['case_uuid']}")
    return format_html("{} {}", link, words.status_tag(row["case_status"]))


def _table(caption: str, columns: Sequence[Column], rows: Sequence, empty: str) -> Table:
    name = caption.lower().replace(" ", "-")
    return Table(
        caption,
        columns,
        rows,
        row_headings=True,
        compact=True,
        stacks=True,
        empty=empty,
        id=name,
    )

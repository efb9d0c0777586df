"""A referral's page and the list of referrals, in finished words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from getsafe import routes
from getsafe.choices import (
    ETHNICITY,
    EXPERIENCE_STATUS,
    EXPLOITATION_TYPE,
    REFERRAL_ROUTE,
    REFERRAL_SOURCE,
    REFERRAL_STATUS,
    SCREENING_BASIS,
    SCREENING_OUTCOME,
    SERVICE_CONSENT,
    SEX,
    SHARING_BASIS,
    YES_NO_UNKNOWN,
)
from getsafe.clocks import Clocks
from getsafe.errors import passes
from getsafe.govuk.components import Column, Link, SummaryList, SummaryRow, Table, Tag
from getsafe.govuk.fields import long_date
from getsafe.models import Case, Referral, Screening, User
from getsafe.permissions import Scope
from getsafe.policies import referrals as policy
from getsafe.policies import screenings as screening_policy
from getsafe.presenters import screenings, words
from getsafe.presenters.matches import FACT_LABELS, HIDDEN
from getsafe.queries.referrals import ReferralPage

NOT_GIVEN = "Not given"
COLOURS = {"awaiting_screening": "yellow", "returned_incomplete": "orange", "screened": "green"}
DOABLE = (
    (policy.check_can_decide, "referral-screen", "Decide"),
    (policy.check_can_return, "referral-return", "Return: more needed"),
    (policy.check_can_complete, "referral-complete", "Mark as complete"),
    (policy.check_can_contribute, "referral-contribute", "Add what an agency knows"),
    (policy.check_can_tell, "referral-told", "Record that the referrer was told"),
)


@dataclass(frozen=True, slots=True)
class ReferralView:
    """All that a referral's page shows."""

    title: str
    caption: str
    tag: Tag
    clock: Tag | None
    danger: str
    notices: list[str]
    cases: list[Link]
    doable: list[Link]
    sections: list[SummaryList]


def status_tag(status: str) -> Tag:
    """A referral's status."""
    return Tag(REFERRAL_STATUS.label(status), COLOURS[status])


def view(
    referral: Referral, actor: User, *, cases: Sequence[Case], clocks: Clocks, today: date
) -> ReferralView:
    """The page for someone of the team: what was decided first, then what was said."""
    waits = referral.status == "awaiting_screening"
    return ReferralView(
        title=referral.child.full_name,
        caption=f"Referral {referral.reference}",
        tag=status_tag(referral.status),
        clock=screenings.clock(referral.complete_on, clocks=clocks, today=today) if waits else None,
        danger=danger(referral),
        notices=_notices(referral, today),
        cases=[_case(case) for case in cases],
        doable=_doable(referral, actor),
        sections=[
            *_decisions(referral, actor, today),
            _child(referral, today),
            _concern(referral, actor),
            _referrer(referral, actor),
            _family(referral, actor),
            *_contributions(referral, actor),
        ],
    )


def _case(case: Case) -> Link:
    state = f"closed {long_date(case.closed_on)}" if case.closed_on else "open"
    return Link(f"Case {case.reference}: {state}", routes.to_record("getsafe:case", case.uuid))


def _doable(referral: Referral, actor: User) -> list[Link]:
    """What may be done now; what was recorded of the referrer's telling is changed below."""
    is_told = referral.referrer_told_on is not None
    return [
        Link(label, routes.to_record(f"getsafe:{name}", referral.uuid))
        for check, name, label in DOABLE
        if passes(check)(actor, referral) and not (is_told and check is policy.check_can_tell)
    ]


def background(referral: Referral, actor: User, today: date) -> list[SummaryList]:
    """What the referral says besides the concern, to read while deciding."""
    parts = (_child(referral, today), _referrer(referral, actor), _family(referral, actor))
    return [replace(part, actions=()) for part in parts]


def danger(referral: Referral) -> str:
    """That the child was in danger when referred, and what was done; or nothing."""
    if referral.at_immediate_risk != "yes":
        return ""
    return (
        f"The child was in immediate danger when referred. What was done: {referral.safety_steps}"
    )


def _notices(referral: Referral, today: date) -> list[str]:
    lines = []
    if referral.status == "returned_incomplete" and referral.information_due_on:
        due_on = referral.information_due_on
        late = "It was" if due_on < today else "It is"
        lines.append(
            f"Returned. What is missing: {referral.returned_reason}\n"
            f"{late} needed by {long_date(due_on)}. If it does not come, mark the referral as "
            "complete and decide on what is known."
        )
    if referral.duplicate_of:
        lines.append(f"This repeats referral {referral.duplicate_of.reference} of the same child.")
    if differing := _still_differing(referral):
        said = "; ".join(
            f"{label.lower()}: {_stated(name, differing[name])}"
            for name, label in FACT_LABELS.items()
            if name in differing
        )
        lines.append(f"The referrer gave details that differ from the record: {said}")
    return lines


def _still_differing(referral: Referral) -> dict[str, str]:
    """What the referrer said that the record does not say to this day."""
    return {
        name: said
        for name, said in referral.differing_facts.items()
        if str(getattr(referral.child, name)).casefold() != said.casefold()
    }


def _stated(name: str, value: str) -> str:
    if name == "date_of_birth":
        return long_date(date.fromisoformat(value))
    labels = {"sex": SEX, "ethnicity": ETHNICITY}
    return labels[name].label(value) if name in labels else value


def _child(referral: Referral, today: date) -> SummaryList:
    child = referral.child
    guess = " (estimated)" if child.birth_estimated else ""
    age = child.age_on(today)
    rows = [
        SummaryRow("Name", Link(child.full_name, routes.to_record("getsafe:child", child.uuid))),
        SummaryRow("Record", child.reference),
        SummaryRow("Date of birth", f"{long_date(child.date_of_birth)}{guess}, aged {age}"),
        SummaryRow("Sex", SEX.label(child.sex)),
        SummaryRow("Ethnicity", ETHNICITY.label(child.ethnicity)),
        SummaryRow("NHS number", child.nhs_number or NOT_GIVEN),
        SummaryRow("Unique pupil number", child.upn or NOT_GIVEN),
        SummaryRow("Social care ID", child.social_care_id or NOT_GIVEN),
        SummaryRow("Address", _address(referral)),
        SummaryRow("School or college", child.school or NOT_GIVEN),
    ]
    return SummaryList(rows, title="Child")


def _address(referral: Referral) -> str:
    child = referral.child
    if child.address_is_sensitive:
        return HIDDEN
    return "\n".join(part for part in (child.address, child.postcode) if part) or NOT_GIVEN


def _concern(referral: Referral, actor: User) -> SummaryList:
    concerns = referral.concern_types.all()
    types = "\n".join(_type(concern) for concern in concerns) or "Not recorded"
    number = referral.persons_of_concern
    rows = [
        SummaryRow("Types", types),
        SummaryRow("What is worrying", referral.concerns or NOT_GIVEN),
        SummaryRow("In immediate danger", YES_NO_UNKNOWN.label(referral.at_immediate_risk)),
        SummaryRow("People exploiting the child", "Not known" if number is None else number),
    ]
    if referral.level:
        rows.append(SummaryRow("Level in the earlier tracker", referral.level.label))
    return SummaryList(rows, title="Concern", actions=_change(referral, actor, "concern"))


def _type(concern: Any) -> str:
    label = EXPLOITATION_TYPE.label(concern.exploitation_type)
    if not concern.is_primary:
        return label
    if not concern.experience_status:
        return f"{label} (main)"
    return f"{label} (main). {EXPERIENCE_STATUS.label(concern.experience_status)}"


def _referrer(referral: Referral, actor: User) -> SummaryList:
    agency = referral.referrer_agency
    logged_by = referral.logged_by
    rows = [
        SummaryRow("Received", _received(referral)),
        SummaryRow("Source", REFERRAL_SOURCE.label(referral.source)),
        SummaryRow("Agency", agency.name if agency else NOT_GIVEN),
        SummaryRow("Referrer", _referred_by(referral)),
        SummaryRow("Contact", referral.referrer_contact or NOT_GIVEN),
        SummaryRow("How it arrived", REFERRAL_ROUTE.label(referral.route)),
        SummaryRow("Logged by", logged_by.name if logged_by else "An import"),
    ]
    if referral.status == "screened":
        rows.append(_told(referral, actor))
    return SummaryList(rows, title="Referrer", actions=_change(referral, actor, "referrer"))


def _referred_by(referral: Referral) -> str:
    parts = (referral.referrer_name, referral.referrer_role)
    return ", ".join(part for part in parts if part) or NOT_GIVEN


def _received(referral: Referral) -> str:
    at = referral.received_time
    day = long_date(referral.received_on)
    return f"{day} at {at:%H:%M}" if at else day


def _told(referral: Referral, actor: User) -> SummaryRow:
    """When and how the referrer was told what was decided."""
    told_on, told_by = referral.referrer_told_on, referral.referrer_told_by
    if told_on is None or told_by is None:
        return SummaryRow("Told of the decision", "Not yet recorded")
    may_change = passes(policy.check_can_tell)(actor, referral)
    address = reverse("getsafe:referral-told", args=[referral.uuid])
    return SummaryRow(
        "Told of the decision",
        f"{referral.referrer_told}\n{long_date(told_on)}, recorded by {told_by.name}",
        [Link("Change", address, "what the referrer was told")] if may_change else [],
    )


def _intelligence_form(referral: Referral) -> str:
    sent, sent_on = referral.intelligence_form_sent, referral.intelligence_form_sent_on
    if sent != "yes":
        return {"no": "Not sent"}.get(sent, "Not known")
    parts = ["Sent", words.day(sent_on, "on a day not known"), referral.intelligence_form_ref]
    return " ".join(part for part in parts if part)


def _family(referral: Referral, actor: User) -> SummaryList:
    rows = [
        SummaryRow("Child knows", YES_NO_UNKNOWN.label(referral.child_aware)),
        SummaryRow("What the child says", referral.child_views or NOT_GIVEN),
        SummaryRow("Parent or carer knows", YES_NO_UNKNOWN.label(referral.parent_aware)),
        SummaryRow("What the parent or carer says", referral.parent_views or NOT_GIVEN),
        SummaryRow("Why not told", referral.not_informed_reason or NOT_GIVEN),
        SummaryRow("Agree to support", _agreement(referral)),
        SummaryRow("Why it may be shared", SHARING_BASIS.label(referral.sharing_basis)),
        SummaryRow("Who else works with the child", referral.known_to or NOT_GIVEN),
        SummaryRow("Police intelligence form", _intelligence_form(referral)),
    ]
    return SummaryList(rows, title="Child and family", actions=_change(referral, actor, "family"))


def _agreement(referral: Referral) -> str:
    said = SERVICE_CONSENT.label(referral.service_consent)
    return f"{said}: {referral.not_asked_reason}" if referral.not_asked_reason else said


def _change(referral: Referral, actor: User, step: str) -> list[Link]:
    if not passes(policy.check_can_correct)(actor, referral):
        return []
    address = reverse("getsafe:referral-correct", args=[referral.uuid, step])
    return [Link("Change", address, f"the {step}")]


def _contributions(referral: Referral, actor: User) -> list[SummaryList]:
    may_change = passes(policy.check_can_contribute)(actor, referral)
    address = routes.to_record("getsafe:referral-contribute", referral.uuid)
    rows = [
        SummaryRow(
            said.agency.name,
            f"{said.text}\n{said.recorded_by.name}, {_moment(said.recorded_at)}",
            [Link("Change", f"{address}?agency={said.agency_id}", said.agency.name)]
            if may_change
            else [],
        )
        for said in referral.contributions.all()
    ]
    return [SummaryList(rows, title="What agencies know")] if rows else []


def _decisions(referral: Referral, actor: User, today: date) -> list[SummaryList]:
    decided = list(referral.screenings.all())
    newest = max(decided, key=lambda screening: screening.pk, default=None)
    return [
        _decision(one, _withdrawal(one, actor, today) if one == newest else []) for one in decided
    ]


def _decision(screening: Screening, actions: list[Link]) -> SummaryList:
    others = "\n".join(SCREENING_OUTCOME.label(code) for code in screening.other_outcomes)
    decided_by = screening.decided_by.name if screening.decided_by else "An import"
    rows = [
        SummaryRow("What happens next", SCREENING_OUTCOME.label(screening.outcome)),
        SummaryRow("What else happens", others or "Nothing else"),
        SummaryRow("Level of risk", screening.level.label if screening.level else "No level"),
        SummaryRow("Rationale", screening.rationale or "Not recorded"),
        SummaryRow("How it was decided", SCREENING_BASIS.label(screening.basis)),
        SummaryRow("Decided by", decided_by),
    ]
    if screening.passed_to:
        rows.append(SummaryRow("Passed to", screening.passed_to))
    if screening.needed:
        rows.append(SummaryRow("Information needed", screening.needed))
    if screening.information_due_on:
        rows.append(SummaryRow("Needed by", long_date(screening.information_due_on)))
    title = f"Screening decision, {long_date(screening.screened_on)}"
    return SummaryList(rows, title=title, actions=actions)


def _withdrawal(screening: Screening, actor: User, today: date) -> list[Link]:
    decided_on = timezone.localdate(screening.created_at)
    may = passes(screening_policy.check_can_withdraw)
    if not may(actor, screening, decided_on=decided_on, today=today):
        return []
    return [Link("Withdraw", routes.to_record("getsafe:screening-withdraw", screening.uuid))]


def _moment(at: Any) -> str:
    local = timezone.localtime(at)
    return f"{long_date(local.date())}, {local:%H:%M}"


NONE_OWN = "You have logged no referral yet."
NONE_IN = {
    "": "No referral{} has been logged yet.",
    "awaiting_screening": "No referral{} waits for screening.",
    "returned_incomplete": "No referral{} waits for more from its referrer.",
    "screened": "No referral{} has been screened yet.",
}


def list_table(page: ReferralPage, actor: User, *, status: str) -> Table:
    """A page of referrals, of one status or of all with "".

    Only the team sees names in it; others see what they quote by.
    """
    names = actor.scope is Scope.ALL
    first = [Column("Child"), Column("Concern")] if names else []
    columns = [
        Column("Reference", nowrap=True),
        *first,
        Column("Received", nowrap=True),
        Column("Status"),
    ]
    rows = [_list_row(row, page.types[row["pk"]], names=names) for row in page.rows]
    none = _none(status, sees_own=actor.scope is Scope.INVITED)
    return Table(
        "Referrals", columns, rows, caption_size="", row_headings=True, stacks=True, empty=none
    )


def _none(status: str, *, sees_own: bool) -> str:
    """That there is none to list; who sees only their own is told nothing of the others'."""
    if sees_own and not status:
        return NONE_OWN
    return NONE_IN[status].format(" of yours" if sees_own else "")


def _list_row(row: dict[str, Any], types: Sequence[str], *, names: bool) -> list[Any]:
    link = Link(row["reference"], routes.to_record("getsafe:referral-detail", row["uuid"]))
    name = f"{row['child__given_name']} {row['child__family_name']}".strip()
    about = [name or row["child__reference"], words.types(types) or "Not recorded"] if names else []
    return [link, *about, words.short_day(row["received_on"]), status_tag(row["status"])]

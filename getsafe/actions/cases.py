"""What happens to an open case as a whole: who leads it, its status, its dates."""

from datetime import date

from django.db import transaction

from getsafe import audit
from getsafe.actions import versions
from getsafe.errors import Gone, Refused
from getsafe.models import Case, User
from getsafe.policies import cases as policy
from getsafe.policies.statuses import CASE
from getsafe.queries.versions import Facts, facts_of


def lock(case: Case) -> Case:
    """The case as it stands now, held against other changes until the transaction ends.

    Refuses a case that was taken away with the screening decision that had opened it.
    """
    rows = Case.objects.select_related("child").select_for_update(of=("self",))
    locked = rows.filter(pk=case.pk).first()
    if locked is None:
        raise Gone(
            "Somebody has just withdrawn the decision that opened this case, so there is no case "
            "any more. Look at the child's referrals"
        )
    return locked


@transaction.atomic
def allocate(case: Case, *, by: User, worker: User, was: Facts | None = None) -> Case:
    """Give an open case to a lead worker. Audited as case.allocate.

    Refuses, as the other changes here, where the case does not say any more what it `was` on the
    page that was filled in.
    """
    case = lock(case)
    policy.check_can_allocate(by, case)
    versions.check(facts_of(case, was or ()), was)
    policy.check_can_lead(worker)
    if case.lead_worker_id == worker.pk:
        raise Refused("This person already leads the case. Select someone else", field="worker")
    case.lead_worker = worker
    case.save(update_fields=["lead_worker"])
    audit.record("case.allocate", case, by=by, child=case.child, details={"worker": worker.pk})
    return case


@transaction.atomic
def set_persons_of_concern(
    case: Case, *, by: User, count: int | None, was: Facts | None = None
) -> Case:
    """Record how many people are thought to exploit the child; None is not known. Audited."""
    case = lock(case)
    policy.check_can_work(by, case)
    versions.check(facts_of(case, was or ()), was)
    case.persons_of_concern = count
    case.save(update_fields=["persons_of_concern"])
    audit.record("case.persons_of_concern", case, by=by, child=case.child)
    return case


@transaction.atomic
def hold(case: Case, *, by: User) -> Case:
    """Put a case on hold, from where it was, while the child is missing. Audited as case.hold."""
    case = lock(case)
    policy.check_can_move(by, case, "hold")
    return _move(
        case, by=by, verb="case.hold", status=CASE.after(case.status, "hold"), held_from=case.status
    )


@transaction.atomic
def resume(case: Case, *, by: User) -> Case:
    """Take a case off hold, back to the status that it was put on hold from.

    One of before that was remembered goes by its dates. Audited as case.resume.
    """
    case = lock(case)
    policy.check_can_move(by, case, "resume")
    by_dates = "active" if case.review_due_on else "pending_mace1"
    status = case.held_from or ("step_down" if case.monitoring_until else by_dates)
    return _move(case, by=by, verb="case.resume", status=status, held_from="")


@transaction.atomic
def activate(case: Case, *, by: User, review_due_on: date) -> Case:
    """Make a case active once its MACE 1 was held, with its first review date. Audited.

    A case on hold stays so, and becomes active when it is taken off hold.
    """
    case = lock(case)
    if case.held_from == "pending_mace1":
        policy.check_holds(by, policy.MOVES["activate"])
        return _move(
            case,
            by=by,
            verb="case.activate",
            status=CASE.after(case.status, "activate_on_hold"),
            held_from="active",
            review_due_on=review_due_on,
        )
    policy.check_can_move(by, case, "activate")
    return _move(
        case,
        by=by,
        verb="case.activate",
        status=CASE.after(case.status, "activate"),
        review_due_on=review_due_on,
    )


@transaction.atomic
def set_review(case: Case, *, by: User, review_due_on: date, was: Facts | None = None) -> Case:
    """Set the day by which an open case is next reviewed. Audited as case.review_date."""
    case = lock(case)
    policy.check_can_work(by, case)
    versions.check(facts_of(case, was or ()), was)
    return _move(
        case, by=by, verb="case.review_date", status=case.status, review_due_on=review_due_on
    )


@transaction.atomic
def step_down(case: Case, *, by: User, until: date, plan: str) -> Case:
    """Move an active case to monitoring until a day, with who watches and for what.

    Refuses a level that does not allow it. Audited as case.step_down.
    """
    case = lock(case)
    spell = case.risk_levels.filter(ended_on=None).select_related("level").first()
    policy.check_can_step_down(by, case, spell.level if spell else None)
    return _move(
        case,
        by=by,
        verb="case.step_down",
        status=CASE.after(case.status, "step_down"),
        monitoring_until=until,
        monitoring_plan=plan,
        review_due_on=min(case.review_due_on or until, until),
    )


@transaction.atomic
def step_up(case: Case, *, by: User, reason: str) -> Case:
    """Return a case from monitoring to active work, because of `reason`. Audited."""
    case = lock(case)
    policy.check_can_move(by, case, "step_up")
    return _move(
        case,
        by=by,
        verb="case.step_up",
        status=CASE.after(case.status, "step_up"),
        reason=reason,
        monitoring_until=None,
    )


def _move(
    case: Case, *, by: User, verb: str, status: str, reason: str = "", **facts: object
) -> Case:
    before = case.status
    for name, value in ({"status": status} | facts).items():
        setattr(case, name, value)
    case.save(update_fields=["status", *facts])
    details = {"from": before, "to": status}
    audit.record(verb, case, by=by, child=case.child, reason=reason, details=details)
    return case

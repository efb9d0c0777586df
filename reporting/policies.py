"""Who may do what at the FOI desk and to reports, and in which state.

Each rule raises a refusal with a sentence for the screen; `can_...` is the same rule as a bool.
"""

from getsafe.errors import NotAllowed, Refused, passes
from getsafe.models import User
from getsafe.permissions import Permission
from reporting.models import FoiRequest, Preparation, ReportRun
from reporting.models.foi_request import UNANSWERED


def check_can_answer(actor: User) -> None:
    """Answering requests and keeping the library takes its own permission."""
    if not actor.may(Permission.FOI_ANSWER):
        raise NotAllowed("You need permission to answer FOI requests")


can_answer = passes(check_can_answer)


def check_can_change(actor: User, request: FoiRequest) -> None:
    """An answer changes only until it is put forward for approval."""
    check_can_answer(actor)
    if request.status == "awaiting_approval":
        raise Refused("This answer is waiting for approval: ask the approver to send it back first")
    if request.status == "clarifying":
        raise Refused("This request is not clear yet: note when the requester answered first")
    if request.status != "open":
        raise Refused("This request is closed: its answer cannot change")


def can_change(actor: User, request: FoiRequest) -> bool:
    """Whether `actor` may change the request's parts."""
    try:
        check_can_change(actor, request)
    except Refused:
        return False
    return True


def check_can_prepare(actor: User, request: FoiRequest) -> None:
    """An answer with at least one part may be put forward."""
    check_can_change(actor, request)
    if not request.parts.exists():
        raise Refused("Add the parts of the request before you send it for approval")


def check_can_decide(actor: User, request: FoiRequest) -> None:
    """An answer that waits may be approved or sent back by those who approve."""
    if not actor.may(Permission.FOI_APPROVE):
        raise NotAllowed("You need permission to approve FOI answers")
    if request.status != "awaiting_approval":
        raise Refused("This answer is not waiting for approval")


def check_is_latest(preparation: Preparation) -> None:
    """Only what was last put forward is decided on."""
    if preparation.request.preparations.filter(pk__gt=preparation.pk).exists():
        raise Refused("This answer has been changed since: open the one that waits for approval")


def check_can_approve(actor: User, preparation: Preparation) -> None:
    """The person who prepared an answer never approves it."""
    check_can_decide(actor, preparation.request)
    check_is_latest(preparation)
    if preparation.by_id == actor.pk:
        raise Refused("You prepared this answer: someone else must approve it")


def obstacle_to_approval(actor: User, preparation: Preparation) -> str:
    """Why `actor` may not approve the preparation, or "" when nothing stands in the way."""
    try:
        check_can_approve(actor, preparation)
    except Refused as refusal:
        return refusal.message
    return ""


def check_can_ask_clarification(actor: User, request: FoiRequest) -> None:
    """What is being answered may turn out to be unclear."""
    check_can_change(actor, request)


def check_can_receive_clarification(actor: User, request: FoiRequest) -> None:
    """An answer of the requester follows a question."""
    check_can_answer(actor)
    if request.status != "clarifying":
        raise Refused("The requester has not been asked what is meant")


def check_can_withdraw(actor: User, request: FoiRequest) -> None:
    """A request that has not been answered may be withdrawn."""
    check_can_answer(actor)
    if request.status not in UNANSWERED:
        raise Refused("This request is closed already")


def check_can_start_report(actor: User) -> None:
    """Whoever reads reports may ask for one: it is made once a period, whoever asks."""
    if not actor.may(Permission.REPORT_READ):
        raise NotAllowed("You need permission to read reports")


def check_can_retry(actor: User, run: ReportRun) -> None:
    """Only a report that failed is tried again."""
    check_can_start_report(actor)
    if run.state != "failed":
        raise Refused("This report has not failed, so there is nothing to try again")


def check_can_schedule(actor: User) -> None:
    """When reports are made is set by those who configure the system."""
    if not actor.may(Permission.CONFIGURE):
        raise NotAllowed("You need permission to change when reports are made")


def check_can_configure(actor: User) -> None:
    """What was not recorded is said by those who configure the system or answer FOI requests."""
    if not (actor.may(Permission.CONFIGURE) or actor.may(Permission.FOI_ANSWER)):
        raise NotAllowed("You need permission to say what was not recorded")

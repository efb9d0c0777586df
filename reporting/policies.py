"""Who may do what at the FOI desk and to reports, and in which state.

Each rule raises a refusal with a sentence for the screen; `can_...` is the same rule as a bool.
"""

from getsafe.errors import NotAllowed, Refused, passes
from getsafe.models import User
from getsafe.permissions import Permission
from getsafe.statuses import ANY, StatusTable, leads, stays
from reporting.choices import FOI_STATUS, RUN_STATE
from reporting.models import FoiRequest, Preparation, ReportRun

OPEN, CLARIFYING, AWAITING, RELEASED, WITHDRAWN = FOI_STATUS.codes
QUEUED, RUNNING, DONE, FAILED = RUN_STATE.codes

FOI_REQUEST = StatusTable(
    "FOI request",
    FOI_STATUS,
    begins=(OPEN,),
    acts={
        "change": "An officer changes its parts or answers",
        "ask": "An officer asks the requester what is meant",
        "receive": "The requester answers",
        "prepare": "An officer puts the answer forward for approval",
        "approve": "Somebody else approves it",
        "send_back": "An approver sends it back",
        "withdraw": "The requester withdraws it",
    },
    leads=leads(
        change=stays(OPEN),
        ask={OPEN: CLARIFYING},
        receive={CLARIFYING: OPEN},
        prepare={OPEN: AWAITING},
        approve={AWAITING: RELEASED},
        send_back={AWAITING: OPEN},
        withdraw=dict.fromkeys((OPEN, CLARIFYING, AWAITING), WITHDRAWN),
    ),
    why_not={
        **{
            (status, act): why
            for act in ("change", "ask", "prepare")
            for status, why in {
                AWAITING: "This answer is waiting for approval: ask the approver to send it "
                "back first",
                CLARIFYING: "This request is not clear yet: note when the requester answered first",
                RELEASED: "This request is closed: its answer cannot change",
                WITHDRAWN: "This request is closed: its answer cannot change",
            }.items()
        },
        (ANY, "receive"): "The requester has not been asked what is meant",
        (ANY, "approve"): "This answer is not waiting for approval",
        (ANY, "send_back"): "This answer is not waiting for approval",
        (ANY, "withdraw"): "This request is closed already",
    },
)

REPORT_RUN = StatusTable(
    "Report run",
    RUN_STATE,
    begins=(QUEUED,),
    acts={
        "start": "A worker takes it up, or takes it over from one that died",
        "finish": "The report is made",
        "fail": "It fails: it waits to be tried again, or fails after the last attempt",
        "retry": "Somebody asks to try it again",
    },
    leads=leads(
        start={QUEUED: RUNNING, RUNNING: RUNNING},
        finish={RUNNING: DONE},
        fail={RUNNING: f"{QUEUED} {FAILED}"},
        retry={FAILED: QUEUED},
    ),
    why_not={
        (ANY, "start"): "This report has been made, or has failed for good",
        (ANY, "finish"): "Nobody is making this report",
        (ANY, "fail"): "Nobody is making this report",
        (ANY, "retry"): "This report has not failed, so there is nothing to try again",
    },
)


def check_can_answer(actor: User) -> None:
    """Answering requests and keeping the library takes its own permission."""
    if not actor.may(Permission.FOI_ANSWER):
        raise NotAllowed("You need permission to answer FOI requests")


can_answer = passes(check_can_answer)


def check_can_change(actor: User, request: FoiRequest) -> None:
    """An answer changes only until it is put forward for approval."""
    check_can_answer(actor)
    FOI_REQUEST.check(request.status, "change")


can_change = passes(check_can_change)


def check_can_prepare(actor: User, request: FoiRequest) -> None:
    """An answer with at least one part may be put forward."""
    check_can_answer(actor)
    FOI_REQUEST.check(request.status, "prepare")
    if not request.parts.exists():
        raise Refused("Add the parts of the request before you send it for approval")


def check_can_decide(actor: User, request: FoiRequest, act: str = "approve") -> None:
    """An answer that waits may be approved or sent back by those who approve."""
    if not actor.may(Permission.FOI_APPROVE):
        raise NotAllowed("You need permission to approve FOI answers")
    FOI_REQUEST.check(request.status, act)


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
    check_can_answer(actor)
    FOI_REQUEST.check(request.status, "ask")


def check_can_receive_clarification(actor: User, request: FoiRequest) -> None:
    """An answer of the requester follows a question."""
    check_can_answer(actor)
    FOI_REQUEST.check(request.status, "receive")


def check_can_withdraw(actor: User, request: FoiRequest) -> None:
    """A request that has not been answered may be withdrawn."""
    check_can_answer(actor)
    FOI_REQUEST.check(request.status, "withdraw")


def check_can_start_report(actor: User) -> None:
    """Whoever reads reports may ask for one: it is made once a period, whoever asks."""
    if not actor.may(Permission.REPORT_READ):
        raise NotAllowed("You need permission to read reports")


def check_can_retry(actor: User, run: ReportRun) -> None:
    """Only a report that failed is tried again."""
    check_can_start_report(actor)
    REPORT_RUN.check(run.state, "retry")


def check_can_schedule(actor: User) -> None:
    """When reports are made is set by those who configure the system."""
    if not actor.may(Permission.CONFIGURE):
        raise NotAllowed("You need permission to change when reports are made")


def check_can_configure(actor: User) -> None:
    """What was not recorded is said by those who configure the system or answer FOI requests."""
    if not (actor.may(Permission.CONFIGURE) or actor.may(Permission.FOI_ANSWER)):
        raise NotAllowed("You need permission to say what was not recorded")

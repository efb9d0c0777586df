"""The status tables of referrals, screening decisions, cases and proposals to close.

docs/reference/statuses.md is written from them.
"""

from getsafe.choices import CASE_STATUS, PROPOSAL_STATUS, REFERRAL_STATUS, SCREENING_OUTCOME
from getsafe.statuses import ANY, StatusTable, leads, stays

WAITING, RETURNED, SCREENED = REFERRAL_STATUS.codes
PENDING, ACTIVE, STEP_DOWN, ON_HOLD, CLOSED = CASE_STATUS.codes

REFERRAL = StatusTable(
    "Referral",
    REFERRAL_STATUS,
    begins=(WAITING, SCREENED),  # an import may bring one that was screened long ago
    acts={
        "return": "The team returns it for what is missing",
        "complete": "The team marks it complete",
        "contribute": "The team writes down what an agency holds",
        "decide": "A manager decides it",
        "correct": "The team corrects it",
        "tell": "The team records that the referrer was told",
    },
    leads=leads(
        **{"return": {WAITING: RETURNED}},
        complete={RETURNED: WAITING},
        contribute=stays(WAITING, RETURNED),
        decide={WAITING: f"{RETURNED} {SCREENED}"},
        correct=stays(WAITING, RETURNED, SCREENED),
        tell=stays(SCREENED),
    ),
    why_not={
        (ANY, "return"): "Only a referral that waits for screening can be returned",
        (ANY, "complete"): "Only a returned referral can be marked complete",
        (ANY, "contribute"): (
            "This referral has been screened, so contributions can no longer be changed"
        ),
        (ANY, "decide"): "Only a referral that waits for screening can be decided",
        (ANY, "tell"): "The referrer can be told once the referral has been screened",
    },
)

# What a decision does to its referral: each outcome is an act.
SCREENING = StatusTable(
    "Screening decision",
    REFERRAL_STATUS,
    begins=(WAITING,),
    acts={code.code: code.label for code in SCREENING_OUTCOME}
    | {"withdraw": "A manager withdraws the decision on the same day"},
    leads=leads(
        **{code: {WAITING: SCREENED} for code in SCREENING_OUTCOME.codes},
        withdraw={SCREENED: WAITING, RETURNED: WAITING} | stays(WAITING),
    )
    | {(WAITING, "MOREINFO"): (RETURNED,)},
    why_not=dict.fromkeys(
        [(ANY, code) for code in SCREENING_OUTCOME.codes],
        "Only a referral that waits for screening can be decided",
    ),
)

CASE = StatusTable(
    "Case",
    CASE_STATUS,
    begins=(PENDING, ACTIVE, CLOSED),  # an import brings cases that are open or closed already
    acts={
        "work": "A worker changes its spells, level, persons of concern or dates",
        "hold": "A worker puts it on hold while the child is missing",
        "resume": "A worker takes it off hold",
        "activate": "The initial MACE 1 is recorded",
        "activate_on_hold": "The initial MACE 1 is recorded while the child is missing",
        "step_down": "A manager steps it down",
        "step_up": "A manager steps it up",
        "close": "A manager authorises its closure",
        "undo_closure": "A manager takes the closure back within a week",
    },
    leads=leads(
        work=stays(PENDING, ACTIVE, STEP_DOWN, ON_HOLD),
        hold=dict.fromkeys((PENDING, ACTIVE, STEP_DOWN), ON_HOLD),
        resume={ON_HOLD: f"{PENDING} {ACTIVE} {STEP_DOWN}"},
        activate={PENDING: ACTIVE},
        activate_on_hold=stays(ON_HOLD),
        step_down={ACTIVE: STEP_DOWN},
        step_up={STEP_DOWN: ACTIVE},
        close=dict.fromkeys((PENDING, ACTIVE, STEP_DOWN, ON_HOLD), CLOSED),
        undo_closure={CLOSED: f"{PENDING} {ACTIVE} {STEP_DOWN} {ON_HOLD}"},
    ),
    why_not={
        (CLOSED, ANY): "This case is closed. Log a new referral instead",
        (ANY, "hold"): "This case is already on hold",
        (ANY, "resume"): "This case is not on hold",
        (ANY, "activate"): "This case is not waiting for MACE 1",
        (ANY, "activate_on_hold"): "This case is not on hold",
        (ANY, "step_down"): "Only an active case can be stepped down",
        (ANY, "step_up"): "This case is not in step-down monitoring",
        (ANY, "undo_closure"): "This case is not closed",
    },
)

CLOSURE = StatusTable(
    "Proposal to close a case",
    PROPOSAL_STATUS,
    begins=("waiting",),
    acts={
        "authorise": "A manager who did not write it authorises it",
        "send_back": "A manager who did not write it sends it back",
        "withdraw": "Its author withdraws it",
        "replace": "A new proposal is written in its place",
        "undo": "A manager takes the closure back within a week",
    },
    leads=leads(
        authorise={"waiting": "authorised"},
        send_back={"waiting": "sent_back"},
        withdraw={"waiting": "withdrawn", "sent_back": "withdrawn"},
        replace={"sent_back": "withdrawn"},
        undo={"authorised": "undone"},
    ),
    why_not={
        (ANY, "authorise"): "This proposal is not waiting for a decision",
        (ANY, "send_back"): "This proposal is not waiting for a decision",
        (ANY, "withdraw"): "This proposal has been decided",
        ("waiting", "replace"): ("A proposal to close this case is already waiting for a manager"),
        (ANY, "replace"): "This proposal has been decided",
        (ANY, "undo"): "This case was not closed by this proposal",
    },
)

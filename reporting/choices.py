"""Code lists of the FOI desk and of scheduled reports."""

from getsafe.choices.codes import Code, CodeList

FOI_STATUS = CodeList(
    "Status of an FOI request",
    Code("open", "Being answered"),
    Code("clarifying", "Waiting for the requester", hint="The clock has stopped"),
    Code("awaiting_approval", "Waiting for approval"),
    Code("released", "Released"),
    Code("withdrawn", "Withdrawn"),
)

PART_KIND = CodeList(
    "How a part is answered",
    Code("narrative", "In words"),
    Code("figure", "With figures"),
    Code("not_held", "Not held", hint="Say who may hold it"),
)

RUN_STATE = CodeList(
    "State of a report",
    Code("queued", "Waiting to run"),
    Code("running", "Running"),
    Code("done", "Ready"),
    Code("failed", "Failed"),
)

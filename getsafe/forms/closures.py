"""The forms that propose a closure and answer the proposal."""

from django import forms

from getsafe.choices import CLOSURE_REASON, EXPERIENCE_STATUS
from getsafe.dates import today
from getsafe.forms.cases import lines
from getsafe.forms.steps import StepForm
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look
from getsafe.models import RiskLevel

MOVED = "moved_area"
TRANSFER_WANTED = {
    "transferred_to": "Enter the council that they moved to",
    "received_by": "Enter who there was told, and of what",
    "handed_over_on": "Enter the date of the handover",
}
TRANSFER = list(TRANSFER_WANTED)
ANSWERS = [("authorise", "Authorise: close the case"), ("send_back", "Send it back")]


class ProposalForm(StepForm):
    """Why a case may end, and how it ends."""

    closed_on = GovukDateField(label="Closing date", noun="the closing date", allow_future=False)
    reason = forms.ChoiceField(
        label="Main reason",
        choices=CLOSURE_REASON.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select the main reason"},
    )
    transferred_to = forms.CharField(
        label="Which council did they move to?", max_length=120, required=False
    )
    received_by = lines(
        "Who there was told, and of what?",
        wanted="",
        required=False,
        help_text="The name and team of who takes over, and what was shared with them",
    )
    handed_over_on = GovukDateField(
        label="When was it handed over?",
        noun="the date of the handover",
        allow_future=False,
        required=False,
    )
    summary = lines(
        "Summary",
        wanted="Enter a summary of the work and its result",
        help_text="What was worried about, what was done, what is different now",
    )
    level = forms.ModelChoiceField(
        RiskLevel.objects.all(),
        label="Final risk level",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Select the final risk level"},
    )
    experience = forms.ChoiceField(
        label="What is known of the child's experience",
        choices=EXPERIENCE_STATUS.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what is known of the child's experience"},
    )
    told = lines(
        "Who was told, and how",
        wanted="Enter who was told: the child, the family, the referrer",
        help_text="The child, the family and the referrer; if someone was not told, why",
    )

    looks = {
        "reason": Look(small=True, reveals={MOVED: TRANSFER}),
        "received_by": Look(rows=3),
    }

    def __init__(self, *args, initial=None, **kwargs):
        super().__init__(*args, initial={"closed_on": today()} | (initial or {}), **kwargs)

    def clean(self):
        """Where a child moved to and who took over, for a move alone."""
        facts = super().clean()
        transfer = {name: facts.pop(name, None) for name in TRANSFER}
        if facts.get("reason") != MOVED:
            for name in TRANSFER:
                self.errors.pop(name, None)
            return facts
        for name, wanted in TRANSFER_WANTED.items():
            if not transfer[name] and name not in self.errors:
                self.add_error(name, wanted)
        return facts | {"transfer": transfer}


class DecisionForm(GovukForm):
    """A manager's answer to a proposal."""

    decision = forms.ChoiceField(
        label="Your decision",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether to authorise the closure or send it back"},
    )
    answer = lines("What is needed first", wanted="", required=False)
    looks = {"decision": Look(reveals={"send_back": "answer"})}

    def clean(self):
        """Sending back needs a word to the author."""
        cleaned = super().clean()
        if cleaned.get("decision") == "send_back" and not cleaned.get("answer"):
            self.add_error("answer", "Enter what is needed before the case can close")
        return cleaned

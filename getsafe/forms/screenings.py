"""The forms of the screening: what is missing, what agencies hold, the decision."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from getsafe.choices import (
    CARE_LEAVER_STATUSES,
    CARE_STATUS,
    OUTCOMES_BESIDES,
    SCREENING_BASIS,
    SCREENING_OUTCOME,
)
from getsafe.dates import today
from getsafe.forms.steps import long_text
from getsafe.govuk.fields import GovukDateField, long_date
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look
from getsafe.models import Referral, RiskLevel, User


class ReturnForm(GovukForm):
    """What is missing from a referral."""

    reason = long_text(
        "What is missing?",
        help_text="The referrer will be asked for this. The screening clock stops until it comes",
        error_messages={"required": "Enter what is missing"},
    )
    information_due_on = GovukDateField(
        label="When is it needed by?",
        noun="the date it is needed by",
        error_messages={"required": "Enter the date it is needed by"},
    )


class CompleteForm(GovukForm):
    """The day a returned referral became complete."""

    complete_on = GovukDateField(
        label="When did the missing information come?",
        help_text="The screening clock starts again from this day",
        noun="the date it came",
        allow_future=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"complete_on": today()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class MatchForm(GovukForm):
    """Whether each likely record is the same child."""

    def __init__(self, *args: Any, keys: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, key in enumerate(keys, 1):
            self.fields[key] = forms.ChoiceField(
                label=f"Is record {number} the same child?",
                choices=[("same", "Same child"), ("different", "Different child")],
                widget=forms.RadioSelect,
                error_messages={"required": f"Select whether record {number} is the same child"},
            )


class ContributionForm(GovukForm):
    """What one agency holds."""

    agency = forms.ChoiceField(label="Agency", error_messages={"required": "Select an agency"})
    text = long_text(
        "What does the agency know?",
        help_text="Only what bears on this child. Say what is fact and what is opinion",
        error_messages={"required": "Enter what the agency knows"},
    )

    looks = {"text": Look(rows=8)}

    def __init__(self, *args: Any, agencies: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(key), name) for key, name in agencies]
        self.fields["agency"].choices = [("", "Select an agency"), *listed]


class ToldForm(GovukForm):
    """When and how the referrer was told what was decided."""

    told_on = GovukDateField(
        label="When were they told?", noun="the date they were told", allow_future=False
    )
    told = long_text(
        "How were they told, and what?",
        help_text="Tell them only what they need to know to keep the child safe",
        error_messages={"required": "Enter how they were told, and what"},
    )

    looks = {"told": Look(rows=4)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"told_on": today()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class WithdrawForm(GovukForm):
    """Why a decision is taken back."""

    reason = long_text(
        "Why is the decision withdrawn?",
        error_messages={"required": "Enter why the decision is withdrawn"},
    )


BASES = [pair for pair in SCREENING_BASIS.choices if pair[0] != "imported"]
BESIDES = [pair for pair in SCREENING_OUTCOME.choices if pair[0] in OUTCOMES_BESIDES]


NOT_A_CARE_LEAVER = "Not a care leaver of this council"
# What an outcome needs besides: the outcome, the field and what to do.
NEEDED = (
    ("MACE1", "lead_worker", "Select a lead worker"),
    ("SINGLE", "single_to", "Enter which agency takes it on, and what it will do"),
    ("OTHERLA", "council_to", "Enter which council is responsible, and who there was told"),
)


class DecisionForm(GovukForm):
    """The screening decision.

    Some questions are asked only of a child referred before, or of someone of 18 or over: of them
    `adult` says in words what is on record of the "status" and the "consent".
    """

    outcome = forms.ChoiceField(
        label="What happens next?",
        choices=SCREENING_OUTCOME.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what happens next"},
    )
    lead_worker = forms.ChoiceField(label="Lead worker", required=False)
    needed = long_text("What information is needed?", required=False)
    information_due_on = GovukDateField(
        label="When is it needed by?", noun="the date it is needed by", required=False
    )
    single_to = long_text("Which agency takes it on, and what will it do?", required=False)
    council_to = long_text("Which council is responsible, and who there was told?", required=False)
    other_outcomes = forms.MultipleChoiceField(
        label="What else happens? (optional)",
        help_text="Select all that apply",
        choices=BESIDES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    level = forms.ChoiceField(
        label="Level of risk",
        widget=forms.RadioSelect,
        error_messages={"required": "Select a level of risk, or that there is none"},
    )
    rationale = long_text(
        "Why? Give the rationale for the decision",
        error_messages={"required": "Enter the rationale for the decision"},
    )
    basis = forms.ChoiceField(
        label="How was it decided?",
        choices=BASES,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how the decision was made"},
    )
    screened_on = GovukDateField(
        label="When was it decided?", noun="the date of the decision", allow_future=False
    )
    duplicate_of = forms.ChoiceField(
        label="Does this repeat another referral of the child?", required=False
    )
    status = forms.ChoiceField(
        label="Care leaver status",
        help_text="A case can open from 18 only for a care leaver of this council",
        choices=[
            ("", NOT_A_CARE_LEAVER),
            *((code, CARE_STATUS.label(code)) for code in CARE_LEAVER_STATUSES),
        ],
        required=False,
    )
    started_on = GovukDateField(
        label="When did that status begin?",
        help_text="Leave this empty if you do not know",
        noun="the date the status began",
        allow_future=False,
        required=False,
    )
    decided_on = GovukDateField(
        label="When did the young person agree to support?",
        help_text="Leave this empty if they have not",
        noun="the date they agreed",
        allow_future=False,
        required=False,
    )
    method = forms.CharField(
        label="How did they agree, and who explained it? (optional)", max_length=120, required=False
    )

    ADULT = ("status", "started_on", "decided_on", "method")
    looks = {
        "outcome": Look(
            size="m",
            small=True,
            reveals={
                "MACE1": ["lead_worker"],
                "SINGLE": ["single_to"],
                "OTHERLA": ["council_to"],
                "MOREINFO": ["needed", "information_due_on"],
            },
        ),
        "single_to": Look(rows=3),
        "council_to": Look(rows=3),
        "needed": Look(rows=3),
        "other_outcomes": Look(small=True),
        "level": Look(inline=True),
        "basis": Look(inline=True),
    }

    def __init__(
        self,
        *args: Any,
        levels: Iterable[RiskLevel],
        workers: Iterable[User],
        adult: Mapping[str, str] | None = None,
        others: Iterable[Referral] = (),
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"screened_on": today()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self._levels = {str(level.pk): level for level in levels}
        self._workers = {str(worker.pk): worker for worker in workers}
        named = [(key, level.label) for key, level in self._levels.items()]
        self.fields["level"].choices = [*named, ("none", "No level")]
        people = [(key, worker.name) for key, worker in self._workers.items()]
        self.fields["lead_worker"].choices = [("", "Select a lead worker"), *people]
        self._offer_others(others)
        if adult is None:
            for name in self.ADULT:
                del self.fields[name]
        else:
            self._say_what_is_known(adult)

    def _offer_others(self, others: Iterable[Referral]) -> None:
        """Ask whether it repeats another referral of the child, where there is one."""
        self._others = {str(other.pk): other for other in others}
        if not self._others:
            del self.fields["duplicate_of"]
            return
        named = [
            (key, f"{other.reference}, received {long_date(other.received_on)}")
            for key, other in self._others.items()
        ]
        self.fields["duplicate_of"].choices = [("", "It does not"), *named]

    def _say_what_is_known(self, adult: Mapping[str, str]) -> None:
        """Say beside the questions what is on record of the status and of the consent."""
        status, consent = self.fields["status"], self.fields["decided_on"]
        if adult["status"]:
            status.help_text = f"On record: {adult['status']}"
            status.choices = [("", "As it is on record"), *status.choices[1:]]
        if adult["consent"]:
            consent.help_text = f"On record: {adult['consent']}. Leave this empty if that holds"

    def clean(self) -> dict[str, Any]:
        """What each outcome needs: a lead worker, or to whom the referral is passed."""
        facts = super().clean() or {}
        for outcome, name, sentence in NEEDED:
            if facts.get("outcome") == outcome and not facts.get(name):
                self.add_error(name, sentence)
        return facts

    def facts(self) -> dict[str, Any]:
        """The facts of the decision, the level, the worker and the other referral as records."""
        apart = {*self.ADULT, "single_to", "council_to"}
        facts = {name: self.cleaned_data[name] for name in self.fields if name not in apart}
        passed_to = {"SINGLE": "single_to", "OTHERLA": "council_to"}.get(facts["outcome"])
        return facts | {
            "passed_to": self.cleaned_data[passed_to] if passed_to else "",
            "level": self._levels.get(facts["level"]),
            "lead_worker": self._workers.get(facts["lead_worker"]),
            "duplicate_of": self._others.get(facts.get("duplicate_of", "")),
        }

    def adult_facts(self) -> dict[str, Any]:
        """What was said of an adult's care leaver status and consent, where it was asked."""
        if "status" not in self.fields:
            return {}
        said = self.cleaned_data
        return {
            "decided_on": said["decided_on"],
            "method": said["method"],
            "care_status": said["status"],
            "care_started_on": said["started_on"],
        }

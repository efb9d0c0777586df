"""The forms of the screening: what is missing, what agencies hold, the decision."""

from collections.abc import Iterable
from typing import Any

from django import forms

from getsafe.choices import (
    CARE_LEAVER_STATUSES,
    CARE_STATUS,
    SCREENING_BASIS,
    SCREENING_OUTCOME,
)
from getsafe.dates import today
from getsafe.forms.steps import long_text
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look
from getsafe.models import RiskLevel, User


class ReturnForm(GovukForm):
    """What is missing from a referral."""

    reason = long_text(
        "What is missing?",
        help_text="The referrer will be asked for this. The screening clock stops until it comes",
        error_messages={"required": "Enter what is missing"},
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

    agency = forms.ChoiceField(label="Agency")
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


class WithdrawForm(GovukForm):
    """Why a decision is taken back."""

    reason = long_text(
        "Why is the decision withdrawn?",
        error_messages={"required": "Enter why the decision is withdrawn"},
    )


BASES = [pair for pair in SCREENING_BASIS.choices if pair[0] != "imported"]
NOT_BESIDES = {"MACE1", "CONTINUE", "MOREINFO", "NFA"}
BESIDES = [pair for pair in SCREENING_OUTCOME.choices if pair[0] not in NOT_BESIDES]


class DecisionForm(GovukForm):
    """The screening decision; the last questions are asked only about someone of 18 or over."""

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
    status = forms.ChoiceField(
        label="Care leaver status",
        help_text="A case can open from 18 only for a care leaver of this council",
        choices=[
            ("", "Already on record"),
            *((code, CARE_STATUS.label(code)) for code in CARE_LEAVER_STATUSES),
        ],
        required=False,
    )
    started_on = GovukDateField(
        label="When did that status begin?",
        noun="the date the status began",
        allow_future=False,
        required=False,
    )
    decided_on = GovukDateField(
        label="When did the young person agree to support?",
        help_text="Leave this empty if they have not, or if it is on record",
        noun="the date they agreed",
        allow_future=False,
        required=False,
    )
    method = forms.CharField(label="How did they agree? (optional)", max_length=120, required=False)

    ADULT = ("status", "started_on", "decided_on", "method")
    looks = {
        "outcome": Look(
            size="m",
            small=True,
            reveals={
                "MACE1": ["lead_worker"],
                "MOREINFO": ["needed", "information_due_on"],
            },
        ),
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
        is_adult: bool,
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
        if not is_adult:
            for name in self.ADULT:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A lead worker where a case opens."""
        facts = super().clean() or {}
        if facts.get("outcome") == "MACE1" and not facts.get("lead_worker"):
            self.add_error("lead_worker", "Select a lead worker")
        return facts

    def facts(self) -> dict[str, Any]:
        """The facts of the decision, the level and the worker as records."""
        own = [name for name in self.fields if name not in self.ADULT]
        facts = {name: self.cleaned_data[name] for name in own}
        return facts | {
            "level": self._levels.get(facts["level"]),
            "lead_worker": self._workers.get(facts["lead_worker"]),
        }

    def consent_given(self) -> dict[str, Any] | None:
        """What to record of the young person's consent, if anything was said of it."""
        said = self.cleaned_data
        if not said.get("decided_on"):
            return None
        return {
            "decided_on": said["decided_on"],
            "method": said["method"],
            "care_status": said["status"],
            "care_started_on": said["started_on"],
        }

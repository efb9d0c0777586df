"""What is typed on one item while the meeting sits, in parts that save one by one."""

from collections.abc import Collection, Iterable
from datetime import date

from django import forms

from getsafe.choices import (
    CARE_LEAVER_STATUSES,
    CARE_STATUS,
    OUTCOMES_BESIDES,
    SCREENING_OUTCOME,
)
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.looks import Look
from getsafe.models import Agency, Case, RiskLevel, User
from meetings.choices import ACTION_PRIORITY, ACTION_STRAND, DECISION_KIND
from meetings.forms.fields import PartForm, PickField, area
from meetings.forms.meetings import INVITED, OTHERS, with_agency
from meetings.models import AgendaItem
from meetings.models.agenda import fingerprint


class NotesForm(PartForm):
    """What was said, in two parts."""

    discussion = area("Notes", hint="What may be shared")
    professional_notes = area(
        "Professionals-only notes", hint="Never in a copy for the child or family"
    )
    looks = {
        "discussion": Look(rows=4, count=False),
        "professional_notes": Look(rows=3, count=False),
    }
    seen_discussion = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_professional_notes = forms.CharField(widget=forms.HiddenInput, required=False)
    SAID = ("discussion", "professional_notes")

    def clean(self) -> dict:
        """The two texts, and what the page showed of them when it was drawn."""
        typed = super().clean()
        return {name: typed.get(name, "") for name in self.SAID} | {
            "seen": {name: typed.get(f"seen_{name}", "") for name in self.SAID}
        }

    def meet(self, item: AgendaItem) -> list[tuple[str, str]]:
        """What others have written since the page was drawn, by its label, for showing beside.

        A field that was left alone takes it over; one that was typed in keeps what was typed, and
        may be saved from now, for both are in sight.
        """
        sent, theirs = self.data.copy(), []
        for name in self.SAID:
            key, seen_key = self.add_prefix(name), self.add_prefix(f"seen_{name}")
            typed, shown = fingerprint(sent.get(key, "")), sent.get(seen_key, "")
            now = item.fingerprint(name)
            if shown and now not in {shown, typed}:
                if typed == shown:
                    sent[key] = getattr(item, name)
                else:
                    theirs.append((self.fields[name].label, getattr(item, name)))
            sent[seen_key] = now
        self.data = sent
        return theirs


class ContributionForm(PartForm):
    """What one agency holds about a referral."""

    starts_with = ("text",)
    agency = PickField(label="Agency", noun="the agency")
    text = area("What the agency holds", required=True)
    looks = {"agency": Look(width="two-thirds"), "text": Look(rows=3, count=False)}

    def __init__(self, *args, agencies: Iterable[Agency], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].offer(agencies, empty="Select an agency")


class ScreeningForm(PartForm):
    """The screening decision on a referral."""

    starts_with = ("outcome", "rationale")
    outcome = forms.ChoiceField(
        label="What happens next",
        choices=SCREENING_OUTCOME.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what happens next"},
    )
    lead_worker = PickField(label="Lead worker", required=False)
    single_to = forms.CharField(
        label="Which agency takes it on, and what it will do",
        required=False,
        widget=forms.Textarea,
    )
    council_to = forms.CharField(
        label="Which council is responsible, and who there was told",
        required=False,
        widget=forms.Textarea,
    )
    needed = forms.CharField(label="What is needed", required=False, widget=forms.Textarea)
    information_due_on = GovukDateField(label="Needed by", required=False)
    other_outcomes = forms.MultipleChoiceField(
        label="What else happens",
        choices=[(code, SCREENING_OUTCOME.label(code)) for code in OUTCOMES_BESIDES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    level = PickField(label="Risk level", required=False, widget=forms.RadioSelect)
    rationale = area(
        "Rationale",
        hint="Why the meeting decided this",
        required=True,
        error_messages={"required": "Enter the rationale for the decision"},
    )
    looks = {
        "outcome": Look(
            small=True,
            reveals={
                "MACE1": "lead_worker",
                "SINGLE": "single_to",
                "OTHERLA": "council_to",
                "MOREINFO": ["needed", "information_due_on"],
            },
        ),
        "single_to": Look(rows=2, count=False),
        "council_to": Look(rows=2, count=False),
        "needed": Look(rows=2, count=False),
        "other_outcomes": Look(small=True),
        "level": Look(inline=True, small=True),
        "rationale": Look(rows=4, count=False),
    }

    def __init__(self, *args, levels: Iterable[RiskLevel], workers: Iterable[User], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].offer(levels)
        self.fields["lead_worker"].offer(workers, empty="Select a lead worker")

    def clean(self):
        """To whom the referral is passed, whichever question was asked."""
        typed = super().clean()
        passed_on = {"SINGLE": typed.pop("single_to", ""), "OTHERLA": typed.pop("council_to", "")}
        typed["passed_to"] = passed_on.get(typed.get("outcome", ""), "")
        return typed


class AdultScreeningForm(ScreeningForm):
    """The screening decision from 18: a case needs consent and care leaver status."""

    decided_on = GovukDateField(
        label="Consent given on",
        help_text="From 18, a case opens only with the person's own consent",
        required=False,
        allow_future=False,
    )
    status = forms.ChoiceField(
        label="Care leaver status, if not recorded yet",
        choices=[("", "Recorded already")]
        + [(code, CARE_STATUS.label(code)) for code in CARE_LEAVER_STATUSES],
        required=False,
    )
    started_on = GovukDateField(label="Care leaver since", required=False, allow_future=False)


class DecisionForm(PartForm):
    """A decision on an item that is no referral."""

    starts_with = ("decision_text", "rationale")
    kind = forms.ChoiceField(
        label="Kind of decision",
        widget=forms.RadioSelect,
        initial="noted",
        error_messages={"required": "Select the kind of decision"},
    )
    level = PickField(label="New risk level", required=False, widget=forms.RadioSelect)
    decision_text = area(
        "Decision", required=True, error_messages={"required": "Enter what was decided"}
    )
    rationale = area("Rationale", hint="Needed for a risk level")
    last_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    looks = {
        "kind": Look(small=True, inline=True),
        "level": Look(inline=True, small=True),
        "decision_text": Look(rows=3, count=False),
        "rationale": Look(rows=3, count=False),
    }

    def __init__(self, *args, is_child: bool, levels: Iterable[RiskLevel], **kwargs):
        super().__init__(*args, **kwargs)
        kinds = ["noted", "disruption", "escalation", "challenge"]
        if is_child:
            kinds = ["level", "plan", *kinds]
            self.looks = self.looks | {"kind": Look(small=True, reveals={"level": "level"})}
            self.fields["level"].offer(levels)
        else:
            del self.fields["level"]
        self.fields["kind"].choices = [(code, DECISION_KIND.label(code)) for code in kinds]

    def has_shown(self, newest: int) -> None:
        """The page that is drawn shows every decision up to this one."""
        sent = self.data.copy()
        sent[self.add_prefix("last_seen")] = str(newest)
        self.data = sent


class ActionForm(PartForm):
    """A new action."""

    starts_with = ("text",)
    text = area(
        "Action",
        hint="What will be done",
        required=True,
        error_messages={"required": "Enter what will be done"},
    )
    agency = PickField(label="Agency", noun="the agency")
    owner = PickField(label="Person", required=False)
    due_on = GovukDateField(label="Due", noun="the day due")
    case = PickField(label="For which child", required=False)
    priority = forms.ChoiceField(
        label="Priority",
        choices=ACTION_PRIORITY.choices,
        initial="normal",
        widget=forms.RadioSelect,
        error_messages={"required": "Select a priority"},
    )
    strand = forms.ChoiceField(
        label="Strand", choices=[("", "None"), *ACTION_STRAND.choices], required=False
    )
    professionals_only = forms.BooleanField(
        label="For professionals only: keep it out of the family's copy", required=False
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    looks = {
        "text": Look(rows=2, count=False),
        "agency": Look(width="two-thirds"),
        "owner": Look(width="two-thirds"),
        "priority": Look(inline=True, small=True),
        "strand": Look(width=20),
    }

    def __init__(
        self,
        *args,
        agencies: Iterable[Agency],
        people: Iterable[User],
        cases: Iterable[Case] = (),
        invited: Collection[int] = (),
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.fields["agency"].offer(agencies, empty="Select an agency")
        self.fields["owner"].offer(people, label=with_agency, empty="Nobody named yet")
        self.fields["owner"].lead_with(INVITED, invited, others=OTHERS)
        cases = list(cases)
        if cases:
            self.fields["case"].offer(
                cases, label=lambda c: f"{c.child.full_name} ({c.reference})", empty="No child"
            )
        else:
            del self.fields["case"]


class UpdateForm(PartForm):
    """Progress on an action."""

    text = area("What has been done so far", required=True)
    due_on = GovukDateField(
        label="Due",
        noun="the day due",
        help_text="A later day is kept as the action being carried forward",
    )
    looks = {"text": Look(rows=4, count=False)}


class EndForm(PartForm):
    """How an action ended."""

    outcome = area("Outcome", required=True)
    ended_on = GovukDateField(label="Date", noun="the date it ended", allow_future=False)
    looks = {"outcome": Look(rows=4, count=False)}

    def __init__(self, *args, label: str, missing: str, today: date, **kwargs):
        super().__init__(*args, **{"initial": {"ended_on": today}} | kwargs)
        self.fields["outcome"].label = label
        self.fields["outcome"].error_messages["required"] = missing

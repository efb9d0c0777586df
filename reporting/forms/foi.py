"""Forms of the FOI desk."""

from collections.abc import Sequence

from django import forms

from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look
from reporting.choices import PART_KIND
from reporting.models import FoiPart, LibraryAnswer
from reporting.packs import PACKS, SAVED_QUESTIONS

NO_PACK = "none"


class RequestForm(GovukForm):
    """A request as it goes into the register."""

    reference = forms.CharField(
        label="Reference",
        help_text="From the council's own request system, for example FOI2025/00735",
        max_length=40,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
        error_messages={"required": "Enter the reference"},
    )
    title = forms.CharField(
        label="Subject",
        help_text="Do not name the requester or a child",
        max_length=200,
        error_messages={"required": "Enter what the request is about"},
    )
    received_on = GovukDateField(
        label="When did the request arrive?",
        noun="the date the request arrived",
        help_text="The day it reached the council, even if nobody opened it",
        allow_future=False,
        error_messages={"required": "Enter the date the request arrived"},
    )
    pack = forms.ChoiceField(
        label="Is it a request that many councils get?",
        choices=[
            *((pack.code, pack.title) for pack in PACKS.values()),
            (NO_PACK, "No, I will add its parts myself"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether it is a request that many councils get"},
    )
    looks = {
        "reference": Look(width=20),
        "pack": Look(
            divider=NO_PACK,
            hints={
                pack.code: f"{len(pack.parts)} parts about {pack.subject.lower()}, ready to check"
                for pack in PACKS.values()
            },
        ),
    }


class PartForm(GovukForm):
    """One part of a request and how it is answered."""

    letter = forms.SlugField(
        label="Letter or number of the part",
        max_length=4,
        error_messages={"required": "Enter the letter or number of the part"},
    )
    wording = forms.CharField(
        label="What is asked, in the requester's words",
        help_text="Leave out anything that says who is asking",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter what is asked"},
    )
    kind = forms.ChoiceField(
        label="How is it answered?",
        choices=PART_KIND.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how the part is answered"},
    )
    questions = forms.MultipleChoiceField(
        label="Figures",
        choices=[(saved.code, saved.title) for saved in SAVED_QUESTIONS.values()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    library_answer = forms.ChoiceField(label="Library answer", required=False)
    text = forms.CharField(
        label="Words of your own",
        help_text="Instead of a library answer, or after it",
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )
    looks = {"letter": Look(width=4), "kind": Look(reveals={"figure": "questions"})}

    def __init__(self, *args, library: Sequence[LibraryAnswer], **kwargs):
        super().__init__(*args, **kwargs)
        self.library = {str(answer.pk): answer for answer in library}
        self.fields["library_answer"].choices = [
            ("", "None"),
            *((key, answer.title) for key, answer in self.library.items()),
        ]

    def clean(self):
        """Ask for what the chosen kind of answer needs."""
        asked = super().clean()
        if asked.get("kind") == "figure":
            if not asked.get("questions"):
                self.add_error("questions", "Select the figures that answer this part")
        elif asked.get("kind") and not (asked.get("library_answer") or asked.get("text")):
            self.add_error("text", "Select a library answer or enter words of your own")
        return asked

    def answer(self) -> dict:
        """The part's answer, as the actions take it."""
        asked = self.cleaned_data
        return {
            "wording": asked["wording"],
            "kind": asked["kind"],
            "questions": asked["questions"],
            "library_answer": self.library.get(asked["library_answer"]),
            "text": asked["text"],
        }


class ChangePartForm(PartForm):
    """A part that keeps its letter."""

    letter = None


def initial_of(part: FoiPart) -> dict:
    """A part as its form shows it."""
    return {
        "wording": part.wording,
        "kind": part.kind,
        "questions": [figure["code"] for figure in part.figures],
        "library_answer": str(part.library_answer_id or ""),
        "text": part.text,
    }


class LibraryForm(GovukForm):
    """A library answer."""

    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Enter a title"}
    )
    text = forms.CharField(
        label="Answer",
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Enter the answer"},
    )
    owner = forms.CharField(
        label="Owner",
        help_text="The job title of who keeps it right, for example GETSAFE team manager",
        max_length=120,
        error_messages={"required": "Enter the job title of the owner"},
    )
    review_on = GovukDateField(
        label="When must it be looked at again?",
        noun="the review date",
        error_messages={"required": "Enter the review date"},
    )
    looks = {"owner": Look(width=30)}


class SendBackForm(GovukForm):
    """Why an answer goes back to who prepared it."""

    reason = forms.CharField(
        label="What must change?",
        help_text="The person who prepared the answer sees this. Do not name a child.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter what must change"},
    )


class AskedForm(GovukForm):
    """When the requester was asked what is meant."""

    asked_on = GovukDateField(
        label="When did you ask the requester what they mean?",
        noun="the date you asked",
        allow_future=False,
        error_messages={"required": "Enter the date you asked"},
    )


class ClarifiedForm(GovukForm):
    """When the request was clear."""

    clarified_on = GovukDateField(
        label="When did the requester's answer arrive?",
        noun="the date the answer arrived",
        help_text="The day it reached the council, even if nobody opened it",
        allow_future=False,
        error_messages={"required": "Enter the date the answer arrived"},
    )


class WithdrawForm(GovukForm):
    """Why a request needs no answer any more."""

    reason = forms.CharField(
        label="Why is no answer needed?",
        help_text="For example the requester withdrew it. Do not name the requester.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter why no answer is needed"},
    )

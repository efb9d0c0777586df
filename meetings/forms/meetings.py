"""Planning, inviting to, holding and cancelling a meeting."""

from collections.abc import Iterable, Sequence

from django import forms

from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look
from getsafe.models import Agency, User
from meetings.choices import ATTENDANCE_STATUS, ITEM_SUBJECT
from meetings.forms.fields import PartForm, PickField, PickManyField, area
from meetings.models import Attendance, MeetingType

# Above the people whom a list offers first, and above the rest.
INVITED, OTHERS = "Invited to this meeting", "Others with an account"
BY_HAND = ("place", "operation", "warning_notice", "person_of_concern", "theme", "standing")


def with_agency(person: User) -> str:
    """A person's name with their agency's."""
    return f"{person.name} ({person.agency.name})" if person.agency else person.name


class SittingForm(GovukForm):
    """When and where a meeting sits and who runs it."""

    held_on = GovukDateField(
        label="Date of the meeting",
        noun="the date of the meeting",
        help_text="For example, 27 3 2026",
    )
    starts_at = forms.TimeField(label="Start time", help_text="For example, 14:30", required=False)
    place = forms.CharField(
        label="Where", help_text="A room, or “online”", required=False, max_length=120
    )
    chair = PickField(label="Chair", required=False)
    deputy_reason = forms.CharField(
        label="Reason for a deputy chair",
        help_text="Only if the chair does not hold the role that chairs this meeting",
        required=False,
        max_length=250,
    )
    minute_taker = PickField(label="Minute taker", required=False)
    looks = {
        "starts_at": Look(width=5),
        "place": Look(width="two-thirds"),
        "chair": Look(width="two-thirds"),
        "minute_taker": Look(width="two-thirds"),
    }

    def __init__(
        self,
        *args,
        meeting_type: MeetingType,
        chairs: tuple[list[User], list[User]],
        minute_takers: Iterable[User],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        holders, deputies = chairs
        keys = {person.pk for person in deputies}
        self.fields["chair"].offer(
            [*holders, *deputies],
            label=lambda p: f"{p.name} (deputy)" if p.pk in keys else p.name,
            empty="Select a chair",
        )
        self.fields["minute_taker"].offer(minute_takers, empty="Not decided")
        if not meeting_type.deputy_allowed:
            del self.fields["deputy_reason"]


class InviteForm(GovukForm):
    """Who is invited: people with an account, and one other by name."""

    people = PickManyField(label="People with an account", required=False)
    name = forms.CharField(
        label="Someone without an account",
        help_text="Their name. They are told of the meeting outside GETSAFE",
        required=False,
        max_length=120,
    )
    agency = PickField(label="Their agency", required=False)
    capacity = forms.CharField(
        label="Their role",
        help_text="For example parent, school lead, the child",
        required=False,
        max_length=120,
    )
    looks = {"people": Look(small=True), "agency": Look(width="two-thirds")}

    def __init__(self, *args, people: Iterable[User], agencies: Iterable[Agency], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].offer(people, label=with_agency)
        self.fields["agency"].offer(agencies, empty="None, or not known")

    def clean(self) -> dict:
        """Somebody must be invited."""
        cleaned = super().clean()
        if not self.errors and not cleaned["people"] and not cleaned["name"]:
            self.add_error("people", "Select a person, or enter a name")
        return cleaned


class ReasonForm(GovukForm):
    """Why something is cancelled or removed."""

    reason = area("Reason", required=True)
    looks = {"reason": Look(rows=3)}

    def __init__(self, *args, label: str, missing: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label
        self.fields["reason"].error_messages["required"] = missing


class HoldForm(GovukForm):
    """That the meeting opens: its day, and the statement read."""

    held_on = GovukDateField(label="Date held", noun="the date it was held", allow_future=False)
    confidentiality_read = forms.BooleanField(
        label="The confidentiality statement was read",
        required=False,
    )


class AttendanceForm(GovukForm):
    """Who came: one choice for each person invited, and one more who came besides."""

    name = forms.CharField(
        label="Someone else who came", help_text="Their name", required=False, max_length=120
    )
    agency = PickField(label="Their agency", required=False)
    looks = {"agency": Look(width="two-thirds")}

    def __init__(self, *args, places: Iterable[Attendance], agencies: Iterable[Agency], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].offer(agencies, empty="None, or not known")
        self.places = list(places)
        asked = {f"place-{place.pk}": self._ask(place) for place in self.places}
        self.fields = asked | self.fields
        self.looks = self.looks | {name: Look(inline=True, small=True) for name in asked}

    def _ask(self, place: Attendance) -> forms.ChoiceField:
        agency = f" ({place.agency.name})" if place.agency else ""
        codes = [code for code in ATTENDANCE_STATUS.choices if code[0] != "invited"]
        missing = f"Select whether {place.name} attended"
        return forms.ChoiceField(
            label=f"{place.name}{agency}",
            choices=codes,
            initial=place.status if place.status != "invited" else "present",
            widget=forms.RadioSelect,
            error_messages={"required": missing},
        )

    def statuses(self) -> dict[int, str]:
        """Each invitation's attendance by its key."""
        return {place.pk: self.cleaned_data[f"place-{place.pk}"] for place in self.places}


class ItemForm(GovukForm):
    """An agenda item added by hand; no `headings` where it stands under none."""

    subject = forms.ChoiceField(
        label="What is it about?",
        choices=[("case", "A child with an open case")]
        + [(code, ITEM_SUBJECT.label(code)) for code in BY_HAND],
        widget=forms.RadioSelect,
        error_messages={"required": "Select what the item is about"},
    )
    reference = forms.CharField(
        label="Case reference",
        help_text="For example C-7K4QW2XM. It is on the child's case page",
        required=False,
        max_length=16,
    )
    title = forms.CharField(label="Title", required=False, max_length=200)
    heading = forms.ChoiceField(label="Under which heading", required=False)
    because = forms.CharField(label="Why it is on the agenda", required=False, max_length=200)
    presenter = forms.CharField(label="Who presents it", required=False, max_length=120)
    professionals_only = forms.BooleanField(
        label="Restricted: hidden from partners without access to restricted items",
        required=False,
    )
    looks = {
        "subject": Look(reveals={"case": "reference"}),
        "reference": Look(width=20),
        "heading": Look(width="two-thirds"),
        "presenter": Look(width="two-thirds"),
    }

    def __init__(self, *args, headings: Sequence[str], takes_children: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["heading"].choices = [("", "No heading"), *((h, h) for h in headings)]
        if not headings:
            del self.fields["heading"]
        if not takes_children:
            self.fields["subject"].choices = self.fields["subject"].choices[1:]
            self.looks = self.looks | {"subject": Look()}
            del self.fields["reference"]

    def clean(self) -> dict:
        """A child needs a reference, anything else a title."""
        cleaned = super().clean()
        about_child = cleaned.get("subject") == "case"
        if about_child and not cleaned.get("reference"):
            self.add_error("reference", "Enter the case reference")
        if cleaned.get("subject") and not about_child and not cleaned.get("title"):
            self.add_error("title", "Enter a title")
        return cleaned


class AddendumForm(PartForm):
    """A correction of approved minutes."""

    text = area(
        "Addendum",
        hint="What the minutes should say, and why",
        required=True,
        error_messages={"required": "Enter the addendum"},
    )
    professionals_only = forms.BooleanField(
        label="For professionals only: keep it out of the family's copy", required=False
    )

import pytest
from django import forms

from getsafe.govuk.forms import GovukForm

CHOICES = [("", "Select a level"), ("high", "High")]


class ReferralForm(GovukForm):
    name = forms.CharField(max_length=5, min_length=2)
    nhs_number = forms.CharField(label="NHS number")
    share = forms.CharField(label="Share of 100%", max_length=3)
    level = forms.ChoiceField(label="Risk level", choices=CHOICES)
    types = forms.MultipleChoiceField(label="Exploitation types", choices=CHOICES)
    age = forms.IntegerField(max_value=25, min_value=10)
    aware = forms.BooleanField(label="The child knows about this referral")
    email = forms.EmailField(label="Email address")
    paper = forms.FileField(label="A file")
    own = forms.CharField(error_messages={"required": "Tell us why"})
    asked = forms.CharField(label="What happened?")
    asked.noun = "what happened"


def error(field, **data):
    return ReferralForm(data=data).errors.get(field)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("name", "", "Enter name"),
        ("name", "abcdef", "Name must be 5 characters or fewer"),
        ("name", "a", "Name must be 2 characters or more"),
        ("nhs_number", "", "Enter NHS number"),
        ("share", "", "Enter share of 100%"),
        ("share", "abcd", "Share of 100% must be 3 characters or fewer"),
        ("level", "", "Select risk level"),
        ("level", "low", "Select risk level from the list"),
        ("types", "", "Select exploitation types"),
        ("age", "ten", "Age must be a whole number"),
        ("age", "26", "Age must be 25 or less"),
        ("age", "9", "Age must be 10 or more"),
        ("aware", "", "Select “The child knows about this referral” to continue"),
        ("email", "x", "Enter an email address in the correct format, like name@example.gov.uk"),
        ("paper", "", "Select a file"),
        ("own", "", "Tell us why"),
        ("asked", "", "Enter what happened"),
    ],
)
def test_refusal_is_an_instruction(field, typed, message):
    data = {field: [typed] if field == "types" and typed else typed}

    assert error(field, **data) == [message]


def test_row_of_dashes_says_what_to_select():
    class DashForm(GovukForm):
        level = forms.ChoiceField(label="Risk level", choices=[("", "-" * 9), ("high", "High")])
        team = forms.ChoiceField(choices=[("", "All teams"), ("a", "A")])

    form = DashForm()
    assert form.fields["level"].choices[0] == ("", "Select risk level")
    assert form.fields["team"].choices[0] == ("", "All teams")
    assert DashForm.base_fields["level"].choices[0] == ("", "-" * 9)


def test_choices_of_one_form_leave_the_next_alone():
    changed, next_one = ReferralForm(), ReferralForm()
    changed.fields["level"].choices = [("low", "Low")]

    assert next_one.fields["level"].choices == CHOICES
    assert ReferralForm(data={"level": "low"}).errors["level"]
    assert list(next_one.fields["level"].widget.choices) == CHOICES


def test_wording_one_form_leaves_the_next_alone():
    class Other(GovukForm):
        name = forms.CharField(label="Agency")

    assert Other(data={}).errors["name"] == ["Enter agency"]
    assert error("name") == ["Enter name"]

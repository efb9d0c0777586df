from datetime import date

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import engines
from django.utils.safestring import mark_safe

from getsafe.govuk.bound import draw
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look

SOURCES = [("police", "Police"), ("other", "Somewhere else")]


class EverythingForm(GovukForm):
    name = forms.CharField(max_length=20, help_text="As they <want> it")
    reason = forms.CharField(widget=forms.Textarea, max_length=100, required=False)
    plain = forms.CharField(widget=forms.Textarea, required=False)
    age = forms.IntegerField(required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    born_on = GovukDateField(label="Date of birth")
    source = forms.ChoiceField(widget=forms.RadioSelect, choices=SOURCES)
    source_other = forms.CharField(label="Where?", required=False)
    types = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, choices=[("cse", "CSE"), ("none", "None of these")]
    )
    aware = forms.BooleanField(label="The child knows", required=False)
    agency = forms.ChoiceField(choices=[("", "Select"), ("Group", [("a", "A & B"), ("b", "<B>")])])
    paper = forms.FileField(required=False)
    step = forms.CharField(widget=forms.HiddenInput, initial="1")

    looks = {
        "name": Look(width=10, heading=True),
        "source": Look(
            hints={"police": "Any force"}, reveals={"other": "source_other"}, inline=True
        ),
        "types": Look(exclusive="none", divider="none", small=True),
        "age": Look(suffix="years"),
    }


def soup(html):
    return BeautifulSoup(html, "html.parser")


def drawn(name, data=None, **look):
    form = EverythingForm(data=data, initial={"born_on": date(2010, 4, 14)})
    return soup(draw(form[name], **look))


def page(form, template="{% load govuk %}{% govuk_error_summary form %}{% govuk_fields form %}"):
    return soup(engines["django"].from_string(template).render({"form": form}))


def test_every_field_unbound_prints_no_none_and_labels_its_input():
    html = page(EverythingForm())

    assert "None" not in html.get_text().replace("None of these", "")
    for control in html.select("input:not([type=hidden]), select, textarea"):
        assert html.select_one(f'label[for="{control["id"]}"]'), control
        assert control.get("value") != "None"
    ids = [tag["id"] for tag in html.select("[id]")]
    assert len(ids) == len(set(ids))


def test_every_described_by_names_something_on_the_page():
    html = page(EverythingForm(data={}))

    for tag in html.select("[aria-describedby]"):
        for target in tag["aria-describedby"].split():
            assert html.find(id=target), target


def test_every_summary_link_leads_to_an_input():
    html = page(EverythingForm(data={"born_on-day": "1", "born_on-month": "2"}))

    links = {link["href"]: link.get_text() for link in html.select(".govuk-error-summary a")}
    assert links == {
        "#id_name": "Enter name",
        "#id_born_on-year": "Date of birth must include a year",
        "#id_source": "Select source",
        "#id_types": "Select types",
        "#id_agency": "Select agency",
    }
    assert "Enter step" in html.select_one(".govuk-error-summary").get_text()
    for href in links:
        assert html.select_one(href).name in {"input", "select", "textarea"}


def test_text_hint_is_escaped_and_safe_hint_is_not():
    assert "As they &lt;want&gt; it" in str(drawn("name"))
    form = EverythingForm()
    form.fields["name"].help_text = mark_safe("<b>Bold</b>")
    assert soup(draw(form["name"])).select_one(".govuk-hint b")


def test_text_heading_is_the_page_heading():
    assert drawn("name").select_one("h1 label.govuk-label--l")
    assert not drawn("name", heading=False).select_one("h1")


def test_text_never_cuts_what_is_pasted():
    assert not drawn("name").select_one("[maxlength]")
    assert drawn("reason").select_one("[data-maxlength='100'][data-module=govuk-character-count]")
    assert not drawn("plain").select_one("[data-module]")


def test_textarea_rows_come_from_the_look_the_widget_or_are_five():
    form = EverythingForm()
    assert drawn("plain").textarea["rows"] == "5"
    assert drawn("plain", rows=8).textarea["rows"] == "8"
    form.fields["plain"].widget.attrs["rows"] = 3
    assert soup(draw(form["plain"])).textarea["rows"] == "3"


def test_number_is_a_text_box_with_digits():
    box = drawn("age").input

    assert (box["type"], box["inputmode"]) == ("text", "numeric")
    assert drawn("age").select_one(".govuk-input__suffix").get_text(strip=True) == "years"


def test_password_typed_is_not_sent_back():
    assert not drawn("secret", data={"secret": "hunter2"}).input.get("value")


def test_date_initial_and_typed_fill_the_boxes():
    assert [box["value"] for box in drawn("born_on").select("input")] == ["14", "4", "2010"]
    typed = drawn("born_on", data={"born_on-day": "x<", "born_on-month": "feb"})
    assert [box["value"] for box in typed.select("input")] == ["x<", "feb", ""]
    marked = [box["id"] for box in typed.select(".govuk-input--error")]
    assert marked == ["id_born_on-year"]


def test_radios_reveal_draws_the_field_once():
    html = page(EverythingForm())

    assert len(html.select("[name=source_other]")) == 1
    assert html.select_one(".govuk-radios__conditional [name=source_other]")
    assert html.select_one(".govuk-radios__hint").get_text(strip=True) == "Any force"
    assert html.select_one(".govuk-radios--inline")


def test_choices_keep_what_was_chosen():
    assert drawn("source", data={"source": "other"}).select_one("[checked]")["value"] == "other"
    assert drawn("types", data={"types": ["cse"]}).select_one("[checked]")["value"] == "cse"
    assert drawn("aware", data={"aware": "on"}).select_one("[checked]")
    assert not drawn("aware", data={}).select_one("[checked]")
    assert drawn("agency", data={"agency": "b"}).select_one("[selected]")["value"] == "b"


def test_disabled_field_disables_each_of_its_inputs():
    for name, count in {"born_on": 3, "source": 2, "types": 2, "aware": 1, "name": 1}.items():
        form = EverythingForm()
        assert not soup(draw(form[name])).select(f"[disabled][name^={name}]")
        form.fields[name].disabled = True
        assert len(soup(draw(form[name])).select("[disabled]")) == count


def test_checkboxes_exclusive_stands_after_an_or():
    html = drawn("types")

    assert html.select_one("[data-behaviour=exclusive]")["value"] == "none"
    assert html.select_one(".govuk-checkboxes__divider").get_text() == "or"


def test_select_groups_and_escapes_its_options():
    html = str(drawn("agency"))

    assert '<optgroup label="Group">' in html
    assert "A &amp; B" in html
    assert "&lt;B&gt;" in html


def test_hidden_field_stays_hidden():
    assert page(EverythingForm()).select_one("input[type=hidden][name=step][value='1']")


def test_unknown_widget_is_refused_by_name():
    form = EverythingForm()
    form.fields["name"].widget = forms.Widget()

    with pytest.raises(TypeError, match=r"No GOV\.UK component for Widget"):
        draw(form["name"])


def test_error_of_the_whole_form_leads_to_its_first_field():
    form = EverythingForm(data={})
    form.add_error(None, "Nothing fits")

    link = page(form).select_one(".govuk-error-summary a")
    assert (link.get_text(), link["href"]) == ("Nothing fits", "#id_name")


def test_summary_drawn_twice_on_one_page_shows_once():
    twice = "{% load govuk %}{% govuk_error_summary %}{% govuk_error_summary form %}"

    form = EverythingForm(data={})
    assert len(page(form, twice).select(".govuk-error-summary")) == 1
    assert len(page(form, twice).select(".govuk-error-summary")) == 1


def test_crispy_form_draws_the_pack_with_summary_and_hidden_inputs():
    html = page(EverythingForm(data={}), "{% load crispy_forms_tags %}{% crispy form %}")

    assert html.form.has_attr("novalidate")
    assert html.form["enctype"] == "multipart/form-data"
    assert html.select_one("form .govuk-error-summary")
    assert html.select_one("[name=step]")


def test_django_form_printed_plainly_is_the_design_system_too():
    html = soup(str(EverythingForm(data={})))

    assert html.select_one(".govuk-error-summary")
    assert soup(EverythingForm()["name"].as_field_group()).select_one(".govuk-form-group")

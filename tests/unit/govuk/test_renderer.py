from django import forms

from getsafe.govuk.bound import draw
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.renderer import component, environment


def test_environment_is_built_once():
    component("tag", {"text": "Open"})
    first = environment()
    component("tag", {"text": "Closed"})

    assert environment() is first


def test_component_escapes_text_and_trusts_html():
    assert "&lt;b&gt;" in component("inset-text", {"text": "<b>"})
    assert "<b>" in component("inset-text", {"html": "<b>x</b>"})


def test_select_hands_no_option_to_the_macro(monkeypatch):
    handed = []
    real = component

    def watched(name, options):
        handed.append(options)
        return real(name, options)

    monkeypatch.setattr("getsafe.govuk.bound.component", watched)

    class LongForm(GovukForm):
        agency = forms.ChoiceField(choices=[(str(n), f"Agency {n}") for n in range(3000)])

    html = draw(LongForm()["agency"])

    assert html.count("<option") == 3000
    assert "items" not in handed[0]

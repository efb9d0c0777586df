"""The style guide's pages beside the program's; never part of the program's URLs."""

from datetime import date
from pathlib import Path

from django import forms
from django.http import HttpResponse
from django.template import engines
from django.views.decorators.csrf import csrf_exempt

from getsafe import urls as program
from getsafe.govuk.charts import Point, bar_chart, line_chart
from getsafe.govuk.components import (
    Column,
    Count,
    Event,
    Link,
    PageNumber,
    Pages,
    SummaryList,
    SummaryRow,
    Table,
    Tag,
    Task,
)
from getsafe.govuk.fields import GovukDateField
from getsafe.govuk.forms import GovukForm
from getsafe.govuk.looks import Look
from getsafe.web import path, public_page

HERE = Path(__file__).parent
drafts = []


class StyleForm(GovukForm):
    """One field of each kind."""

    name = forms.CharField(max_length=20, help_text="As the child likes to be called")
    born_on = GovukDateField(
        label="Date of birth", help_text="For example, 31 3 2012", allow_future=False
    )
    source = forms.ChoiceField(
        label="Where did the referral come from?",
        widget=forms.RadioSelect,
        choices=[("police", "Police"), ("school", "School"), ("other", "Somewhere else")],
        error_messages={"required": "Select where the referral came from"},
    )
    source_other = forms.CharField(label="Where?", required=False)
    consent = forms.ChoiceField(
        widget=forms.RadioSelect, choices=[("yes", "Yes"), ("no", "No")], label="Consent"
    )
    types = forms.MultipleChoiceField(
        label="Exploitation types",
        widget=forms.CheckboxSelectMultiple,
        choices=[("cse", "Sexual"), ("cce", "Criminal"), ("none", "None of these")],
    )
    agency = forms.ChoiceField(choices=[("", "Select an agency"), ("a", "Agency A")])
    age = forms.IntegerField(max_value=25)
    concerns = forms.CharField(widget=forms.Textarea, max_length=200)
    notes = forms.CharField(widget=forms.Textarea, required=False)
    password = forms.CharField(widget=forms.PasswordInput)
    paper = forms.FileField(label="A file")
    aware = forms.BooleanField(label="The child knows about this referral")

    looks = {
        "name": Look(width=20),
        "age": Look(width=3, suffix="years"),
        "source": Look(hints={"police": "Any force"}, reveals={"other": "source_other"}),
        "consent": Look(inline=True, small=True),
        "types": Look(exclusive="none", divider="none"),
    }


def style_guide(request):
    form = StyleForm(request.POST or None, request.FILES or None)
    template = engines["django"].from_string((HERE / "page.html").read_text())
    return HttpResponse(template.render({"form": form, **EXAMPLES}, request))


def crispy(request):
    form = StyleForm(request.POST or None, request.FILES or None)
    source = (
        '{% extends "base.html" %}{% load crispy_forms_tags %}{% block title %}Crispy{% endblock %}'
        '{% block content %}<h1 class="govuk-heading-l">Crispy</h1>{% crispy form %}'
        '<button class="govuk-button" form="none">Unused</button>{% endblock %}'
    )
    return HttpResponse(engines["django"].from_string(source).render({"form": form}, request))


@csrf_exempt
def save_draft(request):
    drafts.append(request.POST.dict())
    return HttpResponse(status=204)


def error_page(request, code):
    return HttpResponse(engines["django"].get_template(f"{code}.html").render({}, request))


EXAMPLES = {
    "crumbs": [Link("My work", "/"), Link("Cases", "/cases")],
    "table": Table(
        "Cases waiting",
        [Column("Child"), Column("Level"), Column("Days", numeric=True), Column("Lead worker")],
        [
            (Link("GS-0001", "/1"), Tag("High", "red"), 12, "A. Example"),
            (Link("GS-0002", "/2"), Tag("Emerging", "yellow"), 3, "B. Example-Longersurname"),
        ],
        compact=True,
        footer=("All", "", 15, ""),
    ),
    "empty_table": Table("Nothing", [], [], empty="No cases are waiting."),
    "summary": SummaryList(
        [
            SummaryRow("Name", "Fictional Child", [Link("Change", "/n", "name")]),
            SummaryRow("Level", Tag("Medium", "orange")),
        ],
        title="About the child",
    ),
    "events": [
        Event("Level changed to high", "14 April 2025 at 10:05", "A. Example", "Because\nof this."),
        Event("Case opened", "1 April 2025", tag=Tag("Opened", "green")),
    ],
    "counts": [
        Count(12, "Open cases", "/cases"),
        Count(3, "Late actions", "/late", "oldest 9 days", late=True),
    ],
    "tasks": [
        Task("The child", Tag("Completed", "green"), "/child"),
        Task("Concerns", Tag("Not started", "grey"), hint="Do the first part first"),
    ],
    "pages": Pages("/p1", "/p3", [PageNumber(1, "/p1"), PageNumber(2, "/p2", current=True)]),
    "bars": bar_chart(
        [
            Point(str(year), value)
            for year, value in zip(
                range(2013, 2025), [None, 17, 37, 74, 32, 34, 76, 12, 29, 30, 32, 45], strict=True
            )
        ],
        title="Children supported each year",
        label="Year",
        unit="Children",
        chart_id="bars",
    ),
    "line": line_chart(
        [
            Point(f"{date(2025, month, 1):%B %Y}", value, short=f"{date(2025, month, 1):%b}")
            for month, value in enumerate([4, 5, 5, 8, None, 9, 12, 11], 1)
        ],
        title="Open cases at the end of each month",
        label="Month",
        unit="Cases",
        chart_id="line",
    ),
}

urlpatterns = [
    path("style-guide", public_page(style_guide), "style-guide"),
    path("crispy", public_page(crispy), "crispy"),
    path("draft", public_page(save_draft), "draft"),
    path("errors/<int:code>", public_page(error_page), "error"),
    *program.urlpatterns,
]

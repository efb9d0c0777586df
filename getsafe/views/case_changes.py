"""The pages that change an open case."""

from collections.abc import Callable
from functools import partial

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from getsafe import web
from getsafe.actions import cases, levels, spells
from getsafe.forms import cases as forms
from getsafe.govuk.forms import GovukForm
from getsafe.models import Case
from getsafe.permissions import Permission
from getsafe.presenters import conflicts
from getsafe.queries import cases as queries
from getsafe.queries import versions
from getsafe.views.changes import Drawn, change, ending
from getsafe.views.opened import case_page


@case_page(Permission.CASE_MANAGE)
def allocate(request: HttpRequest, case: Case) -> HttpResponse:
    """Choose who leads the case."""
    form = forms.AllocateForm(web.sent(request), workers=queries.list_lead_workers())
    words = {"heading": "Who leads this case?", "done": "The lead worker was changed"}
    drawn = _case_drawn(case, "lead_worker", "worker")
    return _change(request, case, form, partial(cases.allocate, case), drawn=drawn, **words)


@case_page(Permission.CASE_MANAGE)
def set_level(request: HttpRequest, case: Case) -> HttpResponse:
    """Record a manager's decision on the level."""
    act = partial(levels.set, case, basis="manager")
    words = {"heading": "Change the risk level", "done": "The risk level was changed"}
    levels_shown = partial(conflicts.level_lines, levels=queries.list_risk_levels())
    drawn = Drawn(versions.level_facts(case), levels_shown, [case.risk_levels.all()])
    return _change(request, case, forms.LevelForm(web.sent(request)), act, drawn=drawn, **words)


@case_page(Permission.CASE_WORK)
def add_spell(request: HttpRequest, case: Case) -> HttpResponse:
    """Add a type of exploitation."""
    words = {"heading": "Add a type of exploitation", "done": "The type was added"}
    form = forms.SpellForm(web.sent(request))
    rows = [case.exploitation_spells.all()]
    drawn = Drawn(versions.spell_facts(case), conflicts.spell_lines, rows)
    return _change(request, case, form, partial(spells.start, case), drawn=drawn, **words)


@case_page(Permission.CASE_WORK)
def end_spell(request: HttpRequest, case: Case, key: int) -> HttpResponse:
    """End a type of exploitation."""
    spell = queries.get_spell(case, key)
    if spell is None:
        raise Http404
    heading = f"When did this end: {spell.get_exploitation_type_display()}?"
    words = {"heading": heading, "done": "The type was ended"}
    form = forms.EndForm(web.sent(request))
    act = partial(spells.end, spell)
    return _change(request, case, form, act, drawn=ending(spell), **words)


@case_page(Permission.CASE_WORK)
def set_persons(request: HttpRequest, case: Case) -> HttpResponse:
    """Record how many people are thought to exploit the child."""
    form = forms.PersonsForm(web.sent(request), initial={"count": case.persons_of_concern})
    words = {"heading": "Persons of concern", "done": "The number was changed"}
    drawn = _case_drawn(case, "persons_of_concern", "count")
    act = partial(cases.set_persons_of_concern, case)
    return _change(request, case, form, act, drawn=drawn, **words)


@case_page(Permission.CASE_WORK)
def set_review(request: HttpRequest, case: Case) -> HttpResponse:
    """Set the next review date."""
    form = forms.ReviewForm(web.sent(request), initial={"review_due_on": case.review_due_on})
    words = {"heading": "When is the next review due?", "done": "The review date was changed"}
    drawn = _case_drawn(case, "review_due_on", "review_due_on")
    return _change(request, case, form, partial(cases.set_review, case), drawn=drawn, **words)


@case_page(Permission.CASE_WORK)
def hold(request: HttpRequest, case: Case) -> HttpResponse:
    """Put the case on hold while the child is missing."""
    words = {
        "heading": "Put this case on hold: child missing",
        "done": "The case is on hold",
        "text": "The review stays due. Take the case off hold when the child is found.",
    }
    return _change(request, case, _confirmed(request), partial(cases.hold, case), **words)


@case_page(Permission.CASE_WORK)
def resume(request: HttpRequest, case: Case) -> HttpResponse:
    """Take the case off hold."""
    words = {
        "heading": "Take this case off hold",
        "done": "The case is off hold",
        "text": "The case goes back to where it was.",
    }
    return _change(request, case, _confirmed(request), partial(cases.resume, case), **words)


@case_page(Permission.CASE_MANAGE)
def step_down(request: HttpRequest, case: Case) -> HttpResponse:
    """Move the case to monitoring."""
    words = {"heading": "Step down to monitoring", "done": "The case was stepped down"}
    form = forms.StepDownForm(web.sent(request))
    return _change(request, case, form, partial(cases.step_down, case), **words)


@case_page(Permission.CASE_MANAGE)
def step_up(request: HttpRequest, case: Case) -> HttpResponse:
    """Return the case to active work."""
    words = {"heading": "Return to active work", "done": "The case is active"}
    form = forms.ReasonForm(web.sent(request))
    return _change(request, case, form, partial(cases.step_up, case), **words)


def _case_drawn(case: Case, name: str, asked_as: str) -> Drawn:
    """What a page is drawn from that changes one field of the case, asked for under a name."""

    def shown(said: versions.Facts) -> dict[str, object]:
        record = versions.rebuild(Case, said)
        return {asked_as: getattr(record, Case._meta.get_field(name).attname)}

    return Drawn(versions.facts_of(case, [name]), shown, [versions.row(case)])


def _confirmed(request: HttpRequest) -> GovukForm:
    """A form that asks nothing but to be sent."""
    return GovukForm(web.sent(request))


def _change(
    request: HttpRequest,
    case: Case,
    form: Form,
    act: Callable[..., object],
    *,
    heading: str,
    done: str,
    text: str = "",
    drawn: Drawn | None = None,
) -> HttpResponse:
    return change(
        request,
        form,
        partial(act, by=request.user),
        done=done,
        back=reverse("getsafe:case", args=[case.uuid]),
        words={"heading": heading, "text": text, "record": case, "child": case.child},
        drawn=drawn,
    )

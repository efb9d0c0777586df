"""The one way in which a page with a form changes a record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from getsafe.actions.versions import ChangedMeanwhile
from getsafe.errors import Refused
from getsafe.presenters import conflicts
from getsafe.queries import versions
from getsafe.queries.versions import Facts
from getsafe.views.typed_work import VERSION

SALT = "getsafe.version"
# The lists that say in the address of a page that it was opened from them.
OPENED_FROM = {"decisions": "getsafe:decisions"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page was drawn from, so that its reader hears of it if somebody changes it meanwhile.

    `shown` words the facts by the fields of the form, or by labels where the form asks something
    else; `rows` are the rows in whose history the change is.
    """

    facts: Facts
    shown: Callable[[Facts], dict[str, Any]]
    rows: Sequence[QuerySet[Any]]
    is_over: Callable[[Facts], bool] = lambda _: False  # nothing is left to save


def ending(stretch: Model) -> Drawn:
    """What a page is drawn from on which a stretch of days is ended."""

    def shown(said: Facts) -> dict[str, Any]:
        record = versions.rebuild(type(stretch), said)
        return {"ended_on": record.ended_on, "Began": record.started_on}

    def is_over(said: Facts) -> bool:
        return versions.rebuild(type(stretch), said).ended_on is not None

    return Drawn(versions.end_facts(stretch), shown, [versions.row(stretch)], is_over)


def change(
    request: HttpRequest,
    form: Form,
    act: Callable[..., Any],
    *,
    done: str,
    back: str,
    words: dict[str, Any],
    template: str = "getsafe/change.html",
    drawn: Drawn | None = None,
) -> HttpResponse:
    """Show `form`; when it is filled in, call `act` with what was typed and go to `back`.

    A page opened from a list to be worked through goes back to that list instead.

    What the action refuses is shown beside the field that it names, and nothing typed is lost.
    With `drawn` the action is told what the page had said (`was`).
    """
    if listed := OPENED_FROM.get(request.GET.get("from", "")):
        back = reverse(listed)
    context: dict[str, Any] = {"form": form, "back": back, **words}
    if request.method == "POST" and form.is_valid():
        told = {"was": version_sent(request)} if drawn else {}
        try:
            act(**form.cleaned_data, **told)
        except ChangedMeanwhile as refusal:
            context |= conflict_of(request, form, drawn, refusal)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, done)
            return redirect(back)
    return render(request, template, version_of(request, drawn) | context)


def version_of(request: HttpRequest, drawn: Drawn | None) -> dict[str, str]:
    """What a page's form carries: what it was drawn from, also when it is shown again."""
    if drawn is None:
        return {}
    return {"version": request.POST.get(VERSION) or _sealed(drawn.facts)}


def version_sent(request: HttpRequest) -> Facts | None:
    """What the page said that a form was sent from; None where it does not say."""
    try:
        return signing.loads(request.POST.get(VERSION, ""), salt=SALT)
    except signing.BadSignature:
        return None


def conflict_of(
    request: HttpRequest, form: Form, drawn: Drawn | None, refusal: ChangedMeanwhile
) -> dict[str, Any]:
    """The notice of what somebody else changed; the form shows what was typed, to be sent again."""
    assert drawn is not None  # noqa: S101  only a page that was drawn from something is refused so
    was = version_sent(request) or {}
    changed = [name for name, value in refusal.now.items() if was.get(name) != value]
    conflict = conflicts.present(
        form,
        was=drawn.shown(was),
        now=drawn.shown(refusal.now),
        change=versions.last_change(*drawn.rows, names=changed),
        reader=request.user,
    )
    form.draw_anew(conflict.shown)
    is_over = drawn.is_over(refusal.now)
    return {"conflict": conflict, "version": _sealed(refusal.now), "is_over": is_over}


def _sealed(facts: Facts) -> str:
    return signing.dumps(facts, salt=SALT, compress=True)

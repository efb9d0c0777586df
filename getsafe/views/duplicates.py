"""Records that may be one child: a person's word on each, and a manager's merge."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from getsafe import web
from getsafe.actions import matches, merges
from getsafe.errors import Refused
from getsafe.forms import refusals
from getsafe.forms.merges import MergeForm, UndoMergeForm
from getsafe.forms.screenings import MatchForm
from getsafe.models import Child, Referral
from getsafe.permissions import Permission
from getsafe.presenters import matches as presenter
from getsafe.queries import duplicates
from getsafe.views.opened import referral_page


@referral_page(Permission.REFERRAL_SCREEN)
def of_referral(request: HttpRequest, referral: Referral) -> HttpResponse:
    """Ask of each record that is like a referral's child, or was, whether it is the same."""
    again = "again" in request.GET
    ask = duplicates.list_for_second_thoughts if again else duplicates.list_for_referral
    candidates = ask(request.user, referral)
    if not candidates:
        messages.info(request, "No other record looks like this child")
        return redirect("getsafe:referral-detail", referral.uuid)
    others = {str(candidate.child.uuid): candidate.child for candidate in candidates}
    form = MatchForm(web.sent(request), keys=list(others))
    if form.is_valid():
        return _decide(request, referral.child, others, form.cleaned_data, referral.uuid)
    if request.method != "POST":
        web.record_comparisons(request, [referral.child, *others.values()])
    said = presenter.facts_said(referral)
    found = presenter.match_list(candidates, said, form)
    context = {"form": form, "matches": found, "referral": referral}
    return render(request, "getsafe/referral_matches.html", context)


@web.page(Permission.CASE_MANAGE)
def merge(request: HttpRequest, uuid: UUID, other: UUID) -> HttpResponse:
    """Merge two records of one child, after showing them side by side."""
    records = (_child(request, uuid), _child(request, other))
    form = MergeForm(web.sent(request), records=records)
    if form.is_valid():
        kept = next(child for child in records if str(child.uuid) == form.cleaned_data["kept"])
        gone = next(child for child in records if child is not kept)
        try:
            merges.merge(gone, by=request.user, into=kept)
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            messages.success(request, f"Record {gone.reference} merged into {kept.reference}")
            return redirect("getsafe:child", kept.uuid)
    if request.method != "POST":
        web.record_comparisons(request, records)
    context = {"form": form, "table": presenter.two_records(*records)}
    return render(request, "getsafe/child_merge.html", context)


@web.page(Permission.CASE_MANAGE)
def list_merges(request: HttpRequest) -> HttpResponse:
    """List the pairs that wait to be merged, and the last merges with those that may be undone."""
    tables = [
        presenter.to_merge_table(duplicates.list_to_merge(request.user)),
        presenter.merges_table(duplicates.list_merges(request.user)),
    ]
    return render(request, "getsafe/merges.html", {"tables": tables})


@web.page(Permission.CASE_MANAGE)
def undo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a mistaken merge apart."""
    record = duplicates.get_merge(request.user, uuid)
    if record is None:
        raise Http404
    form = UndoMergeForm(web.sent(request))
    if form.is_valid():
        try:
            child = merges.undo(record, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            refusals.show(form, refusal)
        else:
            messages.success(request, f"{child.reference} is a record of its own again")
            return redirect("getsafe:child", child.uuid)
    return render(request, "getsafe/child_merge_undo.html", {"form": form, "record": record})


def _decide(
    request: HttpRequest, child: Child, others: dict[str, Child], said: dict, uuid: UUID
) -> HttpResponse:
    """Keep each word; a manager who found the same child goes on to merge."""
    same = [key for key, answer in said.items() if answer == "same"]
    for key, answer in said.items():
        matches.decide(child, others[key], by=request.user, is_same=answer == "same")
    if same and request.user.may(Permission.CASE_MANAGE):
        return redirect("getsafe:child-merge", child.uuid, same[0])
    kept = "Your answer is kept" if len(said) == 1 else "Your answers are kept"
    asked = ". A team manager is asked to merge the records" if same else ""
    messages.success(request, f"{kept}{asked}")
    return redirect("getsafe:referral-detail", uuid)


def _child(request: HttpRequest, uuid: UUID) -> Child:
    child = duplicates.get_record(request.user, uuid)
    if child is None:
        raise Http404
    return child

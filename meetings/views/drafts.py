"""What is typed into minutes, kept while it is typed; and thrown away when it is not wanted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from getsafe import web
from getsafe.actions import sendings
from getsafe.models import Case
from getsafe.permissions import Permission
from meetings.actions import drafts
from meetings.models import AgendaItem, Meeting, MinutesDraft
from meetings.policies import mace1 as mace1_policy
from meetings.policies import meetings as policy
from meetings.presenters import drafts as present
from meetings.queries import drafts as queries
from meetings.views.opened import case_page, item_page, meeting_page, typed_in

CLOSED = (
    "Not saved: nothing can be added here any more. Copy what you need before you leave this page"
)
CHANGED_ELSEWHERE = (
    "Not saved while you type: you have typed here in another window. The buttons still save"
)
GONE = "Nothing of yours is left to throw away here: it was thrown away or saved before"


@require_POST
@item_page(Permission.MEETING_MINUTE, tells_itself=True)
def save_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Keep what is being typed on an item, and say who else is writing there."""
    if item.removed_reason or not policy.can(request.user, item.meeting, "minute"):
        return JsonResponse({"stop": CLOSED}, status=409)
    others = queries.list_others_at_work(request.user, item, now=timezone.now())
    return _keep(request, item, notice=present.company(item, others, reader=request.user))


@require_POST
@case_page(Permission.MEETING_MINUTE)
def save_mace1(request: HttpRequest, case: Case) -> HttpResponse:
    """Keep what is being typed into the record of a MACE 1."""
    if not mace1_policy.can_record(request.user, case):
        return JsonResponse({"stop": CLOSED}, status=409)
    return _keep(request, case)


@require_POST
@meeting_page(Permission.MEETING_MINUTE)
def save_correction(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Keep what is being typed into the correction of a MACE 1's record."""
    if not policy.can(request.user, meeting, "minute"):
        return JsonResponse({"stop": CLOSED}, status=409)
    return _keep(request, meeting)


@require_POST
@web.page(Permission.MEETING_MINUTE)
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Throw away what one typed and did not save; who asks twice is led back all the same."""
    draft = queries.get(request.user, uuid)
    if draft is None:
        messages.info(request, GONE)
        return redirect(web.local_address(request, request.headers.get("Referer", "")))
    home = _page_of(draft)
    drafts.discard(draft, by=request.user)
    messages.success(request, "What you had typed and not saved was thrown away")
    return redirect(home)


def _keep(request: HttpRequest, of: drafts.Of, *, notice: str = "") -> HttpResponse:
    sending = sendings.read(request.POST)
    try:
        draft = drafts.keep(of, by=request.user, typed=typed_in(request), sending=sending)
    except sendings.Overtaken:
        return JsonResponse({}, status=409)
    except sendings.ChangedElsewhere:
        return JsonResponse({"stop": CHANGED_ELSEWHERE}, status=409)
    return JsonResponse({"saved_at": present.saved(draft.saved_at), "notice": notice})


def _page_of(draft: MinutesDraft) -> str:
    if draft.item:
        return reverse("meetings:item-detail", args=[draft.item.uuid])
    if draft.case:
        return reverse("meetings:mace1-record", args=[draft.case.uuid])
    return reverse("meetings:mace1-correct", args=[draft.meeting.uuid])  # type: ignore[union-attr]

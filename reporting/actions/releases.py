"""Putting an answer forward, approving it by a second person, or sending it back."""

from django.db import transaction
from django.utils import timezone

from getsafe import audit
from getsafe.models import User
from reporting import policies
from reporting.models import FoiRequest, Preparation, Release
from reporting.queries import foi_answers


@transaction.atomic
def prepare(request: FoiRequest, *, by: User) -> Preparation:
    """Freeze the answer as known at this moment and put it forward for approval.

    Refuses a request without parts. Audited as foi_request.prepare, with the hash.
    """
    request = FoiRequest.objects.select_for_update().get(pk=request.pk)
    policies.check_can_prepare(by, request)
    now = timezone.now()
    content = foi_answers.compose(request, as_known_at=now)
    preparation = Preparation.objects.create(
        request=request,
        content=content,
        sha256=foi_answers.sha256(content),
        as_known_at=now,
        by=by,
        at=now,
    )
    _move(request, "prepare")
    audit.record("foi_request.prepare", request, by=by, details={"sha256": preparation.sha256})
    return preparation


@transaction.atomic
def approve(preparation: Preparation, *, by: User) -> Release:
    """Release an answer exactly as it was put forward.

    Refuses the person who prepared it, and an answer that has been sent back since. Audited as
    foi_request.release, with the hash.
    """
    request = _decided(preparation)
    policies.check_can_approve(by, preparation)
    release = Release.objects.create(
        request=request,
        preparation=preparation,
        sha256=preparation.sha256,
        prepared_by=preparation.by,
        approved_by=by,
        released_at=timezone.now(),
    )
    _move(request, "approve")
    audit.record("foi_request.release", request, by=by, details={"sha256": release.sha256})
    return release


@transaction.atomic
def send_back(preparation: Preparation, *, by: User, reason: str) -> FoiRequest:
    """Give an answer back to be changed. Audited as foi_request.send_back, with the reason."""
    request = _decided(preparation)
    policies.check_can_decide(by, request, "send_back")
    policies.check_is_latest(preparation)
    _move(request, "send_back", sent_back_reason=reason)
    audit.record("foi_request.send_back", request, by=by, reason=reason)
    return request


def _decided(preparation: Preparation) -> FoiRequest:
    """The request, locked, as the preparation's own."""
    request = FoiRequest.objects.select_for_update().get(pk=preparation.request_id)
    preparation.request = request
    return request


def _move(request: FoiRequest, act: str, *, sent_back_reason: str = "") -> None:
    request.status = policies.FOI_REQUEST.after(request.status, act)
    request.sent_back_reason = sent_back_reason
    request.save(update_fields=["status", "sent_back_reason"])

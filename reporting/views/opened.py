"""A page's one FOI request, fetched through the gate."""

from uuid import UUID

from django.http import Http404, HttpRequest

from reporting.models import FoiRequest
from reporting.queries import foi_requests as queries


def request_or_404(request: HttpRequest, uuid: UUID) -> FoiRequest:
    """The FOI request of that identifier, or a page that says there is none."""
    asked = queries.get_request(request.user, uuid)
    if asked is None:
        raise Http404
    return asked

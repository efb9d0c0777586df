"""A person's typed work that was kept: back into its form, as plain text, or thrown away."""

from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from getsafe import typist, web
from getsafe.actions import typed_work
from getsafe.actions.typed_work import Typed
from getsafe.models import SavedForm
from getsafe.permissions import Permission
from getsafe.queries import typed_work as kept

PARAMETER = "typed"  # in the address of a page: fill its form with this
FIELD = "typed_work"  # in a form that was filled: the kept form that it came from
VERSION = "sent_version"  # in a form that changes a record: what its page was drawn from
NOT_TYPED = frozenset({"csrfmiddlewaretoken", FIELD, "sent_page", "sent_number", "sent_seen"})


@web.page(Permission.SIGNED_IN)
def list_forms(request: HttpRequest) -> HttpResponse:
    """Show what is kept for the person."""
    return render(request, "getsafe/typed_work_list.html", {"forms": kept.list_forms(request.user)})


@web.page(Permission.SIGNED_IN)
def open_form(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Lead to the page with the form filled; somebody else, or too late, to the start page."""
    saved = kept.get_form(request.user, uuid)
    if saved is None:
        return redirect("/")
    parts = urlsplit(typed_work.read(saved).page)
    query = dict(parse_qsl(parts.query)) | {PARAMETER: str(saved.uuid)}
    return redirect(f"{parts.path}?{urlencode(query)}")


@web.page(Permission.SIGNED_IN)
def show_text(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show what was typed as plain text, to copy from."""
    saved = kept.get_form(request.user, uuid)
    if saved is None:
        raise Http404
    fields = typed_work.read(saved).fields
    typed = ((name, values) for name, values in fields.items() if name != VERSION)
    written = [(name, "\n".join(values)) for name, values in typed if any(values)]
    return render(request, "getsafe/typed_work.html", {"saved": saved, "written": written})


@web.page(Permission.SIGNED_IN)
@require_POST
def discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Throw it away; who asks twice is led back all the same."""
    saved = kept.get_form(request.user, uuid)
    if saved is None:
        messages.info(request, "It is not here any more: you threw it away or saved it before")
    else:
        typed_work.discard(saved, by=request.user)
        messages.success(request, "What you had typed was thrown away")
    return redirect("getsafe:typed-work")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Keep a form whose page had grown old, and offer it to the person it had been drawn for.

    That nobody else made the form up is shown by its token: it is one that we gave this browser.
    """
    saved = keep(request)
    if saved is None or (request.user.is_authenticated and saved.owner_id != request.user.pk):
        return render(request, "403_csrf.html", status=403)
    return lead_back(request, saved)


def keep(request: HttpRequest) -> SavedForm | None:
    """Keep the form that `request` sent for whom it was drawn; None where that is not known."""
    key = typist.owner_of(request)
    owner = kept.get_owner(key) if key else None
    if owner is None:
        return None
    fields = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    typed = Typed(page=_page(request), action=request.get_full_path(), fields=fields)
    return typed_work.keep(typed, by=None, owner=owner)


def lead_back(request: HttpRequest, saved: SavedForm | None) -> HttpResponse:
    """Lead to what was kept, by way of signing in where nobody is signed in."""
    way = reverse("getsafe:typed-work-open", args=[saved.uuid]) if saved else "/"
    if request.user.is_authenticated:
        return redirect(way)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': way})}")


def _page(request: HttpRequest) -> str:
    """The page that the form stood on, as the browser tells it; else where the form was sent."""
    came_from = urlsplit(web.local_address(request, request.headers.get("Referer", "")))
    if came_from.path in {"", "/"}:
        return request.get_full_path()
    return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path

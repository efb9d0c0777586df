"""What the service is and is not, how accessible it is, and what it does with personal data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from getsafe import web
from getsafe.actions import referral_drafts, typed_work


@web.public_page
def about(request: HttpRequest) -> HttpResponse:
    """Say what the service is for and what it is not."""
    return render(request, "getsafe/about.html")


@web.public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "getsafe/accessibility.html")


@web.public_page
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept, of whom and for how long."""
    kept = {"draft_days": referral_drafts.KEPT.days, "typed_hours": typed_work.KEPT.days * 24}
    return render(request, "getsafe/privacy.html", kept)

"""What every page needs to know about the site and the person looking at it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from getsafe import navigation, routes
from getsafe.govuk.components import Link

FICTION = "This is a demonstration. Every child and every person in it is invented."
NO_SECOND_STEP = "Signing in takes no second step here. Do not enter real records."
FOOTER = {
    "About GETSAFE": "getsafe:about",
    "Accessibility": "getsafe:accessibility",
    "Privacy": "getsafe:privacy",
}


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the names in the header, the menu and the banner under it."""
    user: Any = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "council_name": settings.COUNCIL_NAME,
        "service_name": "GETSAFE",
        "site_banner": " ".join(_banner()),
        "footer_links": [Link(label, routes.to(name)) for label, name in FOOTER.items()],
        "sign_in_url": routes.to("mfa_index"),
        "sign_out_url": routes.to("account_logout"),
        "navigation": navigation.menu_for(user, request.path) if signed_in else [],
    }


def _banner() -> list[str]:
    sentences = [FICTION] if settings.DEMO else []
    return sentences if getattr(settings, "MFA_REQUIRED", True) else [*sentences, NO_SECOND_STEP]

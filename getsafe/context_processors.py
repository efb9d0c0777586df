"""What every page needs to know about the site it is on."""

from django.conf import settings


def site(request) -> dict[str, object]:  # noqa: ARG001
    """Return the names in the header and the banner under it."""
    return {
        "council_name": getattr(settings, "COUNCIL_NAME", "") or "Our council",
        "service_name": "GETSAFE",
        "site_banner": getattr(settings, "SITE_BANNER", ""),
    }

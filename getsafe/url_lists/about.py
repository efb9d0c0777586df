"""Addresses of the pages about the service itself, for anyone."""

from getsafe.views import about
from getsafe.web import path

urlpatterns = [
    path("about", about.about, "about"),
    path("accessibility", about.accessibility, "accessibility"),
    path("privacy", about.privacy, "privacy"),
]

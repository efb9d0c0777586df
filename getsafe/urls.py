"""The project's URLs."""

from django.urls import include, path

from getsafe import health, web
from getsafe.url_lists import about, accounts, cases, people, referrals

CORE = [*about.urlpatterns, *cases.urlpatterns, *people.urlpatterns, *referrals.urlpatterns]

urlpatterns = [
    path("", include((CORE, "getsafe"))),
    path("", include("reporting.urls")),
    path("meetings/", include("meetings.urls")),
    path("account/", include(accounts.urlpatterns)),
    web.path("health/live", health.live, name="health-live"),
    web.path("health/ready", health.ready, name="health-ready"),
]

"""The project's URLs."""

from django.urls import include, path

from getsafe.url_lists import cases, referrals

CORE = [*cases.urlpatterns, *referrals.urlpatterns]

urlpatterns = [path("", include((CORE, "getsafe")))]

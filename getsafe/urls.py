"""The project's URLs."""

from django.urls import include, path

from getsafe.url_lists import cases

CORE = [*cases.urlpatterns]

urlpatterns = [path("", include((CORE, "getsafe")))]

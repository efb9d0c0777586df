"""A page that does not say who may open it stops the program."""

from django.http import HttpResponse
from django.urls import path

from getsafe import checks, web
from getsafe.permissions import Permission


def test_every_page_of_the_site_declares_who_may_open_it():
    assert checks.pages_declare_a_permission() == []


def test_page_that_declares_nothing_is_named(settings):
    def open_to_all(_request):
        return HttpResponse()

    settings.ROOT_URLCONF = type(
        "urls",
        (),
        {
            "urlpatterns": [
                path("fine", web.page(Permission.CASE_READ)(open_to_all), name="fine"),
                path("welcome", web.public_page(lambda _request: HttpResponse()), name="welcome"),
                path("leak", open_to_all, name="leak"),
            ]
        },
    )
    (error,) = checks.pages_declare_a_permission()
    assert error.id == "getsafe.E001"
    assert "/leak (leak)" in error.msg

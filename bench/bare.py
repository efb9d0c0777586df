"""B: a bare Django page, with the middleware that `startproject` gives, and no database."""

import os

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PAGE = "<!doctype html><html lang='en'><title>{{ title }}</title><h1>{{ title }}</h1></html>"


def page(request: HttpRequest) -> HttpResponse:
    """One heading from a template."""
    return HttpResponse(engines["django"].from_string(PAGE).render({"title": "Bare"}, request))


if os.environ.get("BENCH_BARE"):
    settings.configure(
        SECRET_KEY="a page without secrets",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="bench.bare",
        MIDDLEWARE=MIDDLEWARE,
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    )
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()

urlpatterns = [path("", page)]

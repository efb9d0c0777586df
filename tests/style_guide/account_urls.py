"""The style guide beside django-allauth's own pages."""

from django.urls import include, path

from tests.style_guide import urls

urlpatterns = [*urls.urlpatterns, path("accounts/", include("allauth.urls"))]

"""Home, cases, children and search."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

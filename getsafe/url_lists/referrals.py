"""Referrals, drafts, duplicates and screening."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Referrals, drafts, duplicates and screening."""

from django.urls import URLPattern

from getsafe.views import drafts, duplicates, referrals, screening
from getsafe.web import path

DRAFT = "referrals/drafts/<uuid:uuid>"
REFERRAL = "referrals/<uuid:uuid>"

urlpatterns: list[URLPattern] = [
    path("referrals", referrals.list_all, "referral-list"),
    path("referrals/new", drafts.new, "referral-new"),
    path("referrals/drafts", drafts.list_own, "referral-drafts"),
    path(f"{DRAFT}/matches", drafts.matches, "draft-matches"),
    path(f"{DRAFT}/check", drafts.check, "draft-check"),
    path(f"{DRAFT}/discard", drafts.discard, "draft-discard"),
    path(f"{DRAFT}/steps/<slug:name>", drafts.step, "draft-step"),
    path(f"{DRAFT}/steps/<slug:name>/save", drafts.autosave, "draft-autosave"),
    path(REFERRAL, referrals.detail, "referral-detail"),
    path(f"{REFERRAL}/submitted", drafts.submitted, "referral-submitted"),
    path(f"{REFERRAL}/return", referrals.return_incomplete, "referral-return"),
    path(f"{REFERRAL}/complete", referrals.mark_complete, "referral-complete"),
    path(f"{REFERRAL}/told", referrals.record_told, "referral-told"),
    path(f"{REFERRAL}/correct/<slug:step>", referrals.correct, "referral-correct"),
    path(f"{REFERRAL}/contribute", screening.contribute, "referral-contribute"),
    path(f"{REFERRAL}/screen", screening.decide, "referral-screen"),
    path(f"{REFERRAL}/matches", duplicates.of_referral, "referral-matches"),
    path("screening", screening.list_waiting, "screening-list"),
    path("screenings/<uuid:uuid>/withdraw", screening.withdraw, "screening-withdraw"),
    path("children/<uuid:uuid>/merge/<uuid:other>", duplicates.merge, "child-merge"),
    path("children/merges", duplicates.list_merges, "merges"),
    path("children/merges/<uuid:uuid>/undo", duplicates.undo, "merge-undo"),
]

"""Who reaches which records: the gates, a row a role."""

import pytest
from django.db.models import Q

from getsafe import access, navigation
from getsafe.models import Case, Child, Referral
from getsafe.permissions import ROLES, Permission, Role, Scope
from tests.factories import CaseFactory, ReferralFactory, UserFactory

pytestmark = pytest.mark.django_db

SEES_EVERY_CASE = {
    Role.WORKER,
    Role.TEAM_MANAGER,
    Role.BUSINESS_SUPPORT,
    Role.HEAD_OF_SERVICE,
    Role.INFORMATION_GOVERNANCE,
}


@pytest.mark.parametrize("role", Role)
def test_records_reached_are_the_role_s(role):
    case, actor = CaseFactory(), UserFactory(role=role)
    expected = 1 if role in SEES_EVERY_CASE else 0
    assert Case.objects.visible_to(actor).count() == expected
    assert Child.objects.visible_to(actor).count() == expected
    assert Referral.objects.visible_to(actor).count() == expected
    assert case.pk


def test_person_reaches_the_referral_that_they_logged():
    partner = UserFactory(role=Role.PARTNER)
    mine, _other = ReferralFactory(logged_by=partner), ReferralFactory()
    assert list(Referral.objects.visible_to(partner)) == [mine]
    assert not Child.objects.visible_to(partner).exists()


def test_account_made_inactive_reaches_nothing():
    CaseFactory()
    actor = UserFactory(role=Role.TEAM_MANAGER)
    assert Case.objects.visible_to(actor).exists()
    gone = UserFactory(role=Role.TEAM_MANAGER, is_active=False)
    assert not Case.objects.visible_to(gone).exists()
    assert not gone.permissions
    assert gone.scope is Scope.NONE
    assert actor.holds(Role.TEAM_MANAGER)
    assert not gone.holds(Role.TEAM_MANAGER)


def test_widest_scope_of_two_roles_holds():
    both = UserFactory(roles=[str(Role.PARTNER), str(Role.WORKER)])
    assert both.scope is Scope.ALL
    assert both.may(Permission.CASE_WORK)


def test_invitation_rule_lets_in_only_those_it_names(monkeypatch):
    case, other = CaseFactory(), CaseFactory()
    partner = UserFactory(role=Role.PARTNER)
    monkeypatch.setitem(access._invitations, "case", [lambda actor: Q(pk=case.pk)])
    assert list(Case.objects.visible_to(partner)) == [case]
    assert other not in Case.objects.visible_to(UserFactory(role=Role.FOI_OFFICER))


def test_no_role_without_records_may_open_one():
    for role, definition in ROLES.items():
        if definition.scope is Scope.NONE:
            assert not definition.grants & {Permission.CASE_READ, Permission.REFERRAL_READ}, role


def test_foi_officer_holds_nothing_that_shows_an_unprotected_count():
    grants = ROLES[Role.FOI_OFFICER].grants
    assert not grants & {Permission.DASHBOARD_READ, Permission.FOI_APPROVE, Permission.AUDIT_READ}


def test_menu_shows_what_a_person_may_open_and_marks_where_they_are(monkeypatch):
    entries = [
        navigation.Entry("Second", "account_logout", Permission.CASE_READ, 2),
        navigation.Entry("First", "account_login", Permission.SIGNED_IN, 1),
        navigation.Entry("Never", "account_logout", Permission.CONFIGURE, 3),
    ]
    monkeypatch.setattr(navigation, "_entries", entries)
    worker = UserFactory(role=Role.WORKER)
    menu = navigation.menu_for(worker, "/account/login/next")
    assert [(item.label, item.is_current) for item in menu] == [("First", True), ("Second", False)]


@pytest.mark.parametrize("scope", Scope)
def test_reach_without_the_permission_to_read_opens_no_record(scope):
    case, viewer = CaseFactory(), UserFactory(role=Role.REPORT_VIEWER)
    case.referral.logged_by = viewer
    case.referral.save()
    viewer.scope = scope
    for noun in (Case, Child, Referral):
        assert not noun.objects.visible_to(viewer).exists()

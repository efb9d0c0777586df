"""Every page, asked for by a stranger and by each role, in reach and out of reach.

Who may open what is read from docs/reference/pages.md, as it was reviewed, and not from the code:
a page that changes hands, or a new one, shows there first.
"""

import re

import pytest
from django.urls import get_resolver, resolve

from getsafe.checks import routes
from getsafe.models import AuditEntry
from getsafe.permissions import ROLES, Permission, Role, Scope
from getsafe.web import PUBLIC
from tests.factories import UserFactory
from tests.repository.addresses import (
    NEEDS,
    OURS,
    ROUTES,
    World,
    fill,
    fill_with_nothing,
    granted,
    names_a_record,
)

pytestmark = pytest.mark.django_db

RECORDS = [name for name in OURS if names_a_record(ROUTES[name])]

# Pages that are only sent to, and that say so to a look.
SENT_BY_FORM_ONLY = {
    "getsafe:closure-draft",
    "getsafe:typed-work-discard",
    "meetings:agenda-issue",
    "meetings:agenda-refresh",
    "meetings:draft-discard",
    "meetings:item-draft",
    "meetings:item-move",
    "meetings:mace1-correct-draft",
    "meetings:mace1-record-draft",
}
# Throwing away what is not there, or is another's: one is led back, and nothing happened.
THROW_AWAY = {"getsafe:typed-work-discard", "meetings:draft-discard"}
# Pages that lead back to their record, there or not.
LEADS_ON = {"getsafe:person-invite", "getsafe:typed-work-open", *THROW_AWAY}
# What they would show is not in the world of these tests; their own tests make it.
FINDS_NOTHING = {
    "getsafe:closure-undo",
    "getsafe:referral-correct",
    "getsafe:search-found",
    "meetings:mace1-correct",
    "meetings:minutes",
    "meetings:minutes-family",
    "reporting:foi-log-entry",
    "reporting:foi-request-recount",
    "reporting:foi-table",
    "reporting:report-file",
}
# Acts that a policy keeps to fewer people than hold the permission.
NARROWED = {
    name for name in OURS if NEEDS[name] in {Permission.MEETING_MINUTE, Permission.ACTION_UPDATE}
}
# What these name is no record of a child: the permission alone decides.
NOT_OF_CHILDREN = {"people", "foi", "reports", "typed-work"}
OF_CHILDREN = [name for name in RECORDS if ROUTES[name].split("/")[0] not in NOT_OF_CHILDREN]


def wanted(name):
    """The statuses, beside an opened page, that a page in reach may answer with here.

    Within reach a policy may still keep an act to fewer: only the chair of a meeting prepares it.
    """
    special = {"404": FINDS_NOTHING, "405": SENT_BY_FORM_ONLY, "403": NARROWED}
    return {status for status, names in special.items() if name in names}


def leads_into_the_site(answer):
    """Whether the answer leads to another page of the signed-in person's."""
    return answer.status_code == 302 and not answer.url.startswith("/account/")


LOOK_AND_SEND = ("post", "get")
EVERY_METHOD = (*LOOK_AND_SEND, "head", "options", "put", "patch", "delete", "trace")


def ask(client, address, *, methods=LOOK_AND_SEND):
    """The answers, a form's first; a refusal may leave no trace of an act."""
    before = AuditEntry.objects.count()
    answers = [getattr(client, method)(address) for method in methods]
    return answers, AuditEntry.objects.count() - before


def refusals(name, answers):
    """The answers that must refuse: a page that is only sent to says to all else that it is not."""
    sent, *looked = answers
    only_sent = name in SENT_BY_FORM_ONLY and {one.status_code for one in looked} == {405}
    return [sent] if only_sent else answers


def sign_in(client, role):
    actor = UserFactory(role=role)
    client.force_login(actor)
    return actor


def test_every_page_is_in_the_reviewed_table():
    assert set(NEEDS) == set(ROUTES)
    assert len(NEEDS) == len(list(routes(get_resolver().url_patterns)))


@pytest.mark.parametrize("name", [name for name in sorted(ROUTES) if NEEDS.get(name) != PUBLIC])
def test_stranger_is_asked_to_sign_in(client, name):
    address = fill_with_nothing(re.sub(r"\(\?P.*", "", ROUTES[name]))
    answers, acts = ask(client, address, methods=EVERY_METHOD)
    for answer in refusals(name, answers):
        assert answer.status_code == 302
        assert answer.url.startswith("/account/login/")
    assert acts == 0


@pytest.mark.parametrize("name", OURS)
def test_role_without_the_permission_is_refused(client, name):
    address = fill_with_nothing(ROUTES[name])
    for number, role in enumerate(sorted(set(Role) - set(granted(name)))):
        sign_in(client, role)
        answers, acts = ask(client, address, methods=LOOK_AND_SEND if number else EVERY_METHOD)
        assert {answer.status_code for answer in refusals(name, answers)} == {403}, role
        assert acts == 0


@pytest.mark.parametrize("name", RECORDS)
def test_record_that_is_not_there_is_not_found(client, name):
    for role in granted(name):
        sign_in(client, role)
        answers, acts = ask(client, fill_with_nothing(ROUTES[name]))
        allowed = {302 if name in LEADS_ON else 404, 404, 405}
        assert {answer.status_code for answer in answers} <= allowed, role
        assert acts == 0


@pytest.mark.parametrize("name", OF_CHILDREN)
def test_record_out_of_reach_is_as_if_it_were_not_there(client, name):
    address = fill(ROUTES[name], World(), UserFactory(role=Role.WORKER))
    far = [role for role in granted(name) if ROLES[role].scope in {Scope.INVITED, Scope.NONE}]
    for role in far:
        sign_in(client, role)
        answers, acts = ask(client, address, methods=EVERY_METHOD)
        as_if_not_there = {302 if name in THROW_AWAY else 404, 404, 405}
        assert {answer.status_code for answer in answers} <= as_if_not_there, role
        assert acts == 0


OWN_ACCOUNT = [name for name in sorted(ROUTES) if name not in OURS and NEEDS[name] != PUBLIC]


@pytest.mark.parametrize("name", OWN_ACCOUNT)
def test_every_role_reaches_the_pages_about_how_one_signs_in(client, name):
    for role in Role:
        sign_in(client, role)
        answer = client.get("/" + ROUTES[name].replace("<int:pk>", "999999"))
        assert answer.status_code in {200, 302, 404}, role


READ_WITH_A_REASON = [
    name
    for name in OF_CHILDREN
    if Role.INFORMATION_GOVERNANCE in granted(name) and name != "getsafe:record-reason"
]


@pytest.mark.parametrize("name", READ_WITH_A_REASON)
def test_information_governance_is_asked_why_before_any_record_opens(client, name):
    world = World()
    actor = sign_in(client, Role.INFORMATION_GOVERNANCE)
    world.bring_near(actor)
    answer = client.get(fill(ROUTES[name], world, actor))
    assert answer.status_code == 302
    assert answer.url.startswith("/records/")
    assert "/reason?next=" in answer.url


@pytest.mark.parametrize("name", OURS)
def test_role_with_the_permission_and_the_record_in_reach_opens_the_page(client, name):
    world = World()
    for role in granted(name):
        if name in OF_CHILDREN and ROLES[role].scope is Scope.NONE:
            continue
        actor = sign_in(client, role)
        world.bring_near(actor)
        answer = client.get(fill(ROUTES[name], world, actor))
        seen = "200" if leads_into_the_site(answer) else str(answer.status_code)
        assert seen in {"200", *wanted(name)}, (role, answer.status_code)
        assert leads_where_one_may_not_go(answer, role) == [], role


def leads_where_one_may_not_go(answer, role):
    """The links of a page to pages that the reviewed table does not open to its reader."""
    if answer.streaming or not answer["Content-Type"].startswith("text/html"):
        return []
    hrefs = set(re.findall(r'<a [^>]*href="(/[^"?#]*)', answer.content.decode()))
    names = {resolve(href).view_name for href in hrefs}
    return sorted(name for name in names if name in NEEDS and role not in granted(name))

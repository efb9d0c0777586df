"""The chain of the audit log: whole as written, and what shows when it was tampered with."""

from datetime import datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import psycopg
import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from getsafe import audit, tasks
from getsafe.actions import seals
from getsafe.integrations import anchors
from getsafe.models import AuditEntry, AuditSeal
from getsafe.queries.audit import ChainBroken, verify_chain
from tests.cluster import superuser_url
from tests.factories import UserFactory


def write(count, **more):
    person = UserFactory()
    return [audit.record("test.act", person, by=person, **more) for _ in range(count)]


def later():
    return timezone.now() + timedelta(hours=1)


@pytest.fixture
def tamper(transactional_db):
    """As the databases' superuser with triggers off: nobody less can."""

    def run(statement):
        with psycopg.connect(superuser_url(connection.settings_dict["NAME"])) as superuser:
            superuser.execute("SET session_replication_role = replica")
            superuser.execute(statement)

    return run


@pytest.mark.django_db
def test_sealing_links_every_row_once_in_order():
    entries = write(5, details={"é": 1, "fields": ["name"]}, reason="Because “so”")
    assert seals.seal_entries(by=None, limit=3) == 3
    assert seals.seal_entries(by=None, limit=3) == 2
    assert seals.seal_entries(by=None) == 0
    sealed = AuditSeal.objects.order_by("number").values_list("number", "entry_id")
    assert list(sealed) == [(n + 1, entry.pk) for n, entry in enumerate(entries)]
    proof = verify_chain(at=later())
    assert (proof.links, proof.waiting) == (5, 0)


@pytest.mark.django_db
def test_task_seals_more_than_one_batch(monkeypatch):
    monkeypatch.setattr(seals, "BATCH", 2)
    monkeypatch.setattr(seals.seal_entries.__wrapped__, "__kwdefaults__", {"limit": 2})
    write(5)
    tasks.seal_audit()
    assert AuditSeal.objects.count() == 5


@pytest.mark.django_db
def test_row_committed_late_with_a_lower_number_is_sealed_after():
    first, second = write(2)
    AuditSeal.objects.create(
        number=1, entry_id=second.pk, sealed_at=timezone.now(),
        hash=seals.link(seals.FIRST, AuditEntry.objects.values(*seals.FIELDS).get(pk=second.pk)),
    )  # fmt: skip
    assert seals.seal_entries(by=None) == 1
    assert AuditSeal.objects.get(number=2).entry_id == first.pk
    assert verify_chain(at=later()).links == 2


def test_two_sealers_at_once_make_one_chain(transactional_db):
    write(200)
    start, done = Barrier(2), []

    def seal():
        start.wait()
        done.append(seals.seal_entries(by=None))
        connection.close()

    threads = [Thread(target=seal) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(done) == 200
    assert verify_chain(at=later()).links == 200


def test_writer_does_not_wait_for_a_sealer(transactional_db):
    write(1)
    with transaction.atomic():
        seals.seal_entries(by=None)
        written = []

        def write_beside():
            written.extend(write(1))
            connection.close()

        thread = Thread(target=write_beside)
        thread.start()
        thread.join(timeout=5)
        assert len(written) == 1


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE getsafe_auditentry SET verb = 'x' WHERE id = {second}", "was changed"),
        ("UPDATE getsafe_auditentry SET at = at + '1s' WHERE id = {second}", "was changed"),
        ("DELETE FROM getsafe_auditentry WHERE id = {second}", "is missing"),
        ("DELETE FROM getsafe_auditseal WHERE number = 2", "Seal 2 is missing"),
    ],
)
def test_tampered_row_is_named(tamper, statement, sentence):
    entries = write(3)
    seals.seal_entries(by=None)
    assert verify_chain(at=later()).links == 3
    tamper(statement.format(second=entries[1].pk))
    with pytest.raises(ChainBroken, match=sentence) as broken:
        verify_chain(at=later())
    assert str(entries[1].pk) in str(broken.value) or "Seal 2" in str(broken.value)


REWRITE = """
UPDATE getsafe_auditentry SET verb = 'x' WHERE id = {second};
DELETE FROM getsafe_auditseal WHERE number >= 2
"""
CUT = """
DELETE FROM getsafe_auditentry WHERE id >= {second};
DELETE FROM getsafe_auditseal WHERE number >= 2
"""


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (REWRITE, r"Row \d+ \(seal 3\) is not the one that was noted"),
        (CUT, "Seal 2 is missing: seal 3 was noted"),
        ("TRUNCATE getsafe_auditentry, getsafe_auditseal", "Seal 1 is missing: seal 3 was noted"),
    ],
)
def test_end_cut_off_or_written_anew_shows_by_the_seal_noted_outside(
    tamper, statement, sentence, caplog
):
    entries = write(3)
    seals.seal_entries(by=None)
    tamper(statement.format(second=entries[1].pk))
    seals.seal_entries(by=None)  # which must not cover it
    with pytest.raises(CommandError, match=sentence):
        call_command("verify_audit")
    assert anchors.noted()[0] == 3
    if statement == REWRITE:
        assert "no longer holds seal 3" in caplog.text


def test_restore_that_lost_the_last_rows_is_noted_and_audited(tamper, capsys):
    entries = write(3)
    seals.seal_entries(by=None)
    tamper(CUT.format(second=entries[1].pk))
    with pytest.raises(CommandError):
        call_command("verify_audit")
    call_command("verify_audit", restored="Disk failed, backup of last night")
    row = AuditEntry.objects.get(verb="audit.note_anew")
    assert row.reason == "Disk failed, backup of last night"
    assert row.details["noted"].startswith("3:")
    seals.seal_entries(by=None)
    call_command("verify_audit")
    assert "It holds seal 2, noted outside it." in capsys.readouterr().out


def test_restore_into_a_log_without_seals_is_refused(transactional_db):
    with pytest.raises(CommandError, match="Nothing is sealed yet"):
        call_command("verify_audit", restored="A test")


def test_note_is_of_this_database_and_never_goes_back(transactional_db):
    assert anchors.noted() is None
    write(2)
    seals.seal_entries(by=None)
    number, hash_ = anchors.noted()
    assert (number, hash_) == (2, AuditSeal.objects.get(number=2).hash)
    seals._note(AuditSeal.objects.get(number=1))
    assert anchors.noted() == (2, hash_)


@pytest.mark.django_db
def test_row_that_says_it_is_of_the_future_keeps_no_other_from_its_seal():
    write(1)
    AuditEntry.objects.create(
        at=timezone.now() + timedelta(days=900), actor_label="x", verb="test.act",
        subject_type="x", subject_key="x",
    )  # fmt: skip
    seals.seal_entries(by=None)
    write(1)
    assert seals.seal_entries(by=None) == 1
    assert verify_chain(at=later()).links == 3


@pytest.mark.django_db
def test_row_long_unsealed_is_named_and_a_fresh_one_is_not():
    (entry,) = write(1)
    assert verify_chain(at=timezone.now()).waiting == 1
    with pytest.raises(ChainBroken, match=f"Row {entry.pk} .* never sealed"):
        verify_chain(at=later())


@pytest.mark.django_db
def test_command_prints_the_count_and_holds_a_noted_seal_against_the_log(capsys):
    write(2)
    seals.seal_entries(by=None)
    call_command("verify_audit")
    printed = capsys.readouterr().out
    assert "2 sealed rows, 0 waiting" in printed
    noted = printed.strip().split()[-1]
    call_command("verify_audit", expect=noted)
    with pytest.raises(CommandError, match="Seal 3 is missing: seal 3 was noted"):
        call_command("verify_audit", expect="3:" + noted.split(":")[1])
    with pytest.raises(CommandError, match=r"Row \d+ \(seal 1\) is not the one that was noted"):
        call_command("verify_audit", expect="1:" + noted.split(":")[1])
    with pytest.raises(CommandError, match="NUMBER:HASH") as refused:
        call_command("verify_audit", expect="nothing")
    assert refused.value.returncode == 2


@pytest.mark.django_db
def test_command_seals_first_where_commands_run_without_a_worker(capsys, settings):
    write(2)
    settings.EMBEDDED = False
    with time_machine.travel(later(), tick=False):
        with pytest.raises(CommandError, match="never sealed"):
            call_command("verify_audit")
        settings.EMBEDDED = True
        call_command("verify_audit")
    assert "2 sealed rows, 0 waiting" in capsys.readouterr().out


def test_link_of_a_row_is_the_same_for_ever_whatever_the_order_of_its_fields():
    row = {
        "verb": "case.open",
        "at": datetime(2025, 4, 14, 10, 30, tzinfo=ZoneInfo("Europe/London")),
        "id": 1,
        "actor_id": 7,
        "actor_label": "A worker",
        "subject_type": "case",
        "subject_key": "2",
        "child_key": "3",
        "reason": "Because “so”",
        "details": {"b": [1, None], "a": "é"},
        "request_id": "r-1",
    }
    assert set(row) == set(seals.FIELDS)
    assert seals.link(seals.FIRST, row) == (
        "043f021591ff44952f2282aa7159ea2be290350c8ae15129e971a443620dd613"
    )

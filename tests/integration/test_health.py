import pytest
from django.core.cache import cache
from django.db import connection

from getsafe import health, tasks


def test_live_answers_without_a_database(client):
    assert client.get("/health/live").json() == {"live": True}


@pytest.mark.django_db
def test_ready_names_what_is_not_ready(client, monkeypatch):
    assert client.get("/health/ready").status_code == 200

    def fails():
        raise ConnectionError

    monkeypatch.setitem(health.CHECKS, "cache", fails)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["cache"] is False
    assert answer.json()["database"] is True


@pytest.mark.django_db
def test_ready_is_refused_while_a_migration_is_missing(client):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        cursor.execute("SET ROLE getsafe_app")
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["migrations"] is False


@pytest.mark.django_db
def test_ready_tells_the_age_of_the_last_heartbeat(client):
    assert client.get("/health/ready").json()["heartbeat_age_seconds"] is None
    tasks.beat_heartbeat()
    assert client.get("/health/ready").json()["heartbeat_age_seconds"] == 0
    cache.set(health.HEARTBEAT, cache.get(health.HEARTBEAT) - 90)
    assert client.get("/health/ready").json()["heartbeat_age_seconds"] >= 90


def test_health_pages_refuse_writing(client):
    assert client.post("/health/live").status_code == 405


def test_every_page_carries_the_security_headers(client):
    headers = client.get("/health/live").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"

"""Production's settings: complete they pass Django's own check, incomplete they stop by name."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import production

PROJECT = Path(__file__).resolve().parent.parent.parent


def manage(*arguments: str, **settings: str) -> subprocess.CompletedProcess:
    return run([sys.executable, "manage.py", *arguments], **settings)


def read_settings(**settings: str) -> subprocess.CompletedProcess:
    """What every program does first, and nothing more."""
    return run([sys.executable, "-c", "import getsafe.settings"], **settings)


def run(command: list, **settings: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        command,
        check=False,
        cwd=PROJECT,
        env=production.environment(**settings),
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_production_settings_pass_the_deployment_check():
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", *production.MADE_UP])
def test_missing_setting_stops_the_program_with_one_sentence_that_names_it(name):
    done = manage("check", **{name: ""})
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert name in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "too-short"),
        ("GETSAFE_HTTPS", "perhaps"),
        ("TRUST_PROXY_HEADER", "perhaps"),
        ("GETSAFE_DEMO", "perhaps"),
        ("SESSION_IDLE_MINUTES", "0"),
        ("SCREENING_WORKING_DAYS", "soon"),
        ("MACE1_WORKING_DAYS", "-1"),
        ("REPORT_RETRY_SECONDS", "soon"),
        ("ALLOWED_HOSTS", "*"),
        ("CSRF_TRUSTED_ORIGINS", "getsafe.example.gov.uk"),
        ("FORMER_KEYS", "too-short"),
        ("ENCRYPTION_KEYS", "too-short"),
        ("DATABASE_OWNER_URL", "getsafe_owner"),
        ("DEFAULT_FROM_EMAIL", "getsafe"),
        ("OIDC_CLIENT_ID", "without-the-others"),
        ("OIDC_LINK_BY_EMAIL", "perhaps"),
        ("DATABASE_URL", "sqlite:///file"),
        ("REDIS_URL", "http://host"),
        ("EMAIL_URL", "mail"),
        ("OIDC_SERVER_URL", "login"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_malformed_setting_stops_the_program_with_one_sentence_that_names_it(name, value):
    done = read_settings(**{name: value})
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert name in done.stderr


def test_migration_as_the_role_that_may_not_is_refused_by_the_settings_name():
    done = manage("migrate")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "DATABASE_OWNER_URL is not set" in done.stderr


def test_broker_over_tls_must_prove_who_it_is():
    ask = "from getsafe.celery import app; print(app.connection_for_write().ssl)"
    done = run([sys.executable, "-c", ask], REDIS_URL="rediss://host:6380/0")
    assert done.returncode == 0, done.stderr
    assert "CERT_REQUIRED" in done.stdout


@pytest.mark.parametrize("name", ["GETSAFE_BIND", "GETSAFE_WEB_WORKERS"])
def test_malformed_setting_of_the_web_server_stops_it_with_one_sentence_that_names_it(name):
    program = Path(sys.executable).with_name("gunicorn")
    done = run([program, "--config", "gunicorn.conf.py", "getsafe.wsgi"], **{name: "many"})
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert name in done.stderr


def test_static_files_are_collected_under_names_that_hold_their_digest():
    try:
        done = manage("collectstatic", "--no-input", "--verbosity", "0")
        assert done.returncode == 0, done.stderr
        assert (PROJECT / "staticfiles" / "staticfiles.json").exists()
    finally:
        shutil.rmtree(PROJECT / "staticfiles", ignore_errors=True)


@pytest.mark.parametrize("host", ["testserver", "elsewhere.example"])
def test_what_is_refused_before_any_page_is_protected_too(client, settings, host):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/cases", headers={"host": host})
    assert answer.status_code == (301 if host == "testserver" else 400)
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_cookies_of_a_site_with_https_are_bound_to_it_and_hidden_from_scripts():
    shown = (
        "import django; django.setup(); from django.conf import settings as s; from getsafe import "
        "typist; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, typist.COOKIE, "
        "s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE, "
        "s.SESSION_COOKIE_HTTPONLY and s.CSRF_COOKIE_HTTPONLY)"
    )
    done = subprocess.run(
        [sys.executable, "-c", shown], check=True, cwd=PROJECT, capture_output=True, text=True,
        env=production.environment(DJANGO_SETTINGS_MODULE="getsafe.settings"),
    )  # fmt: skip
    *names, secure, hidden = done.stdout.split()
    assert all(name.startswith("__Host-") for name in names)
    assert (secure, hidden) == ("True", "True")

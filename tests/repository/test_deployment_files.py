"""The compose file, the image and the example settings, held against the settings they feed."""

import configparser
import re
import subprocess
import sys
from pathlib import Path

import yaml

from getsafe.embedded.postgres import INITDB_ARGUMENTS
from tests import production

PROJECT = Path(__file__).resolve().parent.parent.parent
COMPOSE = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
EXAMPLE = (PROJECT / ".env.example").read_text()
READERS = [
    "getsafe/settings.py",
    "getsafe/databases.py",
    "getsafe/startup.py",
    "getsafe/embedded/accounts.py",
    "gunicorn.conf.py",
]
READING = re.compile(r'(?:\benv|environment|environ)\.\w+\(\s*"([A-Z][A-Z_0-9]+)"')
# Set by the program for itself, never by a person.
INTERNAL = {"GETSAFE_EMBEDDED", "GETSAFE_DATABASE_ROLE"}
COMPOSE_ONLY = {"POSTGRES_PASSWORD", "GETSAFE_APP_PASSWORD", "GETSAFE_OWNER_PASSWORD"}
PROGRAMS = ("migrate", "web", "worker", "beat")


def settings_read() -> set[str]:
    source = "".join((PROJECT / name).read_text() for name in READERS)
    return set(READING.findall(source)) - INTERNAL


def example_settings() -> dict[str, str]:
    return dict(re.findall(r"^([A-Z_0-9]+)=(.*)$", EXAMPLE, re.MULTILINE))


def test_example_settings_are_exactly_those_that_are_read():
    assert set(example_settings()) == settings_read() | COMPOSE_ONLY


def test_every_example_setting_has_a_comment_above_it():
    for block in re.split(r"\n\n+", EXAMPLE):
        if re.search(r"^[A-Z_0-9]+=", block, re.MULTILINE):
            assert block.lstrip().startswith("#"), block


def test_example_settings_hold_no_secret():
    for name, value in example_settings().items():
        if any(word in name for word in ("SECRET", "PASSWORD", "DATABASE")):
            assert value == "", name


def test_compose_gives_programs_only_settings_that_are_read():
    for name in PROGRAMS:
        unknown = set(COMPOSE["services"][name]["environment"]) - settings_read()
        assert not unknown, name


def test_compose_gives_every_setting_that_an_installation_may_need():
    given = {one for name in PROGRAMS for one in COMPOSE["services"][name]["environment"]}
    assert settings_read() - given == {"GETSAFE_DATA", "GETSAFE_PORT", "GETSAFE_RUN_USER"}


def test_compose_has_no_default_for_what_is_secret_or_needed():
    text = (PROJECT / "docker-compose.yml").read_text()
    used = re.findall(r"\$\{([A-Z_0-9]+)(:[?-])?([^}]*)\}", text)
    for name, operator, words in used:
        if re.search("SECRET_KEY|PASSWORD", name):
            assert operator == ":?", name
        if operator == ":?":
            assert words == f"set {name} in .env"


def test_only_migrate_is_given_the_owners_address():
    services = COMPOSE["services"]
    holders = [
        name
        for name, service in services.items()
        if "DATABASE_OWNER_URL" in service.get("environment", {})
    ]
    assert holders == ["migrate"]
    assert "getsafe_app:" in services["web"]["environment"]["DATABASE_URL"]


def test_compose_database_is_made_as_the_embedded_one():
    service = COMPOSE["services"]["postgres"]
    arguments = service["environment"]["POSTGRES_INITDB_ARGS"].split()
    embedded = {one for one in INITDB_ARGUMENTS if "locale" in one or "checksums" in one}
    assert set(arguments) == embedded
    assert service["image"] == "postgres:18"
    mounts = [mount.split(":")[0] for mount in service["volumes"] if mount.startswith("./")]
    assert all((PROJECT / mount).exists() for mount in mounts)


def test_every_lasting_service_has_a_health_check_and_restarts():
    for name, service in COMPOSE["services"].items():
        if name != "migrate":
            assert service["healthcheck"]["test"], name
            assert service["restart"] == "unless-stopped"
    for name in ("web", "worker", "beat"):
        needs = COMPOSE["services"][name]["depends_on"]
        assert needs["migrate"]["condition"] == "service_completed_successfully"


def test_database_is_not_called_healthy_while_it_is_being_made():
    check = COMPOSE["services"]["postgres"]["healthcheck"]["test"]
    # Until its roles are there it listens on its socket only.
    assert check[:3] == ["CMD", "pg_isready", "--host=127.0.0.1"]


def test_image_is_never_fetched_from_a_registry():
    for name in PROGRAMS:
        assert COMPOSE["services"][name]["pull_policy"] == "build", name


def test_units_run_what_compose_runs_as_an_ordinary_account():
    for name in ("web", "worker", "beat"):
        unit = configparser.ConfigParser(interpolation=None)
        unit.optionxform = str
        unit.read(PROJECT / "deploy" / "systemd" / f"getsafe-{name}.service")
        service = unit["Service"]
        program = service["WorkingDirectory"] + "/.venv/bin/"
        assert service["ExecStart"] == program + COMPOSE["services"][name]["command"]
        assert service["User"] == "getsafe"
        assert service["Restart"] == "always"


def test_image_is_built_with_settings_that_parse():
    text = (PROJECT / "Dockerfile").read_text()
    made_up = dict(re.findall(r"\b([A-Z_]+)=([a-z][^\s\"]*)", text))
    assert production.MADE_UP.keys() <= made_up.keys()
    done = subprocess.run(
        [sys.executable, "-c", "import getsafe.settings"],
        check=False,
        cwd=PROJECT,
        env=production.environment(**made_up),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_image_can_be_read_by_its_account_whatever_the_umask_of_the_checkout():
    lines = (PROJECT / "Dockerfile").read_text().splitlines()
    assert lines.index("COPY . .") < next(
        number for number, line in enumerate(lines) if line.startswith("RUN chmod -R a+rX .")
    )


def test_image_installs_the_hashed_lock_and_runs_as_an_ordinary_account():
    lines = (PROJECT / "Dockerfile").read_text().splitlines()
    assert any("--require-hashes -r requirements.txt" in line for line in lines)
    assert [line for line in lines if line.startswith("USER")] == ["USER 10001"]
    assert lines.index("USER 10001") > max(
        number for number, line in enumerate(lines) if line.startswith("RUN")
    )


def test_image_leaves_secrets_and_data_out():
    ignored = (PROJECT / ".dockerignore").read_text().split()
    assert {".git", ".env", ".env.*", ".venv", ".data*"} <= set(ignored)
    for name in ("getsafe", "templates", "static", "deploy", "manage.py", "gunicorn.conf.py"):
        assert name not in ignored


def test_lock_files_name_no_index_and_hash_everything():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (PROJECT / name).read_text()
        assert "://" not in text
        pins = re.findall(r"^[a-z0-9][^\s=]*==", text, re.MULTILINE)
        assert len(pins) > 20
        assert text.count("--hash=sha256:") >= len(pins)


def test_every_dependency_has_a_floor():
    text = (PROJECT / "pyproject.toml").read_text()
    block = text[text.index("dependencies = [") : text.index("[tool.uv]")]
    for requirement in re.findall(r'^\s+"([^"]+)",$', block, re.MULTILINE):
        assert ">=" in requirement, requirement

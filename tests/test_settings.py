"""Development starts with nothing set; production refuses to start with anything unsafe."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent
OURS = {
    *("ALENEARBEID_ENV", "ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "DEFAULT_FROM_EMAIL", "EMAIL_URL", "LOG_LEVEL"),
    *(
        "ADMINS",
        "SEAL_DIR",
        "SECRET_KEY",
        "SHOW_DEMO_USERS",
        "SITE_URL",
        "STATIC_ROOT",
        "TRUSTED_PROXY_COUNT",
        "VAR_DIR",
    ),
    *(f"PAPERS_S3_{name}" for name in ("BUCKET", "ENDPOINT", "REGION", "KEY_ID", "SECRET_KEY", "ADDRESSING", "FOLDER")),
    *(f"PAPERS_S3_LOCK{suffix}" for suffix in ("", "_DAYS", "_YEARS")),
}


@pytest.fixture
def var_dir(tmp_path):
    folder = tmp_path / "a folder with # and spaces"
    folder.mkdir()
    return folder


@pytest.fixture
def start(monkeypatch, var_dir):
    """Runs the settings with these environment variables and no others of ours."""
    for name in OURS:
        monkeypatch.delenv(name, raising=False)

    def run(**environment):
        with monkeypatch.context() as patch:
            for name, value in {"VAR_DIR": str(var_dir), **environment}.items():
                patch.setenv(name, value)
            return runpy.run_path(str(ROOT / "alenearbeid" / "settings.py"))

    return run


@pytest.fixture
def safe(var_dir):
    return {
        "ALENEARBEID_ENV": "production",
        "ALLOWED_HOSTS": "alenearbeid.example",
        "DATABASE_URL": "postgres://alenearbeid:hemmelig@localhost/alenearbeid",
        "EMAIL_URL": "smtp://localhost:25",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "SITE_URL": "https://alenearbeid.example",
        "STATIC_ROOT": str(var_dir / "static"),
        "VAR_DIR": str(var_dir),
    }


def test_development_needs_nothing(start, var_dir):
    settings = start()
    assert settings["DEBUG"]
    assert settings["DATABASES"]["default"]["NAME"] == var_dir / "db.sqlite3"
    assert settings["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_development_secret_is_kept_and_private(start, var_dir):
    assert start()["SECRET_KEY"] == start()["SECRET_KEY"]
    secret = var_dir / "secret_key"
    assert secret.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in var_dir.iterdir()] == ["secret_key"]


def test_database_url_selects_postgresql(start):
    database = start(DATABASE_URL="postgres://someone:secret@localhost:5433/work")["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert "OPTIONS" not in database or "transaction_mode" not in database["OPTIONS"]


def test_production_starts_when_safe(start, safe):
    settings = start(**safe)
    assert not settings["DEBUG"]
    assert not settings["SHOW_DEMO_USERS"]
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 64),
        ("DEBUG", "true"),
        ("SHOW_DEMO_USERS", "true"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("SITE_URL", ""),
        ("SITE_URL", "http://alenearbeid.example"),
        ("DATABASE_URL", ""),
        ("EMAIL_URL", ""),
        ("VAR_DIR", ""),
        ("VAR_DIR", "/nowhere/at/all"),
    ],
)
def test_production_refuses_what_is_unsafe(start, safe, name, value):
    with pytest.raises(ImproperlyConfigured, match=name):
        start(**{**safe, name: value})


def test_other_services_are_named_by_the_environment(start, safe):
    ours = {
        "OIDC_PROVIDERS": "idporten",
        "OIDC_IDPORTEN_NAME": "ID-porten",
        "OIDC_IDPORTEN_SERVER_URL": "https://idporten.example/",
        "OIDC_IDPORTEN_CLIENT_ID": "alenearbeid",
        "OIDC_IDPORTEN_CLIENT_SECRET": "hemmelig",
        "OIDC_IDPORTEN_EMAIL_DOMAINS": "Kommune.example",
    }
    found = start(**safe, **ours)["OIDC_PROVIDERS"]["idporten"]
    assert (found.name, found.server_url, found.email_domains) == (
        "ID-porten", "https://idporten.example", ("kommune.example",),
    )  # fmt: skip
    assert start(**safe)["OIDC_PROVIDERS"] == {}
    for name, value in [
        ("OIDC_PROVIDERS", "Id-Porten"),
        ("OIDC_IDPORTEN_SERVER_URL", "http://idporten.example"),
        ("OIDC_IDPORTEN_CLIENT_SECRET", ""),
        ("OIDC_IDPORTEN_CLIENT_ID", ""),
    ]:
        with pytest.raises(ImproperlyConfigured, match=name):
            start(**{**safe, **ours, name: value})


@pytest.mark.parametrize(
    ("half", "told"),
    [
        ({"TIMESTAMP_URL": "https://tsa.example"}, "TIMESTAMP_ROOTS must"),
        ({"TIMESTAMP_URL": "tsa.example", "TIMESTAMP_ROOTS": "/r.pem"}, "TIMESTAMP_URL must be an"),
        ({"TIMESTAMP_USER": "oss"}, "TIMESTAMP_URL must be set"),
        ({"SEAL_PKCS11_MODULE": "/usr/lib/x.so"}, "SEAL_PKCS11_TOKEN, SEAL_PKCS11_KEY, SEAL_PKCS11_PIN must"),
        ({"SEAL_PKCS11_CERTIFICATE": "/c.pem"}, "SEAL_PKCS11_MODULE"),
        ({"SEAL_PKCS12_FILE": "/seal.p12", "SEAL_PKCS12_BASE64": "MII"}, "Only one of"),
        ({"SEAL_PKCS12_PASSPHRASE": "hemmelig"}, "is set without"),
    ],
)
def test_production_refuses_half_a_seal_and_half_a_timestamp(start, safe, half, told):
    with pytest.raises(ImproperlyConfigured, match=told) as refused:
        start(**safe, **half)
    assert "hemmelig" not in str(refused.value)


def test_production_starts_with_a_whole_seal_and_timestamp(start, safe):
    whole = {"SEAL_PKCS12_FILE": "/seal.p12", "SEAL_PKCS12_PASSPHRASE": "hemmelig"}
    start(**safe, **whole, TIMESTAMP_URL="https://tsa.example", TIMESTAMP_ROOTS="/r.pem", TIMESTAMP_USER="oss")


def test_processes_count_attempts_together_in_production(start, safe, var_dir):
    assert start(**safe)["CACHES"]["default"]["LOCATION"] == str(var_dir / "cache")


def test_unknown_environment_is_refused(start):
    with pytest.raises(ImproperlyConfigured, match="ALENEARBEID_ENV"):
        start(ALENEARBEID_ENV="prod")


def manage(*arguments, environment):
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *arguments],
        cwd=ROOT,
        env={**{name: value for name, value in os.environ.items() if name not in OURS}, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_djangos_own_checks(safe):
    """Warnings are failures here."""
    result = manage("check", "--deploy", "--fail-level", "WARNING", environment=safe)
    assert result.returncode == 0, result.stdout + result.stderr


def test_static_files_can_be_collected_for_production(safe, var_dir):
    """Every file that a style sheet names is there, and gets a name with its digest in it."""
    result = manage("collectstatic", "--no-input", environment=safe)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (var_dir / "static" / "staticfiles.json").exists()


@pytest.mark.parametrize("environment", ["development", "production"])
def test_papers_kept_in_a_half_named_place_stop_the_start(start, safe, environment):
    with pytest.raises(ImproperlyConfigured, match="PAPERS_S3_BUCKET"):
        start(**{**safe, "ALENEARBEID_ENV": environment}, PAPERS_S3_ENDPOINT="https://s3.example")


def test_papers_are_kept_in_a_folder_or_in_a_bucket(start, safe):
    assert start(**safe)["STORAGES"]["papers"]["BACKEND"].endswith("PaperFiles")
    bucket = {"PAPERS_S3_BUCKET": "papers", "PAPERS_S3_REGION": "eu-north-1"}
    assert start(**safe, **bucket)["STORAGES"]["papers"]["BACKEND"].endswith("PaperObjects")

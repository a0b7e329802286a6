"""Where signed papers are kept is set whole, or the application does not start."""

import environ
import pytest

from alenearbeid import paper_storage

pytestmark = pytest.mark.once

S3 = {"BUCKET": "papers", "ENDPOINT": "https://s3.example", "KEY_ID": "id", "SECRET_KEY": "secret"}


@pytest.fixture
def given(monkeypatch):
    def give(**values):
        for name, value in values.items():
            monkeypatch.setenv(paper_storage.PREFIX + name, value)
        return environ.Env()

    return give


def test_it_works(given):
    env = given(**S3, LOCK="COMPLIANCE", LOCK_YEARS="30", FOLDER="prod")
    assert paper_storage.faults(env, production=True) == []
    options = paper_storage.storage(env)["OPTIONS"]
    assert (options["bucket_name"], options["endpoint_url"], options["location"]) == ("papers", S3["ENDPOINT"], "prod")
    assert (options["lock_mode"], options["lock_days"]) == ("COMPLIANCE", 30 * 365 + 8)


def test_nothing_set_is_a_folder(given):
    assert paper_storage.faults(given(), production=True) == []
    assert paper_storage.storage(given()) == {"BACKEND": "assessments.documents.storage.PaperFiles"}


def test_a_machine_with_a_role_needs_no_keys(given):
    env = given(BUCKET="papers", REGION="eu-north-1", LOCK="GOVERNANCE", LOCK_DAYS="10")
    assert paper_storage.faults(env, production=True) == []
    assert paper_storage.storage(env)["OPTIONS"]["access_key"] is None
    assert paper_storage.storage(env)["OPTIONS"]["lock_days"] == 10


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"ENDPOINT": "https://s3.example"}, "PAPERS_S3_BUCKET"),
        ({"LOCK": "COMPLIANCE", "LOCK_DAYS": "1"}, "PAPERS_S3_BUCKET"),
        ({**S3, "KEY_ID": ""}, "PAPERS_S3_KEY_ID"),
        ({**S3, "SECRET_KEY": ""}, "PAPERS_S3_SECRET_KEY"),
        ({"BUCKET": "papers"}, "PAPERS_S3_ENDPOINT or PAPERS_S3_REGION"),
        ({**S3, "ENDPOINT": "http://s3.example"}, "https://"),
        ({**S3, "ADDRESSING": "other"}, "PAPERS_S3_ADDRESSING"),
        ({**S3, "LOCK": "on", "LOCK_DAYS": "1"}, "PAPERS_S3_LOCK must"),
        ({**S3, "LOCK": "COMPLIANCE"}, "PAPERS_S3_LOCK needs"),
        ({**S3, "LOCK_YEARS": "30"}, "PAPERS_S3_LOCK needs"),
        ({**S3, "LOCK": "COMPLIANCE", "LOCK_YEARS": "30", "LOCK_DAYS": "1"}, "PAPERS_S3_LOCK needs"),
        *[({**S3, "LOCK": "COMPLIANCE", "LOCK_DAYS": days}, "whole numbers") for days in ("0", "-1", "x", "99999")],
        ({**S3, "LOCK": "COMPLIANCE", "LOCK_YEARS": "101"}, "whole numbers"),
    ],
)
def test_half_and_wrong_settings_are_named(given, values, named):
    assert any(named in fault for fault in paper_storage.faults(given(**values), production=True))


def test_a_server_on_this_machine_will_do_under_development(given):
    assert paper_storage.faults(given(**{**S3, "ENDPOINT": "http://localhost:9000"}), production=False) == []

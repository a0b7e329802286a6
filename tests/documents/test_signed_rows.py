"""What the database and the pages know of a signature's timestamp; and what a stopped one leaves behind: nothing."""

import pytest

from assessments.casework.models import State
from assessments.documents import services as documents
from assessments.documents import signing_timestamps, verification
from assessments.documents.models import PaperJob, Signature
from assessments.documents.verification import Kind
from tests.documents.steps import ask_to_sign, run_jobs, sign


@pytest.fixture
def authority(pki, settings, monkeypatch):
    monkeypatch.setattr(signing_timestamps, "_SIZED", {})

    def configure(**changes):
        for name, value in {**pki.timestamping(), **changes}.items():
            setattr(settings, name, value)

    configure()
    return configure


def test_it_works(ready, alice, bob, authority, pki, settings):
    authority(**pki.bought_seal())
    sign(ready, alice, is_employer=True)
    last = sign(ready, bob, is_employer=False)
    for row in Signature.objects.all():
        assert (row.level, row.timestamp_authority) == ("B-LTA", "Fjordtillit AS")
        assert abs((row.timestamped_at - row.signed_at).total_seconds()) < 60
    ready.refresh_from_db()
    assert ready.state == State.SIGNED
    assert verification.verify_stored(documents.stored(last)).kind == Kind.VALID


def test_a_stopped_signature_leaves_everything_as_it_was(ready, alice, authority, pki):
    authority(TIMESTAMP_URL=pki.lying("forged"))
    before = documents.current(ready).last_revision
    job = ask_to_sign(ready, alice, is_employer=True)
    run_jobs()
    job.refresh_from_db()
    assert job.state == PaperJob.State.FAILED
    assert "fikk ikke tidsstempel" in job.reason
    ready.refresh_from_db()
    assert ready.state == State.READY
    assert documents.current(ready).last_revision == before
    authority()
    ask_to_sign(ready, alice, is_employer=True)
    run_jobs()
    assert Signature.objects.get().level == "B-T"


def test_where_the_organisation_allows_it_the_row_says_so(ready, alice, organisation, authority, pki):
    organisation.may_sign_without_timestamp = True
    organisation.save(update_fields=["may_sign_without_timestamp"])
    authority(TIMESTAMP_URL=pki.lying("error"))
    sign(ready, alice, is_employer=True)
    row = Signature.objects.get()
    assert (row.level, row.timestamped_at, row.timestamp_authority) == ("B-B", None, "")

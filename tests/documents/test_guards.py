"""The database itself refuses to change what was signed: a guard under the code's own (migration 0004)."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from assessments.casework.models import Assessment, State
from assessments.documents import services as documents
from assessments.documents.models import Document, Signature
from tests.documents.steps import sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(ready, alice, bob):
    sign(ready, alice, is_employer=True)
    sign(ready, bob, is_employer=False)
    ready.refresh_from_db()
    assert ready.state == State.SIGNED
    return ready


def refused(work):
    with pytest.raises(DatabaseError, match="what was signed never changes"), transaction.atomic():
        work()


@pytest.mark.parametrize(
    "change",
    [{"sha256": "0" * 64}, {"file": "papers/1/other.pdf"}, {"record_digest": "0" * 64}, {"kind": "other"}],
    ids=str,
)
def test_what_a_paper_is_does_not_change(ready, change):
    refused(lambda: Document.objects.update(**change))


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "0" * 64},
        {"file": "papers/1/other.pdf"},
        {"person": "En annen"},
        {"role": "Verneombud"},
        {"method": "BankID"},
        {"disagrees": True},
        {"signed_at": timezone.now()},
        {"field": "sig_other"},
        {"order": 3},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_a_signature_says_does_not_change(ready, alice, change):
    sign(ready, alice, is_employer=True)
    refused(lambda: Signature.objects.update(**change))


@pytest.mark.parametrize(
    "change",
    [
        {"frozen_record": b"{}"},
        {"frozen_findings": [{"code": "another"}]},
        {"digest": "0" * 64},
        {"release": "2.0"},
        {"catalogue_version": "2027-1"},
        {"signed_at": timezone.now()},
        {"state": State.READY, "signed_at": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_was_signed_by_all_does_not_change(signed, change):
    refused(lambda: Assessment.objects.filter(pk=signed.pk).update(**change))


def test_what_ended_does_not_change_either(signed):
    ended = {"state": State.SUPERSEDED, "superseded_at": timezone.now()}
    Assessment.objects.filter(pk=signed.pk).update(**ended)
    refused(lambda: Assessment.objects.filter(pk=signed.pk).update(frozen_record=b"{}"))


def test_saving_it_again_as_it_is_is_fine(signed):
    Assessment.objects.get(pk=signed.pk).save()
    for row in (documents.current(signed), *Signature.objects.all()):
        row.save()


def test_a_paper_that_waits_may_still_be_taken_back(ready, alice):
    documents.reopen(ready, actor=alice)
    assert Document.objects.get().voided_at
    assert ready.frozen_record is None


def test_rows_of_papers_are_not_deleted(ready, alice):
    """On PostgreSQL: on SQLite Django empties tables with DELETE."""
    if connection.vendor != "postgresql":
        return
    sign(ready, alice, is_employer=True)
    refused(lambda: Signature.objects.all()._raw_delete("default"))
    refused(lambda: Document.objects.all()._raw_delete("default"))

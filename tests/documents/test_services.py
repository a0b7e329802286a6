"""From review to signed: frozen, rendered, signed by both, stored, and void when reopened."""

import hashlib
import subprocess
from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.casework import assembly, services, workflow
from assessments.casework.models import State
from assessments.documents import services as documents
from assessments.documents import verification
from assessments.documents.models import Document, Signature
from assessments.documents.verification import Kind
from assessments.record import canonical
from assessments.record.choices import PartyRole, Statement
from tests.documents.steps import METHOD, fill, sign

pytestmark = pytest.mark.django_db


def test_finalising_freezes_and_makes_the_paper(ready):
    document = documents.current(ready)
    assert ready.state == State.READY
    assert document.record_digest == ready.digest == canonical.digest(bytes(ready.frozen_record))
    assert ready.frozen_findings is not None
    with document.file.open("rb") as stored:
        assert hashlib.sha256(stored.read()).hexdigest() == document.sha256


def test_both_sign_and_the_paper_verifies(ready, alice, bob, tmp_path):
    sign(ready, alice, is_employer=True)
    ready.refresh_from_db()
    assert ready.state == State.READY
    signature = sign(ready, bob, is_employer=False)
    ready.refresh_from_db()
    assert ready.state == State.SIGNED
    with signature.file.open("rb") as stored:
        pdf = stored.read()
    verdict = verification.verify(pdf)
    assert verdict.kind == Kind.VALID
    assert [each.person for each in verdict.signatures] == [alice.name, bob.name]
    assert [each.disagrees for each in verdict.signatures] == [False, True]
    assert verdict.record_digest == ready.digest
    path = tmp_path / "signed.pdf"
    path.write_bytes(pdf)
    told = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature is Valid") == 2


def test_nothing_changes_once_frozen(ready, alice, bob):
    with pytest.raises(services.Refused):
        fill(ready, alice, "alene", is_done_alone=True)
    with pytest.raises(services.Refused):
        services.remark(ready, actor=bob, role=PartyRole.SAFETY_REP, text="For sent")
    assert assembly.assemble(ready).alone.is_done_alone is False


def test_reopening_voids_a_partly_signed_paper(ready, alice):
    signature = sign(ready, alice, is_employer=True)
    documents.reopen(ready, actor=alice)
    assert (ready.state, ready.digest, documents.current(ready)) == (State.DRAFT, "", None)
    with signature.file.open("rb") as stored:
        assert verification.verify_stored(stored.read()).kind == Kind.VOID


def test_the_same_content_reopened_and_finalised_within_a_second_is_another_paper(ready, alice, monkeypatch):
    """Of the same moment it would be the same file, which is void for good."""
    now = documents.current(ready).created_at
    monkeypatch.setattr(documents.timezone, "now", lambda: now)
    for _time in range(3):
        documents.reopen(ready, actor=alice)
        workflow.apply(ready, "send_to_review", actor=alice)
        documents.finalise(ready, actor=alice, digest=workflow.current_digest(ready))
    assert len(set(Document.objects.values_list("sha256", flat=True))) == 4
    assert len(set(Document.objects.values_list("record_digest", flat=True))) == 1
    assert documents.current(ready) == Document.objects.first()


def test_a_change_after_the_page_was_opened_is_refused(in_review, alice, bob):
    seen = workflow.current_digest(in_review)
    services.remark(in_review, actor=bob, role=PartyRole.SAFETY_REP, text="En merknad til")
    with pytest.raises(workflow.TransitionRefused, match="endret siden"):
        documents.finalise(in_review, actor=alice, digest=seen)
    assert not Document.objects.exists()


def test_another_digest_than_the_one_read_is_not_signed(ready, alice):
    signatory = documents.own_field(ready, alice, is_employer=True)
    with pytest.raises(documents.SignatureRefused, match="endret siden du leste"):
        documents.sign(ready, actor=alice, signatory=signatory, method=METHOD, digest="0" * 64)
    assert not Signature.objects.exists()


def test_someone_who_will_not_sign_has_no_field(in_review, alice, bob):
    position = in_review.positions.get()
    services.state_position(position, statement=Statement.WILL_NOT_SIGN, reason="", actor=bob)
    documents.finalise(in_review, actor=alice, digest="")
    assert documents.own_field(in_review, bob, is_employer=False) is None
    sign(in_review, alice, is_employer=True)
    in_review.refresh_from_db()
    assert in_review.state == State.SIGNED


def test_a_safety_rep_who_has_not_answered_is_waited_for_until_the_deadline(in_review, alice):
    position = in_review.positions.get()
    position.statement, position.reason, position.stated_on = "", "", None
    position.save()
    with pytest.raises(workflow.TransitionRefused, match="fristen er ikke ute"):
        documents.finalise(in_review, actor=alice, digest="")
    position.asked_on = timezone.localdate() - timedelta(days=9)
    position.deadline = timezone.localdate() - timedelta(days=1)
    position.save()
    documents.finalise(in_review, actor=alice, digest="")
    assert in_review.state == State.READY


def test_a_preview_is_a_draft_and_stores_nothing(in_review, tmp_path):
    path = tmp_path / "preview.pdf"
    path.write_bytes(documents.preview(in_review))
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "UTKAST" in text
    assert "Fredager er én alene." in text
    assert not Document.objects.exists()

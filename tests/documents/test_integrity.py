"""What is signed never changes, and what fails halfway leaves nothing behind."""

import time
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import Role
from assessments.casework import services, workflow
from assessments.casework.models import Assessment, State
from assessments.documents import rendering, seal, signing, verification
from assessments.documents import services as documents
from assessments.documents.models import Document, Signature
from assessments.record.choices import PartyRole, Statement
from tests.accounts.factories import PASSWORD, make_membership
from tests.documents.steps import run_jobs, sign
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def papers():
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


@pytest.fixture
def seal_dir(settings, tmp_path):
    settings.SEAL_DIR = tmp_path / "seal"
    seal.current()
    return settings.SEAL_DIR


def post_signature(client, assessment, user):
    client.force_login(user)
    data = {"password": PASSWORD, "digest": documents.current(assessment).record_digest}
    page = client.post(reverse("documents:sign", args=[assessment.uuid]), data)["Location"]
    run_jobs()
    return client.get(page)


def test_without_its_seal_nothing_is_signed_and_the_page_says_why(client, ready, alice, seal_dir):
    for file in seal_dir.glob("seal-*.pem"):
        file.unlink()
    before = papers()
    response = post_signature(client, ready, alice)
    assert "Si fra til den som drifter løsningen" in response.content.decode()
    ready.refresh_from_db()
    assert (ready.state, Signature.objects.count(), papers()) == (State.READY, 0, before)


def test_with_an_expired_seal_nothing_is_signed(client, ready, alice, seal_dir, monkeypatch):
    later = timezone.now() + timedelta(days=5000)
    monkeypatch.setattr(seal, "timezone", SimpleNamespace(now=lambda: later, localtime=timezone.localtime))
    with pytest.raises(seal.SealUnavailable, match="gikk ut"):
        seal.current()
    before = papers()
    assert "Si fra til den som drifter løsningen" in post_signature(client, ready, alice).content.decode()
    assert (Signature.objects.count(), papers()) == (0, before)


def test_a_paper_that_cannot_be_rendered_changes_nothing(client, in_review, alice, monkeypatch):
    def fail(*args, **kwargs):
        raise rendering.RenderingFailed(["tegnet «א» finnes ikke i skriftene"])

    monkeypatch.setattr(rendering, "pdf_from_html", fail)
    before = papers()
    client.force_login(alice)
    for name in ("finalise", "preview"):
        address = reverse(f"documents:{name}", args=[in_review.uuid])
        seen = {"digest": workflow.current_digest(in_review)}
        if name == "finalise":
            address = client.post(address, seen)["Location"]
            run_jobs()
        response = client.get(address, follow=True)
        assert "tegnet «א» finnes ikke" in response.content.decode()
    in_review.refresh_from_db()
    assert (in_review.state, in_review.digest, Document.objects.count()) == (State.REVIEW, "", 0)
    assert papers() == before


def test_a_row_that_is_refused_leaves_no_file(in_review, alice, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the disk of the database is full")

    monkeypatch.setattr(workflow, "apply", fail)
    before = papers()
    with pytest.raises(RuntimeError):
        documents.finalise(in_review, actor=alice, digest="")
    assert papers() == before


def test_a_file_that_was_changed_on_disk_is_neither_shown_nor_signed(client, ready, alice):
    path = Path(documents.current(ready).file.path)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"\n% changed")
    response = post_signature(client, ready, alice)
    assert "skadet" in response.content.decode()
    for name in ("download", "preview"):
        shown = client.get(reverse(f"documents:{name}", args=[ready.uuid]), follow=True)
        assert shown["Content-Type"].startswith("text/html")
        assert "skadet" in shown.content.decode()
    path.unlink()
    assert "mangler" in post_signature(client, ready, alice).content.decode()
    assert not Signature.objects.exists()


def test_stored_papers_are_for_the_application_alone(client, ready, alice):
    document = documents.current(ready)
    assert Path(document.file.path).stat().st_mode & 0o077 == 0
    client.force_login(alice)
    for address in (f"/media/{document.file.name}", f"/{document.file.name}", f"/static/{document.file.name}"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"state": State.SIGNED},
        {"state": State.DRAFT},
        {"state": "ukjent"},
        {"frozen_record": None},
        {"digest": ""},
        {"ready_at": None},
    ],
    ids=str,
)
def test_the_database_refuses_a_state_that_contradicts_itself(ready, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=ready.pk).update(**change)


def test_what_has_a_history_is_not_deleted(ready, alice, bob, organisation, workplace):
    sign(ready, alice, is_employer=True)
    for row in (ready, alice, organisation, workplace, documents.current(ready)):
        with pytest.raises((ProtectedError, RestrictedError)):
            row.delete()


def test_no_service_changes_what_waits_for_signatures(ready, alice, bob):
    before = bytes(Assessment.objects.get(pk=ready.pk).frozen_record)
    position = ready.positions.get()
    attempts = [
        lambda: services.save_item(ready, step="alene", item="", data={}, revision=1, actor=alice),
        lambda: services.merge_item(ready, step="fysisk", item="fy_kulde", changes={"relevant": "yes"}, actor=alice),
        lambda: services.reuse_help(ready, actor=alice),
        lambda: services.invite(ready, user=alice, role=PartyRole.SAFETY_REP, deadline=None, actor=alice),
        lambda: services.state_position(position, statement=Statement.AGREES, reason="", actor=bob),
        lambda: services.remark(ready, actor=bob, role=PartyRole.SAFETY_REP, text="For sent"),
        lambda: workflow.apply(ready, "send_to_review", actor=alice),
        lambda: workflow.apply(ready, "finalise", actor=alice),
    ]
    for attempt in attempts:
        with pytest.raises((services.Refused, workflow.TransitionRefused)):
            attempt()
    after = Assessment.objects.get(pk=ready.pk)
    assert (bytes(after.frozen_record), after.positions.get().statement) == (before, "disagrees")


def test_nobody_signs_for_both_sides(ready, bob, organisation):
    make_membership(bob, organisation, Role.EMPLOYER)
    assert documents.own_field(ready, bob, is_employer=True).role == PartyRole.SAFETY_REP
    sign(ready, bob, is_employer=True)
    with pytest.raises(signing.SigningFailed, match="allerede signert"):
        sign(ready, bob, is_employer=True)


def test_a_statement_without_a_user_is_not_waited_for_and_not_signed_by_another(in_review, alice):
    in_review.positions.update(user=None)
    assert [each.role for each in workflow.signatories(in_review)] == [PartyRole.EMPLOYER]
    documents.finalise(in_review, actor=alice, digest="")
    sign(in_review, alice, is_employer=True)
    in_review.refresh_from_db()
    assert in_review.state == State.SIGNED


def test_a_signature_on_a_paper_that_was_made_anew_meanwhile(ready, alice, monkeypatch):
    """Same content, so same digest: the signature goes on the paper that counts, not on the void one."""
    really, old = signing.sign, documents.current(ready)

    def slow(pdf, **options):
        if documents.current(ready) == old:
            time.sleep(1)  # in the same second it would be the same file, byte for byte
            again = Assessment.objects.get(pk=ready.pk)
            documents.reopen(again, actor=alice)
            workflow.apply(again, "send_to_review", actor=alice)
            documents.finalise(again, actor=alice, digest="")
        return really(pdf, **options)

    monkeypatch.setattr(signing, "sign", slow)
    signature = sign(ready, alice, is_employer=True)
    assert old.signatures.count() == 0
    assert signature.document == documents.current(ready) != old


@pytest.mark.django_db(transaction=True)
def test_two_sign_at_the_same_second(ready, alice, bob):
    results = at_once(
        lambda: sign(Assessment.objects.get(pk=ready.pk), alice, is_employer=True),
        lambda: sign(Assessment.objects.get(pk=ready.pk), bob, is_employer=False),
    )
    assert [type(result) for result in results] == [Signature, Signature], results
    ready.refresh_from_db()
    assert ready.state == State.SIGNED
    verdict = verification.verify(documents.stored(documents.current(ready).last_revision))
    assert (verdict.kind, len(verdict.signatures)) == (verification.Kind.VALID, 2)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_on_sign(ready, alice):
    before = papers()
    results = at_once(*[lambda: sign(Assessment.objects.get(pk=ready.pk), alice, is_employer=True)] * 2)
    assert sorted(type(result).__name__ for result in results) == ["Signature", "SigningFailed"]
    assert len(papers() - before) == 1


@pytest.mark.django_db(transaction=True)
def test_four_clicks_on_finalise(in_review, alice):
    before = papers()
    work = lambda: documents.finalise(Assessment.objects.get(pk=in_review.pk), actor=alice, digest="")  # noqa: E731
    results = at_once(*[work] * 4)
    assert sorted(type(result).__name__ for result in results) == ["Document"] + ["TransitionRefused"] * 3
    assert (Document.objects.count(), len(papers() - before)) == (1, 1)

"""Preview, finalise, sign, download, verify: each for the right people, refused in words otherwise."""

import pytest
from django.urls import reverse

from assessments.casework import workflow
from assessments.casework.models import State
from assessments.documents import rendering
from assessments.documents import services as documents
from assessments.documents.models import PaperJob, Signature
from tests.accounts.factories import PASSWORD
from tests.documents.steps import run_jobs, sign

pytestmark = pytest.mark.django_db


def url(name, assessment):
    return reverse(f"documents:{name}", args=[assessment.uuid])


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


def test_the_draft_is_shown_as_pdf(as_alice, in_review):
    response = as_alice.get(url("preview", in_review))
    assert response["Content-Type"] == "application/pdf"
    assert b"".join(response).startswith(b"%PDF") if response.streaming else response.content.startswith(b"%PDF")


def test_the_employer_finalises(as_alice, in_review):
    as_alice.post(url("finalise", in_review), {"digest": workflow.current_digest(in_review)})
    run_jobs()
    in_review.refresh_from_db()
    assert in_review.state == State.READY


def test_who_has_seen_no_digest_finalises_nothing(as_alice, in_review):
    as_alice.post(url("finalise", in_review))
    assert not PaperJob.objects.exists()
    in_review.refresh_from_db()
    assert in_review.state == State.REVIEW


def test_the_safety_rep_may_not_finalise_or_reopen(client, bob, in_review):
    client.force_login(bob)
    assert client.post(url("finalise", in_review)).status_code == 403
    assert client.post(url("reopen", in_review)).status_code == 403


def test_signing_needs_the_password_again(as_alice, ready):
    digest = documents.current(ready).record_digest
    wrong = as_alice.post(url("sign", ready), {"password": "feil-passord-2026", "digest": digest})
    assert wrong.status_code == 422
    assert "Passordet er feil" in wrong.content.decode()
    assert not PaperJob.objects.exists()
    as_alice.post(url("sign", ready), {"password": PASSWORD, "digest": digest})
    run_jobs()
    assert Signature.objects.get().field == "sig_employer"


def test_guessing_the_password_is_slowed_down(as_alice, ready):
    wrong = {"password": "feil-passord-2026", "digest": documents.current(ready).record_digest}
    codes = [as_alice.post(url("sign", ready), wrong).status_code for _ in range(12)]
    assert codes[0] == 422
    assert codes[-1] == 429


def test_nobody_signs_twice(as_alice, alice, ready):
    sign(ready, alice, is_employer=True)
    page = as_alice.get(url("sign", ready)).content.decode()
    assert "Passordet ditt" not in page
    as_alice.post(url("sign", ready), {"password": PASSWORD, "digest": documents.current(ready).record_digest})
    run_jobs()
    assert Signature.objects.count() == 1


def test_a_stranger_gets_404_everywhere(client, charlie, ready):
    client.force_login(charlie)
    for name in ("preview", "sign", "download"):
        assert client.get(url(name, ready)).status_code == 404
    for name in ("finalise", "reopen", "sign"):
        assert client.post(url(name, ready)).status_code == 404


def test_wrong_methods_are_405(as_alice, in_review):
    assert as_alice.get(url("finalise", in_review)).status_code == 405
    assert as_alice.post(url("download", in_review)).status_code == 405


def test_there_is_no_paper_to_sign_before_it_is_made(as_alice, in_review):
    assert as_alice.get(url("sign", in_review)).status_code == 404


def test_downloading_gives_the_newest_revision(as_alice, alice, ready, monkeypatch, django_assert_num_queries):
    signature = sign(ready, alice, is_employer=True)
    monkeypatch.setattr(rendering, "pdf_from_html", None)  # a download is a file read
    with django_assert_num_queries(7):
        response = as_alice.get(url("download", ready))
    assert 'filename="risikovurdering-kveldsvakt-v1.pdf"' in response["Content-Disposition"]
    with signature.file.open("rb") as stored:
        assert response.content == stored.read()


def test_verify_tells_ours_from_others(as_alice, alice, ready, tmp_path):
    signature = sign(ready, alice, is_employer=True)
    with signature.file.open("rb") as ours:
        assert (
            "Ekte så langt: filen er uendret"
            in as_alice.post(reverse("documents:verify"), {"file": ours}).content.decode()
        )
    foreign = tmp_path / "tekst.pdf"
    foreign.write_bytes(b"ikke en pdf")
    with foreign.open("rb") as other:
        assert "Ukjent" in as_alice.post(reverse("documents:verify"), {"file": other}).content.decode()


def test_verifying_nothing_says_what_to_do(as_alice):
    response = as_alice.post(reverse("documents:verify"))
    assert response.status_code == 422
    assert "Velg filen du vil verifisere." in response.content.decode()

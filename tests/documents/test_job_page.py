"""The page that tells how far a paper has come, and what the assessment's own pages say of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import Role
from assessments.casework import services, workflow
from assessments.documents import signing
from assessments.documents.models import PaperJob, Signature
from assessments.record.choices import PartyRole
from tests.accounts.factories import PASSWORD, make_membership, make_user
from tests.documents.steps import ask_to_finalise, ask_to_sign, make_job, run_jobs

pytestmark = pytest.mark.django_db


def address(job):
    return reverse("documents:job", args=[job.assessment.uuid, job.uuid])


def words(response):
    return " ".join(response.content.decode().split())


def control(client, assessment):
    return words(client.get(reverse("casework:step", args=[assessment.uuid, "kontroll"])))


def signing_page(client, assessment):
    return words(client.get(reverse("documents:sign", args=[assessment.uuid])))


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


def test_it_works(as_alice, in_review):
    post = as_alice.post(
        reverse("documents:finalise", args=[in_review.uuid]), {"digest": workflow.current_digest(in_review)}
    )
    job = PaperJob.objects.get()
    assert post["Location"] == address(job)
    page = words(as_alice.get(address(job)))
    assert "Dokumentet lages …" in page
    assert 'hx-trigger="every 1s"' in page
    assert "<noscript><p>Siden oppdateres ikke av seg selv. <a" in page  # with JavaScript it does
    run_jobs()
    page = words(as_alice.get(address(job)))
    assert "Dokumentet er laget" in page
    assert "hx-trigger" not in page
    assert reverse("documents:sign", args=[in_review.uuid]) in page


def signed_on_the_page(client, assessment):
    """Where one is sent, before and after it is done."""
    data = {"password": PASSWORD, "digest": assessment.digest}
    page = client.post(reverse("documents:sign", args=[assessment.uuid]), data)["Location"]
    assert "Signaturen settes …" in words(client.get(page))
    run_jobs()
    return words(client.get(page))


def test_signing_tells_that_there_is_no_timestamp(as_alice, ready):
    told = signed_on_the_page(as_alice, ready)
    assert "Du har signert" in told
    assert "Uten tidsstempel" in told
    assert "Uten tidsstempel" in signing_page(as_alice, ready)


def test_signing_tells_whose_timestamp_it_is(as_alice, ready, monkeypatch):
    really, at = signing.sign, timezone.now()

    def stamped(*args, **options):
        signed = really(*args, **options)
        return replace(signed, level="B-T", timestamped_at=at, timestamp_authority="Tidsstempel AS")

    monkeypatch.setattr(signing, "sign", stamped)
    assert "Med tidsstempel fra Tidsstempel AS" in signed_on_the_page(as_alice, ready)
    assert "Med tidsstempel fra Tidsstempel AS" in signing_page(as_alice, ready)


def test_only_what_is_new_is_sent_again(as_alice, in_review, alice):
    job, htmx = ask_to_finalise(in_review, alice), {"HX-Request": "true"}
    unchanged = as_alice.get(address(job), {"vist": "started"}, headers=htmx)
    assert (unchanged.status_code, unchanged.content) == (204, b"")
    run_jobs()
    news = as_alice.get(address(job), {"vist": "started"}, headers=htmx)
    assert words(news).startswith('<div id="jobb">')
    assert as_alice.get(address(job), {"vist": "done"}).status_code == 200  # reloaded, not asked for by htmx


@pytest.mark.parametrize(
    ("fields", "age", "told"),
    [
        ({}, 5, "vanligvis noen sekunder"),
        ({}, 30, "Det er kø."),
        ({}, 300, "ingen har begynt på det"),
        ({"attempts": 1}, 30, "Arbeidet ble avbrutt"),
        ({"state": "running", "attempts": 1}, 300, "vanligvis noen sekunder"),
        ({"state": "running", "attempts": 2}, 30, "Arbeidet ble avbrutt"),
    ],
)
def test_it_says_honestly_how_long_it_takes(as_alice, in_review, alice, fields, age, told):
    now = timezone.now()
    held = {"started_at": now, "lease_until": now} if "state" in fields else {}
    job = make_job(in_review, actor=alice, **fields, **held, created_at=now - timedelta(seconds=age))
    assert told in words(as_alice.get(address(job)))


def test_what_failed_says_why_and_how_to_go_on(as_alice, in_review, alice):
    digest = workflow.current_digest(in_review)
    job = make_job(in_review, actor=alice, state="failed", reason="Lageret svarer ikke.", digest=digest)
    page = words(as_alice.get(address(job)))
    assert "Dokumentet ble ikke laget" in page
    assert "Lageret svarer ikke." in page
    again = {"digest": digest, "seen_at": job.created_at.isoformat()}
    assert f'name="digest" value="{digest}"' in page
    assert "Prøv igjen" in page
    assert as_alice.post(reverse("documents:finalise", args=[in_review.uuid]), again)["Location"] != address(job)


def test_what_was_changed_meanwhile_must_be_read_again(as_alice, in_review, alice, bob):
    job = ask_to_finalise(in_review, alice)
    services.remark(in_review, actor=bob, role=PartyRole.SAFETY_REP, text="En merknad til")
    run_jobs()
    page = words(as_alice.get(address(job)))
    assert "ny merknad (Bob Berg" in page
    assert "Prøv igjen" not in page
    assert "Gå til vurderingen" in page


def test_the_control_page_tells(as_alice, client, in_review, alice, bob):
    assert "Ferdigstill dokumentet" in control(as_alice, in_review)
    job = ask_to_finalise(in_review, alice)
    page = control(as_alice, in_review)
    assert "Dokumentet lages …" in page
    assert address(job) in page
    assert "Ferdigstill dokumentet" not in page
    PaperJob.objects.update(state="failed", reason="Lageret svarer ikke.", finished_at=timezone.now())
    page = control(as_alice, in_review)
    assert "Lageret svarer ikke." in page
    assert "Prøv igjen" in page
    client.force_login(bob)
    assert "Lageret svarer ikke." not in control(client, in_review)
    workflow.apply(in_review, "reopen", actor=alice)
    workflow.apply(in_review, "send_to_review", actor=alice)
    client.force_login(alice)
    assert "Lageret svarer ikke." not in control(client, in_review)  # that was another round


def test_the_signing_page_tells(as_alice, client, ready, alice, bob):
    job = ask_to_sign(ready, alice, is_employer=True)
    page = signing_page(as_alice, ready)
    assert address(job) in page
    assert "Passordet ditt" not in page
    client.force_login(bob)
    page = signing_page(client, ready)
    assert "Signaturen settes nå" in page  # everyone sees that it comes; only Alice sees her job
    assert address(job) not in page
    assert "Passordet ditt" in page
    PaperJob.objects.update(state="failed", reason="Seglet mangler.", finished_at=timezone.now())
    assert "Seglet mangler." not in signing_page(client, ready)
    client.force_login(alice)
    page = signing_page(client, ready)
    assert "Seglet mangler." in page
    assert "Passordet ditt" in page  # signing again takes the password again


def test_a_signature_is_the_signatorys_own_business(client, ready, alice, bob, organisation):
    job, other = ask_to_sign(ready, alice, is_employer=True), make_user("Erik Employer")
    make_membership(other, organisation, Role.EMPLOYER)
    for user in (bob, other):
        client.force_login(user)
        assert client.get(address(job)).status_code == 404


def test_a_finalising_is_the_employers(client, in_review, alice, bob, charlie):
    job = ask_to_finalise(in_review, alice)
    for user, code in ((alice, 200), (bob, 403), (charlie, 404)):
        client.force_login(user)
        assert client.get(address(job)).status_code == code
        assert client.post(address(job)).status_code == 405


def test_who_lost_access_sees_no_job(as_alice, in_review, alice):
    job = ask_to_finalise(in_review, alice)
    alice.memberships.get().delete()
    assert as_alice.get(address(job)).status_code == 404


def test_a_job_of_another_assessment_is_not_seen_through_this_one(as_alice, in_review, alice, workplace):
    other = services.create(actor=alice, workplace=workplace, title="En annen", profile="")
    job = ask_to_finalise(in_review, alice)
    assert as_alice.get(reverse("documents:job", args=[other.uuid, job.uuid])).status_code == 404


def test_queries(as_alice, ready, alice):
    """The page is asked for every second. Signing asks as much for one signature as for none."""
    job = ask_to_sign(ready, alice, is_employer=True)
    logged_in, door, the_job = 2, 2, 1
    with CaptureQueriesContext(connection) as asked:
        as_alice.get(address(job), {"vist": "started"}, headers={"HX-Request": "true"})
    assert len(asked) == logged_in + door + the_job
    counts = []
    for work in (lambda: None, run_jobs):
        work()
        with CaptureQueriesContext(connection) as asked:
            signing_page(as_alice, ready)
        counts.append((Signature.objects.count(), len(asked)))
    ways_to_confirm, who_may_look_across = 1, 1  # to whoever has yet to sign; for the header, remembered afterwards
    assert counts == [(0, 12 + ways_to_confirm + who_may_look_across), (1, 12)]

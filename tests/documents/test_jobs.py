"""Asking for a paper, and what becomes of it: done once, or stopped with a reason; never lost, never half done."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event, Role
from assessments.casework import services, workflow
from assessments.casework.models import Assessment, State
from assessments.documents import caretaker, job_run, jobs, rendering, seal, signing, signing_timestamps
from assessments.documents import services as documents
from assessments.documents.models import Document, PaperJob, Signature
from assessments.record.choices import PartyRole
from tests.accounts.factories import make_membership, make_user
from tests.documents.steps import ask_to_finalise, ask_to_sign, make_job, run_jobs, sign
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def after(job):
    run_jobs()
    job.refresh_from_db()
    return job


def papers():
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def lose_worker(job):
    """As when its worker was killed and the lease has run out."""
    PaperJob.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_it_works(in_review, alice, bob, organisation):
    job = ask_to_finalise(in_review, alice)
    assert (job.state, Document.objects.count()) == ("waiting", 0)
    assert (after(job).state, job.reason, job.attempts) == ("done", "", 1)
    in_review.refresh_from_db()
    assert in_review.state == State.READY
    asked = [ask_to_sign(in_review, alice, is_employer=True), ask_to_sign(in_review, bob, is_employer=False)]
    assert [after(job).state for job in asked] == ["done", "done"]
    in_review.refresh_from_db()
    assert in_review.state == State.SIGNED
    assert list(Signature.objects.values_list("order", "person")) == [(1, alice.name), (2, bob.name)]
    told = Event.objects.order_by("number").values_list("what", flat=True)
    signed = ["assessment.sign", "assessment.sign", "assessment.complete"]
    assert list(told)[-4:] == ["assessment.finalise", *signed]
    assert journal.verify(organisation) == []
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


# --- One job, however often one clicks ---


def test_a_second_click_gets_the_same_job(in_review, alice):
    assert ask_to_finalise(in_review, alice) == ask_to_finalise(in_review, alice)
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_four_clicks_at_once_are_one_job(in_review, alice):
    results = at_once(*[lambda: ask_to_finalise(Assessment.objects.get(pk=in_review.pk), alice)] * 4)
    assert {job.pk for job in results} == {PaperJob.objects.get().pk}
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_task_that_is_run_twice_at_once_makes_one_paper(in_review, alice):
    job = ask_to_finalise(in_review, alice)
    assert at_once(*[lambda: job_run.run(job.uuid)] * 2) == [None, None]
    job.refresh_from_db()
    assert (job.state, job.attempts, Document.objects.count()) == ("done", 1, 1)


def test_two_employers_do_not_sign_in_the_same_field(ready, alice, organisation):
    other = make_user("Erik Employer")
    make_membership(other, organisation, Role.EMPLOYER)
    ask_to_sign(ready, alice, is_employer=True)
    with pytest.raises(documents.SignatureRefused, match="Alice Andersen signerer"):
        ask_to_sign(ready, other, is_employer=True)


# --- Refused: at once, or when its turn comes ---


def test_what_cannot_be_done_is_refused_at_once(in_review, alice):
    with pytest.raises(workflow.TransitionRefused, match="endret siden"):
        jobs.request_finalise(in_review, actor=alice, digest="0" * 64)
    assert not PaperJob.objects.exists()


def test_a_change_while_it_waits_is_told(in_review, alice, bob):
    job = ask_to_finalise(in_review, alice)
    services.remark(in_review, actor=bob, role=PartyRole.SAFETY_REP, text="En merknad til")
    assert (after(job).state, Document.objects.count()) == ("failed", 0)
    assert "endret" in job.reason
    assert "ny merknad (Bob Berg" in job.reason


def test_a_paper_that_was_opened_again_is_not_signed(ready, alice):
    job = ask_to_sign(ready, alice, is_employer=True)
    documents.reopen(ready, actor=alice)
    assert (after(job).state, Signature.objects.count()) == ("failed", 0)
    assert "åpnet for endring (Alice Andersen" in job.reason


@pytest.mark.parametrize("loss", [lambda user: user.memberships.get().delete(), lambda user: leave(user)])
def test_who_lost_the_role_meanwhile_gets_nothing(in_review, alice, loss):
    job = ask_to_finalise(in_review, alice)
    loss(alice)
    assert (after(job).state, Document.objects.count()) == ("failed", 0)
    assert "Alice Andersen har ikke lenger tilgangen" in job.reason


def leave(user):
    user.is_active = False
    user.save()


def test_who_lost_the_role_during_the_work_gets_nothing(ready, bob, monkeypatch):
    really = signing.sign

    def slow(*args, **options):
        bob.memberships.get().delete()
        return really(*args, **options)

    monkeypatch.setattr(signing, "sign", slow)
    before = papers()
    job = ask_to_sign(ready, bob, is_employer=False)
    assert (after(job).state, Signature.objects.count(), papers()) == ("failed", 0, before)


def test_who_has_no_field_any_more_does_not_sign(ready, alice, organisation):
    """Still a reader, but no longer the employer."""
    job = ask_to_sign(ready, alice, is_employer=True)
    alice.memberships.update(role=Role.ADMINISTRATOR)
    assert after(job).state == "failed"
    assert "ikke lenger et felt" in job.reason


def test_an_old_password_signs_nothing(ready, alice):
    job = ask_to_sign(ready, alice, is_employer=True)
    PaperJob.objects.update(created_at=timezone.now() - timedelta(hours=2))
    assert after(job).state == "failed"
    assert "Signer på nytt" in job.reason


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (rendering.RenderingFailed(["tegnet «א» finnes ikke"]), "tegnet «א» finnes ikke"),
        (RuntimeError("bug"), "Noe gikk galt hos oss"),
    ],
)
def test_what_stops_the_work_is_told_and_leaves_nothing(in_review, alice, monkeypatch, error, told):
    def fail(*args, **options):
        raise error

    before = papers()
    with monkeypatch.context() as patch:
        patch.setattr(rendering, "pdf_from_html", fail)
        job = after(ask_to_finalise(in_review, alice))
    assert (job.state, told in job.reason, papers()) == ("failed", True, before)
    assert after(ask_to_finalise(in_review, alice)).state == "done"  # another try is another job


# --- Recovery ---


def test_what_a_killed_worker_left_is_done_again(in_review, alice):
    job = ask_to_finalise(in_review, alice)
    job_run._take(job.uuid, "killed")
    DBTaskResult.objects.update(status="RUNNING")
    jobs.recover()
    assert (after(job).state, job.attempts) == ("running", 1)  # its lease is not over: it may be alive
    lose_worker(job)
    jobs.recover()
    assert (after(job).state, job.attempts) == ("done", 2)


def test_three_deaths_are_enough(in_review, alice):
    job = ask_to_finalise(in_review, alice)
    for _attempt in range(jobs.MAX_ATTEMPTS):
        assert job_run._take(job.uuid, "killed")
        lose_worker(job)
        jobs.recover()
    assert (after(job).state, job.attempts) == ("failed", 3)
    assert "avbrutt flere ganger" in job.reason


def test_a_job_that_fell_out_of_the_queue_is_put_back(in_review, alice):
    job = ask_to_finalise(in_review, alice)
    DBTaskResult.objects.all().delete()
    jobs.recover()
    assert after(job).state == "done"


@pytest.mark.parametrize("moment", [(signing, "sign"), (documents, "_verify_stored")], ids=["signing", "file stored"])
def test_who_lost_the_job_keeps_nothing_of_the_work(ready, alice, monkeypatch, moment):
    """A worker that was taken for dead comes back: the one who took over has the last word."""
    really, job = getattr(*moment), ask_to_sign(ready, alice, is_employer=True)

    def slow(*args, **options):
        result = really(*args, **options)
        monkeypatch.setattr(*moment, really)
        lose_worker(job)
        jobs.recover()
        return result

    monkeypatch.setattr(*moment, slow)
    before = papers()
    assert (after(job).state, job.attempts, Signature.objects.count()) == ("done", 2, 1)
    assert (job.file_on_its_way, len(papers() - before)) == ("", 1)


def test_who_comes_back_late_and_fails_takes_nothing_from_who_took_over(ready, alice, monkeypatch):
    """The file that is on its way belongs to the one who has the job now."""
    job = ask_to_sign(ready, alice, is_employer=True)
    late = job_run._take(job.uuid, "late")
    lose_worker(job)
    jobs.recover()
    really = documents._verify_stored

    def meanwhile(row):
        job_run.fail(late, "Tidsstempeltjenesten svarte ikke.")
        return really(row)

    monkeypatch.setattr(documents, "_verify_stored", meanwhile)
    assert (after(job).state, job.attempts, job.reason) == ("done", 2, "")
    assert documents.stored(Signature.objects.get())


@pytest.mark.parametrize("error", [seal.SealUnavailable, signing_timestamps.TimestampMisconfigured])
def test_what_only_the_operator_can_mend_is_logged_and_not_shown(ready, alice, monkeypatch, caplog, error):
    def fail(*args, **options):
        raise error("Filen /srv/hemmelig/seal.pem mangler.")

    monkeypatch.setattr(signing, "sign", fail)
    job = after(ask_to_sign(ready, alice, is_employer=True))
    assert job.state == "failed"
    assert "Si fra til den som drifter løsningen." in job.reason
    assert "/srv" not in job.reason
    assert "/srv/hemmelig/seal.pem" in caplog.text


def test_a_signature_that_was_overtaken_comes_after(ready, alice, bob, monkeypatch):
    really, quicker = signing.sign, [bob]

    def slow(*args, **options):
        if quicker:
            sign(Assessment.objects.get(pk=ready.pk), quicker.pop(), is_employer=False)
        return really(*args, **options)

    monkeypatch.setattr(signing, "sign", slow)
    before, job = papers(), ask_to_sign(ready, alice, is_employer=True)
    assert (after(job).state, job.attempts) == ("done", 1)
    assert list(Signature.objects.values_list("order", "person")) == [(1, bob.name), (2, alice.name)]
    assert len(papers() - before) == 2  # what Alice signed first, on a revision that was no longer the last, is gone


def test_a_file_that_is_not_what_was_signed_is_not_taken(ready, alice, monkeypatch):
    """Read back from where it lies, and the signature in it verified."""
    before = papers()
    monkeypatch.setattr(documents, "stored", lambda row: unsigned)
    unsigned = Path(documents.current(ready).file.path).read_bytes()
    job = ask_to_sign(ready, alice, is_employer=True)
    assert (after(job).state, Signature.objects.count(), papers()) == ("failed", 0, before)
    assert "skadet" in job.reason


def test_a_database_that_goes_away_leaves_the_last_word_to_recovery(in_review, alice, monkeypatch):
    def away(*args, **options):
        raise OperationalError("the server closed the connection")

    before, job = papers(), ask_to_finalise(in_review, alice)
    with monkeypatch.context() as patch:
        patch.setattr(workflow, "apply", away)
        assert after(job).state == "running"
    assert len(papers() - before) == 1  # whether its row was written is not known yet
    lose_worker(job)
    jobs.recover()
    assert papers() == before
    assert after(job).state == "done"


def test_a_file_that_has_its_row_stays(ready):
    document = documents.current(ready)
    job = make_job(ready, actor=ready.created_by, state="failed", reason="x", file_on_its_way=document.file.name)
    jobs.recover()
    job.refresh_from_db()
    assert job.file_on_its_way == ""
    assert documents.stored(document)


def test_a_worker_that_lives_keeps_its_job_but_not_for_ever(in_review, alice):
    job = ask_to_finalise(in_review, alice)
    job_run._take(job.uuid, "mine")
    for worker, age, kept in (("other", 0, False), ("mine", 0, True), ("mine", 11, False)):
        started = timezone.now() - timedelta(minutes=age)
        PaperJob.objects.update(started_at=started, lease_until=timezone.now())
        job_run.beat(worker)
        job.refresh_from_db()
        assert (job.lease_until > timezone.now() + timedelta(seconds=20)) is kept


def test_the_caretaker_goes_on_after_a_bad_round(monkeypatch, caplog):
    rounds = []

    def bad(worker_id):
        rounds.append(worker_id)
        raise OperationalError("away")

    monkeypatch.setattr(caretaker, "look_after", bad)
    monkeypatch.setattr(caretaker, "EVERY", 0.01)
    thread = caretaker.Caretaker("w")
    thread.start()
    while len(rounds) < 2:
        pass
    thread.stop()
    assert not thread.is_alive()
    assert "tries again" in caplog.text


# --- The rows ---


@pytest.mark.parametrize(
    "change",
    [
        {"state": "done"},
        {"state": "failed", "finished_at": "2026-11-23T10:00Z"},
        {"state": "running"},
        {"reason": "Fordi"},
        {"field": "sig_employer"},
        {"kind": "sign"},
    ],
    ids=str,
)
def test_the_database_refuses_a_job_that_contradicts_itself(in_review, alice, change):
    job = ask_to_finalise(in_review, alice)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperJob.objects.filter(pk=job.pk).update(**change)

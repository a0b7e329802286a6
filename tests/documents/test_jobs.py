"""Asking for a paper, and what becomes of it: done once, or stopped with a reason."""

import pytest
from django_tasks_db.models import DBTaskResult

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework import workflow
from assessments.casework.models import State
from assessments.documents import jobs
from assessments.documents import services as documents
from assessments.documents.models import Document, Signature
from tests.documents.steps import METHOD, run_jobs

pytestmark = pytest.mark.django_db


def ask_to_finalise(assessment, actor):
    return jobs.request_finalise(assessment, actor=actor, digest=workflow.current_digest(assessment))


def ask_to_sign(assessment, actor, *, is_employer):
    signatory = documents.own_field(assessment, actor, is_employer=is_employer)
    return jobs.request_sign(assessment, actor=actor, signatory=signatory, method=METHOD, digest=assessment.digest)


def after(job):
    job.refresh_from_db()
    return job


def test_it_works(in_review, alice, bob, organisation):
    job = ask_to_finalise(in_review, alice)
    assert (job.state, Document.objects.count()) == ("waiting", 0)
    run_jobs()
    assert (after(job).state, job.reason, job.attempts) == ("done", "", 1)
    in_review.refresh_from_db()
    assert in_review.state == State.READY
    signing = [ask_to_sign(in_review, alice, is_employer=True), ask_to_sign(in_review, bob, is_employer=False)]
    run_jobs()
    assert [after(each).state for each in signing] == ["done", "done"]
    in_review.refresh_from_db()
    assert in_review.state == State.SIGNED
    assert list(Signature.objects.values_list("order", "person")) == [(1, alice.name), (2, bob.name)]
    assert list(Event.objects.order_by("number").values_list("what", flat=True))[-4:] == [
        "assessment.finalise",
        "assessment.sign",
        "assessment.sign",
        "assessment.complete",
    ]
    assert journal.verify(organisation) == []
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}

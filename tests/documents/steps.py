"""What people do on the way to a signed paper, for the tests of this room."""

import threading
from contextlib import contextmanager
from unittest import mock

from django.db import connection
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from assessments.casework import services, workflow
from assessments.documents import jobs
from assessments.documents import services as documents
from assessments.documents.models import PaperJob

METHOD = "passordet skrevet på nytt"


def fill(assessment, actor, step, **data):
    row = assessment.items.filter(step=step, item="").first()
    services.save_item(
        assessment,
        step=step,
        item="",
        data={**(row.data if row else {}), **data},
        revision=row.revision if row else 0,
        actor=actor,
    )


def sign(assessment, user, *, is_employer):
    signatory = documents.own_field(assessment, user, is_employer=is_employer)
    return documents.sign(
        assessment, actor=user, signatory=signatory, method=METHOD, digest=documents.current(assessment).record_digest
    )


def ask_to_finalise(assessment, actor):
    return jobs.request_finalise(assessment, actor=actor, digest=workflow.current_digest(assessment))


def ask_to_sign(assessment, actor, *, is_employer):
    signatory = documents.own_field(assessment, actor, is_employer=is_employer)
    return jobs.request_sign(assessment, actor=actor, signatory=signatory, method=METHOD, digest=assessment.digest)


def make_job(assessment, *, actor, **fields):
    """As it is right after the click; with `state` and what goes with it, as it becomes."""
    ended = {"finished_at": timezone.now()} if fields.get("state") in {"done", "failed"} else {}
    return PaperJob.objects.create(
        organisation=assessment.organisation,
        assessment=assessment,
        requested_by=actor,
        language="nb",
        **{"kind": "finalise", "digest": assessment.digest or "0" * 64, **ended, **fields},
    )


def run_jobs():
    """Do all that waits in the queue, in this process and as a worker does it."""
    with mock.patch.object(db_worker, "close_old_connections"):  # the test's transaction lives on this one
        new_worker(batch=True).run()


def new_worker(*, batch):
    return db_worker.Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        backend_name="default",
        worker_id="in the test",
        interval=0.1,
        batch=batch,
        max_tasks=None,
        startup_delay=False,
    )


@contextmanager
def working():
    """A worker beside the test, on a connection of its own, as there is one beside the web server."""
    worker = new_worker(batch=False)

    def work():
        try:
            worker.run()
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        worker.running = False
        thread.join(timeout=60)

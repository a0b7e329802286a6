"""What people do on the way to a signed paper, for the tests of this room."""

from unittest import mock

from django_tasks_db.management.commands import db_worker

from assessments.casework import services
from assessments.documents import services as documents

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


def run_jobs():
    """Do all that waits in the queue, in this process and as a worker does it."""
    worker = db_worker.Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        backend_name="default",
        worker_id="in the test",
        interval=0,
        batch=True,
        max_tasks=None,
        startup_delay=False,
    )
    with mock.patch.object(db_worker, "close_old_connections"):  # the test's transaction lives on this one
        worker.run()

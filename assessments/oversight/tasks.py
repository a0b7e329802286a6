"""What goes through the queue: one bundle of papers. It names a row; nothing else."""

from uuid import UUID

from django.db import reset_queries
from django_tasks import task


@task(priority=-10)
def make_bundle(bundle_uuid: str) -> None:
    """After the papers that people wait to sign."""
    from . import bundles  # it queues this task

    bundles.run(UUID(bundle_uuid))
    reset_queries()  # while developing Django remembers each one, and only the end of a request makes it forget

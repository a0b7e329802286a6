"""What goes through the queue: one paper to make or sign, and the regular work. Each names a row; nothing else."""

from uuid import UUID

from django.db import reset_queries
from django_tasks import TaskContext, task

from . import job_run, schedule


@task(takes_context=True)
def run_paper_job(context: TaskContext, job_uuid: str) -> None:
    job_run.run(UUID(job_uuid), worker=context.task_result.worker_ids[-1])
    reset_queries()  # while developing Django remembers each one, and only the end of a request makes it forget


@task(priority=-50)
def run_scheduled(name: str) -> None:
    """After what people wait for."""
    schedule.run(name)

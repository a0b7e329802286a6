"""Ask for a paper to be made or signed, and take up again what a killed worker left (`job_run` carries it out).

A job and its place in the queue are written together; a second click on the same thing gets the job that is there.
"""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from alenearbeid.accounts.models import User
from assessments.casework import workflow
from assessments.casework.models import Assessment
from assessments.casework.workflow import Signatory

from . import services, tasks
from .job_run import LEASE, MAX_RUNTIME, clear_file, fail, run
from .models import PaperJob

__all__ = ["recover", "request_finalise", "request_sign", "run"]

MAX_ATTEMPTS = 3

State, Kind = PaperJob.State, PaperJob.Kind


def request_finalise(assessment: Assessment, *, actor: User, digest: str, seen_at: datetime | None = None) -> PaperJob:
    """Freeze the content and make the paper, as soon as a worker is free. Refused at once when it cannot be done."""
    workflow.check(assessment, "finalise", digest=digest, seen_at=seen_at)
    return _requested(assessment, actor=actor, kind=Kind.FINALISE, digest=digest)


def request_sign(
    assessment: Assessment, *, actor: User, signatory: Signatory, method: str | Promise, digest: str
) -> PaperJob:
    """Sign on behalf of the actor, who was re-authenticated a moment ago by `method`."""
    services.paper_to_sign(assessment, digest)
    with translation.override(assessment.language):  # it is printed
        printed = str(method)
    services.refuse_one_factor(assessment, printed)
    job = _requested(assessment, actor=actor, kind=Kind.SIGN, digest=digest, field=signatory.field, method=printed)
    if job.requested_by_id != actor.pk:
        raise services.SignatureRefused(
            _("%(name)s signerer i det samme feltet akkurat nå.") % {"name": job.requested_by.name}
        )
    return job


def recover() -> None:
    """What was killed is done again or told of, and leaves no half file. Any worker may do it, at any time."""
    now = timezone.now()
    abandoned = PaperJob.objects.filter(state=State.RUNNING, lease_until__lt=now)
    for pk in abandoned.values_list("pk", flat=True):
        _take_back(pk, now)
    for pk in _lost_from_queue(now).values_list("pk", flat=True):
        _queue_again(pk)
    for job in PaperJob.objects.exclude(state__in=PaperJob.UNFINISHED).exclude(file_on_its_way=""):
        clear_file(job)
    # The queue's own note of a run that was killed; a run still alive writes over it when it ends.
    killed = DBTaskResult.objects.running().filter(started_at__lt=now - 2 * MAX_RUNTIME)
    killed.update(status="FAILED", finished_at=now, traceback="The worker was killed.")


def queue_scheduled(names: list[str]) -> None:
    """Put the regular work that is due in the queue."""
    for name in names:
        tasks.run_scheduled.enqueue(name)


def _requested(assessment: Assessment, *, actor: User, kind: PaperJob.Kind, **fields: Any) -> PaperJob:
    same = PaperJob.objects.select_related("requested_by").filter(
        assessment=assessment, kind=kind, field=fields.get("field", "")
    )
    if job := same.filter(state__in=PaperJob.UNFINISHED).first():
        return job
    job = PaperJob(
        organisation=assessment.organisation,
        assessment=assessment,
        requested_by=actor,
        kind=kind,
        language=translation.get_language() or assessment.language,
        **fields,
    )
    try:
        with transaction.atomic():
            job.save()
            _enqueue(job)
    except IntegrityError:  # the other of two clicks came first
        return same[0]
    return job


def _enqueue(job: PaperJob) -> None:
    job.task_id = tasks.run_paper_job.enqueue(str(job.uuid)).id
    job.save(update_fields=["task_id"])


@transaction.atomic
def _take_back(pk: int, now: datetime) -> None:
    """Under the lock: the worker, should it be alive after all, finds that the job is no longer its own."""
    locked = PaperJob.objects.select_for_update(skip_locked=True, of=("self",))
    job = locked.filter(pk=pk, state=State.RUNNING, lease_until__lt=now).first()
    if job is None:
        return
    if job.attempts >= MAX_ATTEMPTS:
        with translation.override(job.language):
            fail(job, _("Arbeidet ble avbrutt flere ganger. Ingenting er endret. Prøv igjen om litt."))
        return
    clear_file(job)
    PaperJob.objects.filter(pk=pk).update(state=State.WAITING, lease_until=None)
    _enqueue(job)


def _lost_from_queue(now: datetime) -> Any:
    """Waiting, but nobody is about to take it: the worker was killed between taking the task and taking the job."""
    coming = DBTaskResult.objects.filter(Q(status="READY") | Q(status="RUNNING", started_at__gt=now - LEASE))
    waiting = PaperJob.objects.filter(state=State.WAITING)
    return waiting.exclude(task_id__in=coming.values("id")) | waiting.filter(task_id=None)


@transaction.atomic
def _queue_again(pk: int) -> None:
    job = PaperJob.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, state=State.WAITING).first()
    if job is not None:
        _enqueue(job)

"""The only module that carries out a job: take it, check once more who asks, do the work, and say how it ended.

Done is written in the transaction that writes the paper, by whoever holds the job: two can never both finish it, and
no crash falls between the two.
"""

import logging
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.db.models import F, QuerySet
from django.http import Http404
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alenearbeid.accounts import tenancy
from alenearbeid.accounts.models import Role
from assessments.casework import access, workflow
from assessments.casework.models import Assessment

from . import services
from .models import Document, PaperJob, Signature
from .rendering import RenderingFailed
from .seal import SealUnavailable
from .signing_authority import TimestampMisconfigured
from .signing_outcome import SigningFailed
from .storage import StorageUnavailable, papers

LEASE = timedelta(seconds=30)
MAX_RUNTIME = timedelta(minutes=10)  # what hangs is not kept alive by its worker for longer
PASSWORD_LASTS = timedelta(hours=1)

State, Kind = PaperJob.State, PaperJob.Kind
logger = logging.getLogger(__name__)


class NotPermitted(Exception):
    """Who asked for it may no longer do it."""


class LeaseLost(Exception):
    """The job was taken back, since this worker gave no sign of life. Nothing of what it did is kept."""


STOPS = (
    NotPermitted,
    workflow.TransitionRefused,
    services.SignatureRefused,
    services.PaperDamaged,
    RenderingFailed,
    SigningFailed,
    StorageUnavailable,
)
# What these say is for whoever runs the installation: it names files and settings. `manage.py check` says it too.
FOR_THE_OPERATOR = (SealUnavailable, TimestampMisconfigured)


def run(job_uuid: UUID, *, worker: str = "") -> None:
    """Carry out the job, unless somebody else has it or it has ended."""
    job = _take(job_uuid, worker)
    if job is None:
        return
    with tenancy.only(job.organisation), translation.override(job.language):
        try:
            _DO[Kind(job.kind)](job)
        except STOPS as stopped:
            fail(job, str(stopped))
        except FOR_THE_OPERATOR as stopped:
            logger.error("Job %s: %s", job.uuid, stopped)
            fail(job, _("Det kan ikke signeres nå, og ingenting er signert. Si fra til den som drifter løsningen."))
        except LeaseLost:
            logger.warning("Job %s was taken over by another worker.", job.uuid)
        except (OperationalError, InterfaceError):
            # Whether the last word reached the database is not known. When the lease runs out, `jobs.recover` asks it.
            logger.exception("Job %s lost the database.", job.uuid)
        except Exception:
            logger.exception("Job %s failed.", job.uuid)
            fail(job, _("Noe gikk galt hos oss. Ingenting er endret. Prøv igjen, eller si fra til den som drifter."))


def beat(worker: str) -> None:
    """This worker is alive: what it works on is still its own."""
    now = timezone.now()
    mine = PaperJob.objects.filter(worker=worker, state=State.RUNNING, started_at__gt=now - MAX_RUNTIME)
    mine.update(lease_until=now + LEASE)


def fail(job: PaperJob, reason: str) -> None:
    """Stopped, with the reason; what was written halfway is cleared away.

    Not when the job was taken over: the file that is on its way is then somebody else's.
    """
    ended = {"state": State.FAILED, "reason": reason, "finished_at": timezone.now(), "lease_until": None}
    if _held(job).update(**ended):
        clear_file(job)


def clear_file(job: PaperJob) -> None:
    """Take away the file that was announced and got no row."""
    name = PaperJob.objects.values_list("file_on_its_way", flat=True).get(pk=job.pk)
    if not name:
        return
    papers().discard(name)  # stays when a row has it
    PaperJob.objects.filter(pk=job.pk, file_on_its_way=name).update(file_on_its_way="")


def _take(job_uuid: UUID, worker: str) -> PaperJob | None:
    now = timezone.now()
    taken = PaperJob.objects.filter(uuid=job_uuid, state=State.WAITING).update(
        state=State.RUNNING, worker=worker, started_at=now, lease_until=now + LEASE, attempts=F("attempts") + 1
    )
    jobs = PaperJob.objects.select_related("assessment", "organisation", "requested_by")
    return jobs.get(uuid=job_uuid) if taken else None


def _held(job: PaperJob) -> QuerySet[PaperJob]:
    """The job's row as long as this attempt holds it; the number of the attempt tells it from a later one."""
    return PaperJob.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)


class _Keeper(services.Witness):
    """Keeps the job's row in step with what the services write."""

    def __init__(self, job: PaperJob) -> None:
        self.job = job

    def file_named(self, name: str) -> None:
        if not _held(self.job).update(file_on_its_way=name):
            raise LeaseLost

    def row_written(self, row: Document | Signature) -> None:
        permitted(self.job)
        done = {"state": State.DONE, "finished_at": timezone.now(), "lease_until": None}
        if not _held(self.job).update(**done, file_on_its_way=""):
            raise LeaseLost


def permitted(job: PaperJob) -> tuple[Assessment, set[Role]]:
    """The assessment and the roles held now, as when one opens the page. The click was some time ago."""
    user = type(job.requested_by).objects.get(pk=job.requested_by_id)
    roles = [Role.EMPLOYER] if job.kind == Kind.FINALISE else access.READERS
    try:
        if user.is_active:
            return access.get_with_roles(user, job.assessment.uuid, roles=roles)
    except (Http404, PermissionDenied):
        pass
    raise NotPermitted(_("%(name)s har ikke lenger tilgangen som trengs. Ingenting er endret.") % {"name": user.name})


def _finalise(job: PaperJob) -> None:
    assessment, _roles = permitted(job)
    services.finalise(
        assessment, actor=job.requested_by, digest=job.digest, seen_at=job.created_at, witness=_Keeper(job)
    )


def _sign(job: PaperJob) -> None:
    assessment, roles = permitted(job)
    if timezone.now() - job.created_at > PASSWORD_LASTS:
        raise services.SignatureRefused(
            _("Det gikk for lang tid etter at du skrev passordet. Ingenting er signert. Signer på nytt.")
        )
    signatory = services.own_field(assessment, job.requested_by, is_employer=Role.EMPLOYER in roles)
    if signatory is None or signatory.field != job.field or signatory.role not in access.parties_of(roles):
        raise NotPermitted(
            _("%(name)s har ikke lenger et felt å signere i. Ingenting er signert.") % {"name": job.requested_by.name}
        )
    services.sign(
        assessment,
        actor=job.requested_by,
        signatory=signatory,
        method=job.method,
        digest=job.digest,
        witness=_Keeper(job),
    )


_DO = {Kind.FINALISE: _finalise, Kind.SIGN: _sign}

"""Ask for a bundle of papers, make it in a worker, take up what a killed worker left, and delete it after a day.

As documents.jobs and job_run do for one paper: a job and its place in the queue are written together, whoever runs it
holds a lease, and a lease that runs out is taken back. Here the lease is renewed with the progress bar.
"""

import logging
import os
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.core.files.storage import storages
from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Organisation, User
from assessments.casework.models import WAS_SIGNED
from assessments.documents import services as documents
from assessments.documents.job_run import LEASE, LeaseLost, NotPermitted
from assessments.documents.jobs import MAX_ATTEMPTS

from . import access, bundle_file, tasks
from .models import KEPT_FOR, BundledPaper, PaperBundle

MOST_PAPERS = 500
FOLDER = "bundles"
REMEMBERED_FOR = timedelta(days=30)

State = PaperBundle.State
logger = logging.getLogger(__name__)


def request(assessments: Sequence[tuple[int, int]], *, actor: User) -> PaperBundle:
    """Queue a bundle of these (organisation, assessment). One at a time each: a second click gets the one under way."""
    if unfinished := unfinished_of(actor):
        return unfinished
    bundle = PaperBundle(user=actor, language=translation.get_language() or "nb", total=len(assessments))
    try:
        with transaction.atomic():
            bundle.save()
            BundledPaper.objects.bulk_create(
                BundledPaper(bundle=bundle, organisation_id=organisation, assessment_id=assessment)
                for organisation, assessment in assessments
            )
            _enqueue(bundle)
    except IntegrityError:  # the other of two clicks came first
        return PaperBundle.objects.filter(user=actor, state__in=PaperBundle.UNFINISHED)[0]
    return bundle


def unfinished_of(user: User) -> PaperBundle | None:
    return PaperBundle.objects.filter(user=user, state__in=PaperBundle.UNFINISHED).first()


def path_of(name: str) -> Path:
    return Path(storages["default"].path(name))


def permitted(bundle: PaperBundle) -> QuerySet[BundledPaper]:
    """Its papers, when the person may read every one of them now. A grant that has ended stops the whole bundle."""
    user = User.objects.get(pk=bundle.user_id)
    reach = access.reach_of(user)
    papers = BundledPaper.objects.filter(reach.q("assessment__workplace"), bundle=bundle)
    readable = papers.filter(assessment__state__in=WAS_SIGNED)
    if not user.is_active or not reach or readable.count() != bundle.total:
        raise NotPermitted(_("Tilgangen din er endret siden du ba om dokumentene. Lag utvalget på nytt."))
    return readable


# --- In a worker ---


def run(bundle_uuid: UUID) -> None:
    """Make the bundle, unless somebody else does or it has ended."""
    bundle = _take(bundle_uuid)
    if bundle is None:
        return
    with translation.override(bundle.language):
        try:
            _make(bundle)
        except (NotPermitted, documents.PaperUnreachable) as stopped:
            fail(bundle, str(stopped))
        except LeaseLost:
            logger.warning("Bundle %s was taken over by another worker.", bundle.uuid)
        except (OperationalError, InterfaceError):
            # Whether the last word reached the database is not known. When the lease runs out, `recover` asks it.
            logger.exception("Bundle %s lost the database.", bundle.uuid)
        except OSError:
            logger.exception("Bundle %s could not be written.", bundle.uuid)
            fail(bundle, _("Det er ikke plass til filen, eller den kan ikke skrives. Si fra til den som drifter."))
        except Exception:
            logger.exception("Bundle %s failed.", bundle.uuid)
            fail(bundle, _("Noe gikk galt hos oss. Prøv igjen, eller si fra til den som drifter løsningen."))


def _make(bundle: PaperBundle) -> None:
    papers = permitted(bundle)
    name = f"{FOLDER}/{bundle.uuid}-{bundle.attempts}.zip"  # each attempt its own: one taken back may be alive
    target = path_of(name)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for half in target.parent.glob(f"{bundle.uuid}-*"):
        half.unlink(missing_ok=True)  # what a killed worker left
    try:
        lacking = bundle_file.write(papers, target, progress=lambda done: _progress(bundle, done))
        permitted(bundle)  # making it takes minutes, in which a grant may have been taken back
        _finish(bundle, name, target.stat().st_size, lacking)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


@transaction.atomic
def _finish(bundle: PaperBundle, name: str, size: int, lacking: int) -> None:
    """Done, and told to every organisation whose papers were taken out."""
    ended = {"state": State.DONE, "finished_at": timezone.now(), "lease_until": None, "done": bundle.total}
    if not _held(bundle).update(**ended, file=name, size=size, lacking=lacking):
        raise LeaseLost
    of_bundle = bundle.papers.order_by().values("organisation")
    for organisation in Organisation.objects.filter(pk__in=of_bundle).order_by("pk"):
        count = bundle.papers.filter(organisation=organisation).count()
        journal.log(organisation, actor=bundle.user, what="papers.bundled", detail={"count": count})


def fail(bundle: PaperBundle, reason: str) -> None:
    """Stopped, with the reason."""
    ended = {"state": State.FAILED, "reason": reason, "finished_at": timezone.now(), "lease_until": None}
    _held(bundle).update(**ended)


def _take(bundle_uuid: UUID) -> PaperBundle | None:
    now = timezone.now()
    taken = PaperBundle.objects.filter(uuid=bundle_uuid, state=State.WAITING).update(
        state=State.RUNNING, started_at=now, lease_until=now + LEASE, attempts=F("attempts") + 1, done=0
    )
    return PaperBundle.objects.select_related("user").get(uuid=bundle_uuid) if taken else None


def _held(bundle: PaperBundle) -> QuerySet[PaperBundle]:
    """The row as long as this attempt holds it."""
    return PaperBundle.objects.filter(pk=bundle.pk, state=State.RUNNING, attempts=bundle.attempts)


def _progress(bundle: PaperBundle, done: int) -> None:
    if not _held(bundle).update(done=done, lease_until=timezone.now() + LEASE):
        raise LeaseLost


# --- Beside the worker, and at night ---


def recover() -> None:
    """What was killed is made again, three times at most. Any worker may do it, at any time."""
    now = timezone.now()
    for pk in PaperBundle.objects.filter(state=State.RUNNING, lease_until__lt=now).values_list("pk", flat=True):
        _take_back(pk)
    coming = DBTaskResult.objects.filter(Q(status="READY") | Q(status="RUNNING", started_at__gt=now - LEASE))
    waiting = PaperBundle.objects.filter(state=State.WAITING)
    lost = waiting.exclude(task_id__in=coming.values("id")) | waiting.filter(task_id=None)
    for pk in lost.values_list("pk", flat=True):
        _queue_again(pk)


@transaction.atomic
def _take_back(pk: int) -> None:
    locked = PaperBundle.objects.select_for_update(skip_locked=True, of=("self",))
    bundle = locked.filter(pk=pk, state=State.RUNNING, lease_until__lt=timezone.now()).first()
    if bundle is None:
        return
    if bundle.attempts >= MAX_ATTEMPTS:
        with translation.override(bundle.language):
            fail(bundle, _("Arbeidet ble avbrutt flere ganger. Prøv igjen om litt, eller velg færre."))
        return
    PaperBundle.objects.filter(pk=pk).update(state=State.WAITING, lease_until=None)
    _enqueue(bundle)


@transaction.atomic
def _queue_again(pk: int) -> None:
    locked = PaperBundle.objects.select_for_update(skip_locked=True, of=("self",))
    bundle = locked.filter(pk=pk, state=State.WAITING).first()
    if bundle is not None:
        _enqueue(bundle)


def _enqueue(bundle: PaperBundle) -> None:
    bundle.task_id = tasks.make_bundle.enqueue(str(bundle.uuid)).id
    bundle.save(update_fields=["task_id"])


def delete_old() -> None:
    """For the schedule: files older than a day, what killed workers left half written, and old rows."""
    now = timezone.now()
    old = PaperBundle.objects.exclude(file="").filter(finished_at__lt=now - KEPT_FOR)
    for bundle in old:
        path_of(bundle.file).unlink(missing_ok=True)
        PaperBundle.objects.filter(pk=bundle.pk).update(file="")
    _sweep(now.timestamp() - KEPT_FOR.total_seconds())
    PaperBundle.objects.filter(created_at__lt=now - REMEMBERED_FOR).exclude(state__in=PaperBundle.UNFINISHED).delete()


def _sweep(before: float) -> None:
    folder = path_of(FOLDER)
    if not folder.is_dir():
        return
    kept = set(PaperBundle.objects.exclude(file="").values_list("file", flat=True))
    for entry in os.scandir(folder):
        if f"{FOLDER}/{entry.name}" not in kept and entry.stat().st_mtime < before:
            Path(entry.path).unlink(missing_ok=True)

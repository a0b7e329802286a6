"""Reads stored papers again, a part every night: are they still there, and still what was signed?

Every file is held against its SHA-256 within PAPERS_READ_WITHIN_DAYS; a random sample is also verified in full and
held against what the rows say of it, since a page that recognises a file believes the rows. What is wrong is logged,
journalled, sent to ADMINS and shown to the organisation, and the file is read again every night until it is mended.
"""

import hashlib
import logging
import math
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import mail_admins
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts import journal

from . import seal, services, verification
from .examination import limited
from .models import Document, FileCheck, Signature
from .storage import PaperFiles, papers
from .verification import Kind

logger = logging.getLogger(__name__)
Fault = FileCheck.Fault

CHUNK = 100
SECONDS_AT_ONCE = 60  # papers wait meanwhile, when there is one worker only
NIGHT = range(0, 6)  # local hours
DAY = timedelta(days=1)


@dataclass
class Report:
    """What one run did. `new` are faults that were not known before, `mended` those that are gone."""

    read: int = 0
    verified: int = 0
    new: list[FileCheck] = field(default_factory=list)
    mended: list[FileCheck] = field(default_factory=list)
    is_unavailable: bool = False


def nightly() -> None:
    """For the schedule, every hour: this night's part, or what is overdue whatever the hour."""
    _register_new()
    if timezone.localtime().hour in NIGHT or _overdue().exists():
        try:
            run(until=time.monotonic() + SECONDS_AT_ONCE)
        finally:
            limited.stop()  # or fifty megabytes would wait for tomorrow beside the worker


def run(*, until: float = math.inf) -> Report:
    """Tonight's part: the files that were read longest ago, those known to be faulty, and a sample in full."""
    _register_new()
    if isinstance(storage := papers(), PaperFiles):
        storage.sweep()
    return _go_through(_tonight(), until)


def run_all(checks: QuerySet[FileCheck]) -> Report:
    """Every one of these files, in full, a chunk at a time."""
    _register_new()
    return _go_through(((check, True) for check in _in_order(checks)), math.inf)


def standing_faults() -> QuerySet[FileCheck]:
    """What is known to be wrong now."""
    related = ("organisation", "document__assessment__facts", "signature")
    return FileCheck.objects.exclude(fault="").select_related(*related).order_by("faulty_since", "pk")


def description(check: FileCheck) -> str:
    """Which file, what is wrong, and what to do."""
    assessment = check.document.assessment
    facts = getattr(assessment, "facts", None)
    said = {
        "title": (facts and facts.title) or assessment.workplace.name,
        "number": assessment.number,
        "file": check.revision.file.name,
        "fault": check.get_fault_display(),
    }
    if check.fault in {Fault.MISSING, Fault.DAMAGED}:
        return _("Filen til «%(title)s», versjon %(number)d, %(fault)s: hent den fra sikkerhetskopi. (%(file)s)") % said
    return (
        _("Filen til «%(title)s», versjon %(number)d, %(fault)s: undersøk hvem som har endret den. (%(file)s)") % said
    )


# --- What is due ---


def _tonight() -> Iterator[tuple[FileCheck, bool]]:
    """(check, in full), read from the database a chunk at a time."""
    now = timezone.now()
    faulty = FileCheck.objects.exclude(fault="").filter(read_at__lt=now - timedelta(minutes=30))
    yield from ((check, True) for check in _in_order(faulty))
    yield from ((check, True) for check in _sample(now))
    quota = math.ceil(FileCheck.objects.count() / settings.PAPERS_READ_WITHIN_DAYS)
    left = max(_overdue().count(), quota - FileCheck.objects.filter(read_at__gte=now - DAY).count())
    while left > 0 and (chunk := list(_related(FileCheck.objects.order_by("read_at"))[: min(CHUNK, left)])):
        yield from ((check, False) for check in chunk)
        left -= len(chunk)


def _overdue() -> QuerySet[FileCheck]:
    """One night before the promise is broken."""
    return FileCheck.objects.filter(read_at__lt=timezone.now() - (settings.PAPERS_READ_WITHIN_DAYS - 1) * DAY)


def _sample(now: datetime) -> Iterator[FileCheck]:
    """Drawn by number: to sort a large table at random would read all of it."""
    count = settings.PAPERS_VERIFIED_A_NIGHT - FileCheck.objects.filter(verified_at__gte=now - DAY).count()
    numbers = FileCheck.objects.order_by("pk").values_list("pk", flat=True)
    first, last = numbers.first() or 0, numbers.last() or 0
    drawn: set[int] = set()
    for _attempt in range(count if last else 0):
        drawn.add(numbers.filter(pk__gte=first + secrets.randbelow(last - first + 1))[0])
    yield from _related(FileCheck.objects.filter(pk__in=drawn))


def _in_order(checks: QuerySet[FileCheck]) -> Iterator[FileCheck]:
    last = 0
    while chunk := list(_related(checks.filter(pk__gt=last).order_by("pk"))[:CHUNK]):
        yield from chunk
        last = chunk[-1].pk


def _related(checks: QuerySet[FileCheck]) -> QuerySet[FileCheck]:
    return checks.select_related("organisation", "document__assessment", "signature__document")


def _register_new() -> None:
    """A row for each revision that has none. It was read back when it was stored."""
    of_document = FileCheck.objects.filter(document=OuterRef("pk"), signature=None)
    while new := list(Document.objects.filter(~Exists(of_document)).order_by("pk")[:CHUNK]):
        rows = [FileCheck(organisation_id=d.organisation_id, document=d, read_at=d.created_at) for d in new]
        FileCheck.objects.bulk_create(rows, ignore_conflicts=True)
    of_signature = Q(file_check=None)
    while signed := list(Signature.objects.filter(of_signature).order_by("pk")[:CHUNK]):
        rows = [
            FileCheck(organisation_id=s.organisation_id, document_id=s.document_id, signature=s, read_at=s.signed_at)
            for s in signed
        ]
        FileCheck.objects.bulk_create(rows, ignore_conflicts=True)


# --- Reading, and telling ---


def _go_through(checks: Iterator[tuple[FileCheck, bool]], until: float) -> Report:
    report = Report()
    seal.trusted()  # without it every signature would look foreign
    for check, in_full in checks:
        try:
            fault = fault_of(check, in_full=in_full)
        except services.PaperUnreachable:
            logger.exception("The storage of papers does not answer. Files are read again later.")
            report.is_unavailable = True
            break
        _note(check, fault, in_full, report)
        if time.monotonic() > until:
            break
    _tell(report)
    return report


def fault_of(check: FileCheck, *, in_full: bool) -> str:
    """What is wrong with the stored file; empty when nothing is."""
    revision = check.revision
    try:
        pdf = services.stored(revision)
    except services.PaperUnreachable:
        raise
    except services.PaperDamaged as damaged:
        return Fault.MISSING if isinstance(damaged.__cause__, OSError) else Fault.DAMAGED
    return _fault_in_full(check, pdf) if in_full or check.fault in {Fault.NOT_VALID, Fault.ROWS_DIFFER} else ""


def _fault_in_full(check: FileCheck, pdf: bytes) -> str:
    rows = list(check.document.signatures.order_by("order"))
    rows = rows[: rows.index(check.signature) + 1] if check.signature else []
    verdict = verification.verify(pdf)
    if verdict.kind != (Kind.VALID if rows else Kind.UNSIGNED):
        return Fault.NOT_VALID
    said = [(each.field, each.statement) for each in verdict.signatures]
    expected = [(row.field, row.statement) for row in rows]
    if said != expected or verdict.record_digest != check.document.record_digest or not _record_is_kept(check.document):
        return Fault.ROWS_DIFFER
    return ""


def _record_is_kept(document: Document) -> bool:
    """The frozen record of a paper that counts is the one whose digest was signed."""
    if document.voided_at:
        return True
    record = bytes(document.assessment.frozen_record or b"")
    return hashlib.sha256(record).hexdigest() == document.record_digest


@transaction.atomic
def _note(check: FileCheck, fault: str, in_full: bool, report: Report) -> None:
    now, before = timezone.now(), check.fault
    check.read_at, check.fault = now, fault
    if in_full and fault not in {Fault.MISSING, Fault.DAMAGED}:
        check.verified_at = now
    check.faulty_since = (check.faulty_since or now) if fault else None
    check.save(update_fields=["read_at", "verified_at", "fault", "faulty_since"])
    report.read += 1
    report.verified += in_full
    if bool(fault) == bool(before):
        return
    (report.new if fault else report.mended).append(check)
    journal.log(
        check.organisation,
        actor=None,
        what="document.file_faulty" if fault else "document.file_mended",
        subject=str(check.document.assessment.uuid),
        digest=check.revision.sha256,
        detail={"fault": fault} if fault else {},
    )


def _tell(report: Report) -> None:
    """Standing faults are in the log every night; mail goes out once."""
    for check in standing_faults()[:CHUNK]:
        logger.error("A stored paper is at fault (%s): %s", check.fault, check.revision.file.name)
    if not report.new:
        return
    text = "\n".join(description(check) for check in report.new[:CHUNK])
    try:
        mail_admins(_("Lagrede dokumenter er skadet eller mangler"), text)
    except OSError:
        logger.exception("The mail about damaged papers could not be sent.")

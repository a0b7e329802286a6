"""The papers: what was rendered, and each signature as the revision of the file that it made.

Every revision keeps its SHA-256. A file that has lost its last signature is, seen alone, a valid file with fewer
signatures; only what is stored here can tell.
"""

import uuid
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.documents.statement import Statement
from assessments.documents.storage import papers

_is_sha256 = RegexValidator(r"\A[0-9a-f]{64}\Z")


def _sha256_field(**kwargs: Any) -> models.CharField:
    return models.CharField(max_length=64, validators=[_is_sha256], editable=False, **kwargs)


def paper_path(instance: "Document | Signature", filename: str) -> str:
    """A name of its own for every revision: no file is ever written over another."""
    return str(PurePosixPath("papers", str(instance.organisation_id), f"{instance.sha256}.pdf"))


class DocumentQuerySet(models.QuerySet["Document"]):
    def of_revision(self, sha256: str) -> "Document | None":
        """The document that has this file as one of its revisions."""
        return self.filter(Q(sha256=sha256) | Q(signatures__sha256=sha256)).distinct().first()

    def of_record(self, digest: str | None) -> "Document | None":
        """The newest document made of this record, rather one that counts than a void one."""
        return self.filter(record_digest=digest).order_by(F("voided_at").desc(nulls_first=True), "-pk").first()

    def signed_for(self, assessment_uuid: uuid.UUID) -> "Document | None":
        """The paper of this assessment that anyone has signed; the one that counts before a void one."""
        found = self.filter(assessment__uuid=assessment_uuid, signatures__isnull=False).distinct()
        return found.order_by(F("voided_at").desc(nulls_first=True), "-pk").first()


class Document(models.Model):
    """One paper of one frozen record, with its empty signature fields. Signing adds revisions; nothing changes it."""

    class Kind(models.TextChoices):
        ASSESSMENT = "assessment", _("Risikovurdering")

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.RESTRICT, related_name="documents")
    assessment = models.ForeignKey("casework.Assessment", on_delete=models.RESTRICT, related_name="documents")
    kind = models.CharField(_("slag"), max_length=20, choices=Kind, default=Kind.ASSESSMENT)
    file = models.FileField(upload_to=paper_path, storage=papers, max_length=200, editable=False)
    sha256 = _sha256_field(unique=True)
    record_digest = _sha256_field(db_index=True)
    page_count = models.PositiveSmallIntegerField(_("sider"), editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    voided_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "kind"], condition=Q(voided_at=None), name="one_document_that_counts"
            ),
            models.CheckConstraint(name="document_has_pages", condition=Q(page_count__gte=1)),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sha256[:12]}"

    @property
    def last_revision(self) -> "Document | Signature":
        """What is shown, downloaded and signed next; `.file` and `.sha256` of it."""
        return self.signatures.order_by("order").last() or self


class Signature(models.Model):
    """Who signed, as what and how we knew, kept as text; and the file as it was right after."""

    class Level(models.TextChoices):
        """PAdES baseline levels (ETSI EN 319 142-1): plain, with a timestamp, with proof for long-term validation."""

        B = "B-B", "PAdES B-B"
        T = "B-T", "PAdES B-T"
        LTA = "B-LTA", "PAdES B-LTA"

    document = models.ForeignKey(Document, on_delete=models.RESTRICT, related_name="signatures")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.RESTRICT, related_name="+")
    field = models.CharField(max_length=80, editable=False)
    order = models.PositiveSmallIntegerField(editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.RESTRICT,  # whoever has signed must not vanish with a deleted account
        null=True,
        blank=True,
        related_name="signatures",
    )
    person = models.CharField(_("navn"), max_length=200)
    role = models.CharField(_("rolle"), max_length=100)
    method = models.CharField(_("identitet"), max_length=200)
    disagrees = models.BooleanField(_("uenig"), default=False)
    signed_at = models.DateTimeField(_("signert"), editable=False)
    level = models.CharField(_("signaturnivå"), max_length=8, choices=Level, default=Level.B)
    timestamped_at = models.DateTimeField(_("tidsstemplet"), null=True, blank=True, editable=False)
    timestamp_authority = models.CharField(_("tidsstempel fra"), max_length=200, blank=True, editable=False)
    sha256 = _sha256_field(unique=True)
    file = models.FileField(upload_to=paper_path, storage=papers, max_length=200, editable=False)

    class Meta:
        ordering = ("document", "order")
        constraints = (
            models.UniqueConstraint(fields=["document", "field"], name="one_signature_per_field"),
            models.UniqueConstraint(fields=["document", "order"], name="signatures_come_one_by_one"),
            models.CheckConstraint(name="signatures_count_from_one", condition=Q(order__gte=1)),
            models.CheckConstraint(
                name="timestamp_when_the_level_says_so",
                condition=Q(level="B-B", timestamped_at=None) | (~Q(level="B-B") & Q(timestamped_at__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} ({self.role})"

    @property
    def statement(self) -> Statement:
        return Statement(self.person, self.role, self.method, self.document.record_digest, self.disagrees)


class FileCheck(models.Model):
    """When the stored file of one revision was last read and held against its SHA-256, and what was wrong."""

    class Fault(models.TextChoices):
        MISSING = "missing", _("mangler")
        DAMAGED = "damaged", _("er skadet")
        NOT_VALID = "not_valid", _("har signaturer som ikke står")
        ROWS_DIFFER = "rows_differ", _("stemmer ikke med det som er lagret om den")

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.RESTRICT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="checks")
    signature = models.OneToOneField(Signature, on_delete=models.CASCADE, null=True, related_name="file_check")
    read_at = models.DateTimeField(db_index=True)
    verified_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=12, choices=Fault, blank=True)
    faulty_since = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document"], condition=Q(signature=None), name="one_check_of_the_unsigned_file"
            ),
            models.CheckConstraint(
                name="file_fault_has_its_timestamp",
                condition=Q(fault="", faulty_since=None) | (~Q(fault="") & Q(faulty_since__isnull=False)),
            ),
        )
        indexes = (models.Index(fields=["organisation"], condition=~Q(fault=""), name="faulty_files"),)

    def __str__(self) -> str:
        return f"{self.revision.file.name}: {self.fault or 'ok'}"

    @property
    def revision(self) -> Document | Signature:
        return self.signature or self.document


class PaperJobQuerySet(models.QuerySet["PaperJob"]):
    def finalising(self, assessment: Any) -> "PaperJob | None":
        """The newest one that still matters: unfinished, or failed since the assessment was last sent to review."""
        if assessment.state != "review":
            return None
        asked_now = self.filter(assessment=assessment, kind="finalise", created_at__gte=assessment.review_at)
        return asked_now.exclude(state="done").first()

    def signing(self, document: Document) -> "dict[str, PaperJob]":
        """The newest one for each field of the paper."""
        jobs = self.filter(assessment=document.assessment_id, kind="sign", created_at__gte=document.created_at)
        return {job.field: job for job in jobs.order_by("created_at", "pk")}


class PaperJob(models.Model):
    """A paper that is being made or signed for someone, from the click until it is done or has failed with a reason.

    Whoever runs it holds a lease that must be renewed. What a killed process left behind can then be told from what
    is being worked on, and is taken up again or cleaned away (`jobs.recover`).
    """

    class Kind(models.TextChoices):
        FINALISE = "finalise", _("Ferdigstilling")
        SIGN = "sign", _("Signering")

    class State(models.TextChoices):
        WAITING = "waiting", _("Venter")
        RUNNING = "running", _("Pågår")
        DONE = "done", _("Ferdig")
        FAILED = "failed", _("Stoppet")

    UNFINISHED = (State.WAITING, State.RUNNING)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey("casework.Assessment", on_delete=models.CASCADE, related_name="jobs")
    kind = models.CharField(max_length=10, choices=Kind)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=5, help_text="What the one who asked reads: the reason is told in it.")
    digest = models.CharField(max_length=64, help_text="Of the record that was seen when it was asked for.")
    field = models.CharField(max_length=80, blank=True)
    method = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    task_id = models.UUIDField(null=True)
    worker = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True)
    file_on_its_way = models.CharField(max_length=200, blank=True, help_text="Named before it is written.")
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = PaperJobQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "kind", "field"],
                condition=Q(state__in=["waiting", "running"]),
                name="one_unfinished_job_of_a_kind",
            ),
            models.CheckConstraint(
                name="job_state_has_its_timestamps",
                condition=Q(state="waiting", lease_until=None, finished_at=None)
                | Q(state="running", lease_until__isnull=False, started_at__isnull=False, finished_at=None)
                | Q(state__in=["done", "failed"], lease_until=None, finished_at__isnull=False),
            ),
            models.CheckConstraint(
                name="only_a_failed_job_has_a_reason",
                condition=(Q(state="failed") & ~Q(reason="")) | (~Q(state="failed") & Q(reason="")),
            ),
            models.CheckConstraint(
                name="a_job_to_sign_has_a_field",
                condition=Q(kind="finalise", field="") | (Q(kind="sign") & ~Q(field="") & ~Q(method="")),
            ),
        )
        indexes = (
            models.Index(fields=["lease_until"], condition=Q(state="running"), name="running_jobs_by_lease"),
            models.Index(fields=["created_at"], condition=Q(state="waiting"), name="waiting_jobs_by_age"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.uuid}"

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED


class ScheduledRun(models.Model):
    """When a regular task of the installation (`schedule.SCHEDULE`) last started and ended, and how it went."""

    name = models.CharField(max_length=60, unique=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class Withheld(models.Model):
    """An answer of a signed assessment that is exempt from public access: its address in the record, and why."""

    assessment = models.ForeignKey("casework.Assessment", on_delete=models.CASCADE, related_name="withheld")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.RESTRICT, related_name="+")
    step = models.CharField(max_length=20)
    item = models.CharField(max_length=90, blank=True)
    field = models.CharField(max_length=80)
    ground = models.CharField(_("grunn"), max_length=500, blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["assessment", "step", "item", "field"], name="one_mark_per_answer"),
        )

    def __str__(self) -> str:
        return f"{self.step}/{self.item}/{self.field}"

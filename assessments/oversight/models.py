"""The bundles: signed papers of many assessments gathered in one ZIP for the one who asked. Deleted after a day."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from assessments.documents.models import PaperJob

KEPT_FOR = timedelta(hours=24)


class PaperBundle(models.Model):
    """What one person has asked for, from the click until the file is deleted. Belongs to the person, not to any one
    organisation; which papers are in it, and whose they are, is in `BundledPaper`.

    Whoever makes it holds a lease, renewed with every step of the progress bar; see documents.models.PaperJob.
    """

    State = PaperJob.State
    UNFINISHED = PaperJob.UNFINISHED

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=5, help_text="What the one who asked reads.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.TextField(blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField()
    lacking = models.PositiveIntegerField(default=0, help_text="Papers that are not there or are damaged.")
    attempts = models.PositiveSmallIntegerField(default=0)
    task_id = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    file = models.CharField(max_length=100, blank=True, help_text="In the default storage; empty once deleted.")
    size = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["user"], condition=Q(state__in=["waiting", "running"]), name="one_unfinished_bundle_each"
            ),
            models.CheckConstraint(
                name="bundle_state_has_its_timestamps",
                condition=Q(state="waiting", lease_until=None, finished_at=None)
                | Q(state="running", lease_until__isnull=False, started_at__isnull=False, finished_at=None)
                | Q(state__in=["done", "failed"], lease_until=None, finished_at__isnull=False),
            ),
            models.CheckConstraint(
                name="only_a_failed_bundle_has_a_reason",
                condition=(Q(state="failed") & ~Q(reason="")) | (~Q(state="failed") & Q(reason="")),
            ),
            models.CheckConstraint(name="bundle_done_within_total", condition=Q(done__lte=F("total"))),
        )
        indexes = (
            models.Index(fields=["lease_until"], condition=Q(state="running"), name="running_bundles_by_lease"),
            models.Index(fields=["created_at"], name="bundles_by_age"),
        )

    def __str__(self) -> str:
        return f"{self.uuid} ({self.done}/{self.total})"

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED

    @property
    def is_gone(self) -> bool:
        """Made, and deleted since."""
        return self.state == self.State.DONE and not self.file

    @property
    def kept_until(self) -> datetime:
        return (self.finished_at or self.created_at) + KEPT_FOR


class BundledPaper(models.Model):
    """One assessment whose signed paper is asked for; its access is looked up again when the file is given out."""

    bundle = models.ForeignKey(PaperBundle, on_delete=models.CASCADE, related_name="papers")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.CASCADE, related_name="+")
    assessment = models.ForeignKey("casework.Assessment", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["bundle", "assessment"], name="one_paper_of_each_in_a_bundle"),)

    def __str__(self) -> str:
        return f"{self.bundle_id}: {self.assessment_id}"

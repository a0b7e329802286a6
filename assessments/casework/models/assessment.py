"""Shape and constraints of an assessment and its answers. State is tied to its timestamps."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Organisation, Workplace
from assessments.casework.languages import NAMES


class State(models.TextChoices):
    DRAFT = "draft", _("Utkast")
    REVIEW = "review", _("Til gjennomgang")
    READY = "ready", _("Klar for signering")
    SIGNED = "signed", _("Signert")
    SUPERSEDED = "superseded", _("Erstattet")
    WITHDRAWN = "withdrawn", _("Trukket tilbake")


OPEN = (State.DRAFT, State.REVIEW, State.READY)
WAS_SIGNED = (State.SIGNED, State.SUPERSEDED, State.WITHDRAWN)


class Series(models.Model):
    """All versions of one assessment."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="series")

    def __str__(self) -> str:
        return str(self.uuid)


class Assessment(models.Model):
    """One version of one assessment. What was signed never changes: the frozen record is its content from then on."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="assessments")
    number = models.PositiveSmallIntegerField(_("versjon"), default=1)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assessments")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="assessments")
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.DRAFT)
    language = models.CharField(_("språk"), max_length=2, default="nb", choices=NAMES)
    catalogue_version = models.CharField(max_length=12)
    predecessor_digest = models.CharField(max_length=64, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now_add=True)
    review_at = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(_("hvorfor den er trukket tilbake"), max_length=2000, blank=True)
    change_reason = models.TextField(_("hvorfor det lages ny versjon"), max_length=2000, blank=True)
    frozen_record = models.BinaryField(null=True, blank=True)
    frozen_findings = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    release = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("-changed_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["series", "number"], name="one_assessment_per_version"),
            models.UniqueConstraint(fields=["series"], condition=Q(state__in=OPEN), name="one_open_version"),
            models.UniqueConstraint(fields=["series"], condition=Q(state=State.SIGNED), name="one_version_applies"),
            models.CheckConstraint(
                name="state_has_its_timestamps",
                condition=Q(state=State.DRAFT, review_at=None, ready_at=None, signed_at=None)
                | Q(state=State.REVIEW, review_at__isnull=False, ready_at=None, signed_at=None)
                | Q(state=State.READY, review_at__isnull=False, ready_at__isnull=False, signed_at=None)
                | Q(state__in=WAS_SIGNED, review_at__isnull=False, ready_at__isnull=False, signed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="ended_state_has_its_timestamp",
                condition=Q(state=State.SUPERSEDED, superseded_at__isnull=False, withdrawn_at=None)
                | (Q(state=State.WITHDRAWN, withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""))
                | (
                    ~Q(state__in=[State.SUPERSEDED, State.WITHDRAWN])
                    & Q(superseded_at=None, withdrawn_at=None, withdrawn_reason="")
                ),
            ),
            models.CheckConstraint(
                name="frozen_when_ready",
                condition=Q(state__in=[State.DRAFT, State.REVIEW], frozen_record=None, digest="")
                | (Q(state__in=[State.READY, *WAS_SIGNED], frozen_record__isnull=False) & ~Q(digest="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.uuid} v{self.number}"

    @property
    def is_editable(self) -> bool:
        """Only a draft takes new answers; a paper under review or signing must be reopened first."""
        return self.state == State.DRAFT

    @property
    def is_frozen(self) -> bool:
        return self.state == State.READY or self.was_signed

    @property
    def was_signed(self) -> bool:
        """Signed by all at some time; a later version or a withdrawal does not undo that."""
        return self.state in WAS_SIGNED


class SectionItem(models.Model):
    """One row per item of a section. `data` is what the record reads; `raw` is what was typed and could not be used."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="items")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20)
    item = models.CharField(max_length=80, blank=True)
    data = models.JSONField(default=dict, blank=True)
    raw = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=1)
    active = models.BooleanField(default=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    saved_by_name = models.CharField(max_length=200, blank=True)
    saved_in = models.CharField(max_length=40, blank=True, help_text="The open page that saved it: not a conflict.")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["assessment", "step", "item"], name="one_row_per_item"),
            models.CheckConstraint(name="revision_from_one", condition=Q(revision__gte=1)),
        )

    def __str__(self) -> str:
        return f"{self.step}/{self.item}"

"""What the safety rep demands and stops: a demand for an assessment (aml § 6-2 (3)) and a stop of work (§ 6-3).

Both belong to a workplace, which may have no assessment at all. Names and roles stay as text.
"""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Organisation, Role, Workplace
from assessments.casework.forms.labels import choices_for
from assessments.record.choices import StopEnded

from .assessment import Assessment


class Receiver(models.TextChoices):
    """Whom the safety rep turns to when a demand is not taken account of in reasonable time (aml § 6-2 (3))."""

    WORKS_COUNCIL = "works_council", _("Arbeidsmiljøutvalget")
    AUTHORITY = "authority", _("Arbeidstilsynet")


class Demand(models.Model):
    """A demand for an assessment. Open until the assessment that answers it is signed, or until it is taken back."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="demands")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="demands")
    about = models.ForeignKey(Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="demanded_anew")
    what = models.CharField(_("hva"), max_length=200)
    why = models.TextField(_("hvorfor"), max_length=4000)
    wanted_by = models.DateField(_("svar innen"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)
    made_by_role = models.CharField(max_length=20, choices=Role)
    made_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by_name = models.CharField(max_length=200, blank=True)
    accepted_note = models.TextField(max_length=4000, blank=True)
    done_by = models.DateField(null=True, blank=True)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="demands")
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_by_name = models.CharField(max_length=200, blank=True)
    declined_reason = models.TextField(max_length=4000, blank=True)
    notified_on = models.DateField(null=True, blank=True)
    notified_whom = models.CharField(max_length=20, choices=Receiver, blank=True)
    notified_by_name = models.CharField(max_length=200, blank=True)
    council_treated_on = models.DateField(null=True, blank=True)
    council_protocol = models.CharField(max_length=200, blank=True)
    council_decision = models.TextField(max_length=4000, blank=True)
    council_by_name = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(fields=("organisation", "-made_at"), name="demands_newest"),)
        constraints = (
            models.CheckConstraint(
                name="accepted_demand_has_its_assessment",
                condition=Q(accepted_at=None, assessment=None, done_by=None)
                | Q(accepted_at__isnull=False, assessment__isnull=False, done_by__isnull=False),
            ),
            models.CheckConstraint(
                name="declined_demand_has_its_reason",
                condition=Q(declined_at=None, declined_reason="")
                | (Q(declined_at__isnull=False) & ~Q(declined_reason="")),
            ),
            models.CheckConstraint(
                name="accepted_after_declined",
                condition=Q(declined_at=None) | Q(accepted_at=None) | Q(accepted_at__gte=F("declined_at")),
            ),
            models.CheckConstraint(
                name="notified_demand_says_whom",
                condition=Q(notified_on=None, notified_whom="") | (Q(notified_on__isnull=False) & ~Q(notified_whom="")),
            ),
            models.CheckConstraint(
                name="withdrawn_demand_has_its_reason",
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
            ),
        )

    def __str__(self) -> str:
        return self.what

    @property
    def is_answered(self) -> bool:
        return self.accepted_at is not None or self.declined_at is not None

    @property
    def is_declined(self) -> bool:
        """Declined, and not accepted since."""
        return self.declined_at is not None and self.accepted_at is None

    @property
    def is_met(self) -> bool:
        """The assessment it led to is signed."""
        return self.assessment is not None and self.assessment.was_signed

    @property
    def is_open(self) -> bool:
        return self.withdrawn_at is None and not self.is_met

    @property
    def deadline(self) -> date | None:
        """The day that is waited for: of the answer, then of the assessment. A demand that is over waits for none."""
        if not self.is_open or self.is_declined:
            return None
        return self.done_by if self.accepted_at else self.wanted_by

    @property
    def is_late(self) -> bool:
        return self.deadline is not None and self.deadline < timezone.localdate()

    @property
    def may_be_notified(self) -> bool:
        """Not taken account of: no answer in time, declined, or promised and not done (aml § 6-2 (3))."""
        return self.is_open and (self.is_late or self.is_declined)


class WorkStop(models.Model):
    """Work that the safety rep stopped because of immediate danger to life or health (aml § 6-3)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="work_stops")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="work_stops")
    stopped_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    work = models.CharField(max_length=200)
    danger = models.TextField(max_length=4000)
    told_whom = models.CharField(max_length=200)
    told_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)
    made_by_role = models.CharField(max_length=20, choices=Role)
    made_at = models.DateTimeField()
    ended = models.CharField(max_length=10, choices=choices_for(StopEnded), blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    measures_done = models.TextField(max_length=4000, blank=True)
    authority_decision = models.TextField(max_length=4000, blank=True)
    ended_by_name = models.CharField(max_length=200, blank=True)
    rep_agrees = models.BooleanField(null=True, blank=True)
    rep_words = models.TextField(max_length=4000, blank=True)
    rep_name = models.CharField(max_length=200, blank=True)
    rep_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-stopped_at", "-pk")
        indexes = (models.Index(fields=("workplace", "-stopped_at"), name="stops_newest"),)
        constraints = (
            models.CheckConstraint(name="told_after_stop", condition=Q(told_at__gte=F("stopped_at"))),
            models.CheckConstraint(
                name="ended_stop_says_how",
                condition=Q(ended="", ended_at=None, measures_done="")
                | (~Q(ended="") & Q(ended_at__gte=F("stopped_at")) & ~Q(measures_done="")),
            ),
            models.CheckConstraint(
                name="rep_answers_after_end",
                condition=Q(rep_agrees=None, rep_at=None) | Q(rep_at__isnull=False, ended_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.work

    @property
    def is_lasting(self) -> bool:
        """The work stands still, or the safety rep does not agree that the danger is averted."""
        return not self.ended or (self.ended == StopEnded.AVERTED and self.rep_agrees is False)

    @property
    def awaits_rep(self) -> bool:
        """The employer says the rep has lifted the stop; the rep has not said so."""
        return self.ended == StopEnded.AVERTED and self.rep_agrees is None

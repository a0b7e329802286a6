"""Minutes of a discussion of control measures with the employees' union reps (aml § 9-2): a duty, not a veto."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Organisation, Workplace
from assessments.record.choices import DiscussedWith


class Consultation(models.Model):
    """One meeting, or a call to one that nobody met at. It belongs to the workplace: several assessments may use it.

    Which assessments do, is a row of theirs (`steps.CONSULTATIONS`), which is the snapshot that enters the record.
    """

    class Met(models.TextChoices):
        UNION_REPS = "union_reps", _("Møte holdt med tillitsvalgte")
        CALLED_NOT_MET = "called_not_met", _("Tillitsvalgte var innkalt, men møtte ikke")
        ELECTED_REPRESENTATIVE = (
            "elected_representative",
            _("Ingen tillitsvalgt: drøftet med en representant de ansatte har valgt"),
        )

    class Confirmation(models.TextChoices):
        CONFIRMED = "confirmed", _("Bekreftet av tillitsvalgt")
        REFUSED = "refused", _("Tillitsvalgt bekrefter ikke referatet")

    DISCUSSION = ("need", "design", "changes", "proportionality", "alternatives")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="consultations")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="consultations")
    measures = models.JSONField(help_text="The control measures: [{key, name}].")
    met = models.CharField(max_length=24, choices=Met)
    held_on = models.DateField()
    held_at = models.CharField(max_length=200, blank=True)
    participants = models.TextField(max_length=4000)
    purpose = models.TextField(max_length=4000, blank=True)
    need = models.TextField(max_length=4000, blank=True)
    design = models.TextField(max_length=4000, blank=True)
    changes = models.TextField(max_length=4000, blank=True)
    proportionality = models.TextField(max_length=4000, blank=True)
    alternatives = models.TextField(max_length=4000, blank=True)
    outcome = models.TextField(max_length=4000, blank=True)
    disagreement = models.TextField(max_length=4000, blank=True)
    evaluate_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    confirmation = models.CharField(max_length=10, choices=Confirmation, blank=True)
    confirmation_words = models.TextField(max_length=4000, blank=True)
    confirmed_by_name = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-held_on", "-pk")
        indexes = (models.Index(fields=("workplace", "-held_on"), name="consultations_newest"),)
        constraints = (
            models.CheckConstraint(
                name="only_a_meeting_with_union_reps_is_confirmed",
                condition=Q(confirmation="", confirmed_at=None)
                | (~Q(confirmation="") & Q(met="union_reps", confirmed_at__isnull=False)),
            ),
            models.CheckConstraint(name="consultation_revision_from_one", condition=Q(revision__gte=1)),
        )

    def __str__(self) -> str:
        return f"{self.workplace}: {self.held_on}"

    @property
    def discussed_with(self) -> DiscussedWith:
        """The minutes' answer to «er tiltaket drøftet?»: a meeting counts as such once the union rep confirms it."""
        if self.met == self.Met.CALLED_NOT_MET:
            return DiscussedWith.CALLED_NOT_MET
        if self.met == self.Met.ELECTED_REPRESENTATIVE:
            return DiscussedWith.ELECTED_REPRESENTATIVE
        is_confirmed = self.confirmation == self.Confirmation.CONFIRMED
        return DiscussedWith.UNION_REPS if is_confirmed else DiscussedWith.NOT_CONFIRMED

    @property
    def confirmed_on(self) -> date | None:
        return timezone.localdate(self.confirmed_at) if self.confirmed_at else None

    @property
    def awaits_confirmation(self) -> bool:
        return self.met == self.Met.UNION_REPS and not self.confirmation

    @property
    def discussion(self) -> list[tuple[str, str]]:
        """What was discussed: the field and its text."""
        return [(name, getattr(self, name)) for name in self.DISCUSSION if getattr(self, name)]

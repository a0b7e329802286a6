"""What the parties say of an assessment: their remarks and their statements."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Organisation
from assessments.casework.forms.labels import choices_for
from assessments.record.choices import PartyRole, Statement

from .assessment import Assessment


class Remark(models.Model):
    """A remark on the whole, or on one item of a step. The author's name stays as text."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="remarks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20, blank=True)
    item = models.CharField(max_length=80, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    author_name = models.CharField(max_length=200)
    author_role = models.CharField(max_length=20, choices=choices_for(PartyRole))
    text = models.TextField(_("merknad"), max_length=4000)
    made_on = models.DateField()
    answer = models.TextField(_("svar"), max_length=4000, blank=True)
    answered_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)  # the order they were made in, also when imported

    def __str__(self) -> str:
        return self.text[:60]


class Position(models.Model):
    """A party invited into the assessment, and what it states. Inviting asks; nothing is pre-ticked as taking part."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="positions"
    )
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=choices_for(PartyRole))
    asked_on = models.DateField(null=True, blank=True)
    deadline = models.DateField(_("frist for uttalelse"), null=True, blank=True)
    statement = models.CharField(_("uttalelse"), max_length=20, blank=True, choices=choices_for(Statement))
    reason = models.TextField(_("begrunnelse"), max_length=4000, blank=True)
    stated_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "user", "role"], condition=Q(user__isnull=False), name="one_position_per_party"
            ),
            models.CheckConstraint(
                name="statement_has_its_date",
                condition=Q(statement="", stated_on=None) | (~Q(statement="") & Q(stated_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="deadline_after_asking",
                condition=Q(deadline=None) | Q(asked_on=None) | Q(deadline__gte=F("asked_on")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"

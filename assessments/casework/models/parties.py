"""What the parties say of an assessment: their remarks and their statements."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Invitation, Organisation
from assessments.casework.forms.labels import choices_for
from assessments.record.choices import PartyRole, RemarkOutcome, Statement

from .assessment import Assessment


class Remark(models.Model):
    """A remark on the whole, or on one item of a step. The author's name stays as text.

    What has been withdrawn stays here and in the journal, and is in no record.
    """

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
    outcome = models.CharField(_("hva er gjort"), max_length=12, blank=True, choices=choices_for(RemarkOutcome))
    answered_by_name = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    page = models.CharField(max_length=40, blank=True, help_text="The open page it was sent from: once is enough.")

    class Meta:
        ordering = ("pk",)  # the order they were made in, also when imported
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "page"], condition=~Q(page=""), name="one_remark_per_page_sent"
            ),
            models.CheckConstraint(name="remark_outcome_has_its_answer", condition=Q(outcome="") | ~Q(answer="")),
            models.CheckConstraint(
                name="answered_remark_is_not_withdrawn", condition=Q(withdrawn_at=None) | Q(answer="")
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]


class Position(models.Model):
    """A party invited into the assessment, and what it states. Inviting asks; nothing is pre-ticked as taking part.

    With an invitation and no user, the person has been asked by e-mail and has not accepted yet.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="positions"
    )
    invitation = models.ForeignKey(
        Invitation, on_delete=models.PROTECT, null=True, blank=True, related_name="positions"
    )
    owns_invitation = models.BooleanField(default=False, help_text="It was made for this, and is taken back with it.")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=choices_for(PartyRole))
    asked_on = models.DateField(null=True, blank=True)
    deadline = models.DateField(_("frist for uttalelse"), null=True, blank=True)
    statement = models.CharField(_("uttalelse"), max_length=20, blank=True, choices=choices_for(Statement))
    reason = models.TextField(_("begrunnelse"), max_length=4000, blank=True)
    stated_on = models.DateField(null=True, blank=True)
    stated_at = models.DateTimeField(null=True, blank=True)
    stated_on_older_content = models.BooleanField(default=False, help_text="Said so by the file it came with.")
    message = models.TextField(_("melding"), max_length=2000, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "invitation"],
                condition=Q(invitation__isnull=False),
                name="one_position_per_invitation",
            ),
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

"""What follows a remark, and what the parties propose. The names of authors stay as text."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Organisation
from assessments.casework.forms.labels import choices_for
from assessments.record.choices import PartyRole, ProposalKind, ProposalOutcome

from .assessment import Assessment
from .parties import Remark


class RemarkReply(models.Model):
    """Something added to a remark, by any party or by the employer."""

    remark = models.ForeignKey(Remark, on_delete=models.CASCADE, related_name="replies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    author_name = models.CharField(max_length=200)
    author_role = models.CharField(max_length=20, choices=choices_for(PartyRole))
    text = models.TextField(_("svar"), max_length=4000)
    made_on = models.DateField()
    follows_answer = models.BooleanField(default=False)
    page = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["remark", "page"], condition=~Q(page=""), name="one_reply_per_page_sent"),
        )

    def __str__(self) -> str:
        return self.text[:60]


class Proposal(models.Model):
    """A hazard or a measure that a party wants in. `item` is a key of the catalogue, `title` is in own words."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="proposals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=choices_for(ProposalKind))
    step = models.CharField(max_length=20, blank=True)
    item = models.CharField(max_length=80, blank=True)
    title = models.CharField(_("med egne ord"), max_length=200, blank=True)
    hazard = models.CharField(max_length=80, blank=True)
    why = models.TextField(_("hvorfor"), max_length=4000, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    author_name = models.CharField(max_length=200)
    author_role = models.CharField(max_length=20, choices=choices_for(PartyRole))
    made_on = models.DateField()
    outcome = models.CharField(max_length=8, blank=True, choices=choices_for(ProposalOutcome))
    reason = models.TextField(_("begrunnelse"), max_length=4000, blank=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    page = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "page"], condition=~Q(page=""), name="one_proposal_per_page_sent"
            ),
            models.CheckConstraint(
                name="proposal_is_of_something", condition=Q(item="", title__gt="") | Q(item__gt="", title="")
            ),
            models.CheckConstraint(
                name="decision_has_its_date",
                condition=Q(outcome="", decided_on=None) | (~Q(outcome="") & Q(decided_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="declined_with_a_reason", condition=~Q(outcome=ProposalOutcome.DECLINED.value) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="decided_proposal_is_not_withdrawn", condition=Q(withdrawn_at=None) | Q(outcome="")
            ),
        )

    def __str__(self) -> str:
        return self.item or self.title

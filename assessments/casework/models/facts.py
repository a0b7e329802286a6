"""The projection of an assessment that lists and audits read."""

from django.db import models

from alenearbeid.accounts.models import Organisation

from .assessment import Assessment


class AssessmentFacts(models.Model):
    """A projection of the record for lists and audits. Rebuilt in the same transaction as the record, never edited."""

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="facts", primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200, blank=True)
    profile = models.CharField(max_length=80, blank=True)
    search_text = models.TextField(blank=True)
    level_physical = models.CharField(max_length=8, blank=True)
    level_psychosocial = models.CharField(max_length=8, blank=True)
    level_violence = models.CharField(max_length=8, blank=True)
    special_risk = models.CharField(max_length=16, blank=True)
    decision = models.CharField(max_length=16, blank=True)
    time_share = models.CharField(max_length=16, blank=True)
    safety_rep_statement = models.CharField(max_length=20, blank=True)
    assessed_on = models.DateField(null=True, blank=True)
    next_review = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title

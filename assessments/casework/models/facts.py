"""The projection of an assessment that lists and audits read."""

from django.db import models
from django.db.models import Q

from alenearbeid.accounts.models import Organisation, Workplace

from .assessment import Assessment, State

# Across many organisations only what applies is looked at: the newest signed version of each series.
_APPLIES = Q(state=State.SIGNED)


class AssessmentFacts(models.Model):
    """A projection of the record for lists and audits. Rebuilt in the same transaction as the record, never edited.

    Dates, never «overdue»: what is overdue tomorrow must not wait for somebody to save. `state`, `workplace` and
    `signed_at` are the assessment's own, here so that an index can hold them beside what the record says.
    """

    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="facts", primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State)
    signed_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=200, blank=True)
    profile = models.CharField(max_length=80, blank=True)
    search_text = models.TextField(blank=True)
    sort_text = models.CharField(max_length=200, blank=True, help_text="Workplace and title, folded.")
    level_physical = models.CharField(max_length=8, blank=True)
    level_psychosocial = models.CharField(max_length=8, blank=True)
    level_violence = models.CharField(max_length=8, blank=True)
    worst = models.PositiveSmallIntegerField(default=0, help_text="Of the three levels today: risk.ORDER, 0 for none.")
    red_residual = models.PositiveSmallIntegerField(default=0, help_text="Hazards red also with the measures in place.")
    psychosocial_asked = models.PositiveSmallIntegerField(default=0)
    psychosocial_answered = models.PositiveSmallIntegerField(default=0)
    psychosocial_percent = models.PositiveSmallIntegerField(default=100)
    special_risk = models.CharField(max_length=16, blank=True)
    decision = models.CharField(max_length=16, blank=True)
    time_share = models.CharField(max_length=16, blank=True)
    safety_rep_statement = models.CharField(max_length=20, blank=True)
    control_measures = models.PositiveSmallIntegerField(default=0)
    undiscussed = models.PositiveSmallIntegerField(default=0, help_text="Control measures not discussed with anyone.")
    planned_measures = models.PositiveSmallIntegerField(default=0)
    planned_until = models.DateField(null=True, blank=True, help_text="The first deadline of what is only planned.")
    assessed_on = models.DateField(null=True, blank=True)
    next_review = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            # The whole of one organisation or workplace, and everything there is, in the order of the lists.
            models.Index(fields=["organisation", "next_review"], condition=_APPLIES, name="facts_of_organisation"),
            models.Index(fields=["workplace", "organisation"], condition=_APPLIES, name="facts_of_workplace"),
            models.Index(fields=["next_review", "assessment"], condition=_APPLIES, name="facts_by_review"),
            models.Index(fields=["signed_at", "assessment"], condition=_APPLIES, name="facts_by_signing"),
            models.Index(fields=["sort_text", "assessment"], condition=_APPLIES, name="facts_by_name"),
            models.Index(fields=["worst", "assessment"], condition=_APPLIES, name="facts_by_level"),
            models.Index(fields=["psychosocial_percent", "assessment"], condition=_APPLIES, name="facts_by_depth"),
            models.Index(fields=["time_share", "worst", "assessment"], condition=_APPLIES, name="facts_by_crossing"),
            # What is rare and looked for.
            models.Index(
                fields=["planned_until"], condition=_APPLIES & Q(planned_measures__gt=0), name="facts_planned"
            ),
            models.Index(fields=["next_review"], condition=_APPLIES & Q(red_residual__gt=0), name="facts_red_residual"),
            models.Index(fields=["next_review"], condition=_APPLIES & Q(undiscussed__gt=0), name="facts_undiscussed"),
            models.Index(
                fields=["next_review"], condition=_APPLIES & Q(safety_rep_statement="disagrees"), name="facts_disagrees"
            ),
        )

    def __str__(self) -> str:
        return self.title

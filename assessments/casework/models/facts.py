"""The projection of an assessment that lists and audits read."""

from django.db import models
from django.db.models import Q

from alenearbeid.accounts.models import Organisation, Workplace

from .assessment import Assessment, State

# Across many organisations only what applies is looked at: the newest signed version of each series.
_APPLIES = Q(state=State.SIGNED)
# Those that have no point in skjæringspunktet.
NOT_PLACED = Q(worst=0) | Q(time_share="")


def _of_applying(name: str, *fields: str, only: Q | None = None) -> models.Index:
    return models.Index(fields=fields, condition=_APPLIES & only if only else _APPLIES, name=name)


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
            # The whole of one organisation or workplace, and everything there is, in the order of the lists. What is
            # counted holds the organisation too: the database asks of every row whose it is, and reads the index alone.
            _of_applying("facts_of_organisation", "organisation", "next_review"),
            _of_applying("facts_of_workplace", "workplace", "organisation"),
            _of_applying("facts_by_review", "next_review", "assessment", "organisation"),
            _of_applying("facts_by_signing", "signed_at", "assessment"),
            _of_applying("facts_by_name", "sort_text", "assessment"),
            _of_applying("facts_by_level", "worst", "assessment"),
            _of_applying("facts_by_depth", "psychosocial_percent", "assessment", "organisation"),
            _of_applying("facts_by_crossing", "time_share", "worst", "organisation", "assessment"),
            # What is rare and looked for.
            _of_applying("facts_planned", "planned_until", "organisation", only=Q(planned_measures__gt=0)),
            _of_applying("facts_red_residual", "next_review", "organisation", only=Q(red_residual__gt=0)),
            _of_applying("facts_undiscussed", "next_review", "organisation", only=Q(undiscussed__gt=0)),
            _of_applying("facts_disagrees", "next_review", "organisation", only=Q(safety_rep_statement="disagrees")),
            _of_applying("facts_thin", "psychosocial_percent", "organisation", only=Q(psychosocial_percent__lt=100)),
            _of_applying("facts_not_placed", "organisation", only=NOT_PLACED),
        )

    def __str__(self) -> str:
        return self.title

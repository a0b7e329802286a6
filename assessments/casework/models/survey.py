"""An anonymous survey of those who work alone at one workplace, or at several small ones together.

What is answered is only counted. There is no row for an answer and no moment of one: a survey has one row of counts,
changed in place, and the texts lie in it in an order drawn by lot at each answer. So nothing here can be put together
to one person's answers, nor held against a list of who was at work when.
"""

import secrets
import uuid
from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alenearbeid.accounts.models import Organisation, Role, Workplace
from assessments.record.survey import FEWEST

LANGUAGES = ("nb", "nn", "en")
OPEN_AT_LEAST = timedelta(days=7)


def new_token() -> str:
    """128 bits: nobody comes to it by trying."""
    return secrets.token_urlsafe(16)


def all_languages() -> list[str]:
    return list(LANGUAGES)


class Survey(models.Model):
    """What is asked of whom and when. `result` is what came out of it, and is there once it has been closed."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="surveys")
    workplaces: ClassVar = models.ManyToManyField(Workplace, through="SurveyWorkplace", related_name="surveys")
    work = models.CharField(max_length=200)
    asked = models.PositiveIntegerField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    languages = models.JSONField(default=all_languages)
    edition = models.CharField(max_length=10)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)
    made_by_role = models.CharField(max_length=20, choices=Role)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_name = models.CharField(max_length=200, blank=True)
    result = models.JSONField(null=True, blank=True)
    attached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(fields=("organisation", "-made_at"), name="surveys_newest"),)
        constraints = (
            models.CheckConstraint(name="survey_asks_enough_people", condition=Q(asked__gte=FEWEST)),
            models.CheckConstraint(name="survey_closes_after_it_opens", condition=Q(closes_on__gte=F("opens_on"))),
            models.CheckConstraint(
                name="closed_survey_has_its_result",
                condition=Q(closed_at=None, result=None) | Q(closed_at__isnull=False, result__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.work

    @property
    def is_planned(self) -> bool:
        return not self.is_closed and timezone.localdate() < self.opens_on

    @property
    def is_closed(self) -> bool:
        """For those who would answer: also when the day is over and nobody has counted yet."""
        return self.closed_at is not None or timezone.localdate() > self.closes_on

    @property
    def may_be_closed_from(self) -> date:
        """Not at once: whoever has four answers of their own could wait for the fifth, and read it."""
        return self.opens_on + OPEN_AT_LEAST

    @property
    def may_be_closed(self) -> bool:
        return timezone.localdate() >= self.may_be_closed_from

    @property
    def is_open(self) -> bool:
        return not self.is_planned and not self.is_closed

    @property
    def ended_on(self) -> date:
        """The last day of answers."""
        return min(self.closes_on, timezone.localdate(self.closed_at)) if self.closed_at else self.closes_on


class SurveyWorkplace(models.Model):
    """One of the workplaces that are asked together. A place covers all below it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("survey", "workplace"), name="survey_has_a_workplace_once"),)

    def __str__(self) -> str:
        return f"{self.survey}: {self.workplace}"


class SurveyCounts(models.Model):
    """Everything that is known of what was answered: {question: {answer: how many}}, and the texts."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, primary_key=True, related_name="counts")
    answered = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    texts = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.survey}: {self.answered}"

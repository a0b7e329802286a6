"""What waits for a person on the first page: surveys that are over, and whose answers nobody has used."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts.models import Role, User
from assessments.casework.waits import AT_MOST, Waiting
from assessments.record.survey import FEWEST

from . import doors

REMEMBERED = timedelta(days=180)  # what nobody has wanted for half a year is no longer in the way


def results_to_attach(user: User) -> Iterator[Waiting]:
    """For the employer, who writes the assessment. One with too few answers waits for nothing."""
    today = timezone.localdate()
    over = Q(closed_at__isnull=False, result__answered__gte=1) | Q(
        closed_at=None, closes_on__lt=today, counts__answered__gte=FEWEST
    )
    found = doors.visible_to(user, [Role.EMPLOYER]).filter(over, attached_at=None, closes_on__gte=today - REMEMBERED)
    for survey in found.order_by("closes_on", "pk")[:AT_MOST]:
        words = _("Undersøkelsen «%(work)s» er ferdig. Legg svarene ved vurderingen") % {"work": survey.work}
        yield Waiting(words, reverse("casework:survey", args=[survey.uuid]))


PROVIDERS = (results_to_attach,)

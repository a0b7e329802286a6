"""What waits for somebody because of a demand, a stop or minutes, for the first page."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts.models import SAFETY_REPS, Role, User
from alenearbeid.accounts.people import standing
from assessments.casework.models import WAS_SIGNED, Consultation, Demand, WorkStop
from assessments.casework.waits import AT_MOST, Waiting
from assessments.record.choices import StopEnded


def demands_to_answer(user: User) -> Iterator[Waiting]:
    """For the employer: demands without an answer, and those whose assessment should have been signed."""
    today = timezone.localdate()
    unanswered = Q(accepted_at=None, declined_at=None)
    found = _open(user, (Role.EMPLOYER,)).filter(unanswered | Q(accepted_at__isnull=False, done_by__lt=today))
    for demand in found[:AT_MOST]:
        values = {"what": demand.what, "workplace": demand.workplace.name}
        words = _("%(workplace)s: verneombudet krever vurdering av «%(what)s»")
        if demand.accepted_at:
            words = _("%(workplace)s: vurderingen av «%(what)s» skulle vært signert")
        yield Waiting(words % values, _at(demand), demand.deadline)


def demands_to_follow(user: User) -> Iterator[Waiting]:
    """For the safety rep: demands that were declined or not taken account of in time, and not yet passed on."""
    today = timezone.localdate()
    late = Q(accepted_at=None, declined_at=None, wanted_by__lt=today) | Q(done_by__lt=today)
    declined = Q(declined_at__isnull=False, accepted_at=None)
    for demand in _open(user, SAFETY_REPS).filter(late | declined, notified_on=None)[:AT_MOST]:
        values = {"what": demand.what, "workplace": demand.workplace.name}
        words = _("%(workplace)s: kravet om «%(what)s» er ikke fulgt opp i tide")
        if demand.is_declined:
            words = _("%(workplace)s: kravet om «%(what)s» er avslått")
        yield Waiting(words % values, _at(demand), demand.deadline)


def stops_to_end(user: User) -> Iterator[Waiting]:
    """For the employer: work that stands still. For the safety rep: a stop the employer says is over."""
    lasting = Q(ended="") | Q(ended=StopEnded.AVERTED, rep_agrees=False)
    for stop in _stops(user, (Role.EMPLOYER,)).filter(lasting)[:AT_MOST]:
        values = {"what": stop.work, "workplace": stop.workplace.name}
        yield Waiting(_("%(workplace)s: verneombudet har stanset «%(what)s»") % values, _stop_at(stop), is_urgent=True)
    for stop in _stops(user, SAFETY_REPS).filter(ended=StopEnded.AVERTED, rep_agrees=None)[:AT_MOST]:
        values = {"what": stop.work, "workplace": stop.workplace.name}
        yield Waiting(_("%(workplace)s: er faren ved «%(what)s» avverget?") % values, _stop_at(stop), is_urgent=True)


def minutes_to_confirm(user: User) -> Iterator[Waiting]:
    """For the union rep: minutes of a meeting that nobody has answered for."""
    found = Consultation.objects.filter(
        standing.covered(user, (Role.UNION_REP,)), met=Consultation.Met.UNION_REPS, confirmation=""
    )
    for minutes in found.select_related("workplace")[:AT_MOST]:
        words = _("%(workplace)s: stemmer referatet fra drøftingen %(day)s?")
        values = {"workplace": minutes.workplace.name, "day": f"{minutes.held_on:%d.%m.%Y}"}
        yield Waiting(words % values, reverse("casework:consultation", args=[minutes.uuid]))


PROVIDERS = (demands_to_answer, demands_to_follow, stops_to_end, minutes_to_confirm)


def _open(user: User, roles: tuple[Role, ...]) -> QuerySet[Demand]:
    found = Demand.objects.filter(standing.covered(user, roles), withdrawn_at=None)
    found = found.exclude(assessment__state__in=WAS_SIGNED).select_related("workplace", "assessment")
    return found.order_by("wanted_by", "pk")


def _stops(user: User, roles: tuple[Role, ...]) -> QuerySet[WorkStop]:
    found = WorkStop.objects.filter(standing.covered(user, roles))
    return found.select_related("workplace").order_by("stopped_at", "pk")


def _at(demand: Demand) -> str:
    return reverse("casework:demand", args=[demand.uuid])


def _stop_at(stop: WorkStop) -> str:
    return reverse("casework:stop", args=[stop.uuid])

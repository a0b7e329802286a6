"""Who is told by e-mail of demands, stops and minutes. Nothing is ever sent to an authority from here."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts import mail
from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts.models import Role, User, Workplace
from assessments.casework.models import Consultation, Demand, WorkStop


def employers(workplace: Workplace, template: str, context: dict[str, Any], *, but: User) -> None:
    """The employer or employers of the workplace, each in their own language."""
    _all(accounts.people_with([Role.EMPLOYER], workplace).exclude(pk=but.pk), template, context)


def union_reps(workplace: Workplace, template: str, context: dict[str, Any]) -> None:
    """The union reps whose role reaches the workplace."""
    _all(accounts.people_with([Role.UNION_REP], workplace), template, context)


def person(user: User, template: str, context: dict[str, Any]) -> None:
    mail.send(template, to=user, context=context)


def _all(people: Iterable[User], template: str, context: dict[str, Any]) -> None:
    for user in people:
        person(user, template, context)


def of_demand(demand: Demand) -> dict[str, Any]:
    """What a mail about a demand may say: where and who, never why. The reasons are read when logged in."""
    return {
        "who": demand.made_by_name,
        "workplace": demand.workplace.name,
        "organisation": demand.organisation.name,
        "what": demand.what,
        "wanted_by": f"{demand.wanted_by:%d.%m.%Y}",
        "path": reverse("casework:demand", args=[demand.uuid]),
    }


def of_stop(stop: WorkStop) -> dict[str, Any]:
    """What a mail about a stop says."""
    return {
        "who": stop.made_by_name,
        "workplace": stop.workplace.name,
        "organisation": stop.organisation.name,
        "work": stop.work,
        "stopped_at": f"{timezone.localtime(stop.stopped_at):%d.%m.%Y %H:%M}",
        "path": reverse("casework:stop", args=[stop.uuid]),
    }


def of_consultation(minutes: Consultation) -> dict[str, Any]:
    """What a mail about minutes says."""
    return {
        "who": minutes.made_by_name,
        "workplace": minutes.workplace.name,
        "organisation": minutes.organisation.name,
        "measures": ", ".join(one["name"] for one in minutes.measures),
        "held_on": f"{minutes.held_on:%d.%m.%Y}",
        "path": reverse("casework:consultation", args=[minutes.uuid]),
    }

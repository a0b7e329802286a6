"""The only door to a survey for people who are logged in: the employer and the safety reps of its workplaces.

404 to those without a role at any of them, 403 to the wrong role: an auditor from outside, who reads what is signed,
is one of those. Whoever answers comes through `answering.py`, with the link alone.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts.models import SAFETY_REPS, Role, User, Workplace
from assessments.casework.models import Survey, SurveyWorkplace

MAKERS = (Role.EMPLOYER, *SAFETY_REPS)  # the mapping is done together (utførelsesforskriften § 1A-2)


def survey_for(user: User, uuid: UUID, *, roles: Collection[Role] = MAKERS) -> Survey:
    """The survey, if the user has one of the roles at one of its workplaces."""
    found = Survey.objects.select_related("organisation", "counts").prefetch_related("workplaces").filter(uuid=uuid)
    survey = found.first()
    held = {role for place in survey.workplaces.all() for role in accounts.roles_in(user, place)} if survey else set()
    if survey is None or not held:
        raise Http404
    if held.isdisjoint(roles):
        raise PermissionDenied
    return survey


def visible_to(user: User, roles: Iterable[Role] = MAKERS) -> QuerySet[Survey]:
    """For lists: the same answer as the door gives."""
    reached = workplaces(user, roles)
    asked = SurveyWorkplace.objects.filter(survey=OuterRef("pk"), workplace__in=reached)
    return Survey.objects.filter(Exists(asked))


def workplaces(user: User, roles: Iterable[Role] = MAKERS) -> QuerySet[Workplace]:
    """Where the user may ask, and read what came out of it."""
    return accounts.workplaces_for(user, roles)


def may_ask(user: User) -> bool:
    return workplaces(user).exists()

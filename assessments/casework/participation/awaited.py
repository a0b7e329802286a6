"""What each party of an assessment is asked for, for the first page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from alenearbeid.accounts.models import User
from assessments.casework import access
from assessments.casework.models import Assessment, State
from assessments.casework.waits import AT_MOST, Waiting
from assessments.record.choices import PartyRole

NOT_FROZEN = (State.DRAFT, State.REVIEW)


def positions_to_state(user: User) -> Iterator[Waiting]:
    """Statements that somebody has asked this person for."""
    asked = user.positions.filter(statement="", assessment__state__in=NOT_FROZEN).exclude(role=PartyRole.EMPLOYER)
    asked = asked.filter(assessment__in=access.visible_to(user))
    for position in asked.select_related("assessment__facts", "assessment__workplace")[:AT_MOST]:
        words = _("%(title)s: din uttalelse er bedt om") % {"title": title(position.assessment)}
        yield Waiting(words, _at(position.assessment, "parter"), position.deadline)


def title(assessment: Assessment) -> str:
    """What the assessment is called in a list; the workplace while nobody has called it anything."""
    return assessment.facts.title or assessment.workplace.name


def _at(assessment: Assessment, place: str) -> str:
    return f"{reverse('casework:step', args=[assessment.uuid, 'kontroll'])}#{place}"

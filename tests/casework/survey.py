"""What the tests of surveys share: one that is open, and people who answer it."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from assessments.casework.models import Survey
from assessments.casework.survey import answering
from assessments.casework.survey import services as surveys
from assessments.casework.survey.forms import AnswerForm

ANSWERS = {
    "time_share": "nearly_all",
    "colleagues": "sometimes",
    "manager": "no",
    "breaks": "no",
    "toilet": "yes",
    "violence": "no",
    "threats": "yes_alone",
    "harassment": "no",
    "followed_up": "no",
    "plagued": "some",
    "suggestion": "",
}


def make_survey(actor, *workplaces, asked=9, **changes) -> Survey:
    """Open from today for two weeks."""
    today = timezone.localdate()
    given = {
        "work": "Nattevakt alene",
        "opens_on": today,
        "closes_on": today + timedelta(days=14),
        "languages": ["nb", "nn", "en"],
        **changes,
    }
    return surveys.make(actor=actor, uuid=uuid4(), workplaces=workplaces, asked=asked, **given)[0]


def address(survey, more=""):
    return f"/undersokelse/{survey.token}/{more}"


def answer(survey, number=1, **changes):
    """As many telephones, each with its own answers where a list is given."""
    for index in range(number):
        given = {name: value[index] if isinstance(value, list) else value for name, value in changes.items()}
        form = AnswerForm({**ANSWERS, **given})
        assert form.is_valid(), form.errors
        answering.answer(survey, given=form.given, text=form.text)


def has_been_open_a_week(survey):
    Survey.objects.filter(pk=survey.pk).update(opens_on=timezone.localdate() - timedelta(days=7))


def closed(survey, *, by):
    has_been_open_a_week(survey)
    return surveys.close(survey, actor=by)

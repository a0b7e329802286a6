"""Every closed choice has words, and every score is said in words before numbers."""

import inspect
from enum import StrEnum

import pytest
from django.utils import translation

from assessments.casework.forms import labels, scores
from assessments.record import choices
from assessments.record.choices import Answer, Decision, TimeShare
from assessments.record.risk import Level

ENUMS = [
    *(enum for _name, enum in inspect.getmembers(choices, inspect.isclass) if issubclass(enum, StrEnum) and list(enum)),
    Level,
]


def test_it_works():
    assert labels.label(Answer.YES) == "Ja"
    assert labels.label(Decision.YES_ON_TERMS) == "Ja, på disse vilkårene"


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_member_has_words(enum):
    assert set(labels.LABELS[enum]) == set(enum)
    assert all(str(words).strip() for words in labels.LABELS[enum].values())


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_words_tell_the_members_apart(enum):
    words = [str(word) for word in labels.LABELS[enum].values()]
    assert len(set(words)) == len(words)


def test_choices_come_in_the_order_of_the_enum():
    assert [value for value, _words in labels.choices_for(TimeShare)] == [member.value for member in TimeShare]


def test_the_five_answers_of_the_survey_of_working_conditions():
    """Verbatim from Statistics Norway's LKU question, so that answers can be compared."""
    assert [str(words) for _value, words in labels.choices_for(TimeShare)] == [
        "Nesten hele tiden",
        "Ca ¾ av tiden",
        "Ca halvparten av tiden",
        "Ca ¼ av tiden",
        "Svært liten del av tiden",
    ]


@pytest.mark.parametrize(
    ("scale", "top"),
    [(scores.LIKELIHOOD, 5), (scores.CONSEQUENCE, 5), (scores.DURATION, 4), (scores.LOAD, 4)],
)
def test_scales_run_from_one_without_gaps(scale, top):
    assert [number for number, _word, _explanation in scale] == list(range(1, top + 1))
    assert all(str(word) and str(explanation) for _number, word, explanation in scale)


def test_words_wait_for_the_language_of_the_reader():
    with translation.override(None):
        assert labels.label(Answer.UNKNOWN) == "Vet ikke"

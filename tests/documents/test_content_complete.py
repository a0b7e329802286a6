"""Everything answered is printed; what is not has its reason."""

from typing import Any

import pytest
from pydantic import BaseModel

from assessments.casework.forms.questions import QUESTIONS
from assessments.casework.forms.scores import CONSEQUENCE, DURATION, LIKELIHOOD, LOAD
from assessments.documents.paper.answers import ON_PAPER, printed
from tests.documents.fullest import not_printed, printed_after_all
from tests.documents.papers import text_of, to_html
from tests.documents.samples import HOME_OFFICE, NOT_ALONE, PETROL_STATION, record
from tests.documents.structure import written


def test_the_full_record_answers_every_field(full_record):
    """The guard of the test below: a field it does not fill would not be looked for."""

    def unanswered(value: Any, path: str) -> list[str]:
        if isinstance(value, BaseModel):
            return [
                one for name in type(value).model_fields for one in unanswered(getattr(value, name), f"{path}.{name}")
            ]
        if isinstance(value, tuple):
            return [one for part in value for one in unanswered(part, path)] if value else [path]
        return [path] if value is None else []

    missing = {path.rsplit(".", 1)[1] for path in unanswered(full_record, "r")}
    assert missing == {"not_relevant_reason"}  # the hazards of the full record are relevant; tested by itself


def test_every_answer_is_printed(catalogue, full_record):
    assert not_printed(full_record, written(to_html(catalogue, full_record))) == []


def test_each_exception_is_one(catalogue, full_record):
    assert printed_after_all(full_record, written(to_html(catalogue, full_record))) == []


def test_every_question_stands_before_its_answer(catalogue, full_record):
    """«Ja» is found anywhere; so the choices are looked for together with their questions."""
    page = text_of(to_html(catalogue, full_record)).lower()
    sections = (
        full_record.work, full_record.alone, full_record.participation, full_record.control_measures.reviews[0],
        full_record.tasks.details[0],
    )  # fmt: skip
    told = {
        "title", "assessed_on", "settings", "people_alone", "description", "profile", "shift_minutes", "times_of_day",
        "week_parts", "starts_at", "ends_at", "time_share", "longest_stretch", "is_done_alone",
    }  # fmt: skip
    missing = []
    for section in sections:
        for question in (one for group in QUESTIONS[type(section)] for one in group.questions if one.name not in told):
            words = f"{ON_PAPER.get(question.name, question.label)} {printed(getattr(section, question.name))}".lower()
            if words not in page:
                missing.append(words)
    assert missing == []


def test_scores_are_printed_as_words(catalogue, full_record):
    page = text_of(to_html(catalogue, full_record))
    for letter, words in (("S", LIKELIHOOD), ("K", CONSEQUENCE), ("V", DURATION), ("B", LOAD)):
        assert f"{letter}3 {words[2][1]}" in page
    assert "7 t 35 min" in page


def test_profile_and_hazards_are_printed_by_name(catalogue):
    page = text_of(to_html(catalogue, record(PETROL_STATION)))
    for name in ("Betjening på bensinstasjon, kveld og natt", "Ran og overfall", "Tunge løft", "Kjemisk arbeidsmiljø"):
        assert name in page
    assert "Varer over 10 kg tas imot på dagen." in page


@pytest.mark.parametrize("data", [PETROL_STATION, HOME_OFFICE, NOT_ALONE])
def test_every_answer_of_the_samples_is_printed(catalogue, data):
    assert not_printed(record(data), written(to_html(catalogue, record(data)))) == []

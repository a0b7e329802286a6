"""The paper's words in each language: letters that cannot be mistaken, capitals where the language has them."""

import re

import pytest
from django.utils import translation

from assessments.casework.forms.labels import label
from assessments.casework.words.answer_words import printed, within_sentence
from assessments.documents.paper.hazards import chapters
from assessments.record.choices import WeekPart
from assessments.record.risk import Level
from tests.documents.papers import changed, text_of, to_html
from tests.documents.samples import ENVELOPE, PETROL_STATION, record

pytestmark = pytest.mark.once
LANGUAGES = ("nb", "nn", "en")
OURS = r"\b(?:ikke|vurdert|vurderingen|alene|arbeidet|hvem|hvor|gjøres|tiltak|tiltakene)\b"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_of_the_scores_are_no_levels_and_the_legend_names_them(language):
    with translation.override(language):
        levels = {label(level)[0] for level in Level}
        for chapter in chapters(record(PETROL_STATION)):
            words = [word for hazard in chapter.hazards for word in hazard.today.words if re.match(r"[A-Z]\d ", word)]
            letters = {word[0] for word in words}
            assert len(letters) == 2
            assert not letters & levels
            assert all(re.search(rf"\b{letter}\b", chapter.scores) for letter in letters)


def test_a_day_of_the_week_has_its_capital_in_english_only():
    days = (WeekPart.WEEKDAYS, WeekPart.SATURDAY_EVENING, WeekPart.SUNDAY)
    with translation.override("en"):
        assert printed(days) == "Weekdays; Saturday evening; Sunday or public holiday"
    with translation.override("nb"):
        assert printed(days) == "Hverdager; lørdag kveld; søndag eller helligdag"


@pytest.mark.parametrize(("words", "inside"), [("GPS og radio", "GPS og radio"), ("Ja, nå", "ja, nå"), ("", "")])
def test_an_abbreviation_keeps_its_capitals(words, inside):
    assert within_sentence(words) == inside


def test_what_someone_has_written_keeps_its_capital_in_the_checklist(catalogue):
    rec = changed(PETROL_STATION, work={"deviations_reported_where": "Altinn."})
    assert "Meldes her: Altinn." in text_of(to_html(catalogue, rec))


def test_an_english_paper_has_no_word_of_ours_in_norwegian(catalogue):
    """What is Norwegian when the answers are taken out, is the paper's own."""
    envelope = ENVELOPE.model_copy(update={"language": "en"})
    page = text_of(to_html(catalogue, record(PETROL_STATION), envelope=envelope))
    rest = page
    for text in sorted(_texts(PETROL_STATION), key=len, reverse=True):
        rest = rest.replace(" ".join(text.split()), "")
    norwegian = re.findall(
        r"\b(?:ikke|vurdert|vurderingen|alene|arbeidet|hvem|hvor|gjøres|tiltak|tiltakene)\b", rest, re.I
    )
    assert norwegian == []


def _texts(value):
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value, *re.split(r"(?<=[.])\s+", value)] if isinstance(value, str) else []

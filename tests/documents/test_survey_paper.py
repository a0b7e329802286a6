"""The survey on paper: the numbers in the document, none of the words, and the poster in three languages."""

import pytest

from assessments.casework import assembly, services
from assessments.casework.survey import services as surveys
from assessments.documents import papers, survey_poster, withholding
from assessments.documents.paper.survey import survey as printed_survey
from tests.casework.survey import answer, closed, make_survey
from tests.documents.structure import folded, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment(alice, workplace):
    return services.create(actor=alice, workplace=workplace, title="Nattevakt", profile="nattevakt_bolig")


@pytest.fixture
def attached(assessment, alice, workplace):
    """Nine have answered: seven get no break, four would not say whether they get support from their manager."""
    survey = make_survey(alice, workplace)
    answer(
        survey,
        9,
        breaks=["no"] * 7 + ["yes"] * 2,
        threats=["yes_alone", "yes_with_others"] + ["no"] * 7,
        manager=["no"] * 4 + ["skip"] * 5,
        suggestion="Noe bare én kunne ha skrevet",
    )
    surveys.attach(assessment, closed(survey, by=alice), actor=alice)
    return assessment


def test_it_works(attached):
    record = assembly.assemble(attached)
    printed = printed_survey(record)
    assert "7 av 9 svarer at de ikke får tatt pause." in printed.sentences
    assert any("2 av 9, og 1 av dem var alene da" in sentence for sentence in printed.sentences)
    assert printed.has_unshown
    assert not any("leder" in row.title for row in printed.questions)


def test_the_document_has_the_numbers_and_none_of_the_words(attached):
    page = papers.html("documents/paper/chapters.html", {"paper": papers._paper(papers.source(attached))})
    assert "7 av 9 svarer at de ikke får tatt pause" in page
    assert "Nei: 7" in page
    assert "kunne ha skrevet" not in page


def test_what_it_is_called_can_be_withheld(attached):
    found = [one for place in withholding.places(assembly.assemble(attached)) for one in place.answers]
    assert any(one.value == "Nattevakt alene" and one.address.step == "undersokelse" for one in found)


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Jobber du alene?"), ("nn", "Jobbar du åleine?"), ("en", "Do you work alone?")],
)
def test_the_poster(alice, workplace, language, words):
    survey = make_survey(alice, workplace)
    read = said(survey_poster.render(survey, language))
    assert folded(words) in read
    assert folded(survey.token) in read
    assert folded(alice.name) not in read
    assert folded(str(survey.closes_on.year)) in read

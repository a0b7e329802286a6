"""Nothing before it is closed, nothing of fewer than five, and nothing to subtract."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework import assembly, exchange, judgement, services, waiting
from assessments.casework.models import SectionItem, Survey, SurveyCounts
from assessments.casework.survey import answering, awaiting, results
from assessments.casework.survey import services as surveys
from tests.accounts.factories import make_workplace
from tests.casework.survey import answer, closed, make_survey
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def test_it_works(alice, workplace):
    survey = make_survey(alice, workplace)
    answer(survey, 9, breaks=["no"] * 7 + ["yes"] * 2, suggestion=[f"Forslag {n}" for n in range(5)] + [""] * 4)
    assert results.of(survey) is None
    result = results.of(closed(survey, by=alice))
    assert result.answered == 9
    breaks = next(line for line in result.lines if line.question.name == "breaks")
    assert [(words, number) for words, number, _share in breaks.rows] == [("Ja", 2), ("Noen ganger", 0), ("Nei", 7)]
    assert sorted(result.texts) == [f"Forslag {n}" for n in range(5)]


@pytest.mark.parametrize(("number", "shown"), [(4, None), (5, 5)])
def test_five_answers_are_needed(alice, workplace, number, shown):
    survey = make_survey(alice, workplace)
    answer(survey, number, suggestion="Noe")
    survey = closed(survey, by=alice)
    result = results.of(survey)
    assert result.answered == shown
    assert (result.lines == ()) == (shown is None)
    assert len(result.texts) == (shown or 0)
    assert results.in_record(survey) is None if shown is None else results.in_record(survey)["answered"] == 5
    assert not SurveyCounts.objects.exists()
    if shown is None:
        assert survey.result == {"answered": None}  # not how many either


@pytest.mark.parametrize(("number", "is_shown"), [(4, False), (5, True)])
def test_five_answers_are_needed_to_each_question(alice, workplace, number, is_shown):
    """What is under the limit is not only hidden: it is not there any more."""
    survey = make_survey(alice, workplace)
    skipped = 9 - number
    texts = ["Noe"] * number + [""] * skipped
    given = ["yes"] * number + ["skip"] * skipped
    followed = ["no"] * number + ["nothing_happened"] * skipped
    answer(survey, 9, toilet=given, followed_up=followed, suggestion=texts)
    survey = closed(survey, by=alice)
    lines = {line.question.name: line.counts for line in results.of(survey).lines}
    assert (lines["toilet"] is not None) == is_shown
    assert (lines["followed_up"] is not None) == is_shown  # those to whom nothing happened are not counted as answers
    assert ("toilet" in survey.result["counts"]) == ("texts" in survey.result) == is_shown
    assert lines["breaks"].answered == 9


def test_while_it_is_open_the_number_moves_in_fives_and_is_a_word_below(alice, workplace):
    survey = make_survey(alice, workplace)
    said = []
    for _time in range(11):
        answer(survey)
        survey = Survey.objects.get(pk=survey.pk)
        said.append(results.answers_so_far(survey))
    assert said == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]


def test_a_result_comes_once(alice, workplace):
    """Closing again, or an answer on its way while it is closed, changes nothing."""
    survey = closed_one = make_survey(alice, workplace)
    answer(survey, 5)
    closed_one = closed(survey, by=alice)
    before = (closed_one.result, closed_one.closed_at)
    again = closed(survey, by=alice)
    assert (again.result, again.closed_at) == before
    assert Event.objects.filter(what="survey.closed").count() == 1


def test_the_same_people_are_not_asked_in_two_pools_at_once(alice, organisation, workplace):
    ward = make_workplace(parent=workplace, name="Avdeling 2")
    other = make_workplace(organisation, "Et annet sted")
    make_survey(alice, ward, other)
    for places in ((ward,), (workplace,), (other, workplace)):
        with pytest.raises(services.Refused, match="allerede en undersøkelse"):
            make_survey(alice, *places)
    make_survey(alice, make_workplace(organisation, "Et tredje sted"))


def test_when_its_day_is_over_it_is_closed_by_itself(alice, workplace):
    survey = make_survey(alice, workplace)
    answer(survey, 6)
    long_ago = timezone.localdate() - timedelta(days=20)
    Survey.objects.update(opens_on=long_ago, closes_on=long_ago + timedelta(days=14))
    survey = Survey.objects.get()
    seen = results.of(survey)
    surveys.close_what_is_over()
    survey = Survey.objects.get()
    assert survey.closed_at
    assert results.of(survey).lines == seen.lines
    assert survey.ended_on == survey.closes_on
    assert not SurveyCounts.objects.exists()


def test_texts_are_forgotten_after_a_year_and_numbers_are_not(alice, workplace):
    survey = make_survey(alice, workplace)
    answer(survey, 5, suggestion="Noe jeg skrev")
    closed(survey, by=alice)
    surveys.forget_texts()
    assert "texts" in Survey.objects.get().result
    Survey.objects.update(closed_at=timezone.now() - timedelta(days=366))
    surveys.forget_texts()
    survey = Survey.objects.get()
    assert "Noe jeg skrev" not in str(survey.result)
    assert results.of(survey).answered == 5
    assert journal.verify(workplace.organisation) == []


def test_the_summary_enters_the_draft_and_differences_are_pointed_out(assessment, alice, workplace):
    services.merge_item(assessment, step="alene", item="", changes={"can_take_break": "yes"}, actor=alice)
    survey = make_survey(alice, workplace)
    answer(survey, 9, breaks=["no"] * 7 + ["yes"] * 2, suggestion="En tekst som kan kjennes igjen")
    survey = closed(survey, by=alice)
    assert awaiting.results_to_attach in waiting.PROVIDERS
    assert any("Undersøkelsen «Nattevakt" in one.text for one in waiting.for_user(alice))
    surveys.attach(assessment, survey, actor=alice)
    assert not any("Undersøkelsen «Nattevakt" in one.text for one in waiting.for_user(alice))
    record = assembly.assemble(assessment)
    assert (record.survey.answered, record.survey.breaks.no) == (9, 7)
    assert "kjennes igjen" not in str(record)
    found = {one.code: one.params for one in judgement.findings(record, assessment)}
    assert found["survey-break"] == {"count": 7, "answered": 9}
    assert record.participation.workers_involved is None
    assert "survey-not-mentioned" in found
    surveys.detach(assessment, actor=alice)
    assert assembly.assemble(assessment).survey is None


def test_it_survives_export_and_import(assessment, alice, workplace):
    survey = make_survey(alice, workplace)
    answer(survey, 5)
    surveys.attach(assessment, closed(survey, by=alice), actor=alice)
    made = exchange.import_file(exchange.export_file(assessment), workplace=workplace, actor=alice)
    assert assembly.assemble(made).survey == assembly.assemble(assessment).survey


def test_what_cannot_be_attached(assessment, alice, organisation, workplace):
    open_one = make_survey(alice, workplace)
    answer(open_one, 5)
    elsewhere = make_survey(alice, make_workplace(organisation, "Et annet sted"))
    answer(elsewhere, 5)
    few = [(open_one, "ikke noe resultat"), (closed(elsewhere, by=alice), "gjelder ikke arbeidsstedet")]
    for survey, words in few:
        with pytest.raises(services.Refused, match=words):
            surveys.attach(assessment, survey, actor=alice)
    assert not SectionItem.objects.filter(step="undersokelse").exists()


@pytest.mark.django_db(transaction=True)
def test_answers_at_the_same_moment_are_all_counted_and_none_after_closing(alice, workplace):
    survey = make_survey(alice, workplace)
    assert at_once(*[lambda: answer(survey, suggestion="Noe")] * 6) == [None] * 6
    counted = SurveyCounts.objects.get()
    assert (counted.answered, counted.counts["breaks"], len(counted.texts)) == (6, {"no": 6}, 6)
    answered, ended = at_once(lambda: answer(survey), lambda: closed(survey, by=alice))
    assert ended.result["answered"] == (7 if answered is None else 6)
    assert answered is None or isinstance(answered, answering.NotOpen)
    with pytest.raises(answering.NotOpen):
        answer(survey)

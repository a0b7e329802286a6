"""What those who do the work answered, against what the assessor answered: hits, misses, and the edge at one half."""

from typing import Any

import pytest

from tests.checks.judging import found
from tests.record.builders import Json, night_kiosk, not_alone

pytestmark = pytest.mark.once


def able(no: int, yes: int = 0) -> Json:
    return {"yes": yes, "sometimes": 0, "no": no}


def exposed(alone: int, answered: int = 9) -> Json:
    return {"no": answered - alone, "yes_alone": alone, "yes_with_others": 0}


def with_survey(data: Json | None = None, **questions: Any) -> Json:
    """The night kiosk, where breaks are taken and nothing has happened, and a survey beside it."""
    head = {"form": "2026-1", "work": "Nattevakt", "workplaces": ["Kiosken"], "opened_on": "2026-11-01"}
    numbers = {"closed_on": "2026-11-14", "asked": 9, "answered": 9}
    return {**(data or night_kiosk()), "survey": {**head, **numbers, **questions}}


def changed(code: str, survey: Json, **changes: Any) -> list[dict[str, Any]]:
    return [dict(one.params) for one in found(code, survey, **changes)]


@pytest.mark.parametrize(
    ("code", "question", "field", "good", "bad"),
    [
        ("survey-break", "breaks", "can_take_break", "yes", "no"),
        ("survey-toilet", "toilet", "can_use_toilet", "yes", "no"),
        ("survey-colleagues", "colleagues", "contact_with_colleagues", "every_shift", "rarely"),
        ("survey-manager", "manager", "contact_with_manager", "several_a_shift", "never"),
    ],
)
def test_most_say_no_where_the_assessor_says_yes(code: str, question: str, field: str, good: str, bad: str) -> None:
    most, half = (with_survey(**{question: counts}) for counts in (able(7, 2), able(4, 4)))
    assert changed(code, most, **{f"alone__{field}": good}) == [{"count": 7, "answered": 9}]
    assert not changed(code, most, **{f"alone__{field}": bad})
    assert not changed(code, half, **{f"alone__{field}": good})
    assert not changed(code, with_survey(), **{f"alone__{field}": good})
    assert not found(code, **{f"alone__{field}": good})


def time_share(*numbers: int) -> Json:
    return dict(zip(("nearly_all", "three_quarters", "half", "one_quarter", "very_little"), numbers, strict=True))


def test_more_time_alone_than_the_assessor_says() -> None:
    survey = with_survey(time_share=time_share(3, 2, 0, 1, 3))
    assert changed("survey-time-share", survey, alone__time_share="half") == [{"count": 5, "answered": 9}]
    assert not changed("survey-time-share", survey, alone__time_share="three_quarters")
    assert not changed("survey-time-share", survey, alone__time_share="nearly_all")


def test_alone_after_all() -> None:
    survey = with_survey(not_alone(), time_share=time_share(0, 0, 1, 4, 4))
    assert changed("survey-alone", survey) == [{"count": 5, "answered": 9}]
    assert not changed("survey-alone", with_survey(not_alone(), time_share=time_share(0, 0, 0, 2, 7)))
    assert not changed("survey-alone", with_survey(time_share=time_share(9, 0, 0, 0, 0)))


def test_one_who_was_exposed_is_enough_against_nothing_has_happened() -> None:
    survey = with_survey(violence=exposed(0), threats=exposed(1), harassment=exposed(2))
    told = [{"exposed": "threats", "count": 1, "answered": 9}, {"exposed": "harassment", "count": 2, "answered": 9}]
    assert changed("survey-incidents", survey, work__incidents="no") == told
    assert changed("survey-incidents", survey, work__incidents="unknown") == told
    assert not changed("survey-incidents", survey, work__incidents="yes")


def test_not_followed_up() -> None:
    counts = {"yes": 1, "partly": 1, "no": 4}
    survey = with_survey(followed_up=counts)
    said = {"work__incidents": "yes", "work__incident_followed_up": "yes"}
    assert changed("survey-not-followed-up", survey, **said) == [{"count": 4, "answered": 6}]
    silent = {"work__incident_followed_up": "no", "alone__follow_up_routine": "no"}
    assert not changed("survey-not-followed-up", survey, **silent)
    assert changed("survey-not-followed-up", survey, alone__follow_up_routine="yes")


def test_plagued_and_no_psychosocial_hazard() -> None:
    survey = with_survey(plagued={"much": 2, "some": 3, "no": 4})
    assert not changed("survey-plagued", survey)
    assert changed("survey-plagued", survey, psychosocial__hazards=[]) == [{"count": 5, "answered": 9}]


def test_it_is_suggested_under_participation_and_never_more() -> None:
    assert changed("survey-not-mentioned", with_survey(not_alone()))
    assert not changed("survey-not-mentioned", with_survey(), participation__workers_involved=["survey"])
    assert not found("survey-not-mentioned")

"""Questions that matter and have no answer: one finding for each step."""

import pytest

from tests.checks.judging import found
from tests.record.builders import home_office, quiet_office

pytestmark = pytest.mark.once
CODE = "questions-open"
ALWAYS = {
    "work__agreements": "arbeidet",
    "alone__longest_stretch": "alene",
    "alone__may_stop": "alene",
    "alone__can_take_break": "alene",
    "alone__can_use_toilet": "alene",
    "alone__contact_with_colleagues": "alene",
    "alone__contact_with_manager": "alene",
    "participation__manager_trained": "medvirkning",
}
SOMETIMES = {
    "work__way_out": {"work__contacts": ["none"]},
    "alone__may_refuse": {"work__contacts": ["none"]},
    "alone__evacuation_alone_possible": {"work__contacts": ["none"]},
    "participation__safety_rep_trained": {"participation__safety_rep_involvement": "not_asked"},
}


@pytest.mark.parametrize("path", [*ALWAYS, *SOMETIMES])
def test_each_question_alone(path: str) -> None:
    (finding,) = found(CODE, **{path: None})
    assert finding.params == {"count": 1, "questions": path.split("__")[1]}
    assert finding.severity == "warning"
    if path in ALWAYS:
        assert finding.step == ALWAYS[path]
    if path in SOMETIMES:
        assert not found(CODE, **{path: None}, **SOMETIMES[path])


@pytest.mark.parametrize(
    ("changes", "question"),
    [
        ({"work__settings": ["private_homes"]}, ["risk_known_before_visit"]),
        ({"work__settings": ["customers_premises"]}, ["risk_known_before_visit", "access_and_alarm_at_customer"]),
        ({"work__contacts": ["customers", "pupils"]}, ["conflict_expected"]),
    ],
)
def test_what_follows_from_other_answers(changes: dict, question: list[str]) -> None:
    (finding,) = found(CODE, **changes)
    assert finding.params == {"count": len(question), "questions": " ".join(question)}


def test_many_are_one_finding_in_each_step() -> None:
    assert [one.step for one in found(CODE, **dict.fromkeys(ALWAYS))] == ["arbeidet", "alene", "medvirkning"]


def test_help_has_rules_of_its_own() -> None:
    assert not found(CODE, alone__helper_is_alone=None, alone__helper_leaves_others=None)


def test_asked_without_an_answer_is_asked() -> None:
    silent = {"participation__safety_rep_involvement": "asked_no_answer", "participation__safety_rep_trained": None}
    assert found(CODE, **silent)


def test_quiet_where_nothing_is_above_green_and_at_home() -> None:
    assert not found(CODE, quiet_office(), **dict.fromkeys(ALWAYS))
    assert not found(CODE, home_office(), **dict.fromkeys(ALWAYS))


def test_a_short_shift_needs_no_break() -> None:
    """Aml § 10-9 (1): a break where the day is over five and a half hours; the toilet does not wait for that."""
    for minutes, fires in ((330, False), (331, True)):
        assert bool(found(CODE, alone__can_take_break=None, work__shift_minutes=minutes)) == fires
        assert found(CODE, alone__can_use_toilet=None, work__shift_minutes=minutes)

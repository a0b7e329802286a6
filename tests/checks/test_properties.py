"""What must hold for any record at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.checks import engine, enough, flags, lone_work, special_risk
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category, SpecialRisk
from assessments.record.risk import ORDER
from tests.checks.judging import law_on
from tests.record.builders import ON, acute, factors, measure, night_kiosk, quiet_office, record, strain
from tests.record.strategies import records

pytestmark = pytest.mark.once

SCORE = st.integers(1, 5)
STRAIN = st.integers(1, 4)
# From worst to best.
GOODNESS = [SpecialRisk.NOT_CONTROLLED, SpecialRisk.UNSETTLED, SpecialRisk.CONTROLLED, SpecialRisk.NO]


def outcome(made: AssessmentRecord) -> SpecialRisk:
    return special_risk.propose(made, law_on(), ON).outcome


@settings(max_examples=80, deadline=None)
@given(records())
def test_any_record_can_be_judged(made: AssessmentRecord) -> None:
    declared = {check.code: set(check.params) for check in engine.all_checks()}
    for finding in engine.run(made, law_on(), ON):
        assert finding.step in engine.STEPS
        assert set(finding.params) == declared[finding.code]
    special_risk.propose_decision(made, law_on(), ON)
    lone_work.answer(made)
    flags.applicable(made, law_on(), ON)


@settings(max_examples=40, deadline=None)
@given(records())
def test_judging_is_repeatable(made: AssessmentRecord) -> None:
    assert engine.run(made, law_on(), ON) == engine.run(made, law_on(), ON)


@settings(deadline=None)
@given(SCORE, SCORE, SCORE, SCORE)
def test_a_further_hazard_never_lowers_the_level(like: int, cons: int, like_2: int, cons_2: int) -> None:
    one = record(physical__hazards=[acute("fy_a", like, cons)])
    two = record(physical__hazards=[acute("fy_a", like, cons), acute("fy_b", like_2, cons_2)])
    levels = [risk.category_level(made, Category.PHYSICAL) for made in (one, two)]
    assert ORDER[levels[0]] <= ORDER[levels[1]]
    assert GOODNESS.index(outcome(two)) <= GOODNESS.index(outcome(one))


@settings(deadline=None)
@given(SCORE, SCORE, st.sampled_from(["m_to_sammen", "m_last_barriere", "m_kamera"]))
def test_a_planned_measure_lowers_nothing_today(likelihood: int, consequence: int, key: str) -> None:
    hazards = {"violence__hazards": [acute("vt_ran", likelihood, consequence)]}
    bare = record(night_kiosk(), **hazards, measures__chosen=[])
    planned = record(night_kiosk(), **hazards, measures__chosen=[measure(key, 2, ["vt_ran"], "planned")])
    assert risk.level_today(planned, planned.violence.hazards[0]) == risk.level_today(bare, bare.violence.hazards[0])
    assert outcome(planned) == outcome(bare)
    assert not enough.is_enough(planned, planned.violence.hazards[0], with_planned=False)


@settings(deadline=None)
@given(SCORE, SCORE)
def test_a_further_measure_never_worsens_a_proposal(likelihood: int, consequence: int) -> None:
    hazards = {"violence__hazards": [acute("vt_ran", likelihood, consequence)]}
    chosen = [measure("m_kamera", 4, ["vt_ran"])]
    few = outcome(record(**hazards, measures__chosen=chosen))
    more = outcome(record(**hazards, measures__chosen=[*chosen, measure("m_to_sammen", 2, ["vt_ran"])]))
    assert GOODNESS.index(few) <= GOODNESS.index(more)


@settings(deadline=None)
@given(SCORE, SCORE, st.sampled_from(["nearly_all", "half", "very_little"]))
def test_time_alone_never_changes_an_acute_level(likelihood: int, consequence: int, share: str) -> None:
    made = record(physical__hazards=[acute("fy_a", likelihood, consequence)], alone__time_share=share)
    assert risk.category_level(made, Category.PHYSICAL) == risk.acute_level(likelihood, consequence)


@settings(deadline=None)
@given(STRAIN, STRAIN)
def test_longer_load_never_lowers_a_psychosocial_level(duration: int, load: int) -> None:
    here, longer = (
        risk.category_level(record(psychosocial__hazards=[strain("ps_a", time, load)]), Category.PSYCHOSOCIAL)
        for time in (duration, min(4, duration + 1))
    )
    assert ORDER[here] <= ORDER[longer]


UNKNOWN_FOR_GOOD = [
    ("alone__silence_noticed_by", "unknown"),
    ("alone__help_time", "unknown"),
    ("alone__coverage", "unknown"),
    ("alone__trained_for_lone_work", "unknown"),
    ("work__incidents", "unknown"),
    ("work__incidents_similar_work", "unknown"),
    ("work__contacts", None),
    ("tasks__kinds", None),
    ("physical__hazards", []),
    ("physical__hazards", [{"key": "fy_trafikk", "relevant": "unknown"}]),
    ("physical__hazards", [acute("fy_trafikk", 5, 5, alone_effect="unknown")]),
    ("violence__foreseeable", "unknown"),
    ("psychosocial", {**factors("unknown"), "hazards": [strain("ps_isolasjon", 1, 1)]}),
]


@pytest.mark.parametrize(("path", "value"), UNKNOWN_FOR_GOOD)
def test_unknown_never_counts_as_good(path: str, value: object) -> None:
    serious = quiet_office()
    serious["physical"]["hazards"] = [acute("fy_trafikk", 1, 4)]
    serious["violence"] = {"hazards": [{"key": "vt_ran", "relevant": "no"}], "foreseeable": None}
    assert outcome(record(serious)) == SpecialRisk.NO
    assert outcome(record(serious, **{path: value})) in {SpecialRisk.UNSETTLED, SpecialRisk.NOT_CONTROLLED}


def test_unknown_is_no_yes_of_a_second_person() -> None:
    for kind in enough.TASK_OF.values():
        made = record(tasks={"kinds": [kind.value], "details": [{"key": kind.value, "second_person": "unknown"}]})
        assert enough.is_second_person_there(made, kind) == Answer.UNKNOWN

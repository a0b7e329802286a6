"""What must hold for any record at all."""

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.checks import engine, enough, flags, lone_work, special_risk
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category, Stretch, TimeShare
from assessments.record.risk import ORDER
from tests.checks import judged_records
from tests.checks.judged_records import goodness, mildness
from tests.checks.judging import law_on
from tests.record.builders import ON, Json, record, strain
from tests.record.strategies import records

pytestmark = pytest.mark.once

FAST = settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NEW = {"physical": "fy_ny_fare", "psychosocial": "ps_ny_fare", "violence": "vt_ny_fare"}


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


def _with_hazard(data: Json, chapter: str, hazard: Json) -> Json:
    changed = copy.deepcopy(data)
    changed[chapter]["hazards"] = [*changed[chapter].get("hazards", ()), hazard | {"key": NEW[chapter]}]
    return changed


@FAST
@given(st.data(), judged_records.records(), st.sampled_from(sorted(NEW)))
def test_a_further_hazard_never_lowers_the_level(draw: st.DataObject, data: Json, chapter: str) -> None:
    """Nor makes a proposal better; a category nobody had looked at is the one exception: it is looked at now."""
    hazard = draw.draw(judged_records.hazards(NEW[chapter]))
    more = _with_hazard(data, chapter, hazard)
    for category in Category:
        before, now = (risk.category_level(judged_records.made(one), category) for one in (data, more))
        assert before is None or ORDER[before] <= ORDER[now]
    if data[chapter].get("hazards") or data[chapter].get("dismissed_themes"):
        assert goodness(more) <= goodness(data)
        assert mildness(more) <= mildness(data)


@FAST
@given(judged_records.records(), st.sampled_from(list(TimeShare)), st.sampled_from(list(Stretch)))
def test_shorter_time_alone_lowers_nothing_acute(data: Json, share: TimeShare, stretch: Stretch) -> None:
    """Nor does longer time raise it: neither the level, nor what is proposed."""
    other = copy.deepcopy(data)
    other["alone"] |= {"time_share": share.value, "longest_stretch": stretch.value}
    other["work"]["shift_minutes"] = 30
    for category in (Category.PHYSICAL, Category.VIOLENCE):
        before, now = (risk.category_level(judged_records.made(one), category) for one in (data, other))
        assert before == now
    assert (goodness(data), mildness(data)) == (goodness(other), mildness(other))


@FAST
@given(judged_records.records(), st.data(), st.sampled_from(["duration", "load"]))
def test_longer_load_never_lowers_a_psychosocial_level(data: Json, draw: st.DataObject, dose: str) -> None:
    """More of it, or for longer, or without support: never a lower level, and never a better proposal."""
    more = copy.deepcopy(data)
    hazard = draw.draw(st.sampled_from(more["psychosocial"]["hazards"]))
    hazard[dose] = min(4, hazard[dose] + draw.draw(st.integers(0, 3)))
    if draw.draw(st.booleans()):
        hazard["support"] = "no"
    before, now = (risk.category_level(judged_records.made(one), Category.PSYCHOSOCIAL) for one in (data, more))
    assert before is None or ORDER[before] <= ORDER[now]
    assert goodness(more) <= goodness(data)
    assert mildness(more) <= mildness(data)


@pytest.mark.parametrize("support", ["yes", "no", "unknown"])
def test_every_cell_of_the_psychosocial_table_grows_with_the_dose(support: str) -> None:
    def level(duration: int, load: int) -> int:
        made = record(psychosocial__hazards=[strain("ps_a", duration, load, support=support)])
        return ORDER[risk.category_level(made, Category.PSYCHOSOCIAL)]

    levels = {(duration, load): level(duration, load) for duration in range(1, 5) for load in range(1, 5)}
    for (duration, load), here in levels.items():
        assert here <= levels[min(4, duration + 1), load]
        assert here <= levels[duration, min(4, load + 1)]


NOT_THERE = [
    {"status": "planned"},
    {"status": None},
    {"status": "in_place", "works": "no"},
    {"status": "in_place", "works": "unknown"},
    {"status": "in_place", "works": None},
]


@FAST
@given(judged_records.records(), st.data(), st.sampled_from(NOT_THERE))
def test_a_measure_that_is_not_in_place_lowers_nothing(data: Json, draw: st.DataObject, told: Json) -> None:
    """Planned, or in place and not known to work: the same levels and the same answer on special risk today."""
    chosen = data.get("measures", {}).get("chosen", [])
    further = draw.draw(judged_records.measures(data))
    further = {name: value for name, value in (further | told).items() if value is not None}
    more = copy.deepcopy(data)
    more.setdefault("measures", {})["chosen"] = [one for one in chosen if one["key"] != further["key"]] + [further]
    without = copy.deepcopy(more)
    without["measures"]["chosen"].pop()
    for category in Category:
        levels = [risk.category_level(judged_records.made(one), category) for one in (without, more)]
        assert levels[0] == levels[1]
    assert goodness(more) == goodness(without)
    for hazard in judged_records.made(more).hazards:
        kept = [enough.is_enough(judged_records.made(one), hazard, with_planned=False) for one in (without, more)]
        assert kept[0] == kept[1]
    if told["status"] != "planned":
        assert mildness(more) == mildness(without)


@FAST
@given(judged_records.records(), st.data())
def test_a_further_measure_never_worsens_a_proposal(data: Json, draw: st.DataObject) -> None:
    """Whatever it is, and whether or not it is there yet: choosing one more is never punished."""
    chosen = data.get("measures", {}).get("chosen", [])
    taken = {one["key"] for one in chosen}
    further = draw.draw(judged_records.measures(data).filter(lambda one: one["key"] not in taken))
    more = copy.deepcopy(data)
    more.setdefault("measures", {})["chosen"] = [*chosen, further]
    assert goodness(more) >= goodness(data)
    assert mildness(more) >= mildness(data)


def test_unknown_is_no_yes_of_a_second_person() -> None:
    for kind in enough.TASK_OF.values():
        made = record(tasks={"kinds": [kind.value], "details": [{"key": kind.value, "second_person": "unknown"}]})
        assert enough.is_second_person_there(made, kind) == Answer.UNKNOWN

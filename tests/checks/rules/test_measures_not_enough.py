"""Red violence, sewer, high voltage, machine fault-finding: only some measures are enough."""

from typing import Any

import pytest

from assessments.checks import special_risk
from assessments.checks.enough import NEVER_ENOUGH
from assessments.record.choices import SpecialRisk
from tests.checks.judging import findings, found, kiosk_with, law_on
from tests.record.builders import ON, Json, acute, measure, record

pytestmark = pytest.mark.once
CODE = "measures-not-enough"


def red_violence(*measures: Json, **changes: Any) -> Json:
    data = kiosk_with(violence={"hazards": [acute("vt_ran", 4, 4)]}, measures={"chosen": list(measures)})
    return data | changes


def red_physical(key: str, kind: str, *measures: Json, **detail: str) -> Json:
    tasks = {"kinds": [kind], "details": [{"key": kind, **detail}]}
    return kiosk_with(physical={"hazards": [acute(key, 4, 4)]}, measures={"chosen": list(measures)}) | {"tasks": tasks}


def test_all_that_is_never_enough_is_not_enough_together() -> None:
    everything = [measure(key, 5, ["vt_ran"]) for key in sorted(NEVER_ENOUGH)]
    (finding,) = found(CODE, red_violence(*everything))
    assert (finding.law, finding.params["demand"]) == ("utf-3a-3", "violence")


@pytest.mark.parametrize("key", ["m_avslutte", "m_to_sammen", "m_to_nattevakt", "m_vekter"])
def test_enough_against_violence(key: str) -> None:
    assert not found(CODE, red_violence(measure(key, 2, ["vt_ran"])))
    assert not found(CODE, red_violence(measure(key, 2, ["vt_ran"], "planned")))


@pytest.mark.parametrize(("past", "is_enough"), [("yes", True), ("no", False), ("unknown", False), (None, False)])
def test_a_counter_only_separates(past: str | None, is_enough: bool) -> None:
    """One key for a counter and a night hatch; the answer tells them apart, and unknown is no wall."""
    barrier = measure("m_last_barriere", 4, ["vt_ran"], takes_away_contact=past)
    if past is None:
        del barrier["takes_away_contact"]
    assert bool(found(CODE, red_violence(barrier))) != is_enough
    assert bool(found("barrier-unanswered", red_violence(barrier))) == (past in {None, "unknown"})


def test_a_barrier_is_asked_about_only_against_violence_that_is_there() -> None:
    barrier = measure("m_last_barriere", 4, ["vt_ran"])
    elsewhere = red_violence(barrier | {"hazards": ["fy_tretthet"]})
    assert not found("barrier-unanswered", elsewhere)
    assert not found("barrier-unanswered", red_violence(barrier), violence__hazards__vt_ran__relevant="no")
    assert not found("barrier-unanswered", red_violence(measure("m_vekter", 2, ["vt_ran"])))


def test_a_red_hazard_without_a_rule_of_its_own_hides_no_other() -> None:
    data = red_violence(physical={"hazards": [acute("fy_trafikk", 5, 5), acute("fy_fall_snubling", 4, 4)]})
    assert [one.item for one in found(CODE, data)] == ["vt_ran"]


def test_no_wall_against_a_machine() -> None:
    barrier = measure("m_last_barriere", 4, ["fy_feilsoking"], takes_away_contact="yes")
    assert found(CODE, red_physical("fy_feilsoking", "machine_fault_finding", barrier))


@pytest.mark.parametrize(("level", "is_soft"), [(4, False), (5, True), (7, True)])
def test_an_own_measure_is_known_by_its_level(level: int, is_soft: bool) -> None:
    data = red_violence()
    data["violence"]["hazards"] = []
    data["physical"]["hazards"] = [acute("fy_trafikk", 4, 4)]
    data["measures"]["chosen"] = [measure("own:974760673:sperre", level, ["fy_trafikk"])]
    assert bool(found("red-met-by-words-only", data)) == is_soft


def test_red_without_a_rule_of_its_own_and_only_words() -> None:
    data = red_violence()
    data["physical"]["hazards"] = [acute("fy_trafikk", 4, 4)]
    data["violence"]["hazards"] = [acute("vt_ran", 2, 2)]
    assert not found("red-met-by-words-only", data)  # nothing at all is another finding
    data["measures"]["chosen"] = [measure("m_debrif", 3, ["fy_trafikk"])]
    (finding,) = found("red-met-by-words-only", data)
    assert (finding.item, finding.law, finding.severity) == ("fy_trafikk", "org-10-1", "warning")
    for status in ("in_place", "planned"):
        more = measure("m_kjoretoy_sikring", 4, ["fy_trafikk"], status)
        assert not found("red-met-by-words-only", data, measures__chosen=[*data["measures"]["chosen"], more])
    yellow = red_violence(measure("m_kamera", 4, ["vt_ran"]))
    yellow["physical"]["hazards"] = [acute("fy_trafikk", 3, 3)]
    assert not found("red-met-by-words-only", yellow)


@pytest.mark.parametrize(("interim", "fires"), [("not_alone", False), ("temporary_measures", True), (None, True)])
def test_what_is_planned_needs_to_carry_nothing_while_nobody_is_alone(interim: str | None, fires: bool) -> None:
    data = red_violence(measure("m_to_sammen", 2, ["vt_ran"], "planned"))
    assert bool(found("no-measure-in-place-is-enough", data, measures__interim=interim)) == fires


@pytest.mark.parametrize("key", ["m_bakvakt", "m_fadder", "m_avloser_pause", "m_voksen_under18"])
def test_level_two_that_leaves_the_person_alone(key: str) -> None:
    assert found(CODE, red_violence(measure(key, 2, ["vt_ran"])))


@pytest.mark.parametrize("works", ["no", "unknown"])
def test_in_place_but_not_known_to_work(works: str) -> None:
    assert found(CODE, red_violence(measure("m_to_sammen", 2, ["vt_ran"], works=works)))


def test_enough_against_another_hazard_does_not_count() -> None:
    assert found(CODE, red_violence(measure("m_to_sammen", 2, ["vt_rus"])))


def test_yellow_violence_is_the_assessors_judgement() -> None:
    data = red_violence(measure("m_kamera", 4, ["vt_ran"]))
    data["violence"]["hazards"] = [acute("vt_ran", 3, 3)]
    assert not found(CODE, data)


def test_a_no_relies_on_nothing() -> None:
    assert not found(CODE, red_violence(), conclusion__decision="no")


def test_a_lower_place_afterwards_relies_on_the_measures() -> None:
    data = red_violence(measure("m_kamera", 4, ["vt_ran"], "planned"))
    assert not found(CODE, data, conclusion__decision=None)
    after = {"likelihood": 2, "consequence": 3}
    assert found(CODE, data, conclusion__decision=None, violence__hazards__vt_ran__after=after)


@pytest.mark.parametrize(
    ("key", "kind", "enough", "law"),
    [
        ("fy_trangt_rom", "sewer_confined_space", "m_sikkerhetsvakt", "utf-8-4"),
        ("fy_gass_lekkasje", "sewer_confined_space", "m_sikkerhetsvakt", "utf-8-4"),
        ("fy_elektrisk", "high_voltage", "m_to_sammen", "fse-12"),
        ("fy_feilsoking", "machine_fault_finding", "m_loto", "utf-12-6"),
    ],
)
def test_tasks(key: str, kind: str, enough: str, law: str) -> None:
    (finding,) = found(CODE, red_physical(key, kind, measure("m_gassmaler", 4, [key])))
    assert finding.law == law
    assert not found(CODE, red_physical(key, kind, measure(enough, 2, [key])))
    assert not found(CODE, red_physical(key, kind, second_person="yes"))
    assert found(CODE, red_physical(key, kind, second_person="unknown"))


def test_the_rule_on_sewer_works_is_not_cited_for_other_confined_spaces() -> None:
    (finding,) = found(CODE, red_physical("fy_trangt_rom", "none", measure("m_gassmaler", 4, ["fy_trangt_rom"])))
    assert finding.law == "aml-4-1-1"


def test_cut_off_is_enough_for_a_machine_only() -> None:
    assert not found(CODE, red_physical("fy_feilsoking", "machine_fault_finding", energy_cut_off="yes"))
    assert found(CODE, red_physical("fy_elektrisk", "high_voltage", energy_cut_off="yes"))


def test_low_voltage_and_a_quay_are_not_under_the_rule() -> None:
    assert not found(CODE, red_physical("fy_elektrisk", "none", measure("m_instruks", 3, ["fy_elektrisk"])))
    assert not found(CODE, red_physical("fy_drukning", "none", measure("m_livline", 4, ["fy_drukning"])))


def test_only_planned_is_told() -> None:
    code = "no-measure-in-place-is-enough"
    assert found(code, red_violence(measure("m_to_sammen", 2, ["vt_ran"], "planned")))
    assert not found(code, red_violence(measure("m_to_sammen", 2, ["vt_ran"])))
    assert code not in {f.code for f in findings()}


@pytest.mark.parametrize("key", ["m_ransrutine", "m_rutine_oppfolging", "m_info_bruker_for"])
def test_routines_and_information_control_no_violence(key: str) -> None:
    """An instruction by another name, what comes afterwards, and being told: none of it is there when it happens."""
    words_only = {"measures__chosen": [measure(key, 3, ["vt_ran"])]}
    assert special_risk.propose(record(**words_only), law_on(), ON).outcome == SpecialRisk.NOT_CONTROLLED
    red = words_only | {"violence__hazards": [acute("vt_ran", 5, 5)]}
    assert [finding.item for finding in found("measures-not-enough", **red)] == ["vt_ran"]

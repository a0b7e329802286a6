"""The register, the order of findings, and the silence of a check whose law is not in force."""

from collections.abc import Iterator
from datetime import date

import pytest

from assessments.checks import engine, flags
from assessments.checks.engine import STEPS, Check, Hit, Severity, hit
from tests.checks.judging import all_law, findings, found, law_on
from tests.record.builders import ON, many_hazards, night_kiosk, not_alone, quiet_office, record

pytestmark = pytest.mark.once


def test_it_works() -> None:
    assert findings() == []


def test_an_empty_record_gives_findings_in_the_order_of_the_form() -> None:
    given = findings({})
    places = [(STEPS.index(f.step), list(Severity).index(f.severity)) for f in given]
    assert len(given) > 10
    assert places == sorted(places)


def test_a_check_is_silent_while_its_law_is_not_in_force() -> None:
    before = date(2025, 12, 31)
    assert found("psychosocial-factors-unanswered", psychosocial__workload_long=None)
    assert not found("psychosocial-factors-unanswered", on=before, psychosocial__workload_long=None)
    assert found("psychosocial-factors-unanswered", on=date(2026, 1, 1), psychosocial__workload_long=None)


def test_what_rests_on_law_that_is_gone_hides_nothing_else() -> None:
    def rule(*_: object) -> Iterator[Hit]:
        yield hit("first", law="no-such-law")
        yield hit("second", law="aml-4-1-3")

    two = Check("two", Severity.ADVICE, "alene", None, (), False, rule)
    assert [one.item for one in engine._findings(two, record(), law_on(), ON)] == ["second"]


def test_a_rule_of_method_needs_no_law() -> None:
    codes = {finding.code for finding in engine.run(record({}), {}, ON)}
    assert "title-missing" in codes
    assert codes == {c.code for c in engine.all_checks() if c.law is None and c.code in codes}


def test_this_is_not_done_alone_can_be_completed_at_once() -> None:
    assert findings(not_alone()) == []
    assert [f.code for f in findings(not_alone(), work__title=" ")] == ["title-missing"]
    assert found("workplace-missing", not_alone(), organisation__workplace=None)
    assert found("assessor-missing", not_alone(), participation__assessor_name=None)


def test_every_law_key_is_in_the_catalogue() -> None:
    keys = {source.key for source in all_law()}
    flags.applicable(record(), law_on(), ON)
    assert {check.law for check in engine.all_checks() if check.law} <= keys
    assert {rule.law for rule in flags.FLAGS.values()} <= keys


def test_every_law_key_of_today_is_in_force() -> None:
    named = {check.law for check in engine.all_checks() if check.law} | {rule.law for rule in flags.FLAGS.values()}
    assert named <= set(law_on())


@pytest.mark.parametrize("check", engine.all_checks(), ids=lambda check: check.code)
def test_every_check_says_what_it_does(check: Check) -> None:
    assert check.rule.__doc__
    assert check.step in STEPS


def test_two_checks_cannot_share_a_code() -> None:
    with pytest.raises(ValueError, match="title-missing"):
        engine.check("title-missing", Severity.ADVICE, step="arbeidet", law=None)(lambda record, law, on: iter(()))
    with pytest.raises(ValueError, match="no step"):
        engine.check("a-new-one", Severity.ADVICE, step="kontroll", law=None)(lambda record, law, on: iter(()))


def test_parameters_are_those_the_check_declares() -> None:
    declared = {check.code: set(check.params) for check in engine.all_checks()}
    for data in (night_kiosk(), quiet_office(), many_hazards(), {}):
        for finding in findings(data):
            assert set(finding.params) == declared[finding.code], finding.code


def test_what_is_also_asked_of_work_that_is_not_done_alone() -> None:
    assert {check.code for check in engine.all_checks() if check.when_not_alone} == {
        "assessor-missing",
        "authority-renamed",
        "date-before-the-law",
        "date-beyond-the-law",
        "identity-number-in-text",
        "manager-untrained",
        "not-alone-contradicted",
        "person-in-text",
        "proposal-undecided",
        "remark-unanswered",
        "repealed-law-cited",
        "safety-rep-untrained",
        "survey-alone",
        "survey-not-mentioned",
        "title-missing",
        "workplace-missing",
    }

"""Every code has words, and the words ask for nothing that the check does not give."""

import re
from typing import Any

import pytest

from assessments.casework.words import finding_words
from assessments.checks import engine
from assessments.checks.engine import Check, Finding, Severity
from assessments.checks.enough import Demand
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS, VIOLENCE_MOMENTS
from tests.checks.judging import found

pytestmark = pytest.mark.once

EXAMPLES = {
    "category": "fysisk",
    "task": "diving",
    "demand": "violence",
    "who": "safety_rep",
    "exposed": "threats",
    "asked": "common_language helper_gets_in",
    "factors": "workload support",
    "moments": "staffing",
    "questions": "may_stop helpers",
    "told": "stop_when",
    "lack": "not-discussed",
    "deadline_on": "2026-03-12",
    "review_on": "2026-03-12",
    "checked_on": "2026-07-02",
}


def finding_of(check: Check) -> Finding:
    params = {name: EXAMPLES.get(name, "x") for name in check.params}
    if "proposed" in params:
        params |= dict.fromkeys(("proposed", "chosen"), "no")
    return Finding(check.code, check.severity, check.law, check.step, "", params)


@pytest.mark.parametrize("check", engine.all_checks(), ids=lambda check: check.code)
def test_each_code_has_words(check: Check) -> None:
    finding = finding_of(check)
    assert len(finding_words.title(finding)) > 5
    assert finding_words.text(finding).endswith((".", "?"))


@pytest.mark.parametrize("check", engine.all_checks(), ids=lambda check: check.code)
def test_each_parameter_in_the_words_exists(check: Check) -> None:
    words = " ".join(str(part) for part in finding_words.WORDS[check.code])
    assert set(re.findall(r"%\((\w+)\)s", words)) <= set(check.params)
    assert not re.search(r"%(?!\()", words)


def test_no_words_without_a_check() -> None:
    assert set(finding_words.WORDS) == {check.code for check in engine.all_checks()}


def test_choices_and_dates_are_put_in_words() -> None:
    late = Finding("review-date-passed", Severity.WARNING, None, "konklusjon", "", {"review_on": "2026-03-12"})
    assert "2026-03-12" not in finding_words.text(late)
    assert "2026" in finding_words.text(late)
    denied = Finding(
        "special-risk-denied", Severity.BLOCKING, None, "konklusjon", "", {"proposed": "no", "chosen": "controlled"}
    )
    assert "controlled" not in finding_words.text(denied)


def test_lists_are_complete() -> None:
    assert set(finding_words.FACTORS) == set(PSYCHOSOCIAL_FACTORS)
    assert set(finding_words.MOMENTS) == set(VIOLENCE_MOMENTS)
    assert set(finding_words.DEMANDS) == {demand.value for demand in Demand}


def test_repealed_law_is_never_cited() -> None:
    for title, text in finding_words.WORDS.values():
        assert not re.search(r"23\s?A", f"{title} {text}")


def test_each_severity_has_a_label() -> None:
    assert {finding_words.severity_label(severity) for severity in Severity} != {""}


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("visit-risk-not-told", {"work__settings": ["private_homes"], "work__risk_known_before_visit": "unknown"}),
        ("no-way-out", {"work__way_out": "unknown"}),
        ("pregnant-not-assessed", {"work__people_kinds": ["pregnant"], "work__pregnant_assessed": "unknown"}),
        ("temporary-not-informed", {"work__people_kinds": ["hired_in"], "work__temporary_informed": "unknown"}),
        ("incident-not-followed-up", {"work__incidents": "yes", "work__incident_followed_up": "unknown"}),
        ("may-not-stop", {"alone__may_stop": "unknown"}),
        ("follow-up-routine-missing", {"alone__follow_up_routine": "unknown"}),
        (
            "silence-unnoticed",
            {"alone__silence_noticed_by": "unknown", "violence__hazards__vt_ran__consequence": 4},
        ),
        (
            "written-instruction-missing",
            {"conclusion__written_instruction": "unknown", "violence__hazards__vt_ran__consequence": 4},
        ),
    ],
)
def test_what_nobody_knows_is_not_told_as_a_fact(code: str, changes: dict[str, Any]) -> None:
    """The titles are printed: «vet ikke» must not come out as if it were «nei»."""
    (finding,) = found(code, **changes)
    assert re.search(r"ikke bekreftet|ikke sikret|vet det ikke", finding_words.title(finding))

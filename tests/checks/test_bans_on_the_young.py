"""«No» is proposed where the Act forbids the hours or the work to someone under 18, also while that is open."""

from typing import Any

import pytest

from assessments.checks import special_risk
from tests.checks.judging import law_on
from tests.checks.rules.test_under_18 import young
from tests.record.builders import ON, quiet_office, record

pytestmark = pytest.mark.once

HOURS, WORK = "young-at-forbidden-hours", "young-in-forbidden-work"


def against(**work: Any) -> tuple[str, set[str]]:
    proposal = special_risk.propose_decision(record(young(**work)), law_on(), ON)
    return proposal.decision.value, {reason.code for reason in proposal.reasons} & {HOURS, WORK}


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ({}, set()),
        ({"ends_at": "23:00:00"}, set()),
        ({"ends_at": "23:01:00"}, {HOURS}),
        ({"ends_at": "23:01:00", "profile": "vekter"}, set()),
        ({"ends_at": "00:01:00", "profile": "vekter"}, {HOURS}),
        # Case A of the sources: sixteen, and a round that starts at a quarter to three.
        ({"starts_at": "02:45:00", "ends_at": "06:15:00", "profile": "avisbud"}, {HOURS}),
        ({"starts_at": "04:00:00", "ends_at": "06:15:00", "profile": "avisbud"}, set()),
        ({"ends_at": "20:00:00", "school_age": "yes", "child_work": "light"}, set()),
        ({"ends_at": "20:01:00", "school_age": "yes", "child_work": "light"}, {HOURS}),
        # Nobody has said whether it is a child: then the limits are a child's.
        ({"ends_at": "20:01:00", "school_age": "unknown", "child_work": "light"}, {HOURS}),
        ({"starts_at": "05:59:00", "ends_at": "08:00:00", "school_age": "unknown", "child_work": "light"}, {HOURS}),
        ({"starts_at": "06:00:00", "ends_at": "08:00:00", "school_age": "unknown", "child_work": "light"}, set()),
        ({"youngest_age": None, "child_work": "light"}, set()),
        ({"school_age": "yes", "child_work": "other"}, {WORK}),
        ({"school_age": "yes", "child_work": None}, {WORK}),
        ({"school_age": "yes", "child_work": "cultural"}, set()),
        ({"youngest_age": 13, "child_work": "school"}, {WORK}),
        ({"youngest_age": 14, "child_work": "school"}, set()),
        ({"school_age": "unknown", "child_work": "other"}, {WORK}),
        ({"school_age": "no", "child_work": "other"}, set()),
        ({"people_kinds": ["none"], "youngest_age": None, "ends_at": "02:00:00"}, set()),
    ],
)
def test_it_works(work: dict[str, Any], expected: set[str]) -> None:
    decision, codes = against(**work)
    assert codes == expected
    assert (decision == "no") == bool(expected)


def test_who_may_be_alone_is_a_question_of_its_own() -> None:
    """Unanswered, it may be someone under 18: never «no special risk», and never a ban either."""
    nobody = record(quiet_office(), work__people_kinds=None)
    assert [one.code for one in special_risk.propose(nobody, law_on(), ON).unsettled] == ["people-open"]
    assert special_risk.propose_decision(nobody, law_on(), ON).decision == "yes_on_terms"
    aged = record(quiet_office(), work__people_kinds=None, work__youngest_age=17, work__school_age="no")
    assert special_risk.propose(aged, law_on(), ON).unsettled == ()


def test_no_ban_by_an_act_that_does_not_apply() -> None:
    night = young(ends_at="23:01:00", settings=["fishing_shipping"])
    assert special_risk.propose_decision(record(night), law_on(), ON).decision == "yes_on_terms"
    before = {key: source for key, source in law_on().items() if not key.startswith("aml-11-")}
    for work in ({"ends_at": "23:01:00"}, {"school_age": "yes", "child_work": "other"}):
        assert special_risk.propose_decision(record(young(**work)), before, ON).decision == "yes_on_terms"

"""The quiet cases stay quiet: no special risk, nothing that stops signing."""

import pytest

from assessments.checks import special_risk
from assessments.record.choices import Decision, SpecialRisk
from tests.checks.judging import findings, law_on
from tests.record.builders import ON, Json, home_office, quiet_office, record

pytestmark = pytest.mark.once


@pytest.mark.parametrize("data", [quiet_office(), home_office()], ids=["quiet-office", "home-office"])
def test_no_special_risk_and_nothing_to_mend(data: Json) -> None:
    assert {finding.severity for finding in findings(data)} <= {"advice"}
    assert special_risk.propose(record(data), law_on(), ON) == special_risk.Proposal(SpecialRisk.NO, (), ())


def test_a_quiet_office_may_be_done_alone() -> None:
    assert special_risk.propose_decision(record(quiet_office()), law_on(), ON).decision == Decision.YES


def test_much_time_alone_is_not_a_reason_in_itself() -> None:
    proposal = special_risk.propose(record(quiet_office(), alone__time_share="nearly_all"), law_on(), ON)
    assert proposal.outcome == SpecialRisk.NO

"""The eight factors, short and long, each and together."""

import pytest

from tests.checks.judging import found
from tests.record.builders import home_office

pytestmark = pytest.mark.once


@pytest.mark.parametrize("term", ["short", "long"])
def test_one_unanswered(term: str) -> None:
    (finding,) = found("psychosocial-factors-unanswered", **{f"psychosocial__support_{term}": None})
    assert finding.params == {"count": 1, "factors": "support"}


def test_all_answered_or_home_office() -> None:
    assert not found("psychosocial-factors-unanswered")
    assert not found("psychosocial-factors-unanswered", home_office())
    both = ["own_home", "employers_premises"]
    assert found("psychosocial-factors-unanswered", home_office(), work__settings=both)


def test_together() -> None:
    one = {"psychosocial__support_long": "high"}
    two = one | {"psychosocial__workload_long": "high"}
    assert not found("psychosocial-factors-not-together", **one)
    assert found("psychosocial-factors-not-together", **two)
    assert not found("psychosocial-factors-not-together", **two, psychosocial__factors_together="Forsterker hverandre.")

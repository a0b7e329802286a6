"""The terms reach the one who is alone."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once
NONE_TOLD = {"conclusion__whom_to_call": None, "conclusion__stop_when": " ", "conclusion__informed_how": None}


def test_what_is_missing_is_one_finding() -> None:
    (finding,) = found("terms-not-told", **NONE_TOLD)
    assert finding.params == {"count": 3, "told": "whom_to_call stop_when informed_how"}
    assert (finding.severity, finding.step, finding.law) == ("warning", "konklusjon", "aml-3-2-1-a")
    (finding,) = found("terms-not-told", conclusion__stop_when=None)
    assert finding.params == {"count": 1, "told": "stop_when"}
    assert not found("terms-not-told")


@pytest.mark.parametrize("decision", ["yes", "no", None])
def test_only_for_terms(decision: str | None) -> None:
    assert not found("terms-not-told", **NONE_TOLD, conclusion__decision=decision)


def test_only_where_harm_is_possible() -> None:
    assert not found("terms-not-told", **NONE_TOLD, violence__hazards__vt_ran__consequence=2)

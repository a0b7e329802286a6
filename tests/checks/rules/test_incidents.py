"""What happened is followed up, and the measures worked."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once

HAPPENED = {"work__incidents": "yes", "work__incident_kinds": ["threats"]}


def test_followed_up() -> None:
    (finding,) = found("incident-not-followed-up", **HAPPENED, work__incident_followed_up="partly")
    assert finding.law == "utf-3a-6"
    (fall,) = found("incident-not-followed-up", work__incidents="yes", work__incident_kinds=["accident"])
    assert fall.law == "aml-3-1-2-c"
    (harassed,) = found("incident-not-followed-up", work__incidents="yes", work__incident_kinds=["harassment"])
    assert harassed.law == "utf-2a-4"
    assert not found("incident-not-followed-up", **HAPPENED, work__incident_followed_up="yes")
    assert not found("incident-not-followed-up")


def test_measures_worked() -> None:
    assert found("incident-measures-not-effective", **HAPPENED)
    assert not found("incident-measures-not-effective", **HAPPENED, work__incident_measures_worked="yes")


@pytest.mark.parametrize("answer", [None, "unknown"])
def test_unknown(answer: str | None) -> None:
    assert found("incidents-unknown", work__incidents=answer)
    assert not found("incidents-unknown")

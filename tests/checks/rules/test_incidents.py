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


def test_what_was_done() -> None:
    (finding,) = found("incident-measures-unsaid", work__incidents="yes")
    assert (finding.severity, finding.step) == ("warning", "arbeidet")
    assert found("incident-measures-unsaid", work__incidents="yes", work__incident_measures=" ")
    assert not found("incident-measures-unsaid", work__incidents="yes", work__incident_measures="Nattluke.")
    assert not found("incident-measures-unsaid", work__incidents="no")
    assert not found("incident-measures-unsaid", work__incidents=None)


@pytest.mark.parametrize(
    ("incidents", "serious", "count", "fires"),
    [
        ("yes", "no", 2, True),
        ("yes", "no", 1, False),
        ("yes", "no", None, False),
        ("yes", "yes", 2, False),
        ("yes", "unknown", 2, False),
        ("no", "no", 2, False),
    ],
)
def test_twice_is_repeated(incidents: str, serious: str, count: int | None, fires: bool) -> None:
    answers = {"incidents": incidents, "incidents_serious_or_repeated": serious, "incident_count": count}
    here = found("incident-count-contradicted", **{f"work__{name}": value for name, value in answers.items()})
    assert [one.params for one in here] == [{"count": 2}] * fires


@pytest.mark.parametrize(
    ("kinds", "relevant", "fires"),
    [
        (["robbery"], "no", True),
        (["threats", "accident"], "unknown", True),
        (["violence"], "yes", False),
        (["harassment"], "no", False),
        (["accident"], "no", False),
        (None, "no", False),
    ],
)
def test_what_has_happened_is_a_hazard(kinds: list[str] | None, relevant: str, fires: bool) -> None:
    answers = {"work__incidents": "yes", "work__incident_kinds": kinds, "violence__hazards__vt_ran__relevant": relevant}
    here = found("incident-not-a-hazard", **answers)
    assert [(one.severity, one.step) for one in here] == [("warning", "vold")] * fires
    assert not found("incident-not-a-hazard", **answers | {"work__incidents": "no"})

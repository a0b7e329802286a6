"""The safety rep is asked in time, or another arrangement is lawful."""

from datetime import date

import pytest

from tests.checks.flags.judged import told
from tests.checks.judging import found
from tests.record.builders import ON

pytestmark = pytest.mark.once

SILENT = {"participation__safety_rep_involvement": "asked_no_answer"}


@pytest.mark.parametrize("answer", [None, "not_asked", "not_applicable"])
def test_not_asked(answer: str | None) -> None:
    assert found("safety-rep-not-asked", participation__safety_rep_involvement=answer)
    assert not found("safety-rep-not-asked")
    position = [{"name": "Ola", "role": "safety_rep"}]
    assert not found("safety-rep-not-asked", participation__safety_rep_involvement=answer, positions=position)


@pytest.mark.parametrize(("deadline", "fires"), [("2026-11-12", True), ("2026-11-13", False), (None, True)])
def test_short_notice(deadline: str | None, fires: bool) -> None:
    asked = SILENT | {
        "participation__safety_rep_asked_on": "2026-11-10",
        "participation__safety_rep_deadline": deadline,
    }
    assert bool(found("safety-rep-short-notice", **asked)) == fires


def test_an_answer_needs_no_notice() -> None:
    assert not found("safety-rep-short-notice")
    position = [{"name": "Ola", "role": "safety_rep", "statement": "disagrees"}]
    assert not found("safety-rep-short-notice", **SILENT, positions=position)


@pytest.mark.parametrize(("employees", "fires"), [(4, False), (5, True)])
@pytest.mark.parametrize("arrangement", ["written_agreement", "none"])
def test_five_employees(arrangement: str, employees: int, fires: bool) -> None:
    changes = {"organisation__safety_rep_arrangement": arrangement, "organisation__employees": employees}
    assert [one.params for one in found("safety-rep-missing", **changes)] == [{"employees": employees}] * fires


def test_before_the_number_was_lowered_nobody_knows_from_here() -> None:
    """The sources give five from 2024, and not the number before it: then five or more is no fault, and no proof."""
    agreed = {
        "organisation__safety_rep_arrangement": "written_agreement",
        "organisation__safety_rep_agreement_on": "2023-06-01",
        "organisation__employees": 7,
    }
    before, after = date(2023, 12, 31), date(2024, 1, 1)
    assert told("MEDVIRKNING_VO", on=before, **agreed) == "unknown: employees-unknown"
    assert told("MEDVIRKNING_VO", on=after, **agreed) == "no: five-or-more"
    assert not found("safety-rep-missing", on=before, **agreed)
    assert found("safety-rep-missing", on=after, **agreed)
    assert told("MEDVIRKNING_VO", on=before, **agreed | {"organisation__employees": 4}) == "yes: agreement"


def test_nobody_knows_how_many() -> None:
    """Unknown is not «fewer than five»."""
    agreed = {
        "organisation__safety_rep_arrangement": "written_agreement",
        "organisation__safety_rep_agreement_on": "2026-01-01",
    }
    assert found("safety-rep-employees-unknown", **agreed, organisation__employees=None)
    assert not found("safety-rep-employees-unknown", **agreed, organisation__employees=4)
    assert not found("safety-rep-employees-unknown", organisation__employees=None)


@pytest.mark.parametrize(
    ("made_on", "until", "fires"),
    [
        (None, None, True),
        ("9999-12-31", None, True),
        ("2024-11-22", None, True),
        ("2024-11-23", None, False),
        ("2020-01-01", "2027-01-01", False),
        ("2026-01-01", "2026-11-22", True),
        ("2026-11-24", None, True),
    ],
)
def test_the_agreement_in_time(made_on: str | None, until: str | None, fires: bool) -> None:
    changes = {
        "organisation__safety_rep_arrangement": "written_agreement",
        "organisation__employees": 3,
        "organisation__safety_rep_agreement_on": made_on,
        "organisation__safety_rep_agreement_until": until,
    }
    assert bool(found("safety-rep-agreement-invalid", **changes)) == fires
    assert not found("safety-rep-not-asked", **changes, participation__safety_rep_involvement="not_applicable")


def test_an_agreement_of_a_leap_day() -> None:
    changes = {
        "organisation__safety_rep_arrangement": "written_agreement",
        "organisation__employees": 3,
        "organisation__safety_rep_agreement_on": "2024-02-29",
    }
    assert not found("safety-rep-agreement-invalid", on=date(2026, 2, 28), **changes)
    assert found("safety-rep-agreement-invalid", on=date(2026, 3, 1), **changes)


def test_no_rep_and_no_agreement() -> None:
    changes = {"organisation__safety_rep_arrangement": "none", "organisation__employees": 3}
    assert found("safety-rep-agreement-invalid", on=ON, **changes)


def test_arrangement_unknown() -> None:
    changes = {"organisation__safety_rep_arrangement": "unknown", "participation__safety_rep_involvement": None}
    assert found("safety-rep-arrangement-unknown", **changes)
    assert not found("safety-rep-arrangement-unknown")


def test_from_the_first_day() -> None:
    early = {"conclusion": {}, "participation": {}}
    assert found("parties-not-invited", **early)
    assert not found("parties-not-invited", **early, positions=[{"name": "Ola", "role": "safety_rep"}])
    assert not found("parties-not-invited", participation={})

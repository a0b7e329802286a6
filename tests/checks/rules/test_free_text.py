"""Repealed law and national identity numbers in free text."""

from datetime import date

import pytest

from tests.checks.judging import found
from tests.record.builders import acute

pytestmark = pytest.mark.once

VALID = "01010750160"  # passes the control digits


@pytest.mark.parametrize("text", ["jf. § 23A-1", "§§ 23A-1 og 23A-2", "kapittel 23 A", "kap. 23a", "kap 23A"])
def test_repealed_law(text: str) -> None:
    (finding,) = found("repealed-law-cited", work__description=text)
    assert finding.step == "arbeidet"


@pytest.mark.parametrize(
    "text", ["§ 3A-2", "kl. 23 alle dager", "buss 23Avgang", "123A", "Storgata 23A", "Kapellveien 23 A"]
)
def test_not_repealed(text: str) -> None:
    assert not found("repealed-law-cited", work__description=text)


def test_it_was_in_force_before_2026() -> None:
    assert not found("repealed-law-cited", on=date(2025, 12, 31), work__description="§ 23A-1")


def test_the_place_is_the_item() -> None:
    (finding,) = found("repealed-law-cited", physical__hazards=[acute("fy_kutt", manifestation="se § 23A-2")])
    assert (finding.step, finding.item) == ("fysisk", "fy_kutt")


def test_identity_number() -> None:
    (finding,) = found("identity-number-in-text", alone__those_in_care=f"Bruker {VALID[:6]} {VALID[6:]}")
    assert finding.step == "alene"
    assert finding.params == {}


@pytest.mark.parametrize("text", ["01010750161", "tlf. 22 22 22 22", "12345678901234", "kari@eksempel.no"])
def test_other_numbers(text: str) -> None:
    assert not found("identity-number-in-text", work__description=text)


def test_the_catalogues_own_wording_is_not_what_a_person_typed() -> None:
    hazard = acute("fy_kutt")
    hazard["wording"]["name"] = "Etter § 23A-1"
    assert not found("repealed-law-cited", physical__hazards=[hazard])

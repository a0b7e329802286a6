"""The worker's own home has other rules."""

import pytest

from tests.checks.judging import found
from tests.record.builders import home_office, quiet_office

pytestmark = pytest.mark.once


def test_home_office() -> None:
    (finding,) = found("home-office-other-rules", home_office())
    assert finding.severity == "advice"
    assert not found("home-office-other-rules")


@pytest.mark.parametrize(("answer", "fires"), [("yes", False), ("no", True), ("unknown", True), (None, False)])
def test_agreed_in_writing(answer: str | None, fires: bool) -> None:
    assert bool(found("home-office-not-agreed", home_office(), work__home_office_agreement=answer)) == fires
    assert not found("home-office-not-agreed", quiet_office(), work__home_office_agreement=answer)


@pytest.mark.parametrize(
    ("how", "settings", "fires"),
    [
        (None, ["own_home"], True),
        ("Verneombudet så på stol og skjerm.", ["own_home"], True),
        ("Avtalt med den ansatte på forhånd.", ["own_home"], False),
        (None, ["own_home", "employers_premises"], False),
        (None, ["private_homes"], False),
    ],
)
def test_an_inspection_at_home_is_agreed(how: str | None, settings: list[str], fires: bool) -> None:
    inspected = {"participation__workers_involved": ["inspection"], "participation__workers_how": how}
    given = found("home-entered-without-agreement", home_office(), **inspected, work__settings=settings)
    assert [one.step for one in given] == ["medvirkning"] * fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Verneombudet kan inspisere hjemmet uten avtale.", True),
        ("Lederen kan komme på uanmeldt tilsyn på hjemmekontoret.", True),
        ("Verneombodet har tilgjenge til heimen utan særskild avtale.", True),
        ("The safety rep may inspect the home without agreement.", True),
        ("Verneombudet kan ikke inspisere hjemmet uten avtale.", False),
        ("Ingen har adgang til hjemmet uten særskilt avtale.", False),
        ("Verneombudet kan inspisere hjemmet etter avtale.", False),
        ("Hun jobber hjemme uten avtale. Lederen kontrollerer timelister.", False),
    ],
)
def test_a_text_that_lets_anyone_in(text: str, fires: bool) -> None:
    given = found("home-entered-without-agreement", home_office(), conclusion__terms=text)
    assert [(one.severity, one.step, one.law) for one in given] == [("warning", "konklusjon", "hjemmekontor-3")] * fires
    assert not found("home-entered-without-agreement", quiet_office(), conclusion__terms=text)

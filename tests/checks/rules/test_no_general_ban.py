"""A «no» in the name of a ban that is not there."""

import pytest

from tests.checks.judging import found
from tests.record.builders import acute

pytestmark = pytest.mark.once
CODE = "no-general-ban"


@pytest.mark.parametrize(
    ("reason", "fires"),
    [
        ("Forbudt fordi det er natt.", True),
        ("Enmannsbetjent natt er ulovlig. Vi stenger.", True),
        ("Det er forbode om natta.", True),
        ("Working alone at night is illegal.", True),
        ("Det er ikke forbudt, men vi vil ikke ha det slik.", False),
        ("Vi vil ikke ha det slik.", False),
        (None, False),
    ],
)
def test_it_works(reason: str | None, fires: bool) -> None:
    for name in ("decision_reason", "special_risk_reason", "terms"):
        given = found(CODE, conclusion__decision="no", **{f"conclusion__{name}": reason})
        assert [(one.severity, one.step, one.law) for one in given] == [("warning", "konklusjon", "aml-4-1-3")] * fires


def test_a_no_that_is_proposed_needs_no_more() -> None:
    forbidden = {"conclusion__decision_reason": "Forbudt fordi det er natt."}
    assert not found(CODE, **forbidden, conclusion__decision="yes_on_terms")
    red = {"violence__hazards": [acute("vt_ran", 5, 5)], "measures__chosen": []}
    assert not found(CODE, **forbidden, **red, conclusion__decision="no")

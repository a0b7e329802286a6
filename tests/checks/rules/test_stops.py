"""Work that the safety rep stopped is treated, and said while it lasts."""

import pytest

from tests.checks.judging import found
from tests.record.builders import Json

pytestmark = pytest.mark.once
STOP: Json = {"on": "2026-11-02", "time": "21:30:00", "work": "Uttak i natteluke", "danger": "Ran"}
DONE = {"ended": "averted", "resumed_on": "2026-11-03", "measures_done": "To på vakt"}


def test_untreated() -> None:
    (finding,) = found("work-stopped-untreated", stops=[STOP], work__incidents="no")
    assert (finding.step, finding.law, finding.severity) == ("arbeidet", "aml-6-3", "warning")
    assert not found("work-stopped-untreated", stops=[STOP], work__incidents="yes")
    assert not found("work-stopped-untreated", work__incidents="no")


@pytest.mark.parametrize(
    ("how", "lasts"),
    [({}, True), (DONE, False), (DONE | {"rep_agrees": False}, True), (DONE | {"rep_agrees": True}, False)],
)
def test_lasting(how: Json, lasts: bool) -> None:
    assert bool(found("work-still-stopped", stops=[STOP | how])) == lasts


def test_what_arbeidstilsynet_says_is_the_end_of_it() -> None:
    decided = DONE | {"ended": "authority", "authority_decision": "Kan fortsette.", "rep_agrees": False}
    assert not found("work-still-stopped", stops=[STOP | decided])

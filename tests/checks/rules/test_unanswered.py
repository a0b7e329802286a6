"""Remarks and proposals that wait for the employer."""

import pytest

from tests.checks.judging import found
from tests.record.builders import ON

pytestmark = pytest.mark.once

SAID = {"author": "Ola", "role": "safety_rep", "on": ON.isoformat()}
REMARK = {**SAID, "text": "Hva med fredag?"}
PROPOSAL = {**SAID, "kind": "hazard", "category": "fysisk", "name": "Kulde"}


def test_a_remark_waits_where_it_is_made() -> None:
    assert not found("remark-unanswered")
    (hit,) = found("remark-unanswered", remarks=[{**REMARK, "step": "fysisk", "item": "fy_tretthet"}] * 2)
    assert (hit.step, hit.item, hit.params) == ("fysisk", "fy_tretthet", {"count": 2})
    (hit,) = found("remark-unanswered", remarks=[REMARK])
    assert (hit.step, hit.item) == ("medvirkning", "")


@pytest.mark.parametrize("place", [{"step": "kontroll"}, {"step": "alene", "item": "x"}])
def test_a_place_without_a_page_is_mended_in_general(place: dict[str, str]) -> None:
    (hit,) = found("remark-unanswered", remarks=[{**REMARK, **place}])
    assert hit.item == ""


def test_what_is_answered_or_the_employers_own_waits_for_nobody() -> None:
    assert not found("remark-unanswered", remarks=[{**REMARK, "answer": "To."}, {**REMARK, "role": "employer"}])


def test_a_proposal_is_taken_in_or_declined() -> None:
    (hit,) = found("proposal-undecided", proposals=[PROPOSAL])
    assert hit.params == {"who": "safety_rep", "name": "Kulde"}
    decided = {**PROPOSAL, "outcome": "accepted", "decided_on": ON.isoformat()}
    assert not found("proposal-undecided", proposals=[decided])

"""Agreements that limit lone work."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("agreements", "fires"),
    [
        (["robbery_annex"], True),
        (["unknown", "local_rule"], True),
        (["none"], False),
        (["unknown"], False),
        (None, False),
    ],
)
def test_what_it_says(agreements: list[str] | None, fires: bool) -> None:
    assert [one.severity for one in found("agreement-not-described", work__agreements=agreements)] == [
        "warning"
    ] * fires
    assert not found("agreement-not-described", work__agreements=agreements, work__agreements_detail="To om natten.")


def test_unknown_agreements() -> None:
    assert [one.severity for one in found("agreements-unknown", work__agreements=["unknown"])] == ["advice"]
    assert not found("agreements-unknown", work__agreements=["unknown", "local_rule"])
    assert not found("agreements-unknown", work__agreements=None)
    assert not found("agreements-unknown")


@pytest.mark.parametrize(("decision", "fires"), [("yes", True), ("yes_on_terms", True), ("no", False), (None, False)])
def test_a_clause_on_apprentices(decision: str | None, fires: bool) -> None:
    clause = {
        "work__agreements": ["apprentice_clause"],
        "work__people_kinds": ["apprentice"],
        "conclusion__decision": decision,
    }
    assert [one.severity for one in found("apprentice-clause-broken", **clause)] == ["warning"] * fires
    assert not found("apprentice-clause-broken", **clause | {"work__people_kinds": ["new"]})
    assert not found("apprentice-clause-broken", **clause | {"work__agreements": ["local_rule"]})
    assert not found("apprentice-clause-broken", **clause | {"work__agreements": None})

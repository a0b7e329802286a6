"""Tenders and clients (aml § 2-2)."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once


@pytest.mark.parametrize(("why", "fires"), [(["tender"], True), (["saving"], False), (None, False)])
def test_a_tender_frees_nobody(why: list[str] | None, fires: bool) -> None:
    assert [one.severity for one in found("client-demands-lone-work", work__why_alone=why)] == ["advice"] * fires


@pytest.mark.parametrize(("answer", "fires"), [("yes", False), ("no", True), ("unknown", True), (None, False)])
def test_access_and_alarm_at_a_customers(answer: str | None, fires: bool) -> None:
    there = {"work__settings": ["customers_premises"], "work__access_and_alarm_at_customer": answer}
    assert [one.severity for one in found("client-not-coordinated", **there)] == ["warning"] * fires
    assert not found("client-not-coordinated", **there | {"work__settings": ["private_homes"]})
    assert not found("client-not-coordinated", **there | {"work__settings": None})

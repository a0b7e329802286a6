"""A day for the next review."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once


def test_review_date() -> None:
    assert found("review-date-missing", conclusion__next_review=None)
    assert found("review-date-passed", conclusion__next_review="2026-11-22")
    assert not found("review-date-passed", conclusion__next_review="2026-11-23")
    assert not found("review-date-missing")

"""A tender does not free the employer."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once


def test_tender() -> None:
    assert found("client-demands-lone-work", work__why_alone=["tender"])
    assert not found("client-demands-lone-work")

"""The worker's own home has other rules."""

import pytest

from tests.checks.judging import found
from tests.record.builders import home_office

pytestmark = pytest.mark.once


def test_home_office() -> None:
    (finding,) = found("home-office-other-rules", home_office())
    assert finding.severity == "advice"
    assert not found("home-office-other-rules")

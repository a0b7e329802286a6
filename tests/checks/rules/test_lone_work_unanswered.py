"""Is it done alone at all?"""

import pytest

from tests.checks.judging import found
from tests.record.builders import not_alone

pytestmark = pytest.mark.once


def test_unanswered() -> None:
    assert found("lone-work-unanswered", alone__is_done_alone=None)
    assert not found("lone-work-unanswered")


def test_contradicted() -> None:
    assert found("not-alone-contradicted", not_alone(), alone__situations=["on_watch"])
    assert not found("not-alone-contradicted", not_alone(), alone__situations=["none"])

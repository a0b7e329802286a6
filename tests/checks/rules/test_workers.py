"""Those who do the work are heard."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once


@pytest.mark.parametrize(("answer", "fires"), [(None, True), (["not_involved"], True), (["survey"], False)])
def test_workers(answer: list[str] | None, fires: bool) -> None:
    assert bool(found("workers-not-involved", participation__workers_involved=answer)) == fires

"""A written instruction where there is particular danger."""

import pytest

from tests.checks.judging import found

pytestmark = pytest.mark.once


@pytest.mark.parametrize(("consequence", "fires"), [(3, False), (4, True)])
def test_instruction(consequence: int, fires: bool) -> None:
    changes = {"violence__hazards__vt_ran__consequence": consequence}
    assert bool(found("written-instruction-missing", **changes)) == fires
    assert not found("written-instruction-missing", **changes, conclusion__written_instruction="yes")
    assert not found("written-instruction-missing", **changes, conclusion__decision="no")

"""The eight moments, harassment, and what is foreseeable."""

import pytest

from tests.checks.judging import found
from tests.record.builders import acute, quiet_office

pytestmark = pytest.mark.once


def test_one_moment_unanswered() -> None:
    (finding,) = found("violence-moments-unanswered", violence__staffing=None)
    assert finding.params == {"count": 1, "moments": "staffing"}
    assert not found("violence-moments-unanswered")


def test_asked_only_with_contact_or_valuables() -> None:
    assert not found("violence-moments-unanswered", quiet_office())
    assert found("violence-moments-unanswered", quiet_office(), work__contacts=["users"])
    assert found("violence-moments-unanswered", quiet_office(), work__handles=["cash"])


def test_harassment() -> None:
    assert found("harassment-not-assessed", violence__harassment_situations=None)
    assert not found("harassment-not-assessed")
    assert not found("harassment-not-assessed", quiet_office())


@pytest.mark.parametrize(("likelihood", "fires"), [(3, False), (4, True)])
def test_not_foreseeable_but_likely(likelihood: int, fires: bool) -> None:
    changes = {"violence__foreseeable": "no", "violence__hazards": [acute("vt_ran", likelihood, 1)]}
    assert bool(found("violence-foreseeable-contradicted", **changes)) == fires

"""What is set aside needs a word on why."""

import pytest

from tests.checks.judging import found
from tests.record.builders import quiet_office

pytestmark = pytest.mark.once


def test_theme() -> None:
    themes = [{"key": "tema_vold", "reason": "  "}]
    (finding,) = found("theme-dismissed-without-reason", quiet_office(), violence__dismissed_themes=themes)
    assert (finding.step, finding.item, finding.params) == ("vold", "tema:tema_vold", {"theme": "tema_vold"})
    themes[0]["theme_name"] = "Vold og trusler"
    (finding,) = found("theme-dismissed-without-reason", quiet_office(), violence__dismissed_themes=themes)
    assert finding.params == {"theme": "Vold og trusler"}
    assert not found("theme-dismissed-without-reason", quiet_office())


def test_profile_hazard() -> None:
    rejected = {"key": "fy_tretthet", "relevant": "no"}
    assert found("hazard-rejected-without-reason", physical__hazards=[rejected])
    explained = rejected | {"not_relevant_reason": "Korte vakter."}
    assert not found("hazard-rejected-without-reason", physical__hazards=[explained])
    assert not found("hazard-rejected-without-reason", physical__hazards=[{"key": "fy_dyr", "relevant": "no"}])

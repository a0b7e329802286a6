"""Each category is looked at, and each hazard of the profile answered, alone or with its theme."""

import pytest

from tests.checks.judging import found, kiosk_with
from tests.record.builders import acute

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("chapter", "step"), [("physical", "fysisk"), ("psychosocial", "psykososialt"), ("violence", "vold")]
)
def test_nothing_answered(chapter: str, step: str) -> None:
    (finding,) = found("category-not-assessed", kiosk_with(**{chapter: {"hazards": []}}))
    assert finding.step == step
    assert not found("profile-hazard-unanswered", kiosk_with(**{chapter: {"hazards": []}}))


def test_an_item_without_an_answer_is_no_answer() -> None:
    assert found("category-not-assessed", violence__hazards__vt_ran__relevant=None)


def test_profile_hazard_neither_accepted_nor_rejected() -> None:
    (finding,) = found("profile-hazard-unanswered", violence__hazards=[acute("vt_rus")])
    assert (finding.step, finding.item, finding.params) == ("vold", "vt_ran", {"hazard": "Fare vt_ran"})


def test_rejected_or_set_aside_with_its_theme_is_answered() -> None:
    assert not found("profile-hazard-unanswered", violence__hazards__vt_ran__relevant="no")
    themes = [{"key": "tema_vold", "reason": "Ingen kunder."}]
    assert not found(
        "profile-hazard-unanswered", violence__hazards=[acute("vt_rus")], violence__dismissed_themes=themes
    )
    assert not found("category-not-assessed", violence__hazards=[], violence__dismissed_themes=themes)

"""Each category is looked at, and each hazard of the profile answered, alone or with its theme."""

import pytest

from tests.checks.judging import found, kiosk_with
from tests.record.builders import acute, home_office, quiet_office

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


def test_an_untouched_category_hides_no_other() -> None:
    """Each category is looked at by itself: the physical one untouched, and a hazard of violence left open."""
    open_elsewhere = {"physical": {"hazards": []}, "violence": {"hazards": [acute("vt_rus")]}}
    data = kiosk_with(**open_elsewhere)
    assert [one.step for one in found("category-not-assessed", data)] == ["fysisk"]
    assert [one.item for one in found("profile-hazard-unanswered", data)] == ["vt_ran"]


def test_rejected_or_set_aside_with_its_theme_is_answered() -> None:
    assert not found("profile-hazard-unanswered", violence__hazards__vt_ran__relevant="no")
    themes = [{"key": "tema_vold", "reason": "Ingen kunder."}]
    assert not found(
        "profile-hazard-unanswered", violence__hazards=[acute("vt_rus")], violence__dismissed_themes=themes
    )
    assert not found("category-not-assessed", violence__hazards=[], violence__dismissed_themes=themes)


SET_ASIDE = {"dismissed_themes": [{"key": "tema_a", "reason": "Nei."}]}


@pytest.mark.parametrize(
    ("work", "fires"),
    [
        ({"contacts": ["customers"]}, True),
        ({"handles": ["cash"]}, True),
        ({}, False),
        ({"contacts": None}, False),  # nobody has said: another finding asks
    ],
)
def test_violence_set_aside_where_there_are_people(work: dict, fires: bool) -> None:
    """One theme counts as looked at (example D), but not where the record itself says otherwise."""
    changes = {f"work__{name}": value for name, value in work.items()}
    here = found("violence-set-aside", quiet_office(), **changes)
    assert [(one.severity, one.step, one.law) for one in here] == [("warning", "vold", "utf-3a-2")] * fires
    answered = {"violence__hazards": [{"key": "vt_ran", "relevant": "no"}]}
    assert not found("violence-set-aside", quiet_office(), **changes, **answered)
    assert not found("violence-set-aside", quiet_office(), **changes, violence={})


@pytest.mark.parametrize(("themes", "fires"), [(1, True), (2, False), (0, False)])
def test_one_physical_theme_and_no_more(themes: int, fires: bool) -> None:
    physical = {"dismissed_themes": [{"key": f"tema_{number}", "reason": "Nei."} for number in range(themes)]}
    here = found("physical-set-aside", quiet_office(), physical=physical)
    assert [(one.severity, one.step) for one in here] == [("advice", "fysisk")] * fires
    answered = physical | {"hazards": [{"key": "fy_kutt", "relevant": "no"}]}
    assert not found("physical-set-aside", quiet_office(), physical=answered)
    assert not found("physical-set-aside", home_office(), physical=physical)


def test_a_theme_set_aside_is_looked_at() -> None:
    assert not found("category-not-assessed", quiet_office(), physical=SET_ASIDE)

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


def test_the_likely_hazard_that_is_named_is_the_one_to_go_to() -> None:
    hazards = [acute("vt_ran", 4, 1), acute("vt_rus", 5, 1)]
    (hit,) = found("violence-foreseeable-contradicted", violence__foreseeable="no", violence__hazards=hazards)
    assert (hit.item, hit.params) == ("vt_ran", {"hazard": "Fare vt_ran"})


def test_harassment_is_a_duty() -> None:
    (finding,) = found("harassment-not-assessed", violence__harassment_situations=None)
    assert (finding.severity, finding.law) == ("warning", "utf-2a-2")


@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({"work__incidents": "yes", "work__incident_kinds": ["violence"]}, True),
        ({"work__contacts": ["clients"], "work__conflict_expected": "yes"}, True),
        ({"work__incidents": "yes", "work__incident_kinds": ["accident"]}, False),
        ({"work__incidents": "unknown"}, False),
        ({"work__contacts": ["clients"], "work__conflict_expected": "unknown"}, False),
    ],
)
def test_known_and_not_foreseeable(changes: dict, fires: bool) -> None:
    here = found("violence-known-but-not-foreseeable", **changes, violence__foreseeable="no")
    assert [(one.severity, one.step) for one in here] == [("warning", "vold")] * fires
    assert not found("violence-known-but-not-foreseeable", **changes)


def test_moments_unknown_and_to_improve() -> None:
    said = {"violence__staffing": "unknown", "violence__competence": "must_improve"}
    (finding,) = found("violence-moments-unknown", **said)
    assert finding.params == {"count": 1, "moments": "staffing"}
    (finding,) = found("violence-moments-to-improve", **said)
    assert (finding.params, finding.law) == ({"count": 1, "moments": "competence"}, "utf-3a-3")
    assert not found("violence-moments-to-improve", **said, violence__moments_detail="Kurs i mars.")
    assert found("violence-moments-to-improve", **said, violence__moments_detail=" ")
    assert not found("violence-moments-unknown")
    assert not found("violence-moments-to-improve")


@pytest.mark.parametrize(
    ("changes", "moments"),
    [
        ({"work__way_out": "no"}, ["premises_and_technology"]),
        ({"violence__hazards__vt_ran__likelihood": 4}, ["lone_work", "staffing"]),
        ({"alone__trained_for_lone_work": "no"}, ["competence"]),
        ({"work__incidents": "yes", "work__incident_measures_worked": "no"}, ["effect_of_measures"]),
        ({"work__way_out": "unknown"}, []),
        ({"violence__hazards__vt_ran__likelihood": 3}, []),
        ({"alone__trained_for_lone_work": "unknown"}, []),
        ({"work__incidents": "no", "work__incident_measures_worked": "no"}, []),
        ({"work__incidents": "yes", "work__incident_measures_worked": "partly"}, []),
    ],
)
@pytest.mark.parametrize("settled", ["good", "not_relevant"])
def test_good_where_other_answers_say_otherwise(changes: dict, moments: list[str], settled: str) -> None:
    said = {f"violence__{moment}": settled for moment in moments}
    (*here,) = found("violence-moments-contradicted", **changes, **said)
    told = [{"count": len(moments), "moments": " ".join(moments)}] if moments else []
    assert [one.params for one in here] == told
    improving = {f"violence__{moment}": "must_improve" for moment in moments}
    assert not found("violence-moments-contradicted", **changes, **improving)

"""The eight factors, short and long, each and together."""

import pytest

from tests.checks.judging import found
from tests.record.builders import home_office

pytestmark = pytest.mark.once


@pytest.mark.parametrize("term", ["short", "long"])
def test_one_unanswered(term: str) -> None:
    (finding,) = found("psychosocial-factors-unanswered", **{f"psychosocial__support_{term}": None})
    assert finding.params == {"count": 1, "factors": "support"}


def test_all_answered_or_home_office() -> None:
    assert not found("psychosocial-factors-unanswered")
    assert not found("psychosocial-factors-unanswered", home_office())
    both = ["own_home", "employers_premises"]
    assert found("psychosocial-factors-unanswered", home_office(), work__settings=both)


def test_together() -> None:
    one = {"psychosocial__support_long": "high"}
    two = one | {"psychosocial__workload_long": "high"}
    assert not found("psychosocial-factors-not-together", **one)
    assert found("psychosocial-factors-not-together", **two)
    assert not found("psychosocial-factors-not-together", **two, psychosocial__factors_together="Forsterker hverandre.")


@pytest.mark.parametrize("term", ["short", "long"])
def test_unknown_factors(term: str) -> None:
    unknown = {f"psychosocial__contact_{term}": "unknown", "psychosocial__support_short": "unknown"}
    (finding,) = found("psychosocial-factors-unknown", **unknown)
    assert finding.params == {"count": 2, "factors": "support contact"}
    assert finding.severity == "warning"
    assert not found("psychosocial-factors-unknown")


def test_high_over_time_needs_a_measure() -> None:
    high = {"psychosocial__workload_long": "high"}
    assert not found("psychosocial-high-without-measure", **high)  # a plan for breaks
    (finding,) = found("psychosocial-high-without-measure", **high, measures__chosen=[])
    assert (finding.severity, finding.law) == ("warning", "utf-1a-3")
    assert finding.params == {"count": 1, "factors": "workload"}
    rejected = high | {"psychosocial__hazards__ps_isolasjon__relevant": "no"}
    assert found("psychosocial-high-without-measure", **rejected)
    assert not found("psychosocial-high-without-measure", psychosocial__workload_short="high", measures__chosen=[])
    assert not found("psychosocial-high-without-measure", psychosocial__workload_long="medium", measures__chosen=[])


@pytest.mark.parametrize(
    ("changes", "factor"),
    [
        ({"alone__contact_with_colleagues": "never"}, "contact"),
        ({"work__incidents": "yes", "work__incident_kinds": ["harassment"]}, "harassment"),
        ({"work__incidents": "yes", "work__incident_kinds": ["robbery"]}, "violence"),
        ({"violence__hazards__vt_ran__likelihood": 4}, "violence"),
        ({"alone__contact_with_colleagues": "rarely"}, None),
        ({"work__incidents": "yes", "work__incident_kinds": ["accident"]}, None),
        ({"violence__hazards__vt_ran__likelihood": 3}, None),
    ],
)
def test_low_where_other_answers_say_otherwise(changes: dict, factor: str | None) -> None:
    here = found("psychosocial-factors-contradicted", **changes)
    assert [one.params for one in here] == ([{"count": 1, "factors": factor}] if factor else [])
    for term in ("short", "long"):
        raised = {f"psychosocial__{factor}_{term}": "medium"} if factor else {}
        assert not (factor and found("psychosocial-factors-contradicted", **changes, **raised))

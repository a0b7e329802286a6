"""Whatever changes the digest is a change, and two records with the same digest have none."""

from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord
from assessments.record.diff import Kind, What, changes
from assessments.record.risk import Level
from tests.record.builders import acute, measure, night_kiosk, record
from tests.record.strategies import records, sections

pytestmark = pytest.mark.once
BEFORE = record()


def found(**changed: Any) -> list[tuple[Any, ...]]:
    """What differs from the night kiosk: kind, what, section, item, field."""
    return [
        (str(one.kind), str(one.what), one.section, one.item, one.field) for one in changes(BEFORE, record(**changed))
    ]


def with_items(place: tuple[str, str], *items: Any) -> dict[str, Any]:
    section, of = place
    return {f"{section}__{of}": [*night_kiosk()[section][of], *items]}


@settings(max_examples=60, deadline=None)
@given(records())
def test_nothing_has_changed_in_the_same_record(made: AssessmentRecord) -> None:
    assert changes(made, made) == ()


def whole(annotation: Any) -> st.SearchStrategy[Any]:
    """A section, or one that may be there."""
    options = get_args(annotation)
    return st.none() | sections(options[0]) if options else sections(annotation)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[AssessmentRecord, AssessmentRecord]:
    """A record, and the same one with one section of another: small differences, not only great ones."""
    name = draw(st.sampled_from(list(AssessmentRecord.model_fields)))
    annotation = AssessmentRecord.model_fields[name].annotation
    is_list = get_origin(annotation) is tuple
    one, other = (
        draw(st.lists(sections(get_args(annotation)[0]), max_size=2).map(tuple) if is_list else whole(annotation))
        for _time in range(2)
    )
    before = draw(st.just(BEFORE) | records())  # last: the rest of a great record must not crowd out the difference
    return before.model_copy(update={name: one}), before.model_copy(update={name: other})


@settings(max_examples=150, deadline=None)
@given(pairs())
def test_every_difference_of_the_digest_is_a_change(pair: tuple[AssessmentRecord, AssessmentRecord]) -> None:
    before, after = pair
    is_same = canonical.record_bytes(before) == canonical.record_bytes(after)
    assert (changes(before, after) == ()) == is_same
    assert (changes(after, before) == ()) == is_same


def leaf_changes(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every leaf of plain JSON."""
    if isinstance(value, dict):
        return [leaf for name, part in value.items() for leaf in leaf_changes(part, (*path, name))]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [leaf for index, part in enumerate(value) for leaf in leaf_changes(part, (*path, index))]
    return [path]


def test_taking_any_one_answer_away_is_a_change() -> None:
    whole = canonical.plain(BEFORE)
    for path in leaf_changes(whole):
        data = canonical.plain(BEFORE)
        place: Any = data
        for step in path[:-1]:
            place = place[step]
        if path[-1] in {"key", "name", "question", "category", "theme", "theme_name", "why_alone", "level", "sector",
                        "is_control_measure"}:  # fmt: skip
            continue  # must be there
        del place[path[-1]]
        assert changes(BEFORE, record(data)) != (), path


def test_an_answer() -> None:
    assert found(alone__help_time="over_60") == [("changed", "answer", "alone", "", "help_time")]
    assert found(conclusion__terms=None) == [("removed", "answer", "conclusion", "", "terms")]
    assert found(alone__may_close="yes") == [("added", "answer", "alone", "", "may_close")]
    change = changes(BEFORE, record(alone__help_time="over_60"))[0]
    assert (change.before, change.after) == ("from_5_to_20", "over_60")


def test_a_hazard_comes_and_goes() -> None:
    new = found(**with_items(("physical", "hazards"), acute("fy_kulde", 2, 2)))
    assert new == [("added", "item", "physical", "fy_kulde", "")]
    gone = changes(record(**with_items(("physical", "hazards"), acute("fy_kulde", 2, 2))), BEFORE)
    assert [(one.kind, one.name) for one in gone] == [(Kind.REMOVED, "Fare fy_kulde")]


def test_a_level_that_moves_is_told_for_the_hazard_and_the_category() -> None:
    moved = changes(BEFORE, record(violence__hazards__vt_ran__likelihood=5))
    levels = [(one.item, one.before, one.after) for one in moved if one.what == What.LEVEL]
    assert levels == [("", Level.YELLOW, Level.RED), ("vt_ran", Level.YELLOW, Level.RED)]
    assert [one.field for one in moved if one.what == What.ANSWER] == ["likelihood"]


def test_the_risk_when_measures_are_in_place() -> None:
    after = record(violence__hazards__vt_ran__after={"likelihood": 1, "consequence": 3})
    told = [(str(one.what), one.item, one.field) for one in changes(BEFORE, after)]
    assert ("answer", "vt_ran", "after") in told
    assert ("level_after", "vt_ran", "") in told
    lower = record(violence__hazards__vt_ran__after={"likelihood": 1, "consequence": 2})
    assert [one.field for one in changes(after, lower) if one.what == What.ANSWER] == ["after.consequence"]


def test_a_measure_is_against_hazards_by_name() -> None:
    change = changes(BEFORE, record(measures__chosen__m_pauseplan__hazards=["fy_tretthet"]))[0]
    assert (change.before, change.after) == (("Fare fy_tretthet", "Fare ps_isolasjon"), ("Fare fy_tretthet",))
    added = found(**with_items(("measures", "chosen"), measure("m_ny", 2, ["vt_ran"], "planned")))
    assert added == [("added", "item", "measures", "m_ny", "")]


def test_a_profile_is_told_by_name() -> None:
    wording = {"name": "Butikk", "sector": "handel"}
    change = changes(BEFORE, record(work__profile="butikk", work__profile_wording=wording))
    assert [(one.field, one.before, one.after) for one in change] == [("profile", "Kiosk", "Butikk")]


def test_the_catalogues_wording_is_told_once() -> None:
    data = night_kiosk()
    for section, of in (("physical", "hazards"), ("violence", "hazards"), ("measures", "chosen")):
        data[section][of][0]["wording"]["name"] += " med nye ord"
    assert [(str(one.what), one.section) for one in changes(BEFORE, record(data))] == [("wording", "")]


def remark(text: str, **more: Any) -> dict[str, Any]:
    return {"author": "Ola", "role": "safety_rep", "on": "2026-11-01", "text": text, **more}


def test_remarks_and_positions() -> None:
    before = record(remarks=[remark("a"), remark("b")], positions=[{"name": "Ola", "role": "safety_rep"}])
    answered = record(remarks=[remark("a", answer="Ja"), remark("b")], positions=[{"name": "Ola", "role": "worker"}])
    kinds = [(str(one.kind), one.section) for one in changes(before, answered)]
    assert kinds == [("changed", "remarks"), ("removed", "positions"), ("added", "positions")]
    turned = record(remarks=[remark("b"), remark("a")], positions=[{"name": "Ola", "role": "safety_rep"}])
    assert [(str(one.what), one.section) for one in changes(before, turned)] == [("order", "remarks")]


def test_the_history_is_a_change_of_its_own() -> None:
    assert found(versions__reason="Ny leder") == [("changed", "versions", "versions", "", "")]

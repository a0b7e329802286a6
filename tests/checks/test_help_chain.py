"""The chain of help: every grade of every link, its boundaries, and what must hold whatever is answered."""

from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assessments.checks import help_chain
from assessments.checks.help_chain import HelpChain, chain, chains, silence_is_the_only_alarm
from assessments.checks.help_links import RANK, Grade, Link, LinkKey
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer
from tests.catalogue.published import FOLDER
from tests.record.builders import Json, acute, night_kiosk, record
from tests.record.strategies import records

pytestmark = pytest.mark.once

GOOD: Json = {
    "is_done_alone": True,
    "help_ways": ["mobile"],
    "coverage": "everywhere",
    "help_time": "under_5",
    "helpers": ["colleague_elsewhere"],
    "helper_is_alone": "no",
    "helper_leaves_others": "no",
    "helper_gets_in": "yes",
    "place_can_be_explained": "yes",
    "common_language": "yes",
    "dark_or_remote": "no",
    "silence_noticed_by": "agreed_calls",
    "silence_noticed_within": "from_5_to_20",
}
TRIED: Json = {"alarm_tested": "this_year", "alarm_practised": "yes"}
BUTTON: Json = {"help_ways": ["alarm_button"], **TRIED}
AUTOMATIC: Json = {
    "help_ways": ["automatic_alarm"], "silence_noticed_by": "automatic_alarm", "silence_noticed_within": "at_once",
    **TRIED,
}  # fmt: skip
SEEN: Json = {
    "silence_noticed_by": "present_colleague", "silence_noticed_within": "at_once", "sees_or_hears_colleague": "yes",
}  # fmt: skip


def with_help(
    able: str | None = "yes", consequence: int = 4, key: str = "fy_trafikk", **alone: Any
) -> AssessmentRecord:
    data = night_kiosk()
    data["alone"] = {name: value for name, value in {**GOOD, **alone}.items() if value is not None}
    data["physical"]["hazards"] = [acute(key, 1, consequence, able_to_act=able)]
    data["violence"]["hazards"] = []
    return record(data)


def made(able: str | None = "yes", consequence: int = 4, **alone: Any) -> HelpChain:
    found = chain(with_help(able, consequence, **alone))
    assert found is not None
    return found


def link(found: HelpChain, key: str) -> Link:
    return next(one for one in found.links if one.key == LinkKey(key))


def test_it_works() -> None:
    found = made()
    assert [one.key for one in found.links] == list(LinkKey)
    assert found.grade == Grade.HOLDS
    assert (found.weakest, found.mend) == (None, None)


# Each link: what the answers give

CASES: list[tuple[str, str, str, str, str | None, Json]] = [
    # id, link, grade, reason, able to act, answers
    ("able", "ability", "holds", "can-call", "yes", {}),
    ("able-partly", "ability", "weak", "can-partly", "partly", {}),
    ("able-unknown", "ability", "unknown", "open", "unknown", {}),
    ("able-unanswered", "ability", "unknown", "open", None, {}),
    ("not-able-called", "ability", "weak", "only-calls", "no", {}),
    ("not-able", "ability", "broken", "cannot-call", "no", {"silence_noticed_within": "from_20_to_60"}),
    ("not-able-alarm", "ability", "holds", "raised-by-others", "no", AUTOMATIC),
    ("not-able-seen", "ability", "holds", "raised-by-others", "no", SEEN),
    ("not-able-next-room", "ability", "broken", "cannot-call", "no", {**SEEN, "sees_or_hears_colleague": "no"}),
    ("partly-alarm", "ability", "holds", "raised-by-others", "partly", AUTOMATIC),
    ("unknown-alarm", "ability", "unknown", "open", "unknown", AUTOMATIC),
    ("way-none", "call", "broken", "no-way", "yes", {"help_ways": ["none"]}),
    ("way-unanswered", "call", "unknown", "open", "yes", {"help_ways": None}),
    ("mobile", "call", "holds", "fits", "partly", {}),
    ("fixed", "call", "holds", "fits", "yes", {"help_ways": ["fixed_phone"]}),
    ("fixed-partly", "call", "weak", "must-be-reached", "partly", {"help_ways": ["fixed_phone"]}),
    ("intercom-partly", "call", "weak", "must-be-reached", "partly", {"help_ways": ["intercom"], **TRIED}),
    ("phone-not-able", "call", "weak", "needs-hands", "no", {}),
    ("phone-nobody", "call", "broken", "needs-hands", "no", {"silence_noticed_by": "nobody"}),
    ("button-nobody", "call", "broken", "needs-hands", "no", {**BUTTON, "silence_noticed_by": "next_shift"}),
    ("button-slow", "call", "broken", "needs-hands", "no", {**BUTTON, "silence_noticed_within": "over_60"}),
    ("phone-seen", "call", "holds", "colleague-calls", "no", SEEN),
    ("phone-unknown", "call", "unknown", "open", "unknown", {}),
    ("automatic", "call", "holds", "goes-by-itself", "no", AUTOMATIC),
    ("automatic-by-silence", "call", "holds", "goes-by-itself", "no", {**AUTOMATIC, "help_ways": ["mobile"]}),
    ("shout", "call", "broken", "nobody-hears", "yes", {"help_ways": ["calling_out"], "sees_or_hears_colleague": "no"}),
    ("shout-heard", "call", "holds", "fits", "yes", {"help_ways": ["calling_out"], **SEEN}),
    ("shout-open", "call", "unknown", "open", "yes", {"help_ways": ["calling_out"]}),
    ("tested-long-ago", "call", "weak", "alarm-untested", "yes", {**BUTTON, "alarm_tested": "longer_ago"}),
    ("tested-never", "call", "weak", "alarm-untested", "yes", {**BUTTON, "alarm_tested": "never"}),
    ("tested-unknown", "call", "unknown", "open", "yes", {**BUTTON, "alarm_tested": "unknown"}),
    ("not-practised", "call", "weak", "alarm-unpractised", "yes", {**BUTTON, "alarm_practised": "no"}),
    ("practice-unknown", "call", "unknown", "open", "yes", {**BUTTON, "alarm_practised": None}),
    ("covered", "coverage", "holds", "coverage-everywhere", "yes", {}),
    ("gaps", "coverage", "weak", "coverage-gaps", "yes", {"coverage": "gaps"}),
    ("no-coverage", "coverage", "broken", "coverage-none", "yes", {"coverage": "none"}),
    ("coverage-unknown", "coverage", "unknown", "open", "yes", {"coverage": "unknown"}),
    ("fixed-needs-none", "coverage", "holds", "coverage-not-needed", "yes", {"help_ways": ["fixed_phone"]}),
    ("best-way", "coverage", "holds", "coverage-not-needed", "yes",
     {"help_ways": ["mobile", "fixed_phone"], "coverage": "gaps"}),
    ("nothing-to-cover", "coverage", "broken", "no-way", "yes", {"help_ways": ["none"]}),
    ("late-for-the-grave", "time", "weak", "time-long", "yes", {"help_time": "from_20_to_60"}),
    ("soon", "time", "holds", "time-short", "yes", {"help_time": "from_5_to_20"}),
    ("too-late", "time", "broken", "time-long", "yes", {"help_time": "over_60"}),
    ("time-unknown", "time", "unknown", "open", "yes", {"help_time": "unknown"}),
    ("nobody-comes", "helper", "broken", "helper-nobody", "yes", {"helpers": ["nobody"]}),
    ("helper-unknown", "helper", "unknown", "open", "yes", {"helpers": ["unknown"]}),
    ("helper-unanswered", "helper", "unknown", "open", "yes", {"helpers": None}),
    ("only-public", "helper", "weak", "only-public", "yes", {"helpers": ["customer_or_public"]}),
    ("locked-out", "helper", "broken", "locked-out", "yes", {"helper_gets_in": "no"}),
    ("gets-in-unknown", "helper", "unknown", "open", "yes", {"helper_gets_in": "unknown"}),
    ("place", "helper", "weak", "place-unclear", "yes", {"place_can_be_explained": "no"}),
    ("place-remote", "helper", "broken", "place-unclear", "yes",
     {"place_can_be_explained": "no", "dark_or_remote": "yes"}),
    ("language", "helper", "weak", "no-common-language", "yes", {"common_language": "no"}),
    ("helper-alone", "helper", "weak", "helper-alone", "yes", {"helper_is_alone": "yes"}),
    ("helper-leaves", "helper", "weak", "helper-leaves-others", "yes", {"helper_leaves_others": "yes"}),
    ("helper-leaves-unknown", "helper", "unknown", "open", "yes", {"helper_leaves_others": None}),
    ("ambulance-is-not-asked", "helper", "holds", "helper-comes", "yes",
     {"helpers": ["emergency_services"], "helper_is_alone": None, "helper_leaves_others": None}),
    ("called", "silence", "holds", "silence-noticed", "no", {}),
    ("called-seldom", "silence", "weak", "silence-slow", "no", {"silence_noticed_within": "from_20_to_60"}),
    ("called-seldom-able", "silence", "holds", "silence-noticed", "yes", {"silence_noticed_within": "from_20_to_60"}),
    ("called-rarely", "silence", "broken", "silence-slow", "partly", {"silence_noticed_within": "over_60"}),
    ("called-rarely-able", "silence", "weak", "silence-slow", "yes", {"silence_noticed_within": "over_60"}),
    ("called-unknown", "silence", "unknown", "open", "yes", {"silence_noticed_within": None}),
    ("next-shift", "silence", "broken", "silence-late", "partly", {"silence_noticed_by": "next_shift"}),
    ("next-shift-able", "silence", "weak", "silence-late", "yes", {"silence_noticed_by": "next_shift"}),
    ("chance", "silence", "broken", "silence-late", "unknown", {"silence_noticed_by": "chance"}),
    ("silence-unknown", "silence", "unknown", "open", "yes", {"silence_noticed_by": "unknown"}),
    ("silence-unanswered", "silence", "unknown", "open", "yes", {"silence_noticed_by": None}),
    ("seen", "silence", "holds", "silence-noticed", "no", SEEN),
    ("in-the-next-room", "silence", "weak", "out-of-sight", "yes", {**SEEN, "sees_or_hears_colleague": "no"}),
    ("alarm-never-tested", "silence", "weak", "alarm-untested", "no", {**AUTOMATIC, "alarm_tested": "never"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "grade", "reason", "able", "alone"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_each_link(key: str, grade: str, reason: str, able: str | None, alone: Json) -> None:
    found = link(made(able, **alone), key)
    assert (found.grade, found.reason) == (grade, reason)
    assert bool(found.asks) == (reason == "open")


def test_a_link_tells_the_answer_it_rests_on() -> None:
    assert link(made(coverage="gaps"), "coverage").said == ("gaps",)
    assert link(made(help_ways=["fixed_phone"], coverage="gaps"), "coverage").said == ()


@pytest.mark.parametrize(("time", "grade"), [("from_20_to_60", "holds"), ("over_60", "weak"), (None, "unknown")])
def test_minutes_matter_less_where_the_outcome_is_less_grave(time: str | None, grade: str) -> None:
    assert link(made("yes", 3, help_time=time), "time").grade == grade


def test_the_best_way_to_call_carries_the_chain() -> None:
    both = made("yes", help_ways=["alarm_button", "mobile"], alarm_tested="never")
    assert [str(way) for way in link(both, "call").said] == ["mobile"]
    assert [str(way) for way in link(made("yes", help_ways=["mobile", "fixed_phone"]), "call").said] == [
        "mobile", "fixed_phone",
    ]  # fmt: skip


# Which hazards


def test_only_hazards_of_the_work_that_can_be_grave_have_a_chain() -> None:
    assert chain(with_help(consequence=2)) is None
    assert chain(with_help(consequence=3)) is not None
    assert chain(with_help("no", is_done_alone=False)) is None
    ill = night_kiosk()
    ill["physical"]["hazards"] = [acute("fy_akutt_sykdom", None, 5, caused_by_work="no", able_to_act="no")]
    ill["violence"]["hazards"] = [{**acute("vt_ran", 5, 5), "relevant": "unknown"}]
    assert chain(record(ill)) is None
    ill["physical"]["hazards"][0]["caused_by_work"] = "yes"
    assert chain(record(ill)) is not None


def test_hazards_with_the_same_chain_stand_together_the_weakest_chain_first() -> None:
    data = night_kiosk()
    data["alone"] = GOOD | {"silence_noticed_by": "nobody"}
    data["physical"]["hazards"] = [
        acute("fy_a", 1, 4, able_to_act="no"), acute("fy_b", 1, 5, able_to_act="yes"),
        acute("fy_c", 1, 5, able_to_act="no"),
    ]  # fmt: skip
    data["violence"]["hazards"] = [acute("vt_ran", 1, 4, able_to_act="yes")]
    found = chains(record(data))
    assert [[hazard.key for hazard in one.hazards] for one in found] == [["fy_c", "fy_a"], ["fy_b", "vt_ran"]]
    assert [one.hazard.key for one in found] == ["fy_c", "fy_b"]
    assert [one.grade for one in found] == [Grade.BROKEN, Grade.WEAK]
    assert chain(record(data)) == found[0]


def test_of_chains_equally_weak_the_one_of_the_gravest_hazard_comes_first() -> None:
    """By how grave it is, whatever the hazards are called and in whatever order they stand."""
    data = night_kiosk()
    data["alone"] = GOOD | {"silence_noticed_by": "nobody", "silence_noticed_within": None}
    data["physical"]["hazards"] = [
        acute("fy_a", 1, 4, able_to_act="no"), acute("fy_b", 1, 5, able_to_act="partly"),
    ]  # fmt: skip
    data["violence"]["hazards"] = []
    first, second = chains(record(data))
    assert first.grade == second.grade
    assert [first.hazard.key, second.hazard.key] == ["fy_b", "fy_a"]


@pytest.mark.parametrize(
    ("able", "alone", "expected"),
    [
        ("no", {}, Answer.YES),
        ("no", {"silence_noticed_by": "nobody"}, Answer.YES),
        ("no", AUTOMATIC, Answer.NO),
        ("no", SEEN, Answer.NO),
        ("yes", {"silence_noticed_by": "nobody"}, Answer.NO),
        ("partly", {}, Answer.UNKNOWN),
        (None, {}, Answer.UNKNOWN),
    ],
    ids=str,
)
def test_silence_is_the_only_alarm(able: str | None, alone: Json, expected: Answer) -> None:
    judged = with_help(able, **alone)
    assert silence_is_the_only_alarm(judged, judged.physical.hazards[0]) == expected


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["nobody", "chance", "next_shift", "agreed_calls", "unknown"]), st.data())
def test_a_phone_or_a_button_is_never_enough_for_who_cannot_act(noticed: str, data: st.DataObject) -> None:
    ways = data.draw(st.lists(st.sampled_from(["mobile", "alarm_button", "radio", "fixed_phone"]), min_size=1))
    within = data.draw(st.sampled_from(["at_once", "from_20_to_60", "over_60", None]))
    found = made("no", help_ways=ways, silence_noticed_by=noticed, silence_noticed_within=within, **TRIED)
    assert link(found, "call").grade != Grade.HOLDS
    assert found.grade != Grade.HOLDS


# What would mend


def test_what_mends_is_of_the_catalogue_and_control_measures_are_marked_as_it_has_them() -> None:
    content = yaml.safe_load((FOLDER / "measures.yaml").read_text("utf-8"))
    known = {one["key"]: one.get("is_control_measure", "no") for one in content}
    for keys in help_chain.MENDS.values():
        assert {key: help_chain.CONTROL.get(key, "no") for key in keys} == {key: known[key] for key in keys}


def test_an_alarm_that_goes_by_itself_is_no_answer_where_less_is_enough() -> None:
    cannot, can = made("no", silence_noticed_by="nobody").mend, made("partly").mend
    assert cannot is not None
    assert can is not None
    assert [(one.key, one.control) for one in cannot.measures] == [
        ("m_to_sammen", "no"), ("m_innsjekk", "no"), ("m_mann_nede", "yes"),
    ]  # fmt: skip
    assert "m_mann_nede" not in {one.key for one in can.measures}
    assert {reason for reason, keys in help_chain.MENDS.items() if "m_mann_nede" in keys} == {
        "cannot-call", "only-calls", "needs-hands",
    }  # fmt: skip


def test_what_nobody_knows_is_mended_by_finding_out() -> None:
    found = made(help_time=None)
    assert found.mend is not None
    assert (found.mend.measures, found.mend.link.asks) == ((), "help_time")


# Whatever is answered

# From best to worst, and what is not known after what is.
WORSE: dict[str, list[Any]] = {
    "coverage": ["everywhere", "gaps", "unknown", "none"],
    "help_time": ["at_once", "under_5", "from_5_to_20", "from_20_to_60", "unknown"],
    "helper_gets_in": ["yes", "unknown", "no"],
    "place_can_be_explained": ["yes", "no"],
    "common_language": ["yes", "no", "unknown"],
    "helper_is_alone": ["no", "yes", "unknown"],
    "helper_leaves_others": ["no", "yes", "unknown"],
    "dark_or_remote": ["no", "yes"],
    "alarm_tested": ["this_month", "this_year", "longer_ago", "never", "unknown"],
    "alarm_practised": ["yes", "no", "unknown"],
    "sees_or_hears_colleague": ["yes", "no"],
    "silence_noticed_by": ["agreed_calls", "next_shift", "nobody"],
    "silence_noticed_within": ["at_once", "from_5_to_20", "from_20_to_60", "over_60"],
    "help_ways": [["automatic_alarm", "mobile", "fixed_phone"], ["mobile", "fixed_phone"], ["mobile"], ["none"]],
}
ABLE = ["yes", "partly", "no"]
# Better than calls where it is tried and covered, and only there: it stands in no order with them.
AN_ALARM = "automatic_alarm"
answers = st.fixed_dictionaries(
    {name: st.sampled_from([*values, AN_ALARM] if name == "silence_noticed_by" else values)
     for name, values in WORSE.items()}
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(answers, st.sampled_from([*WORSE, "able"]), st.sampled_from(ABLE), st.sampled_from([3, 4]))
def test_a_worse_answer_never_makes_the_chain_better(alone: Json, name: str, able: str, consequence: int) -> None:
    assume(alone.get(name) != AN_ALARM)
    order = ABLE if name == "able" else WORSE[name]
    here = order.index(able if name == "able" else alone[name])
    for later in order[here + 1 :]:
        worse = (
            made(later, consequence, **alone) if name == "able" else made(able, consequence, **{**alone, name: later})
        )
        assert RANK[worse.grade] >= RANK[made(able, consequence, **alone).grade]


@settings(max_examples=100, deadline=None)
@given(answers, st.sampled_from(ABLE))
def test_a_graver_outcome_never_makes_the_chain_better(alone: Json, able: str) -> None:
    assert RANK[made(able, 4, **alone).grade] >= RANK[made(able, 3, **alone).grade]


@settings(max_examples=50, deadline=None)
@given(records())
def test_any_record_has_a_chain_that_is_no_stronger_than_its_weakest_link(judged: AssessmentRecord) -> None:
    for found in chains(judged):
        grades = [RANK[one.grade] for one in found.links]
        assert RANK[found.grade] == max(grades)
        assert found.weakest is None or RANK[found.weakest.grade] == max(grades)


UNKNOWN: dict[str, Any] = {
    "help_ways": None, "coverage": "unknown", "help_time": "unknown", "helpers": ["unknown"],
    "helper_gets_in": "unknown", "place_can_be_explained": "unknown", "common_language": "unknown",
    "helper_is_alone": "unknown", "helper_leaves_others": "unknown", "silence_noticed_by": "unknown",
    "silence_noticed_within": "unknown",
}  # fmt: skip


@pytest.mark.parametrize("name", UNKNOWN)
def test_unknown_never_holds(name: str) -> None:
    for value in (UNKNOWN[name], None):
        assert made(**{name: value}).grade == Grade.UNKNOWN

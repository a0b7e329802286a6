"""Two answers that cannot both be true."""

import pytest

from tests.checks.judging import found
from tests.record.builders import Json, acute, strain

pytestmark = pytest.mark.once
FROM_THOSE_MET = [
    "vt_truende_publikum",
    "vt_utagerende_bruker",
    "vt_klientmote",
    "vt_hjemmebesok",
    "vt_seksuell_trakassering",
    "vt_tyveri_konfrontasjon",
]


@pytest.mark.parametrize("key", FROM_THOSE_MET)
def test_a_hazard_from_those_one_does_not_meet(key: str) -> None:
    meets_none = {"work__contacts": ["none"], "violence__hazards": [acute(key, 1, 1)]}
    (finding,) = found("contact-contradicted", **meets_none)
    assert finding.params == {"hazard": f"Fare {key}"}
    assert not found("contact-contradicted", **meets_none | {"work__contacts": ["public"]})
    assert not found("contact-contradicted", **meets_none, **{f"violence__hazards__{key}__relevant": "no"})


def test_a_robber_can_come_from_the_dark() -> None:
    assert not found("contact-contradicted", work__contacts=["none"])


@pytest.mark.parametrize(
    ("times", "start", "end", "watch", "fires"),
    [
        (["day"], None, None, "awake", True),
        (["day"], None, None, "resting", True),
        (["day"], None, None, "none", False),
        (["day"], None, None, None, False),
        (["day"], "12:00:00", "21:00:00", None, False),
        (["day"], "12:00:00", "21:01:00", None, True),
        (["day"], "05:59:00", "12:00:00", None, True),
        (["day"], "06:00:00", "12:00:00", None, False),
        (["day", "evening"], "12:00:00", "23:00:00", "awake", False),
        (["night"], "08:00:00", "16:00:00", None, True),
        (["night"], "20:00:00", "21:01:00", None, False),
        (["night"], None, None, None, False),
        (["evening", "night"], "17:00:00", "21:00:00", None, False),
    ],
    ids=[str(number) for number in range(13)],  # an id with a time in it would be another test on another day
)
def test_day_and_night(times: list[str], start: str | None, end: str | None, watch: str | None, fires: bool) -> None:
    answers = {"work__times_of_day": times, "work__starts_at": start, "work__ends_at": end, "work__night_watch": watch}
    assert len(found("times-contradicted", **answers)) == fires


@pytest.mark.parametrize(
    ("helpers", "fires"),
    [
        (["nobody"], True),
        (["emergency_services", "guard"], True),
        (["colleague_on_site", "guard"], False),
        (["customer_or_public"], False),
        (None, False),
    ],
)
def test_help_at_once_with_nobody_there(helpers: list[str] | None, fires: bool) -> None:
    assert len(found("help-at-once-contradicted", alone__help_time="at_once", alone__helpers=helpers)) == fires
    assert not found("help-at-once-contradicted", alone__help_time="under_5", alone__helpers=helpers)


@pytest.mark.parametrize(
    ("answers", "fires"),
    [
        ({"silence_noticed_by": "automatic_alarm", "help_ways": ["mobile"]}, True),
        ({"silence_noticed_by": "automatic_alarm", "help_ways": ["mobile", "automatic_alarm"]}, False),
        ({"silence_noticed_by": "automatic_alarm", "help_ways": None}, False),
        ({"silence_noticed_by": "agreed_calls", "help_ways": ["mobile"]}, False),
    ],
)
def test_who_notices_silence(answers: Json, fires: bool) -> None:
    assert len(found("silence-contradicted", **{f"alone__{name}": value for name, value in answers.items()})) == fires


@pytest.mark.parametrize(
    ("sees", "situation", "fires"),
    [("yes", "only_by_radio", True), ("no", "only_by_radio", False), ("yes", "on_watch", False)],
)
def test_a_colleague_seen_and_only_on_the_radio(sees: str, situation: str, fires: bool) -> None:
    answers = {"alone__sees_or_hears_colleague": sees, "alone__situations": ["in_building", situation]}
    assert len(found("colleague-contradicted", **answers)) == fires


@pytest.mark.parametrize(
    ("answers", "relevant", "fires"),
    [
        ({"alone__can_take_break": "no"}, "no", True),
        ({"alone__can_use_toilet": "no"}, "no", True),
        ({"alone__can_take_break": "no"}, "yes", False),
        ({"alone__can_take_break": "unknown"}, "no", False),
        ({}, "no", False),
    ],
)
def test_no_break_and_no_hazard(answers: Json, relevant: str, fires: bool) -> None:
    hazards = [strain("ps_isolasjon", relevant="no"), strain("ps_pause_toalett", relevant=relevant)]
    here = found("break-contradicted", **answers, psychosocial__hazards=hazards)
    assert [(one.step, one.item) for one in here] == [("psykososialt", "ps_pause_toalett")] * fires


@pytest.mark.parametrize(
    ("path", "both", "step"),
    [
        ("work__contacts", ["none", "public"], "arbeidet"),
        ("work__handles", ["none", "cash"], "arbeidet"),
        ("work__people_kinds", ["none", "new"], "arbeidet"),
        ("work__agreements", ["none", "local_rule"], "arbeidet"),
        ("alone__situations", ["none", "on_watch"], "alene"),
        ("alone__help_ways", ["none", "mobile"], "alene"),
        ("alone__helpers", ["nobody", "guard"], "alene"),
        ("tasks__kinds", ["none", "mine"], "oppgaver"),
    ],
)
def test_none_and_something(path: str, both: list[str], step: str) -> None:
    (finding,) = found("none-and-more", **{path: both})
    assert (finding.step, finding.params) == (step, {"count": 1, "questions": path.split("__")[1]})
    nothing = next(one for one in both if one in {"none", "nobody"})
    assert not found("none-and-more", **{path: [nothing]})
    assert not found("none-and-more", **{path: [one for one in both if one != nothing] * 2})
    assert not found("none-and-more", **{path: None})


def test_several_of_one_step_are_one_finding() -> None:
    both = {"work__contacts": ["none", "public"], "work__handles": ["none", "cash"]}
    (finding,) = found("none-and-more", **both)
    assert finding.params == {"count": 2, "questions": "contacts handles"}


@pytest.mark.parametrize(
    ("others", "effect", "fires"),
    [
        ((3, 3), "likelihood", True),
        ((3, 3), "outcome", True),
        ((3, 3), "both", True),
        ((4, 4), "both", True),
        ((2, 3), "outcome", False),
        ((3, 2), "likelihood", False),
        ((3, 3), "nothing", False),
        ((3, 3), "unknown", False),
        ((3, None), "both", False),
        ((None, 3), "both", False),
    ],
)
@pytest.mark.parametrize(("chapter", "step"), [("physical", "fysisk"), ("violence", "vold")])
def test_no_better_with_others(
    chapter: str, step: str, others: tuple[int | None, int | None], effect: str, fires: bool
) -> None:
    placed = {"with_others_likelihood": others[0], "with_others_consequence": others[1], "alone_effect": effect}
    hazard = acute("fy_a" if chapter == "physical" else "vt_a", 3, 3, **placed)
    here = found("with-others-no-better", **{f"{chapter}__hazards": [hazard]})
    assert [(one.step, one.item) for one in here] == [(step, hazard["key"])] * fires
    hazard["relevant"] = "no"
    assert not found("with-others-no-better", **{f"{chapter}__hazards": [hazard]})

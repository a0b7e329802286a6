"""Many findings alike are one to read, and still one each where they are counted."""

import pytest

from assessments.casework.words import finding_words
from assessments.casework.words.finding_words.gathered import gathered
from assessments.checks import engine
from assessments.checks.engine import Finding, Severity
from tests.checks.judging import law_on
from tests.record.builders import ON, acute, many_hazards, record

pytestmark = pytest.mark.once


def unplaced(*names: str, step: str = "fysisk") -> list[Finding]:
    return [
        Finding("hazard-unplaced", Severity.BLOCKING, "aml-3-1-2-c", step, f"fy_{name}", {"hazard": name})
        for name in names
    ]


def test_three_stand_each_by_themselves_and_four_are_one():
    assert gathered(unplaced("a", "b", "c")) == tuple(unplaced("a", "b", "c"))
    (one,) = gathered(unplaced("a", "b", "c", "d"))
    assert (one.item, one.step, one.severity) == ("", "fysisk", "blocking")
    assert finding_words.title(one) == "Ikke plassert i tabellen: a; b; c og 1 til"


def test_the_paper_names_them_all():
    (one,) = gathered(unplaced(*"abcde"), named=None)
    assert finding_words.title(one) == "Ikke plassert i tabellen: a; b; c; d; e"


def test_another_step_law_or_word_is_not_alike():
    apart = [*unplaced("a", "b"), *unplaced("c", "d", step="vold")]
    assert gathered(apart) == tuple(apart)
    late = [
        Finding(
            "measure-deadline-passed", Severity.WARNING, "ik-5-6", "tiltak", key, {"measure": key, "deadline_on": day}
        )
        for key, day in (("a", "2026-01-01"), ("b", "2026-01-01"), ("c", "2026-02-02"), ("d", "2026-02-02"))
    ]
    assert len(gathered(late)) == 4


def test_what_names_nothing_is_never_gathered():
    stops = [
        Finding("work-still-stopped", Severity.WARNING, None, "arbeidet", "", {"work": "Sagen"}) for _day in "abcde"
    ]
    assert gathered(stops) == tuple(stops)


def test_order_and_what_is_alone_stay():
    first, last = unplaced("z", step="vold")[0], Finding("title-missing", Severity.BLOCKING, None, "arbeidet")
    assert [one.code for one in gathered([last, *unplaced(*"abcd"), first])] == [
        "title-missing", "hazard-unplaced", "hazard-unplaced",
    ]  # fmt: skip


def test_thirty_hazards_do_not_drown_anyone():
    data = many_hazards()
    data["measures"] = {}
    data["physical"]["hazards"] = [acute(f"fy_fare_{number:02}", None, None, alone_effect=None) for number in range(30)]
    found = engine.run(record(data), law_on(), ON)
    assert len(found) > 60
    assert len(gathered(found)) < 20

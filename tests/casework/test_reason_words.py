"""Every reason and every definition that the checks can give has words."""

import inspect
import re

import pytest

from assessments.casework.words import reason_words
from assessments.checks import lone_work, reasons, special_risk
from assessments.record.alone import Alone
from assessments.record.choices import Situation
from tests.record.builders import ON, record

pytestmark = pytest.mark.once


def test_every_reason_has_words():
    codes = set(
        re.findall(r'Reason\(\s*"([a-z0-9-]+)"', f"{inspect.getsource(reasons)}{inspect.getsource(special_risk)}")
    )
    assert codes == set(reason_words.REASONS)


def test_every_definition_has_words():
    given = {definition.key for definition in lone_work._situations(Alone()) + lone_work._definitions(Alone())}
    assert given <= set(reason_words.LONE_WORK_REASONS)
    assert len([key for key in reason_words.LONE_WORK_REASONS if key.startswith("situation-")]) == len(Situation) - 1


def test_a_reason_says_whether_it_is_met():
    reason = special_risk.Reason("task-without-second-person", "oppgaver", params={"task": "diving"})
    assert reason_words.reason(reason).endswith("Ikke møtt av tiltak som er på plass og virker.")


def test_what_is_not_met_stands_first_under_a_heading_of_its_own():
    met = special_risk.Reason("incident-in-similar-work", "arbeidet", controlled_by=("Nattluke",))
    diving = special_risk.Reason("task-without-second-person", "oppgaver", params={"task": "diving"})
    (first, not_met), (second, held) = reason_words.by_outcome([met, diving])
    assert (first, len(not_met)) == ("Ikke møtt av tiltak som er på plass og virker:", 1)
    assert (second, len(held)) == ("Møtt av tiltak som er på plass og virker:", 1)
    assert "dykk" in not_met[0].lower()
    assert held[0].endswith("Tiltak: Nattluke.")
    assert reason_words.by_outcome([]) == []


def test_a_side_that_nobody_has_looked_at_is_named():
    open_ones = [
        reason for reason in special_risk.propose(record({}), {}, ON).unsettled if reason.code == "category-open"
    ]
    told = [reason_words.reason(reason, is_open=True) for reason in open_ones]
    assert told == ["Ikke vurdert: Fysisk.", "Ikke vurdert: Psykososialt.", "Ikke vurdert: Vold og trusler."]


def test_an_open_reason_states_nothing_as_a_fact():
    """«Vold er kjent» must not be read where nobody has answered."""
    # Only ever reasons against, never open answers.
    sure = {"red-not-met", "young-at-forbidden-hours", "young-in-forbidden-work"}
    assert set(reason_words.OPEN_REASONS) == set(reason_words.REASONS) - sure
    about_open_answers = {"category-open", "hazard-open", "tasks-open"}
    for code in set(reason_words.OPEN_REASONS) - about_open_answers:
        reason = special_risk.Reason(code, "vold", params={"hazard": "Ran", "consequence": 4, "task": "diving"})
        words = reason_words.reason(reason, is_open=True)
        assert "ikke avklart" in words or "ikke svart" in words or "mangler svar" in words
        assert "Møtt" not in words


def test_measures_with_commas_in_their_names_are_told_apart():
    door, safe = "Låst dør, skranke, glass eller nattluke", "Drop safe, tidslås, lite kontanter eller bare kort"
    found = special_risk.Reason("incident-in-similar-work", "arbeidet", controlled_by=(door, safe))
    assert reason_words.held(found).endswith(f" Tiltak: {door}; {safe}.")

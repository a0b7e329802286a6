"""The lines of the lists: measures against what is marked and what is lacking, and nothing else."""

import pytest

from assessments.casework import assembly, rows, services
from assessments.catalogue import selectors as catalogue_selectors

pytestmark = pytest.mark.django_db

IN_ORDER = {
    "silence_noticed_by": "agreed_calls",
    "help_time": "under_5",
    "coverage": "everywhere",
    "dark_or_remote": "no",
    "follow_up_routine": "yes",
    "trained_for_lone_work": "yes",
}


def keys(assessment):
    catalogue = catalogue_selectors.get(assessment.catalogue_version)
    blocks = rows.measure_blocks(assessment, assembly.assemble(assessment), catalogue)
    return {row.key for block in blocks for row in block.rows}


def say(assessment, **answers):
    services.merge_item(assessment, step="alene", item="", changes=answers, actor=assessment.created_by)


def test_every_condition_of_the_catalogue_is_read_from_an_answer(assessment):
    conditions = catalogue_selectors.get(assessment.catalogue_version).conditions
    assert {entry.key for entry in conditions} == set(rows.IN_ORDER)


def test_help_that_is_in_order_asks_for_no_measure(assessment):
    assert "m_dekningskart" in keys(assessment)
    say(assessment, **IN_ORDER)
    assert keys(assessment) == set()


@pytest.mark.parametrize(
    ("answer", "measure"),
    [({"coverage": "gaps"}, "m_dekningskart"), ({"silence_noticed_by": "nobody"}, "m_innsjekk")],
)
def test_what_is_lacking_asks_for_its_measures(assessment, answer, measure):
    say(assessment, **{**IN_ORDER, **answer})
    assert measure in keys(assessment)


def test_a_chosen_measure_stays_on_the_list(assessment):
    say(assessment, **IN_ORDER)
    services.merge_item(assessment, step="tiltak", item="m_kodeord", changes={}, actor=assessment.created_by)
    assert keys(assessment) == {"m_kodeord"}

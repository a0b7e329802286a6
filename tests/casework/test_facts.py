"""What lists and audits read of a record: the same stored as rebuilt, whatever has been done to the assessment."""

import io
from datetime import date

import pytest
from django.core.management import call_command

from assessments.casework import facts, services, versions, workflow
from assessments.casework.models import Assessment, AssessmentFacts
from tests.casework import full
from tests.casework.signing import sign_all
from tests.documents.samples import HOME_OFFICE, NOT_ALONE, PETROL_STATION, record
from tests.record import builders

LOWERED = [builders.acute("vt_rus", 5, 5, after={"likelihood": 1, "consequence": 2}), builders.acute("vt_vold", 1, 1)]


def stored():
    return list(AssessmentFacts.objects.order_by("pk").values())


@pytest.mark.django_db
def test_stored_facts_are_what_a_rebuild_gives(assessment, workplace, alice, bob):
    full.fill(assessment, hazards=9, measures=6)
    other = services.create(actor=alice, workplace=workplace, title="Kveldsvakt", profile="")
    signed = sign_all(other, alice, bob)
    versions.new_version(signed, actor=alice, reason="Nye vakter")
    third = services.create(actor=alice, workplace=workplace, title="Helg", profile="")
    workflow.apply(sign_all(third, alice, bob), "withdraw", actor=alice, reason="Feil sted")
    before = stored()
    assert {row["state"] for row in before} == {"draft", "signed", "withdrawn"}
    for row in before:
        assessment = Assessment.objects.get(pk=row["assessment_id"])
        own = (assessment.state, assessment.workplace_id, assessment.signed_at)
        assert (row["state"], row["workplace_id"], row["signed_at"]) == own
    AssessmentFacts.objects.all().delete()
    call_command("rebuild_facts", stdout=io.StringIO())
    assert stored() == before


@pytest.mark.django_db
def test_a_superseded_version_no_longer_counts(assessment, alice, bob):
    first = sign_all(assessment, alice, bob)
    second, _is_new = versions.new_version(first, actor=alice, reason="Nye vakter")
    sign_all(second, alice, bob)
    states = AssessmentFacts.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["superseded", "signed"]


@pytest.mark.once
def test_levels_and_what_stays_red():
    violence = {"hazards": [builders.acute("vt_ran", 5, 5, after={"likelihood": 4, "consequence": 5}), *LOWERED]}
    found = facts.project(record({"violence": violence}))
    assert (found["level_physical"], found["level_violence"], found["worst"], found["red_residual"]) == (
        "",
        "red",
        3,
        1,
    )
    nothing_after = facts.project(record({"violence": {"hazards": [builders.acute("vt_ran", 5, 5)]}}))
    assert nothing_after["red_residual"] == 1  # nothing has lowered it
    assert facts.project(record({}))["worst"] == 0


@pytest.mark.once
def test_how_deep_the_psychosocial_part_goes():
    found = facts.project(record(PETROL_STATION))
    # Eight factors and two hazards; contact is «vet ikke» in the long term.
    assert (found["psychosocial_asked"], found["psychosocial_answered"]) == (10, 9)
    assert found["psychosocial_percent"] == 90
    home = facts.project(record(HOME_OFFICE))  # the factors are not asked in one's own home
    assert (home["psychosocial_asked"], home["psychosocial_answered"]) == (1, 1)
    assert facts.project(record(NOT_ALONE))["psychosocial_asked"] == 0
    assert facts.project(record({}))["psychosocial_percent"] == 0
    assert facts.project(record({"work": {"settings": ["own_home"]}}))["psychosocial_asked"] == 1


@pytest.mark.once
def test_control_measures_and_what_is_only_planned():
    found = facts.project(record(PETROL_STATION))
    assert (found["control_measures"], found["undiscussed"]) == (1, 0)
    assert (found["planned_measures"], found["planned_until"]) == (2, date(2027, 1, 15))
    review = {**PETROL_STATION["control_measures"]["reviews"][0], "discussed_with": "called_not_met"}
    called = facts.project(record({**PETROL_STATION, "control_measures": {"reviews": [review]}}))
    assert called["undiscussed"] == 1
    nothing_said = facts.project(record({**PETROL_STATION, "control_measures": {}}))
    assert nothing_said["undiscussed"] == 1


@pytest.mark.once
def test_texts_are_folded():
    found = facts.project(record(PETROL_STATION))
    assert found["search_text"] == facts.fold(found["search_text"])
    assert found["sort_text"].startswith(facts.fold(PETROL_STATION["organisation"]["workplace"]))

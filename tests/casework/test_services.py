"""Saving items: revisions, conflicts between pages, and only drafts take answers."""

import pytest

from assessments.casework import assembly, services, workflow
from assessments.casework.models import AssessmentFacts, SectionItem
from assessments.record.choices import PartyRole, Statement

pytestmark = pytest.mark.django_db


def save(assessment, actor, data, *, revision=0, page="", item="fy_fall_glatt", **more):
    return services.save_item(
        assessment, step="fysisk", item=item, data=data, revision=revision, actor=actor, page=page, **more
    )


def test_it_works(assessment, alice):
    row = save(assessment, alice, {"relevant": "yes"})
    assert row.revision == 1
    assert assembly.assemble(assessment).physical.hazards[0].relevant == "yes"


def test_the_wording_comes_from_the_catalogue(assessment, alice):
    save(assessment, alice, {"relevant": "yes"})
    wording = assembly.assemble(assessment).physical.hazards[0].wording
    assert wording.name == "Fall på is, snø eller glatt underlag"
    assert wording.theme_name


def test_the_same_content_is_not_a_new_revision(assessment, alice):
    save(assessment, alice, {"relevant": "yes"})
    assert save(assessment, alice, {"relevant": "yes"}, revision=0).revision == 1


def test_another_page_gets_a_conflict_and_nothing_is_written(assessment, alice, bob):
    save(assessment, alice, {"manifestation": "Min tekst"}, page="one")
    with pytest.raises(services.Conflict) as conflict:
        save(assessment, bob, {"manifestation": "Din tekst"}, page="two")
    assert conflict.value.current.saved_by_name == alice.name
    assert SectionItem.objects.get(item="fy_fall_glatt").data == {"manifestation": "Min tekst"}


def test_a_page_is_not_in_conflict_with_itself(assessment, alice):
    save(assessment, alice, {"manifestation": "A"}, page="one")
    assert save(assessment, alice, {"manifestation": "AB"}, revision=0, page="one").revision == 2


def test_two_people_on_different_hazards_never_collide(assessment, alice, bob):
    save(assessment, alice, {"relevant": "yes"}, page="one")
    save(assessment, bob, {"relevant": "no"}, page="two", item="fy_kulde")
    assert len(assembly.assemble(assessment).physical.hazards) == 2


def test_an_inactive_item_is_kept_but_not_in_the_record(assessment, alice):
    save(assessment, alice, {"relevant": "yes"})
    save(assessment, alice, {"relevant": "yes"}, revision=1, active=False)
    assert assembly.assemble(assessment).physical.hazards == ()
    assert SectionItem.objects.get(item="fy_fall_glatt").data == {"relevant": "yes"}


def test_only_a_draft_takes_answers(invited, alice):
    workflow.apply(invited, "send_to_review", actor=alice)
    with pytest.raises(services.Refused, match="Åpne den for endring"):
        save(invited, alice, {"relevant": "yes"})


def test_facts_follow_every_save(assessment, alice):
    save(assessment, alice, {"relevant": "yes", "likelihood": 4, "consequence": 4})
    facts = AssessmentFacts.objects.get(assessment=assessment)
    assert (facts.title, facts.level_physical, facts.level_violence) == ("Nattevakt alene", "red", "")


def test_disagreement_needs_its_grounds(invited, bob):
    position = invited.positions.get()
    with pytest.raises(services.Refused, match="begrunnelsen"):
        services.state_position(position, statement=Statement.DISAGREES, reason=" ", actor=bob)
    services.state_position(position, statement=Statement.DISAGREES, reason="Ikke alene om natten.", actor=bob)
    assert assembly.assemble(invited).positions[0].reason == "Ikke alene om natten."


def test_inviting_twice_moves_the_deadline_only(invited, alice, bob):
    services.invite(invited, user=bob, role=PartyRole.SAFETY_REP, deadline=None, actor=alice)
    assert invited.positions.count() == 1


def test_what_is_answered_meanwhile_is_not_overwritten_by_a_shortcut(assessment, alice):
    save(assessment, alice, {"relevant": "yes"})
    changes = {"relevant": "no", "manifestation": "Is"}
    row = services.merge_item(
        assessment, step="fysisk", item="fy_fall_glatt", changes=changes, actor=alice, only_unanswered=True
    )
    assert row.data == {"relevant": "yes", "manifestation": "Is"}


def test_a_category_where_all_is_no_is_not_called_unassessed(assessment, alice):
    save(assessment, alice, {"relevant": "no"})
    facts = AssessmentFacts.objects.get(assessment=assessment)
    assert (facts.level_physical, facts.level_violence) == ("none", "")

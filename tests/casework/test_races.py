"""Several people, tabs and clicks at the same moment, in real threads on real connections."""

import pytest
from django.utils import timezone

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework import assembly, services, workflow
from assessments.casework.models import Assessment, AssessmentFacts, Position, SectionItem, State
from assessments.record.choices import PartyRole, Statement
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def saving(assessment, actor, text, *, page, revision=0):
    return lambda: services.save_item(
        assessment, step="alene", item="", data={"those_in_care": text}, revision=revision, actor=actor, page=page
    )


def sending(assessment, actor):
    return lambda: workflow.apply(Assessment.objects.get(pk=assessment.pk), "send_to_review", actor=actor)


def test_two_first_saves_of_the_same_item(assessment, alice, bob):
    results = at_once(saving(assessment, alice, "Min", page="a"), saving(assessment, bob, "Din", page="b"))
    assert sorted(type(result).__name__ for result in results) == ["Conflict", "SectionItem"]
    row = SectionItem.objects.get(step="alene")
    refused = next(result for result in results if isinstance(result, services.Conflict))
    assert refused.current.data == row.data  # the loser is shown what won
    assert row.revision == 1


def test_two_later_saves_of_the_same_item(assessment, alice, bob):
    first = saving(assessment, alice, "Først", page="a")()
    works = [
        saving(assessment, alice, "Min", page="a", revision=first.revision),
        saving(assessment, bob, "Din", page="b", revision=first.revision),
        saving(assessment, bob, "Vår", page="c", revision=first.revision),
    ]
    results = at_once(*works)
    assert sum(isinstance(result, SectionItem) for result in results) in {1, 2}  # a page follows its own save
    assert all(isinstance(result, SectionItem | services.Conflict) for result in results)


def test_the_same_autosave_twice(assessment, alice):
    results = at_once(*[saving(assessment, alice, "Det samme", page="a")] * 3)
    assert [result.revision for result in results] == [1, 1, 1]


def test_clicks_in_a_list_never_lose_each_other(assessment, alice, bob):
    def click(name, who):
        return lambda: services.merge_item(assessment, step="alene", item="", changes={name: "yes"}, actor=who)

    names = ["may_stop", "may_close", "may_leave", "may_refuse"]
    results = at_once(*[click(name, who) for name, who in zip(names, [alice, bob] * 2, strict=True)])
    assert all(isinstance(result, SectionItem) for result in results)
    assert SectionItem.objects.get(step="alene").data == dict.fromkeys(names, "yes")


def test_different_items_at_once(assessment, alice, bob):
    def place(key, who):
        data = {"relevant": "yes", "likelihood": 5, "consequence": 5}
        return lambda: services.save_item(assessment, step="fysisk", item=key, data=data, revision=0, actor=who)

    results = at_once(place("fy_kulde", alice), place("fy_tretthet", bob), place("fy_fall_glatt", alice))
    assert all(isinstance(result, SectionItem) for result in results)
    assert len(assembly.assemble(assessment).physical.hazards) == 3
    assert AssessmentFacts.objects.get(assessment=assessment).level_physical == "red"


def test_four_clicks_on_send_to_review(invited, alice, organisation):
    results = at_once(
        *[lambda: workflow.apply(Assessment.objects.get(pk=invited.pk), "send_to_review", actor=alice)] * 4
    )
    assert sorted(type(result).__name__ for result in results) == ["Assessment"] + ["TransitionRefused"] * 3
    assert Event.objects.filter(what="assessment.send_to_review").count() == 1
    assert journal.verify(organisation) == []


def test_an_answer_on_its_way_when_the_draft_is_sent(invited, alice):
    """Saved before or refused after; never written into what is being reviewed."""
    sent, saved = at_once(sending(invited, alice), saving(invited, alice, "Sent", page="a"))
    assert sent.state == State.REVIEW
    row = SectionItem.objects.filter(step="alene").first()
    assert isinstance(saved, services.Refused) == (row is None)


def test_inviting_the_same_person_twice(assessment, alice, bob):
    invite = lambda: services.invite(  # noqa: E731
        assessment, user=bob, role=PartyRole.SAFETY_REP, deadline=timezone.localdate(), actor=alice
    )
    results = at_once(invite, invite, invite)
    assert all(isinstance(result, Position) for result in results)
    assert Position.objects.count() == 1
    assert Event.objects.filter(what="party.invited").count() == 1


def test_stating_and_remarking_while_it_is_sent(invited, alice, bob, organisation):
    position = invited.positions.get()
    results = at_once(
        lambda: services.state_position(position, statement=Statement.AGREES, reason="", actor=bob),
        lambda: services.remark(invited, actor=bob, role=PartyRole.SAFETY_REP, text="Fredag?"),
        sending(invited, alice),
    )
    assert not [result for result in results if isinstance(result, Exception)]
    record = assembly.assemble(Assessment.objects.get(pk=invited.pk))
    assert (len(record.remarks), str(record.positions[0].statement)) == (1, "agrees")
    assert journal.verify(organisation) == []


def test_new_assessments_at_once(alice, workplace, organisation):
    results = at_once(*[lambda: services.create(actor=alice, workplace=workplace, title="Ny", profile="")] * 3)
    assert not [result for result in results if isinstance(result, Exception)]
    assert journal.verify(organisation) == []


def test_a_yes_on_its_way_is_never_dismissed_with_the_rest(assessment, alice, bob):
    def dismiss():
        services.dismiss_category(
            assessment, step="fysisk", hazards=["fy_kulde", "fy_tretthet"], themes=[], reason="Finnes ikke", actor=alice
        )

    def answer():
        services.merge_item(assessment, step="fysisk", item="fy_tretthet", changes={"relevant": "yes"}, actor=bob)

    assert at_once(dismiss, answer) == [None, None]
    found = {hazard.key: str(hazard.relevant) for hazard in assembly.assemble(assessment).physical.hazards}
    assert found == {"fy_kulde": "no", "fy_tretthet": "yes"}

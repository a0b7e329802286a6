"""State moves through the table only; each move is journalled; a change since it was read is refused."""

import pytest

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework import services, workflow
from assessments.casework.models import State

pytestmark = pytest.mark.django_db


def test_a_draft_without_the_safety_rep_is_not_sent(assessment, alice):
    with pytest.raises(workflow.TransitionRefused, match="Inviter verneombudet"):
        workflow.apply(assessment, "send_to_review", actor=alice)


def test_it_goes_to_review_and_back(invited, alice):
    workflow.apply(invited, "send_to_review", actor=alice)
    assert invited.state == State.REVIEW
    workflow.apply(invited, "reopen", actor=alice)
    assert (invited.state, invited.review_at) == (State.DRAFT, None)


def test_a_second_click_is_refused(invited, alice):
    workflow.apply(invited, "send_to_review", actor=alice)
    with pytest.raises(workflow.TransitionRefused, match="allerede «Til gjennomgang»"):
        workflow.apply(invited, "send_to_review", actor=alice)


def test_a_change_since_it_was_read_is_refused(invited, alice):
    seen = workflow.current_digest(invited)
    services.save_item(invited, step="vold", item="", data={"foreseeable": "yes"}, revision=0, actor=alice)
    with pytest.raises(workflow.TransitionRefused, match="endret siden"):
        workflow.apply(invited, "send_to_review", actor=alice, digest=seen)


def test_blocking_findings_stop_the_paper(invited, alice):
    workflow.apply(invited, "send_to_review", actor=alice)
    with pytest.raises(workflow.TransitionRefused, match="må rettes"):
        workflow.apply(invited, "finalise", actor=alice)
    invited.refresh_from_db()
    assert (invited.state, invited.digest) == (State.REVIEW, "")


def test_every_move_is_in_the_journal(invited, alice, organisation):
    workflow.apply(invited, "send_to_review", actor=alice)
    event = Event.objects.filter(organisation=organisation).latest("number")
    assert (event.what, event.actor_name) == ("assessment.send_to_review", alice.name)
    assert event.detail == {"from": "draft", "to": "review"}
    assert journal.verify(organisation) == []


def test_a_party_from_an_imported_file_counts_as_nobody_invited(invited, alice):
    """Nobody here stands behind it: it is printed, and neither invited, waited for nor given a field to sign in."""
    invited.positions.update(user=None)
    with pytest.raises(workflow.TransitionRefused, match="Inviter verneombudet"):
        workflow.apply(invited, "send_to_review", actor=alice)

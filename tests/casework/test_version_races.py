"""Versions at the same moment, in real threads on real connections: one draft, one that applies, no deadlock."""

import pytest
from django.utils import timezone

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework import services, versions, workflow
from assessments.casework.models import Assessment, State
from assessments.record.choices import PartyRole, Statement
from tests.casework.signing import ANSWERS, sign_all
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def signed(invited, alice, bob):
    return sign_all(invited, alice, bob)


def ready_to_complete(signed, alice, bob):
    """The second version, one signature from done."""
    draft, _new = versions.new_version(signed, actor=alice, reason="Ny leder")
    for step, changes in ANSWERS.items():
        services.merge_item(draft, step=step, item="", changes=changes, actor=alice)
    invite = {"role": PartyRole.SAFETY_REP, "deadline": timezone.localdate(), "actor": alice}
    position = services.invite(draft, user=bob, **invite)
    services.state_position(position, statement=Statement.AGREES, reason="", actor=bob)
    for move in ("send_to_review", "finalise"):
        workflow.apply(draft, move, actor=alice)
    return draft


def fresh(assessment):
    return Assessment.objects.get(pk=assessment.pk)


def test_four_clicks_make_one_version(signed, alice, organisation):
    results = at_once(*[lambda: versions.new_version(fresh(signed), actor=alice, reason="Ny leder")] * 4)
    assert sorted(is_new for _draft, is_new in results) == [False, False, False, True]
    assert len({draft.pk for draft, _is_new in results}) == 1
    assert Event.objects.filter(what="assessment.new_version").count() == 1
    assert journal.verify(organisation) == []


def test_three_clicks_withdraw_once(signed, alice, organisation):
    results = at_once(*[lambda: workflow.apply(fresh(signed), "withdraw", actor=alice, reason="Feil")] * 3)
    assert sorted(type(result).__name__ for result in results) == ["Assessment"] + ["TransitionRefused"] * 2
    assert journal.verify(organisation) == []


def test_withdrawing_while_the_next_version_gets_its_last_signature(signed, alice, bob, organisation):
    """As `documents` does it: the signature is journalled first, then the version is completed."""
    draft = ready_to_complete(signed, alice, bob)

    def last_signature():
        with services.transaction.atomic():
            workflow.apply(fresh(draft), "sign", actor=bob)
            return workflow.apply(fresh(draft), "complete", actor=bob)

    completed, withdrawn = at_once(
        last_signature, lambda: workflow.apply(fresh(signed), "withdraw", actor=alice, reason="Feil")
    )
    assert completed.state == State.SIGNED
    assert fresh(signed).state in {State.SUPERSEDED, State.WITHDRAWN}
    assert isinstance(withdrawn, workflow.TransitionRefused) == (fresh(signed).state == State.SUPERSEDED)
    assert journal.verify(organisation) == []


def test_a_new_version_while_it_is_withdrawn(signed, alice, organisation):
    made, withdrawn = at_once(
        lambda: versions.new_version(fresh(signed), actor=alice, reason="Ny leder"),
        lambda: workflow.apply(fresh(signed), "withdraw", actor=alice, reason="Feil"),
    )
    assert withdrawn.state == State.WITHDRAWN
    draft, is_new = made
    assert is_new
    history = draft.items.get(step="versjoner").data["earlier"]
    assert history[0]["withdrawn_reason"] == "Feil"  # whichever came first
    assert journal.verify(organisation) == []

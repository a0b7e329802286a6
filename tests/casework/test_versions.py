"""New versions: what is carried over and what is asked anew; one applies, and one is open, at a time."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event
from assessments.casework import assembly, exchange, services, versions, workflow
from assessments.casework.forms.questions import QUESTIONS
from assessments.casework.models import Assessment, State
from assessments.casework.steps import BY_KEY
from assessments.record import canonical
from assessments.record.choices import PartyRole, Statement
from tests.casework.signing import sign_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(invited, alice, bob):
    return sign_all(invited, alice, bob)


@pytest.fixture
def draft(signed, alice):
    return versions.new_version(signed, actor=alice, reason="Ny leder")[0]


def test_it_works(signed, draft, alice):
    assert (draft.number, draft.state, draft.series) == (2, State.DRAFT, signed.series)
    assert (draft.predecessor_digest, draft.catalogue_version) == (signed.digest, signed.catalogue_version)
    assert draft.change_reason == "Ny leder"
    event = Event.objects.latest("number")
    assert (event.what, event.subject, event.actor_name) == ("assessment.new_version", str(draft.uuid), alice.name)
    signed.refresh_from_db()
    assert signed.state == State.SIGNED


def test_answers_are_carried_over_the_inactive_ones_too(invited, alice, bob):
    services.save_item(
        invited, step="fysisk", item="fy_kulde", data={"relevant": "yes"}, revision=0, actor=alice, active=False
    )
    services.save_item(invited, step="vold", item="", data={"foreseeable": "no"}, revision=0, actor=bob, page="x")
    signed = sign_all(invited, alice, bob)
    draft, _new = versions.new_version(signed, actor=alice, reason="Ny leder")
    cold, violence = draft.items.get(item="fy_kulde"), draft.items.get(step="vold")
    assert (cold.active, cold.data, cold.revision) == (False, {"relevant": "yes"}, 1)
    assert (violence.saved_by, violence.saved_by_name, violence.saved_in) == (bob, bob.name, "")
    assert signed.items.filter(item="fy_kulde").exists()
    assert draft.facts.title == signed.facts.title


def test_what_is_asked_anew(signed, draft):
    before, now = assembly.assemble(signed), assembly.assemble(draft)
    assert before.conclusion.next_review
    assert before.work.incidents
    assert now.work.assessed_on == timezone.localdate()
    for step, fields in versions.ASKED_ANEW.items():
        section = getattr(now, BY_KEY[step].section)
        assert [name for name in fields - {"assessed_on"} if getattr(section, name) is not None] == []
    assert now.participation.assessor_name == before.participation.assessor_name
    assert now.conclusion.decision == before.conclusion.decision


def test_what_is_asked_anew_are_questions_of_the_form():
    for step, fields in versions.ASKED_ANEW.items():
        asked = {question.name for group in QUESTIONS[BY_KEY[step].head] for question in group.questions}
        assert fields <= asked


def test_parties_are_asked_anew_and_suggested(signed, draft, bob):
    record = assembly.assemble(draft)
    assert (record.positions, record.remarks) == ((), ())
    assert [position.user for position in versions.asked_before(draft)] == [bob]


def test_the_record_says_why_and_what_came_before(signed, draft):
    record = assembly.assemble(draft)
    assert record.versions.reason == "Ny leder"
    (earlier,) = record.versions.earlier
    assert (earlier.number, earlier.digest) == (1, signed.digest)
    assert earlier.signed_on == timezone.localdate(signed.signed_at)
    assert assembly.envelope(draft).predecessor_digest == signed.digest
    assert versions.record_before(assembly.envelope(draft)) == assembly.assemble(signed)


def test_a_second_click_leads_to_the_same_draft(signed, draft, alice):
    again, is_new = versions.new_version(signed, actor=alice, reason="Igjen")
    assert (again, is_new) == (draft, False)
    assert again.change_reason == "Ny leder"


def test_a_reason_is_needed(signed, alice):
    with pytest.raises(services.Refused, match="hvorfor"):
        versions.new_version(signed, actor=alice, reason="  ")


def test_only_of_what_is_signed(invited, alice):
    workflow.apply(invited, "send_to_review", actor=alice)
    Assessment.objects.filter(pk=invited.pk)
    already, is_new = versions.new_version(invited, actor=alice, reason="Ny leder")
    assert (already, is_new) == (invited, False)  # it is the open version itself


def test_the_next_version_supersedes_with_its_last_signature(signed, draft, alice, bob, organisation):
    sign_all(draft, alice, bob)
    signed.refresh_from_db()
    assert (signed.state, draft.state) == (State.SUPERSEDED, State.SIGNED)
    assert signed.superseded_at
    event = Event.objects.get(what="assessment.supersede")
    assert (event.actor, event.subject, event.actor_name) == (None, str(signed.uuid), journal.SYSTEM_NAME)
    assert journal.verify(organisation) == []
    assert Assessment.objects.filter(series=signed.series, state=State.SIGNED).count() == 1


def test_a_superseded_version_is_no_base(signed, draft, alice, bob):
    sign_all(draft, alice, bob)
    with pytest.raises(services.Refused, match="Versjon 2 er nyere"):
        versions.new_version(signed, actor=alice, reason="Ny leder")
    third, _new = versions.new_version(draft, actor=alice, reason="Ombygging")
    earlier = assembly.assemble(third).versions.earlier
    assert [(one.number, one.reason) for one in earlier] == [(1, None), (2, "Ny leder")]


def test_withdraw(signed, alice, organisation):
    workflow.apply(signed, "withdraw", actor=alice, reason=" Bygger på feil opplysninger ")
    assert (signed.state, signed.withdrawn_reason) == (State.WITHDRAWN, "Bygger på feil opplysninger")
    assert signed.facts.title
    event = Event.objects.latest("number")
    assert event.detail["why"].strip() == "Bygger på feil opplysninger"
    assert journal.verify(organisation) == []


def test_withdrawing_needs_a_reason_and_what_applies(signed, draft, alice, bob):
    with pytest.raises(workflow.TransitionRefused, match="hvorfor"):
        workflow.apply(signed, "withdraw", actor=alice, reason=" ")
    with pytest.raises(workflow.TransitionRefused, match="allerede «Utkast»"):
        workflow.apply(draft, "withdraw", actor=alice, reason="Feil")
    sign_all(draft, alice, bob)
    with pytest.raises(workflow.TransitionRefused, match="allerede «Erstattet»"):
        workflow.apply(signed, "withdraw", actor=alice, reason="Feil")
    workflow.apply(draft, "withdraw", actor=alice, reason="Feil")
    with pytest.raises(workflow.TransitionRefused, match="allerede «Trukket tilbake»"):
        workflow.apply(draft, "withdraw", actor=alice, reason="Feil")
    signed.refresh_from_db()
    assert signed.state == State.SUPERSEDED  # what was replaced does not come back


def test_withdrawing_while_a_new_version_is_written(signed, draft, alice, bob):
    workflow.apply(signed, "withdraw", actor=alice, reason="Feil sted")
    (earlier,) = assembly.assemble(draft).versions.earlier
    assert (earlier.withdrawn_reason, earlier.withdrawn_on) == ("Feil sted", timezone.localdate())
    sign_all(draft, alice, bob)
    signed.refresh_from_db()
    assert (signed.state, draft.state) == (State.WITHDRAWN, State.SIGNED)


def test_a_withdrawn_version_is_a_base(signed, alice):
    workflow.apply(signed, "withdraw", actor=alice, reason="Feil sted")
    draft, is_new = versions.new_version(signed, actor=alice, reason="Rettet sted")
    assert is_new
    assert assembly.assemble(draft).versions.earlier[0].withdrawn_reason == "Feil sted"


def test_the_database_keeps_one_open_and_one_that_applies(signed, draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(
            series=signed.series, number=3, organisation=signed.organisation, workplace=signed.workplace,
            catalogue_version=signed.catalogue_version, created_by=signed.created_by,
        )  # fmt: skip
    frozen = {name: getattr(signed, name) for name in ("review_at", "ready_at", "signed_at", "frozen_record", "digest")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=draft.pk).update(state=State.SIGNED, **frozen)


def test_a_second_version_goes_out_and_in_again(signed, draft, workplace, alice, bob):
    exported = exchange.export_file(draft)
    imported = exchange.import_file(exported, workplace=workplace, actor=alice)
    assert (imported.number, imported.predecessor_digest) == (2, signed.digest)
    assert imported.series != signed.series
    assert versions.predecessor(imported) is None
    again = exchange.export_file(imported)
    assert canonical.parse_file(again).record == canonical.parse_file(exported).record
    imported.positions.all().delete()
    invite = {"role": PartyRole.SAFETY_REP, "deadline": timezone.localdate(), "actor": alice}
    position = services.invite(imported, user=bob, **invite)
    services.state_position(position, statement=Statement.AGREES, reason="", actor=bob)
    third, _new = versions.new_version(sign_all(imported, alice, bob), actor=alice, reason="Ny")
    assert [one.number for one in assembly.assemble(third).versions.earlier] == [1, 2]

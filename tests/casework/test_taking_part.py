"""Those who take part are asked in, heard and answered. Twice is once, and what is refused comes back."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.mail import message_of
from alenearbeid.accounts.models import Event, OutgoingMail, Role
from alenearbeid.accounts.people import invitations
from assessments.casework import assembly, judgement, services, waiting, workflow
from assessments.casework.models import Position, Proposal, Remark
from assessments.casework.participation import parties, proposals, remarks, took_part
from assessments.record.choices import PartyRole, ProposalKind, RemarkOutcome, Statement
from tests.accounts.factories import make_membership, make_user
from tests.casework.signing import ANSWERS
from tests.threads import at_once

pytestmark = pytest.mark.django_db
IDENTITY = "01010750160"


def url(name, assessment, *args):
    return reverse(f"casework:{name}", args=[assessment.uuid, *args])


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def page(client, assessment):
    return " ".join(client.get(url("parties", assessment)).content.decode().split())


@pytest.fixture
def worker(organisation):
    user = make_user("Wenche Ansatt")
    make_membership(user, organisation, Role.WORKER)
    return user


# --- Asking in


def test_where_nobody_has_a_role_yet_the_way_by_mail_stands_open(as_alice, assessment, organisation):
    html = page(as_alice, assessment)
    assert "Inviter noen som har rollen" not in html, "a list of nobody"
    assert re.search(r"<details [^>]*open[^>]*><summary>Inviter en ny person", html)
    make_membership(make_user("Vidar Valgt"), organisation, Role.SAFETY_REP)
    html = page(as_alice, assessment)
    assert re.search(r"<details [^>]*open[^>]*><summary>Inviter noen", html)
    assert re.search(r'<details class="ds-details"><summary>Inviter en ny person', html)


def test_all_who_have_a_role_here_can_be_asked_and_nobody_is_chosen_beforehand(
    as_alice, organisation, worker, bob, assessment
):
    for role in (Role.HEAD_SAFETY_REP, Role.REGIONAL_SAFETY_REP, Role.UNION_REP, Role.OCCUPATIONAL_HEALTH):
        make_membership(make_user(f"Med {role}"), organisation, role)
    html = page(as_alice, assessment)
    found = [html.count(f'value="{party}:') for party in ("safety_rep", "union_rep", "occupational_health", "worker")]
    assert found == [3, 1, 1, 1]
    assert "selected>Velg …" in html or '<option value="" selected' in html
    as_alice.post(url("invite", assessment), {"party": f"worker:{worker.pk}", "deadline": in_days(3).isoformat()})
    assert Position.objects.get().role == PartyRole.WORKER
    assert OutgoingMail.objects.filter(to=worker.email, template="party_invited").count() == 1
    assert f'value="worker:{worker.pk}"' not in page(as_alice, assessment)


def test_somebody_new_is_asked_by_e_mail_and_is_a_party_when_accepted(as_alice, client, assessment):
    sent = {"ny-role": "union_rep", "ny-name": "Kari Ny", "ny-email": "kari@ny.example",
            "ny-deadline": in_days(5).isoformat(), "ny-message": "Velkommen"}  # fmt: skip
    in_english = {"Accept-Language": "en"}  # the sender's pages; the mail is in the language of the paper
    assert as_alice.post(url("invite_new", assessment), sent, headers=in_english).status_code == 302
    assert "Invitert, har ikke svart ennå" in page(as_alice, assessment)
    (position,) = Position.objects.all()
    assert (position.user, position.role, position.owns_invitation) == (None, PartyRole.UNION_REP, True)
    (mail,) = OutgoingMail.objects.filter(to="kari@ny.example")
    written = message_of(mail).body
    for part in (assessment.facts.title, "Du blir bedt om å uttale deg innen", "Melding fra Alice Andersen: Velkommen"):
        assert part in written
    assert as_alice.post(url("invite_new", assessment), sent).status_code == 422, "the second of a double click"
    assert Position.objects.count() == 1
    kari = make_user("Kari Ny", email="kari@ny.example")
    invitations.accept(position.invitation, user=kari)
    position.refresh_from_db()
    assert position.user == kari
    client.force_login(kari)
    assert client.get(url("detail", assessment)).status_code == 200
    assert "din uttalelse er bedt om" in waiting.for_user(kari)[0].text


def test_mails_with_ones_own_words_are_limited(as_alice, bob, assessment, settings):
    """Also to strangers, in the name of the installation; taken back and asked again it would have no end."""
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "invite": "1/h/user"}
    new = {"ny-role": "worker", "ny-name": "Noen", "ny-email": "noen@example.org", "ny-message": "Kjøp nå"}
    new["ny-deadline"] = in_days(3).isoformat()
    assert as_alice.post(url("invite_new", assessment), new).status_code == 302
    refused = as_alice.post(url("invite_new", assessment), {**new, "ny-email": "andre@example.org"})
    assert refused.status_code == 422
    assert "mange invitasjoner på kort tid" in refused.content.decode()
    data = {"party": f"safety_rep:{bob.pk}", "deadline": in_days(3).isoformat()}
    assert as_alice.post(url("invite", assessment), data).status_code == 422
    assert not OutgoingMail.objects.filter(to__in=["andre@example.org", bob.email]).exists()


def test_an_accepted_invitation_does_not_touch_what_is_frozen(assessment, alice, monkeypatch):
    asked = {"deadline": in_days(5), "message": "", "language": "nb", "actor": alice}
    position = parties.invite_new(assessment, email="k@ny.example", name="K", role=Role.UNION_REP, **asked)
    monkeypatch.setattr("assessments.casework.models.Assessment.is_frozen", True)
    parties.accepted(None, invitation=position.invitation, user=alice)
    position.refresh_from_db()
    assert position.user is None


def test_reminding_and_taking_back(as_alice, alice, bob, invited):
    position = invited.positions.get()
    as_alice.post(url("remind", invited, position.pk))
    as_alice.post(url("remind", invited, position.pk))
    assert OutgoingMail.objects.filter(template="party_reminded").count() == 1, "once a day"
    as_alice.post(url("withdraw_invitation", invited, position.pk))
    again = as_alice.post(url("withdraw_invitation", invited, position.pk), follow=True)
    assert "allerede trukket tilbake" in again.content.decode()
    assert not invited.positions.exists()
    with pytest.raises(services.Refused):
        services.state_position(position, statement=Statement.AGREES, reason="", actor=bob)


def test_who_has_stated_is_not_taken_out(as_alice, alice, bob, invited):
    position = invited.positions.get()
    services.state_position(position, statement=Statement.DISAGREES, reason="Nei.", actor=bob)
    as_alice.post(url("withdraw_invitation", invited, position.pk))
    assert invited.positions.get().reason == "Nei."


# --- Statements


def test_a_statement_on_older_content_says_so_until_it_is_confirmed(as_bob, alice, bob, invited):
    services.state_position(invited.positions.get(), statement=Statement.AGREES, reason="", actor=bob)
    assert assembly.assemble(invited).positions[0].on_older_content is None
    services.merge_item(invited, step="arbeidet", item="", changes={"people_alone": 2}, actor=alice)
    assert assembly.assemble(invited).positions[0].on_older_content is True
    assert "Bekreft uttalelsen din" in waiting.for_user(bob)[0].text
    html = page(as_bob, invited)
    assert "Innholdet er endret siden du uttalte deg." in html
    assert f"«Arbeidet» ({alice.name}" in html
    as_bob.post(url("state_position", invited), {"statement": "agrees"})
    assert assembly.assemble(invited).positions[0].on_older_content is None
    assert waiting.for_user(bob) == []


def test_those_who_do_the_work_contribute_and_state_nothing(client, alice, worker, invited):
    services.invite(invited, user=worker, role=PartyRole.WORKER, deadline=in_days(30), actor=alice)
    client.force_login(worker)
    assert "Din uttalelse" not in page(client, invited)
    assert client.post(url("state_position", invited), {"statement": "agrees"}).status_code == 403
    assert client.post(url("remark", invited), {"text": "Det er mørkt."}).status_code == 302
    position = invited.positions.get(user=worker)
    assert not workflow._is_awaited(position, timezone.localdate())


# --- Remarks


def test_a_remark_is_threaded_where_it_belongs_and_answered_once(client, alice, bob, invited):
    client.force_login(bob)
    here = {"text": "Is på trappen", "step": "fysisk", "item": "fy_fall_glatt", "page": "side-1", "here": "1"}
    for _twice in range(2):
        assert client.post(url("remark", invited), here).url.endswith("/fysisk/fy_fall_glatt/#merknader")
    (remark,) = Remark.objects.all()
    codes = [finding.code for finding in judgement.findings(assembly.assemble(invited), invited)]
    assert "remark-unanswered" in codes
    client.force_login(alice)
    assert client.post(url("reply", invited, remark.pk), {"text": "Når da?"}).status_code == 302
    answer = {"answer": "Strødd fra i dag.", "outcome": "taken_in"}
    assert client.post(url("answer_remark", invited, remark.pk), answer).status_code == 302
    late = client.post(url("answer_remark", invited, remark.pk), {"answer": "Et annet svar", "outcome": "declined"})
    assert late.status_code == 422
    assert "allerede besvart av" in late.content.decode()
    assert "Et annet svar" in late.content.decode()
    client.force_login(bob)
    client.post(url("reply", invited, remark.pk), {"text": "Takk."})
    (entry,) = assembly.assemble(invited).remarks
    assert (entry.outcome, entry.answer, entry.answered_by) == (RemarkOutcome.TAKEN_IN, "Strødd fra i dag.", alice.name)
    assert [(reply.text, bool(reply.follows_answer)) for reply in entry.replies] == [
        ("Når da?", False),
        ("Takk.", True),
    ]
    html = client.get(url("item", invited, "fysisk", "fy_fall_glatt")).content.decode()
    assert html.index("Når da?") < html.index("Strødd fra i dag.") < html.index("Takk.")


def test_ones_own_remark_is_taken_back_until_it_is_answered_and_stays_in_the_journal(client, alice, bob, invited):
    first = services.remark(invited, actor=bob, role=PartyRole.SAFETY_REP, text="Feil sted")
    second = services.remark(invited, actor=bob, role=PartyRole.SAFETY_REP, text="Svar meg")
    services.answer_remark(second, actor=alice, answer="Ja.")
    client.force_login(alice)
    assert client.post(url("withdraw_remark", invited, first.pk)).status_code == 404
    client.force_login(bob)
    for remark in (first, second):
        assert client.post(url("withdraw_remark", invited, remark.pk)).status_code == 302
    assert [entry.text for entry in assembly.assemble(invited).remarks] == ["Svar meg"]
    assert Remark.objects.get(pk=first.pk).withdrawn_at
    assert Event.objects.filter(what="remark.withdrawn", subject=str(invited.uuid)).count() == 1
    with pytest.raises(services.Refused):
        services.answer_remark(first, actor=alice, answer="For sent")


@pytest.mark.parametrize("name", ["remark", "propose_measure", "state_position"])
def test_frozen_meanwhile_gives_the_text_back(as_bob, alice, bob, invited, name):
    for step, changes in ANSWERS.items():
        services.merge_item(invited, step=step, item="", changes=changes, actor=alice)
    services.state_position(invited.positions.get(), statement=Statement.AGREES, reason="", actor=bob)
    workflow.apply(invited, "send_to_review", actor=alice)
    workflow.apply(invited, "finalise", actor=alice)
    sent = {"text": "Skrevet lenge", "reason": "Skrevet lenge", "statement": "disagrees",
            "tiltak-title": "Lys", "tiltak-why": "Skrevet lenge"}  # fmt: skip
    response = as_bob.post(url(name, invited), sent)
    html = response.content.decode()
    assert response.status_code == 422
    assert "låst for signering" in html
    assert "Skrevet lenge" in html


def test_identity_numbers_are_caught(as_bob, alice, bob, invited):
    for name, sent in {
        "remark": {"text": f"Gjelder {IDENTITY}"},
        "state_position": {"statement": "agrees", "reason": f"Gjelder {IDENTITY}"},
        "propose_hazard": {"fare-item": "fy_kulde", "fare-why": f"Gjelder {IDENTITY}"},
    }.items():
        response = as_bob.post(url(name, invited), sent)
        assert response.status_code == 422, name
        assert "fødselsnummer" in response.content.decode()
    services.remark(invited, actor=bob, role=PartyRole.SAFETY_REP, text=f"Kom med en fil: {IDENTITY}")
    found = judgement.findings(assembly.assemble(invited), invited)
    assert ("identity-number-in-text", "medvirkning") in [(one.code, one.step) for one in found]


# --- Proposals


def test_a_proposal_is_taken_in_with_nothing_answered(client, alice, bob, invited):
    client.force_login(bob)
    sent = {"fare-item": "fy_kulde", "fare-why": "Det er kaldt.", "fare-page": "side-2"}
    for _twice in range(2):
        assert client.post(url("propose_hazard", invited), sent).status_code == 302
    own = {"tiltak-title": "Varmestue", "tiltak-why": "Så vi får varmen.", "tiltak-hazard": ""}
    assert client.post(url("propose_measure", invited), own).status_code == 302
    hazard, measure = Proposal.objects.all()
    record = assembly.assemble(invited)
    assert [one.code for one in judgement.findings(record, invited)].count("proposal-undecided") == 2
    client.force_login(alice)
    assert any("forslag er ikke besvart" in one.text for one in waiting.for_user(alice))
    for proposal in (hazard, measure, hazard):
        client.post(url("decide_proposal", invited, proposal.pk), {"outcome": "accepted"})
    record = assembly.assemble(invited)
    (kulde,) = [one for one in record.physical.hazards if one.key == "fy_kulde"]
    assert (kulde.relevant, kulde.likelihood, kulde.consequence) == ("yes", None, None)
    assert record.measures.other_measures == "Varmestue"
    assert [entry.outcome for entry in record.proposals] == ["accepted", "accepted"]
    assert Event.objects.filter(what="proposal.decided").count() == 2


def test_a_proposal_is_declined_with_a_reason_and_no_other_answer_is_taken(client, alice, bob, invited):
    given = {"kind": ProposalKind.MEASURE, "item": "m_brodder_stroing", "why": "Vi sklir."}
    proposal = proposals.propose(invited, actor=bob, role=PartyRole.SAFETY_REP, **given)
    client.force_login(alice)
    address = url("decide_proposal", invited, proposal.pk)
    assert client.post(address, {"outcome": "declined", "reason": " "}).status_code == 422
    assert client.post(address, {"outcome": "declined", "reason": "Vi strør allerede."}).status_code == 302
    told = client.post(address, {"outcome": "accepted"}, follow=True).content.decode()
    assert f"allerede besvart av {alice.name}" in told
    assert "m_brodder_stroing" not in [one.key for one in assembly.assemble(invited).measures.chosen]
    with pytest.raises(services.Refused):
        proposals.withdraw(proposal, actor=bob)


@pytest.mark.django_db(transaction=True)
def test_two_decide_at_once(alice, bob, invited):
    proposal = proposals.propose(
        invited, actor=bob, role=PartyRole.SAFETY_REP, kind=ProposalKind.MEASURE, title="Lys", why="Mørkt."
    )
    remark = services.remark(invited, actor=bob, role=PartyRole.SAFETY_REP, text="Fredag?")
    outcomes = at_once(
        lambda: proposals.accept(proposal, actor=alice),
        lambda: proposals.decline(proposal, reason="Nei.", actor=alice),
        lambda: services.answer_remark(remark, actor=alice, answer="En"),
        lambda: services.answer_remark(remark, actor=alice, answer="To"),
        lambda: remarks.withdraw(remark, actor=bob),
    )
    assert sum(isinstance(one, services.Refused) for one in outcomes) >= 2
    proposal.refresh_from_db()
    written = assembly.assemble(invited).measures.other_measures
    assert (proposal.outcome, written) in {("accepted", "Lys"), ("declined", None)}
    remark.refresh_from_db()
    assert bool(remark.answer) != bool(remark.withdrawn_at)


# --- Who took part, and what waits


def test_the_list_of_who_took_part_is_made_of_what_is_said(as_alice, alice, bob, worker, invited):
    services.invite(invited, user=worker, role=PartyRole.WORKER, deadline=in_days(3), actor=alice)
    remark = services.remark(invited, actor=bob, role=PartyRole.SAFETY_REP, text="Fredag?")
    services.answer_remark(remark, actor=alice, answer="To.")
    services.merge_item(invited, step="medvirkning", item="", changes={"workers_involved": ["meeting"]}, actor=alice)
    lines = {one.name: " ".join(one.how) for one in took_part.table(assembly.assemble(invited))}
    assert "Merknad" in lines[bob.name]
    assert "Har ikke uttalt seg" in lines[bob.name]
    assert "Har ikke uttalt seg" not in lines[worker.name]
    assert "Svarte på en merknad" in lines[alice.name]
    assert lines[""]
    assert "Hvem har deltatt, når og hvordan" in page(as_alice, invited)


def test_what_waits_for_an_employer(alice, bob, assessment):
    assert any("ingen er invitert" in one.text for one in waiting.for_user(alice))
    services.invite(assessment, user=bob, role=PartyRole.SAFETY_REP, deadline=in_days(7), actor=alice)
    assert waiting.for_user(alice) == []
    for text in ("En", "To"):
        services.remark(assessment, actor=bob, role=PartyRole.SAFETY_REP, text=text)
    assert ["2 merknader" in one.text for one in waiting.for_user(alice)] == [True]

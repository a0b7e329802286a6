"""Who comes in where: every address of the application, every role, every state. A new address must be put in here."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from alenearbeid.accounts.models import Role
from assessments.casework import services, workflow
from assessments.casework.models import Assessment, Remark
from assessments.documents import services as documents
from assessments.record.choices import PartyRole, Statement
from tests.accounts.factories import make_membership, make_organisation, make_user, make_workplace
from tests.documents.steps import make_job

pytestmark = pytest.mark.django_db
FINE = {200, 302, 409, 422}
DRAFT, REVIEW, READY, SIGNED = "draft", "review", "ready", "signed"
EMPLOYER, ADMINISTRATOR, INVITED = "employer", "administrator", "invited"
UNINVITED, ELSEWHERE, STRANGER = "uninvited", "elsewhere", "stranger"
PEOPLE = (EMPLOYER, ADMINISTRATOR, INVITED, UNINVITED, ELSEWHERE, STRANGER)
READERS = {EMPLOYER, ADMINISTRATOR, INVITED}

# Address → who may read it and who may write; None: the method is not answered at all. {} is «nobody».
MATRIX = {
    "casework:detail": (READERS, None),
    "casework:step": (READERS, {EMPLOYER}),
    "casework:item": (READERS, {EMPLOYER}),
    "casework:change_language": (None, {EMPLOYER}),
    "casework:new_version": ({EMPLOYER}, {EMPLOYER}),
    "casework:withdraw": ({EMPLOYER}, {EMPLOYER}),
    "casework:changes": (READERS, None),
    "casework:send_to_review": (None, {EMPLOYER}),
    "casework:invite": (None, {EMPLOYER}),
    "casework:state_position": (None, {INVITED}),
    "casework:remark": (None, {EMPLOYER, INVITED}),
    "casework:answer_remark": (None, {EMPLOYER}),
    "casework:reuse_help": (None, {EMPLOYER}),
    "casework:none_relevant": (None, {EMPLOYER}),
    "casework:factors_low": (None, {EMPLOYER}),
    "documents:preview": (READERS, None),
    "documents:finalise": (None, {EMPLOYER}),
    "documents:reopen": (None, {EMPLOYER}),
    "documents:sign": (READERS, READERS),
    "documents:job": ({EMPLOYER}, None),
    "documents:download": (READERS, None),
    "documents:paper": (READERS, None),
    "documents:withhold": ({EMPLOYER}, {EMPLOYER}),
    "documents:redacted": (None, {EMPLOYER}),
}
OF_A_PAPER = {"documents:sign", "documents:download"}  # there is nothing there before the paper is made
FOR_ANYONE_LOGGED_IN = {"casework:home", "casework:create"}
FOR_ANYONE = {"documents:verify", "documents:verify_link"}  # whoever holds a paper may ask whether it is genuine
ACCOUNT_WHEN_LOGGED_OUT = {
    *("account_login", "account_logout", "account_inactive", "account_signup", "account_confirm_email"),
    *("account_email_verification_sent", "account_reset_password", "account_reset_password_done"),
    *("account_reset_password_from_key", "account_reset_password_from_key_done", "account_confirm_login_code"),
}
ACCOUNT_WHEN_LOGGED_IN = {"account_change_password", "account_set_password", "account_email", "account_reauthenticate"}
OF_THE_ORGANISATION = {  # see tests/accounts/test_organisation*.py and test_signup.py
    *("organisation:papers", "organisation:logo", "organisation:facts", "organisation:overview"),
    *("organisation:workplaces", "organisation:add_workplace", "organisation:change_workplace"),
    *("organisation:remove_workplace", "organisation:areas", "organisation:change_area", "organisation:remove_area"),
    *("organisation:register", "organisation:ask_to_join"),
}
OF_PEOPLE = {  # see tests/accounts/test_people.py and the files beside it
    *("people:people", "people:change", "people:invite", "people:invitations", "people:resend", "people:revoke"),
    *("people:grants", "people:give_grant", "people:resend_grant", "people:revoke_grant"),
    *("people:switch", "people:choose", "people:mine", "people:leave", "people:delete_account", "people:accept"),
}
ARGUMENTS = {
    "casework:step": ["arbeidet"],
    "casework:item": ["fysisk", "fy_kulde"],
    "casework:none_relevant": ["fysisk"],
    "documents:paper": ["plakat"],
    "account_confirm_email": ["x"],
    "account_reset_password_from_key": ["1", "x"],
}


def names(resolver, space=""):
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from names(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        else:
            yield f"{space}{entry.name}"


def test_every_address_is_in_the_matrix():
    found = {name for name in names(get_resolver()) if not name.startswith("admin:")}
    assert found == {
        *MATRIX,
        *FOR_ANYONE,
        *FOR_ANYONE_LOGGED_IN,
        *ACCOUNT_WHEN_LOGGED_OUT,
        *ACCOUNT_WHEN_LOGGED_IN,
        *OF_THE_ORGANISATION,
        *OF_PEOPLE,
    }


@pytest.fixture
def people():
    """One of each, all in the same organisation but the stranger, who runs another."""
    organisation = make_organisation()
    here, there = make_workplace(organisation, "Solsiden"), make_workplace(organisation, "Skyggesiden")
    found = {name: make_user(name) for name in PEOPLE}
    make_membership(found[EMPLOYER], organisation, Role.EMPLOYER, workplaces=[here])
    make_membership(found[ADMINISTRATOR], organisation, Role.ADMINISTRATOR)
    make_membership(found[INVITED], organisation, Role.SAFETY_REP, workplaces=[here])
    make_membership(found[UNINVITED], organisation, Role.SAFETY_REP, workplaces=[here])
    make_membership(found[ELSEWHERE], organisation, Role.EMPLOYER, workplaces=[there])
    make_membership(found[STRANGER], make_organisation("Et annet sted AS"), Role.EMPLOYER)
    return found


def make_assessment(people, state):
    """«Nei, dette gjøres ikke alene», as far as `state`."""
    employer, rep = people[EMPLOYER], people[INVITED]
    workplace = employer.memberships.get().workplaces.get()
    assessment = services.create(actor=employer, workplace=workplace, title="Kveldsvakt", profile="")
    services.merge_item(assessment, step="alene", item="", changes={"is_done_alone": False}, actor=employer)
    services.merge_item(assessment, step="medvirkning", item="", changes={"assessor_name": "E"}, actor=employer)
    deadline = timezone.localdate() + timedelta(days=7)
    position = services.invite(assessment, user=rep, role=PartyRole.SAFETY_REP, deadline=deadline, actor=employer)
    services.state_position(position, statement=Statement.AGREES, reason="", actor=rep)
    services.remark(assessment, actor=rep, role=PartyRole.SAFETY_REP, text="Hva med fredag?")
    make_job(assessment, actor=employer)
    if state != DRAFT:
        workflow.apply(assessment, "send_to_review", actor=employer)
    if state in {READY, SIGNED}:
        documents.finalise(assessment, actor=employer, digest="")
    if state == SIGNED:
        workflow.apply(assessment, "complete", actor=employer)
    return assessment


def url_of(name, assessment):
    arguments = list(ARGUMENTS.get(name, []))
    if name == "casework:answer_remark":
        arguments = [assessment.remarks.get().pk]
    if name == "documents:job":
        arguments = [assessment.jobs.get().uuid]
    return reverse(name, args=[assessment.uuid, *arguments])


def expected(name, person, state, allowed):
    """The codes that may come back."""
    if allowed is None:
        return {405}
    sees = person in READERS or (person == UNINVITED and state == SIGNED)
    if not sees or (name in OF_A_PAPER and state in {DRAFT, REVIEW}):
        return {404}
    if person == UNINVITED:  # reads what is signed; may try to remark, and is told that the paper is locked
        return {"casework:state_position": {404}, "casework:remark": {302, 422}}.get(
            name, {200} if allowed == READERS else {403}
        )
    return FINE if person in allowed else {403}


@pytest.mark.parametrize("state", [DRAFT, REVIEW, READY, SIGNED])
def test_who_comes_in_where(people, state):
    assessment = make_assessment(people, state)
    wrong = []
    for person in PEOPLE:
        client = Client()
        client.force_login(people[person])
        for name, (reading, writing) in MATRIX.items():
            for method, allowed in (("get", reading), ("post", writing)):
                with transaction.atomic():  # what one person may do is undone before the next one tries
                    code = getattr(client, method)(url_of(name, assessment)).status_code
                    transaction.set_rollback(True)
                if code not in expected(name, person, state, allowed):
                    wrong.append((person, method, name, code))
    assert wrong == []


def test_logged_out_is_sent_to_login(people, client):
    assessment = make_assessment(people, DRAFT)
    addresses = [url_of(name, assessment) for name in MATRIX] + [
        reverse(name) for name in FOR_ANYONE_LOGGED_IN | ACCOUNT_WHEN_LOGGED_IN
    ]
    for address in [*addresses, "/admin/", "/admin/accounts/event/", "/admin/finnes-ikke/"]:
        for method in ("get", "post", "put", "delete"):
            response = getattr(client, method)(address)
            assert response.status_code == 302, address
            assert "/login/?next=" in response["Location"], address


def test_anyone_may_ask_whether_a_paper_is_genuine(people, client):
    """Of what nobody has signed nothing is said, not even that it is there."""
    assessment = make_assessment(people, READY)
    address = reverse("documents:verify_link", args=[assessment.uuid])
    for _who in ("logged out", "the employer"):
        assert client.get(reverse("documents:verify")).status_code == 200
        assert client.post(reverse("documents:verify")).status_code == 422
        assert client.get(address).status_code == 404
        client.force_login(people[EMPLOYER])


def test_accounts_pages_open_without_a_login(client):
    for name in ACCOUNT_WHEN_LOGGED_OUT:
        response = client.get(reverse(name, args=ARGUMENTS.get(name)))
        assert response.status_code in {200, 302, 409}, name


def test_pages_for_anyone_logged_in(people, client):
    client.force_login(people[STRANGER])
    for name in FOR_ANYONE_LOGGED_IN | ACCOUNT_WHEN_LOGGED_IN:
        assert client.get(reverse(name)).status_code in {200, 302}, name


def test_roles_do_not_open_the_admin(people, client):
    for person in PEOPLE:
        client.force_login(people[person])
        for address in ("/admin/", "/admin/accounts/user/", "/admin/accounts/event/", "/admin/jsi18n/"):
            assert client.get(address).status_code == 302


def test_the_admin_holds_no_assessments_and_only_shows_the_journal(client):
    client.force_login(make_user("Drift", is_staff=True, is_superuser=True))
    found = {name for name in names(get_resolver()) if name.startswith("admin:")}
    assert not any("casework" in name or "documents" in name for name in found)
    assert client.get("/admin/accounts/event/").status_code == 200
    assert client.get("/admin/accounts/event/add/").status_code == 403


def test_running_the_installation_opens_no_assessment(people, client):
    assessment = make_assessment(people, DRAFT)
    client.force_login(make_user("Drift", is_staff=True, is_superuser=True))
    assert client.get(url_of("casework:detail", assessment)).status_code == 404


def test_a_remark_of_another_assessment_is_not_answered_through_this_one(people, client):
    mine, other = make_assessment(people, DRAFT), make_assessment(people, DRAFT)
    client.force_login(people[EMPLOYER])
    response = client.post(
        reverse("casework:answer_remark", args=[mine.uuid, other.remarks.get().pk]), {"answer": "Feil sted"}
    )
    assert response.status_code == 404
    assert not Remark.objects.exclude(answer="").exists()


def test_an_assessment_is_made_only_where_one_is_employer(people, client):
    here = people[EMPLOYER].memberships.get().workplaces.get()
    for person in set(PEOPLE) - {EMPLOYER}:
        client.force_login(people[person])
        response = client.post(reverse("casework:create"), {"workplace": here.pk, "title": "Snik", "profile": ""})
        assert response.status_code == 422, person
    assert not Assessment.objects.exists()


def test_who_has_lost_the_role_sees_nothing_more(people, client):
    assessment = make_assessment(people, DRAFT)
    assessment.positions.update(statement="", stated_on=None)
    client.force_login(people[INVITED])
    assert "Kveldsvakt" in client.get(reverse("casework:home")).content.decode()
    people[INVITED].memberships.get().delete()
    assert "Kveldsvakt" not in client.get(reverse("casework:home")).content.decode()
    assert client.get(url_of("casework:detail", assessment)).status_code == 404
    assert client.post(url_of("casework:state_position", assessment), {"statement": "agrees"}).status_code == 404


def test_leaving_makes_the_session_worthless(people, client):
    client.force_login(people[EMPLOYER])
    people[EMPLOYER].is_active = False
    people[EMPLOYER].save()
    assert client.get(reverse("casework:home")).status_code == 302

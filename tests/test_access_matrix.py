"""Who comes in where: every address of the application × every role × every state. A new address must be put in here.

To add an address, put **one line** in one of the tables:

- MATRIX, when it is of one assessment (`<uuid>` first): who may read it, who may write to it; `None` where it does not
  answer that method, `set()` for nobody. It is then tried by every role in every state, by roles that were not invited,
  that reach another workplace or another organisation, and by an auditor whose access has ended.
- OF_AN_ORGANISATION, when it is of one organisation (`<orgnr>` first): the same, with roles in all of it.
- FOR_ANYONE_LOGGED_IN, FOR_ANYONE, or, when it hangs on something else (a demand, a survey, an invitation), TESTED_IN
  the file that tries it by every role.

What comes after the first argument is put in ARGUMENTS, as a list or a function of the assessment.
"""

import itertools

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from alenearbeid.accounts.models import MEMBER_ROLES, AccessGrant, Role
from assessments.casework import access
from assessments.casework.models import Assessment, Remark
from tests.accounts.factories import make_user
from tests.town import (
    ADMINISTRATOR,
    ALL,
    DRAFT,
    ELSEWHERE,
    EMPLOYER,
    GRANTED_BESIDE,
    INVITED,
    LATE,
    MEMBERS,
    OUTSIDERS,
    READY,
    REVIEW,
    SIGNED,
    STATES,
    STATING,
    STRANGER,
    TAKING_PART,
    UNINVITED,
    WAS_SIGNED,
    WHOLE,
    grant,
    make_assessment,
)

pytestmark = pytest.mark.django_db
FINE = {200, 302, 409, 422}

MATRIX = {
    "casework:detail": (ALL, None),
    "casework:step": (ALL, {EMPLOYER}),
    "casework:item": (ALL, {EMPLOYER}),
    "casework:change_language": (None, {EMPLOYER}),
    "casework:use_table": (None, {EMPLOYER}),
    "casework:new_version": ({EMPLOYER}, {EMPLOYER}),
    "casework:withdraw": ({EMPLOYER}, {EMPLOYER}),
    "casework:changes": (ALL, None),
    "casework:catalogue_update": (ALL, {EMPLOYER}),
    "casework:send_to_review": (None, {EMPLOYER}),
    "casework:parties": (ALL, None),
    "casework:invite": (None, {EMPLOYER}),
    "casework:invite_new": (None, {EMPLOYER}),
    "casework:remind": (None, {EMPLOYER}),
    "casework:withdraw_invitation": (None, {EMPLOYER}),
    "casework:state_position": (None, STATING),
    "casework:remark": (None, TAKING_PART),
    "casework:reply": (None, TAKING_PART),
    "casework:answer_remark": (None, {EMPLOYER}),
    "casework:withdraw_remark": (None, TAKING_PART),
    "casework:propose_hazard": (None, INVITED),
    "casework:propose_measure": (None, INVITED),
    "casework:decide_proposal": (None, {EMPLOYER}),
    "casework:withdraw_proposal": (None, INVITED),
    "casework:reuse_help": (None, {EMPLOYER}),
    "casework:none_relevant": (None, {EMPLOYER}),
    "casework:factors_low": (None, {EMPLOYER}),
    "journal:assessment": (ALL - {Role.AUDITOR}, None),
    "journal:assessment_csv": (ALL - {Role.AUDITOR}, None),
    "journal:assessment_jsonl": (ALL - {Role.AUDITOR}, None),
    "documents:preview": (ALL, None),
    "documents:finalise": (None, {EMPLOYER}),
    "documents:reopen": (None, {EMPLOYER}),
    "documents:sign": (ALL, ALL),
    "documents:job": ({EMPLOYER}, None),
    "documents:download": (ALL, None),
    "documents:paper": (ALL, None),
    "documents:withhold": ({EMPLOYER}, {EMPLOYER}),
    "documents:redacted": (None, {EMPLOYER}),
}
OF_A_PAPER = {"documents:sign", "documents:download"}  # there is nothing there before the paper is made
OF_ITS_AUTHOR = {"casework:withdraw_remark", "casework:withdraw_proposal"}  # to others of the same role it is not there
OF_AN_ORGANISATION = {
    "organisation:papers": ({EMPLOYER, ADMINISTRATOR}, {EMPLOYER, ADMINISTRATOR}),
    "organisation:logo": ({EMPLOYER, ADMINISTRATOR}, None),
    "organisation:facts": ({EMPLOYER, ADMINISTRATOR}, {EMPLOYER, ADMINISTRATOR}),
    "own:add": ({EMPLOYER, ADMINISTRATOR}, {EMPLOYER, ADMINISTRATOR}),
    "own:import": ({EMPLOYER, ADMINISTRATOR}, {EMPLOYER, ADMINISTRATOR}),
    "own:drop_table": (None, {EMPLOYER, ADMINISTRATOR}),
    "journal:organisation": ({EMPLOYER, ADMINISTRATOR}, None),
    "journal:organisation_csv": ({EMPLOYER, ADMINISTRATOR}, None),
    "journal:organisation_jsonl": ({EMPLOYER, ADMINISTRATOR}, None),
}
FOR_ANYONE_LOGGED_IN = {"casework:home", "casework:create"}
FOR_ANYONE = {
    *("documents:verify", "documents:verify_link"),  # whoever holds a paper may ask whether it is genuine
    *("catalogue:index", "catalogue:profiles", "catalogue:profile", "catalogue:hazards", "catalogue:hazard"),
    *("catalogue:measures", "catalogue:measure", "catalogue:law", "catalogue:legal_source"),  # public knowledge
    *("catalogue:background", "catalogue:background_page"),
}
ACCOUNT_WHEN_LOGGED_OUT = {
    *("account_login", "account_logout", "account_inactive", "account_signup", "account_confirm_email"),
    *("account_email_verification_sent", "account_reset_password", "account_reset_password_done"),
    *("account_reset_password_from_key", "account_reset_password_from_key_done", "account_confirm_login_code"),
    *("mfa_authenticate", "mfa_login_webauthn"),
}
ACCOUNT_WHEN_LOGGED_IN = {
    *("account_change_password", "account_set_password", "account_email", "account_reauthenticate", "mfa_index"),
    *("mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"),
}
TESTED_IN = {
    "tests/casework/test_survey_pages.py": {
        *("casework:surveys", "casework:new_survey", "casework:survey", "casework:close_survey"),
        *("casework:attach_survey", "casework:detach_survey", "casework:answer_survey", "casework:survey_thanks"),
        "documents:survey_poster",
    },
    "tests/accounts/test_security.py": {
        *("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_reauthenticate"),
        *("mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_reauthenticate_webauthn", "socialaccount_disconnect"),
    },
    "tests/casework/test_own_pages.py": {
        *("own:index", "own:entries", "own:change", "own:set_use", "own:file", "own:table"),
    },
    "tests/accounts/test_languages.py": {"people:language"},
    "tests/accounts/test_oidc.py": {"openid_connect_login", "openid_connect_callback"},
    "tests/accounts/test_people.py and the files beside it": {
        *("people:people", "people:change", "people:invite", "people:invitations", "people:resend", "people:revoke"),
        *("people:grants", "people:give_grant", "people:resend_grant", "people:revoke_grant"),
        *("people:switch", "people:choose", "people:mine", "people:leave", "people:delete_account", "people:accept"),
    },
    "tests/casework/test_demand_doors.py": {
        *("casework:demands", "casework:new_demand", "casework:demand", "casework:accept_demand"),
        *("casework:decline_demand", "casework:withdraw_demand", "casework:demand_letter"),
        *("casework:demand_notified", "casework:demand_council", "casework:stops", "casework:new_stop"),
        *("casework:stop", "casework:end_stop", "casework:answer_stop", "casework:new_consultation"),
        *("casework:use_consultation", "casework:consultation", "casework:change_consultation"),
        "casework:confirm_consultation",
    },
    "tests/accounts/test_organisation.py and test_signup.py": {
        *("organisation:overview", "organisation:workplaces", "organisation:add_workplace"),
        *("organisation:change_workplace", "organisation:remove_workplace", "organisation:areas"),
        *("organisation:change_area", "organisation:remove_area", "organisation:register", "organisation:ask_to_join"),
    },
    "tests/oversight/": {
        *("oversight:overview", "oversight:picture", "oversight:compare", "oversight:csv", "oversight:xlsx"),
        *("oversight:papers", "oversight:bundle", "oversight:download"),
    },
}
ARGUMENTS = {
    "casework:step": ["arbeidet"],
    "casework:item": ["fysisk", "fy_kulde"],
    "casework:none_relevant": ["fysisk"],
    "casework:remind": lambda assessment: [assessment.positions.first().pk],
    "casework:withdraw_invitation": lambda assessment: [assessment.positions.first().pk],
    "casework:answer_remark": lambda assessment: [assessment.remarks.first().pk],
    "casework:reply": lambda assessment: [assessment.remarks.first().pk],
    "casework:withdraw_remark": lambda assessment: [assessment.remarks.first().pk],
    "casework:decide_proposal": lambda assessment: [assessment.proposals.first().pk],
    "casework:withdraw_proposal": lambda assessment: [assessment.proposals.first().pk],
    "own:add": ["farer"],
    "documents:paper": ["plakat"],
    "documents:job": lambda assessment: [assessment.jobs.first().uuid],
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
        *OF_AN_ORGANISATION,
        *FOR_ANYONE,
        *FOR_ANYONE_LOGGED_IN,
        *ACCOUNT_WHEN_LOGGED_OUT,
        *ACCOUNT_WHEN_LOGGED_IN,
        *itertools.chain(*TESTED_IN.values()),
    }


def url_of(name, assessment):
    arguments = ARGUMENTS.get(name, [])
    return reverse(name, args=[assessment.uuid, *(arguments(assessment) if callable(arguments) else arguments)])


def expected(name, person, state, allowed):
    """The codes that may come back."""
    signed = state in WAS_SIGNED
    role = Role.UNION_REP if person == UNINVITED else person
    sees = person in {EMPLOYER, ADMINISTRATOR} or signed or person in INVITED
    if person in OUTSIDERS or not sees or (name in OF_A_PAPER and state in {DRAFT, REVIEW}):
        return {404}
    if role not in allowed:
        return {403}
    if name in OF_ITS_AUTHOR and person != Role.SAFETY_REP:
        return {404}
    if name == "casework:state_position" and person == UNINVITED:
        return {403, 404}  # has a role that states, and was not asked to
    return FINE


def answer(client, method, address):
    """What one person may do is undone before the next one tries."""
    with transaction.atomic():
        code = getattr(client, method)(address).status_code
        transaction.set_rollback(True)
    return code


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("state", STATES)
def test_who_comes_in_where(town, quick_papers, no_pages, state):
    assessment = make_assessment(town, state)
    addresses = {name: url_of(name, assessment) for name in MATRIX}
    wrong = []
    for person, user in town.people.items():
        if person in OUTSIDERS and state not in {DRAFT, SIGNED}:
            continue  # they stand outside the door, which asks for nothing but whether it has been signed
        client = logged_in(user)
        for name, methods in MATRIX.items():
            for method, allowed in zip(("get", "post"), methods, strict=True):
                if allowed is None:
                    continue
                code = answer(client, method, addresses[name])
                if code not in expected(name, person, state, allowed):
                    wrong.append((str(person), method, name, code))
    assert wrong == []


def test_a_method_that_is_not_answered_is_told_of(town, quick_papers):
    assessment = make_assessment(town)
    client = logged_in(town.people[EMPLOYER])
    for name, methods in MATRIX.items():
        for method, allowed in zip(("get", "post"), methods, strict=True):
            if allowed is None:
                assert answer(client, method, url_of(name, assessment)) == 405, (method, name)


def test_every_role_in_every_scope_invited_or_not(town, quick_papers):
    """The door itself: DESIGN § 9, without a page around it. And the lists say the same."""
    people = {(role, scope): town.member(role, scope) for role in MEMBER_ROLES for scope in town.scopes}
    auditors = {scope: town.auditor("Revisor", workplaces) for scope, workplaces in town.scopes.items()}
    for state in STATES:
        assessment, signed, wrong = make_assessment(town, state), state in WAS_SIGNED, []
        for (role, scope), user in people.items():
            reaches = {role} if scope != ELSEWHERE else set()
            uninvited = reaches if signed or role in {EMPLOYER, ADMINISTRATOR} else set()
            if held(user, assessment) != uninvited:
                wrong.append((state, role, scope))
            if party := access.PARTY_OF_ROLE.get(role):
                assessment.positions.create(organisation=town.organisation, user=user, name="x", role=party)
                if held(user, assessment) != reaches:
                    wrong.append((state, role, scope, "invited"))
        for scope, user in auditors.items():
            if held(user, assessment) != ({Role.AUDITOR} if signed and scope != ELSEWHERE else set()):
                wrong.append((state, Role.AUDITOR, scope))
        assert wrong == []


def held(user, assessment):
    roles = access.roles_for(user, assessment)
    if assessment.state in {DRAFT, SIGNED}:
        assert access.visible_to(user).filter(pk=assessment.pk).exists() == bool(roles)
    return roles


@pytest.mark.parametrize(
    "changes",
    [
        {"revoked_at": timezone.now()},
        {"starts_on": "2099-01-01", "ends_on": "2099-12-31"},
        {"starts_on": "2020-01-01", "ends_on": "2020-12-31"},
        {"auditor": None, "accepted_at": None},
    ],
    ids=["revoked", "not begun", "over", "not accepted"],
)
def test_access_from_outside_that_is_not_in_force_opens_nothing(town, quick_papers, changes):
    assessment = make_assessment(town, SIGNED)
    auditor = make_user("Revisor")
    made = grant(town.organisation, auditor)
    assert held(auditor, assessment) == {Role.AUDITOR}
    AccessGrant.objects.filter(pk=made.pk).update(**changes)
    assert held(auditor, assessment) == set()


def test_the_organisations_own_pages(town):
    wrong = []
    for person, user in town.people.items():
        client = logged_in(user)
        for name, methods in OF_AN_ORGANISATION.items():
            address = reverse(name, args=[town.organisation.orgnr, *ARGUMENTS.get(name, [])])
            for method, allowed in zip(("get", "post"), methods, strict=True):
                code = 405 if allowed is None else answer(client, method, address)
                if code not in expected_of_organisation(person, allowed):
                    wrong.append((str(person), method, name, code))
    assert wrong == []


def expected_of_organisation(person, allowed):
    """Only a role in all of the organisation changes what it decides."""
    if allowed is None:
        return {405}
    if person in {STRANGER, LATE, GRANTED_BESIDE, Role.AUDITOR}:
        return {404}
    whole = MEMBERS.get(person) == WHOLE
    return FINE | ({404} if person == ADMINISTRATOR else set()) if person in allowed and whole else {403}


def test_logged_out_is_sent_to_login(town, quick_papers, client):
    assessment = make_assessment(town)
    addresses = [
        *(url_of(name, assessment) for name in MATRIX),
        *(reverse(name, args=[town.organisation.orgnr, *ARGUMENTS.get(name, [])]) for name in OF_AN_ORGANISATION),
        *(reverse(name) for name in FOR_ANYONE_LOGGED_IN | ACCOUNT_WHEN_LOGGED_IN),
    ]
    for address in [*addresses, "/admin/", "/admin/accounts/event/", "/admin/finnes-ikke/"]:
        for method in ("get", "post", "put", "delete"):
            response = getattr(client, method)(address)
            assert response.status_code == 302, address
            assert "/login/?next=" in response["Location"], address


def test_anyone_may_ask_whether_a_paper_is_genuine(town, quick_papers, client):
    """Of what nobody has signed nothing is said, not even that it is there."""
    assessment = make_assessment(town, READY)
    address = reverse("documents:verify_link", args=[assessment.uuid])
    for _who in ("logged out", "the employer"):
        assert client.get(reverse("documents:verify")).status_code == 200
        assert client.post(reverse("documents:verify")).status_code == 422
        assert client.get(address).status_code == 404
        client.force_login(town.people[EMPLOYER])


def test_accounts_pages_open_without_a_login(client):
    for name in ACCOUNT_WHEN_LOGGED_OUT:
        response = client.get(reverse(name, args=ARGUMENTS.get(name)))
        assert response.status_code in {200, 302, 409}, name


def test_pages_for_anyone_logged_in(people, client):
    client.force_login(people[STRANGER])
    for name in FOR_ANYONE_LOGGED_IN | ACCOUNT_WHEN_LOGGED_IN:
        assert client.get(reverse(name)).status_code in {200, 302}, name


def test_a_remark_of_another_assessment_is_not_answered_through_this_one(town, client):
    mine, other = make_assessment(town), make_assessment(town)
    client.force_login(town.people[EMPLOYER])
    response = client.post(
        reverse("casework:answer_remark", args=[mine.uuid, other.remarks.get().pk]), {"answer": "Feil sted"}
    )
    assert response.status_code == 404
    assert not Remark.objects.exclude(answer="").exists()


def test_an_assessment_is_made_only_where_one_is_employer(town, client):
    snooping = {"workplace": town.here.pk, "title": "Snik", "profile": ""}
    for person in set(town.people) - {EMPLOYER}:
        client.force_login(town.people[person])
        response = client.post(reverse("casework:create"), snooping)
        assert response.status_code == 422, person
    assert not Assessment.objects.exists()


def test_leaving_makes_the_session_worthless(people, client):
    client.force_login(people[EMPLOYER])
    people[EMPLOYER].is_active = False
    people[EMPLOYER].save()
    assert client.get(reverse("casework:home")).status_code == 302

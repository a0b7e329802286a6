"""Asked in by e-mail: the link, with and without an account, and every way it can be too late or the wrong person."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts import tokens
from alenearbeid.accounts.models import Event, Invitation, Membership, Role, User
from alenearbeid.accounts.people import invitations
from tests.accounts.factories import PASSWORD, make_membership, make_user, make_workplace
from tests.documents.steps import run_jobs
from tests.threads import at_once

pytestmark = pytest.mark.django_db
NEW = {"name": "Kari Nordmann", "password1": PASSWORD, "password2": PASSWORD}


def link_in(mailoutbox) -> str:
    """The link of the newest mail."""
    run_jobs()
    return re.search(r"/invitasjon/\S+/", mailoutbox[-1].body)[0]


def make_invitation(actor, organisation, **fields):
    values = {"email": "kari@example.org", "name": "Kari", "role": Role.WORKER, "workplaces": (), "language": "nb"}
    return invitations.invite(organisation=organisation, actor=actor, **{**values, **fields})


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def invite_url(organisation):
    return reverse("people:invite", args=[organisation.orgnr])


def answers(**fields):
    return {"email": "kari@example.org", "name": "", "role": "worker", "extent": "all", "language": "nb", **fields}


def test_it_works(client, alice, organisation, workplace, invite_url, mailoutbox):
    client.force_login(alice)
    data = answers(role="safety_rep", extent="some", workplaces=[workplace.pk])
    assert client.post(invite_url, data).status_code == 302
    client.logout()
    link = link_in(mailoutbox)
    page = client.get(link)
    assert "Fjordbyen omsorg AS" in text(page)
    assert "Verneombud" in text(page)
    assert not User.objects.filter(email="kari@example.org").exists()  # mail programs open links too
    answer = client.post(link, NEW)
    assert answer.url == reverse("casework:home")
    kari = User.objects.get(email="kari@example.org")
    assert client.session["_auth_user_id"] == str(kari.pk)
    membership = kari.memberships.get()
    assert membership.role == Role.SAFETY_REP
    assert list(membership.workplaces.all()) == [workplace]
    assert client.get(link).status_code == 302  # the second tab
    whats = ["invitation.made", "invitation.accepted", "membership.granted"]
    assert list(Event.objects.filter(what__in=whats, number__gt=2).values_list("what", flat=True))[-3:] == whats
    client.logout()
    assert client.post(reverse("account_login"), {"login": kari.email, "password": PASSWORD}).status_code == 302


def test_only_a_digest_of_the_link_is_stored(alice, organisation, mailoutbox):
    invitation = make_invitation(alice, organisation)
    token = link_in(mailoutbox).split("/")[2]
    row = Invitation.objects.values().get(pk=invitation.pk)
    assert token not in str(row)
    assert row["token_digest"] == tokens.digest(token)
    assert not Event.objects.filter(detail__icontains=token).exists()


def test_whoever_has_an_account_logs_in_and_confirms(client, alice, organisation, mailoutbox):
    kari = make_user("Kari", email="kari@example.org")
    make_invitation(alice, organisation)
    link = link_in(mailoutbox)
    page = client.get(link).content.decode()
    assert f"{reverse('account_login')}?next={link}" in page
    client.post(link, NEW)  # makes no second account
    assert User.objects.filter(email="kari@example.org").count() == 1
    client.force_login(kari)
    assert "Godta" in text(client.get(link))
    assert not kari.memberships.exists()
    assert client.post(link).status_code == 302
    assert kari.memberships.get().role == Role.WORKER


def test_logged_in_as_somebody_else(client, alice, bob, organisation, mailoutbox):
    invitation = make_invitation(alice, organisation)
    with pytest.raises(invitations.Refused):
        invitations.accept(invitation, user=bob)
    link = link_in(mailoutbox)
    client.force_login(bob)
    page = client.get(link)
    assert "Du er logget inn som Bob Berg" in text(page)
    assert reverse("account_logout") in page.content.decode()
    assert client.post(link).status_code == 403
    assert not Membership.objects.filter(role=Role.WORKER).exists()


@pytest.mark.parametrize("how", ["unknown", "expired", "revoked", "accepted", "sent again"])
def test_a_link_that_opens_nothing_says_what_to_do(client, alice, organisation, mailoutbox, how):
    invitation = make_invitation(alice, organisation)
    link = link_in(mailoutbox)
    if how == "unknown":
        link = link[:-3] + "/"
    elif how == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif how == "revoked":
        invitations.revoke(invitation, actor=alice)
    elif how == "accepted":
        invitations.accept(invitation, user=make_user("Kari", email="kari@example.org"))
    else:
        invitations.resend(invitation, actor=alice)
    before = Membership.objects.count()
    for answer in (client.get(link), client.post(link, NEW)):
        assert answer.status_code == (404 if how in {"unknown", "sent again"} else 410)
        words = {
            "expired": "om å sende invitasjonen på nytt",
            "revoked": "trukket den tilbake",
            "accepted": "logger du",
        }
        assert words.get(how, "nyeste e-posten") in text(answer)
    assert Membership.objects.count() == before


def test_sent_again_the_new_link_works_and_time_starts_anew(client, alice, organisation, mailoutbox):
    invitation = make_invitation(alice, organisation)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    client.force_login(alice)
    again = reverse("people:resend", args=[organisation.orgnr, invitation.pk])
    client.post(again)
    client.logout()
    assert client.post(link_in(mailoutbox), NEW).status_code == 302
    client.force_login(alice)
    for _ in range(4):
        client.post(again)
    assert len(mailoutbox) == 1  # the first was never sent, and those after «accepted» are refused


def test_trying_many_links_is_slowed_down(client, db):
    codes = {client.post(f"/invitasjon/{number}/").status_code for number in range(32)}
    assert codes == {404, 429}


def test_the_person_chooses_a_usable_password(client, alice, organisation, mailoutbox):
    make_invitation(alice, organisation)
    link = link_in(mailoutbox)
    for wrong in ({"password1": "kort", "password2": "kort"}, {"password2": "noe-helt-annet-2026"}, {"name": ""}):
        answer = client.post(link, {**NEW, **wrong})
        assert answer.status_code == 422
        assert "Rett disse feilene" in text(answer)
    assert not User.objects.filter(email="kari@example.org").exists()


def test_what_is_refused_when_inviting(client, alice, bob, organisation, workplace, invite_url):
    client.force_login(alice)
    make_membership(make_user("Siv", email="siv@example.org"), organisation, Role.WORKER, workplaces=[workplace])
    make_invitation(alice, organisation, email="per@example.org")
    elsewhere = make_workplace(name="Et annet sted")
    for data, words in (
        (answers(email=alice.email), "kan ikke invitere deg selv"),
        (answers(email=bob.email, role="safety_rep"), "har allerede denne rollen"),
        (answers(email="siv@example.org", extent="some", workplaces=[workplace.pk]), "har allerede denne rollen"),
        (answers(email="PER@example.org"), "allerede invitert"),
        (answers(extent="some"), "minst ett arbeidssted"),
        (answers(extent=""), "Hvor gjelder det?"),
        (answers(extent="some", workplaces=[elsewhere.pk]), "Arbeidssteder"),
        (answers(role="auditor"), "Rolle"),
        (answers(email="a@b\r\nBcc: alle@example.org"), "E-post"),
        (answers(name="K\x07ari"), "spesialtegn"),
    ):
        answer = client.post(invite_url, data)
        assert answer.status_code == 422, data
        assert words in text(answer), data
    assert Invitation.objects.count() == 1


def test_more_workplaces_are_added_to_the_role_one_has(alice, organisation, workplace):
    siv = make_user("Siv", email="siv@example.org")
    other = make_workplace(organisation, "Nordsiden")
    make_membership(siv, organisation, Role.WORKER, workplaces=[workplace])
    invitation = make_invitation(alice, organisation, email="siv@example.org", workplaces=[other])
    invitations.accept(invitation, user=siv)
    assert set(siv.memberships.get().workplaces.all()) == {workplace, other}
    invitations.accept(make_invitation(alice, organisation, email="siv@example.org"), user=siv)
    assert not siv.memberships.get().workplaces.exists()  # the whole organisation


def test_an_employer_as_safety_rep_is_asked_about(client, alice, organisation, invite_url):
    boss = make_user("Berit Boss")
    make_membership(boss, organisation, Role.EMPLOYER)
    client.force_login(alice)
    data = answers(email=boss.email.upper(), role="safety_rep")
    answer = client.post(invite_url, data)
    assert answer.status_code == 422
    assert "arbeidsmiljøloven § 6-2 første ledd" in text(answer)
    assert client.post(invite_url, {**data, "knows_both": "on"}).status_code == 302


def test_a_manager_of_some_workplaces_invites_the_parties_there_only(client, organisation, workplace, invite_url):
    manager, other = make_user("Mona"), make_workplace(organisation, "Nordsiden")
    below = make_workplace(parent=workplace, name="Fløy B")
    make_membership(manager, organisation, Role.EMPLOYER, workplaces=[workplace])
    client.force_login(manager)
    page = client.get(invite_url).content.decode()
    assert "Hele virksomheten" not in page
    assert 'value="administrator"' not in page
    for wrong in (
        {"workplaces": [other.pk]},
        {"workplaces": []},
        {"workplaces": [below.pk], "role": "employer"},
    ):
        assert client.post(invite_url, answers(extent="all", **wrong)).status_code == 422
    assert client.post(invite_url, answers(workplaces=[below.pk])).status_code == 302
    with pytest.raises(invitations.Refused):
        make_invitation(manager, organisation, email="ny@example.org")
    hers, others = Invitation.objects.get(), make_invitation(other_boss(organisation), organisation, email="x@y.no")
    listed = client.get(reverse("people:invitations", args=[organisation.orgnr])).content.decode()
    assert hers.email in listed
    assert others.email not in listed
    for pk, code in ((others.pk, 403), (hers.pk, 302), (10**9, 404)):
        assert client.post(reverse("people:revoke", args=[organisation.orgnr, pk])).status_code == code


def test_a_manager_of_some_workplaces_opens_nobody_elses_wider_offer_again(organisation, workplace):
    """Asked into a draft of hers, it hangs on the invitation that is there already; reminding sends that one again."""
    manager = make_user("Mona")
    make_membership(manager, organisation, Role.EMPLOYER, workplaces=[workplace])
    wide = make_invitation(other_boss(organisation), organisation, role=Role.SAFETY_REP)
    with pytest.raises(invitations.Refused, match="Du kan ikke gi denne rollen her"):
        invitations.resend(wide, actor=manager)


def other_boss(organisation):
    boss = make_user("Sjef")
    make_membership(boss, organisation, Role.ADMINISTRATOR)
    return boss


@pytest.mark.django_db(transaction=True)
def test_accepted_in_two_tabs_at_once_it_is_given_once(alice, organisation):
    kari = make_user("Kari", email="kari@example.org")
    invitation = make_invitation(alice, organisation)
    results = at_once(*[lambda: invitations.accept(invitation, user=kari)] * 2)
    assert [result.pk for result in results] == [kari.memberships.get().pk] * 2
    assert Event.objects.filter(what="invitation.accepted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_accepted_while_it_is_revoked_only_one_happens(alice, organisation):
    kari = make_user("Kari", email="kari@example.org")
    invitation = make_invitation(alice, organisation)
    at_once(lambda: invitations.accept(invitation, user=kari), lambda: invitations.revoke(invitation, actor=alice))
    invitation.refresh_from_db()
    assert bool(invitation.accepted_at) != bool(invitation.revoked_at)
    assert kari.memberships.exists() == bool(invitation.accepted_at)


def test_who_no_longer_manages_roles_has_not_given_one(alice, organisation):
    """Somebody else sends it again, and answers for it."""
    invitation = make_invitation(alice, organisation)
    new = make_user("Ny Person", email=invitation.email)
    boss = make_user("Bjarne Bestyrer")
    make_membership(boss, organisation, Role.ADMINISTRATOR)
    alice.memberships.get().delete()
    with pytest.raises(invitations.Refused, match="styrer ikke lenger"):
        invitations.accept(invitation, user=new)
    assert not new.memberships.exists()
    invitations.accept(invitations.resend(invitation, actor=boss), user=new)
    assert new.memberships.exists()


def test_a_new_account_speaks_the_language_of_the_page_it_was_made_on(client, alice, organisation, mailoutbox):
    """The mail was in the inviter's guess. Whoever reads the page in another language goes on in it."""
    make_invitation(alice, organisation, language="nb")
    client.post(link_in(mailoutbox), NEW, headers={"accept-language": "en-GB"})
    assert User.objects.get(email="kari@example.org").language == "en"

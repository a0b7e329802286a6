"""The admin: closed to all but staff, and no way around the journal."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth import SESSION_KEY
from django.urls import reverse

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Event, Membership, Organisation, Role, User, Workplace
from tests.town import make_assessment

from .factories import PASSWORD, make_membership, make_organisation, make_user, make_workplace, random_orgnr

PAGES = ["user", "organisation", "workplace", "membership", "event"]


@pytest.fixture
def staff(client, db):
    user = make_user("Stine Staff", is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def page(model, action, *args):
    return reverse(f"admin:accounts_{model}_{action}", args=args)


@pytest.mark.ignore_template_errors  # the templates are Django's own
@pytest.mark.parametrize("model", PAGES)
def test_it_works(client, staff, alice, workplace, model):
    row = {"user": alice, "organisation": workplace.organisation, "workplace": workplace}.get(model)
    row = row or {"membership": Membership, "event": Event}[model].objects.first()
    assert client.get(page(model, "changelist"), {"q": "a"}).status_code == 200
    assert client.get(page(model, "change", row.pk)).status_code == 200
    assert client.get(page(model, "add")).status_code == (403 if model == "event" else 200)


@pytest.mark.parametrize("url", ["/admin/", "/admin/login/", "/admin/accounts/user/"])
def test_logged_out_goes_to_our_login(client, db, url):
    response = client.get(url, follow=True)
    assert response.redirect_chain[-1][0].startswith("/konto/login/?next=")


def test_the_admins_own_login_form_takes_no_password(client, db):
    staff = make_user("Stine Staff", is_staff=True)
    client.post("/admin/login/", {"username": staff.email, "password": PASSWORD})
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize("url", ["/admin/", "/admin/accounts/organisation/add/"])
def test_closed_to_those_who_are_not_staff(client, alice, url):
    client.force_login(alice)
    assert client.get(url, follow=True).status_code == 403


def test_no_role_opens_it(people, client):
    for user in people.values():
        client.force_login(user)
        for address in ("/admin/", "/admin/accounts/user/", "/admin/accounts/event/", "/admin/jsi18n/"):
            assert client.get(address).status_code == 302


def test_it_holds_no_assessments(client, staff):
    assert not any(
        "casework" in model._meta.label or "documents" in model._meta.label for model in admin.site._registry
    )


def test_running_the_installation_opens_no_assessment(town, client, staff):
    assert client.get(reverse("casework:detail", args=[make_assessment(town).uuid])).status_code == 404


def test_a_new_person_can_log_in(client, staff):
    data = {"email": "Ny@Example.org", "name": "Ny"}
    response = client.post(page("user", "add"), data | {"password1": PASSWORD, "password2": PASSWORD})
    assert response.status_code == 302
    assert EmailAddress.objects.get(email="ny@example.org").verified
    client.logout()
    client.post("/konto/login/", {"login": "ny@example.org", "password": PASSWORD})
    assert SESSION_KEY in client.session


def test_an_address_confirmed_by_another_is_refused(client, staff, alice):
    EmailAddress.objects.create(user=alice, email="annen@example.org", verified=True)
    data = {"email": "annen@example.org", "name": "Ny", "password1": PASSWORD, "password2": PASSWORD}
    response = client.post(page("user", "add"), data)
    assert "har bekreftet denne e-postadressen" in response.content.decode()
    assert not User.objects.filter(name="Ny").exists()


def test_an_organisation_is_made_and_changed_with_a_trace(client, staff):
    data = {"name": "Nytt AS", "orgnr": random_orgnr()}
    client.post(page("organisation", "add"), data)
    organisation = Organisation.objects.get()
    assert organisation.has_works_council is None
    client.post(page("organisation", "change", organisation.pk), data | {"employees": "7"})
    organisation.refresh_from_db()
    assert organisation.employees == 7
    assert list(organisation.events.values_list("what", "actor_name", "detail")) == [
        ("organisation.created", "Stine Staff", data),
        ("organisation.changed", "Stine Staff", {"employees": "7"}),
    ]
    assert journal.verify(organisation) == []


def test_a_wrong_number_is_explained(client, staff):
    response = client.post(page("organisation", "add"), {"name": "Nytt AS", "orgnr": "974 760 672"})
    assert "kontrollsifferet stemmer ikke" in response.content.decode()


def test_a_workplace_is_made_and_moved_and_removed(client, staff, workplace):
    organisation = workplace.organisation
    client.post(page("workplace", "add"), {"organisation": organisation.pk, "name": "Ny", "kind": "site"})
    new = Workplace.objects.get(name="Ny")
    client.post(page("workplace", "change", new.pk), {"name": "Ny", "kind": "site", "parent": workplace.pk})
    new.refresh_from_db()
    assert new.parent == workplace
    client.post(page("workplace", "delete", workplace.pk), {"post": "yes"})
    assert Workplace.objects.filter(pk=workplace.pk).exists()
    client.post(page("workplace", "delete", new.pk), {"post": "yes"})
    assert list(organisation.events.values_list("what", flat=True))[2:] == [
        "workplace.created",
        "workplace.changed",
        "workplace.removed",
    ]


def test_a_role_with_scope_is_given_changed_and_taken(client, staff, alice, workplace):
    organisation = workplace.organisation
    data = {"user": alice.pk, "organisation": organisation.pk, "role": Role.SAFETY_REP, "scope": [workplace.pk]}
    client.post(page("membership", "add"), data)
    membership = Membership.objects.get(role=Role.SAFETY_REP)
    assert list(membership.workplaces.all()) == [workplace]
    client.post(page("membership", "change", membership.pk), {})
    assert list(membership.workplaces.all()) == []
    client.post(page("membership", "delete", membership.pk), {"post": "yes"})
    assert list(organisation.events.values_list("what", flat=True))[-3:] == [
        "membership.granted",
        "membership.scope_changed",
        "membership.revoked",
    ]


def test_taking_many_roles_at_once_leaves_a_trace(client, staff, alice, bob, organisation):
    data = {"action": "delete_selected", "_selected_action": [m.pk for m in Membership.objects.all()], "post": "yes"}
    client.post(page("membership", "changelist"), data)
    assert not Membership.objects.exists()
    assert organisation.events.filter(what="membership.revoked").count() == 2


def test_another_organisations_workplace_is_refused_as_scope(client, staff, alice, organisation):
    stranger = make_workplace(make_organisation("Et annet sted AS"))
    data = {"user": alice.pk, "organisation": organisation.pk, "role": Role.SAFETY_REP, "scope": [stranger.pk]}
    response = client.post(page("membership", "add"), data)
    assert "må høre til virksomheten" in response.content.decode()
    membership = make_membership(alice, organisation, Role.SAFETY_REP)
    client.post(page("membership", "change", membership.pk), {"scope": [stranger.pk]})
    assert not membership.workplaces.exists()


@pytest.mark.parametrize(("model", "row"), [("user", User), ("organisation", Organisation), ("event", Event)])
def test_what_history_stands_on_is_not_deleted(client, staff, alice, model, row):
    row = row.objects.first()
    assert client.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert type(row).objects.filter(pk=row.pk).exists()


def test_the_journal_is_only_read(client, staff, organisation):
    event = organisation.events.get()
    assert client.post(page("event", "change", event.pk), {"what": "x"}).status_code == 403
    assert client.post(page("event", "add"), {"what": "x"}).status_code == 403

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError

from alenearbeid.accounts import journal, services
from alenearbeid.accounts.models import Membership, Role, User

from .factories import make_membership, make_user, make_workplace


def happened(organisation):
    return list(organisation.events.order_by("number").values_list("what", flat=True))


def test_it_works(organisation, alice, bob):
    place = services.create_workplace(organisation=organisation, name="Solsiden", actor=alice)
    role = services.grant_membership(user=bob, organisation=organisation, role=Role.EMPLOYER, actor=alice)
    services.change_scope(role, workplaces=[place], actor=alice)
    services.revoke_membership(role, actor=alice)
    assert happened(organisation)[3:] == [
        "workplace.created",
        "membership.granted",
        "membership.scope_changed",
        "membership.revoked",
    ]
    last = organisation.events.last()
    assert (last.actor_name, last.actor_role) == ("Alice Andersen", "employer")
    assert last.detail == {
        "user": bob.pk,
        "name": "Bob Berg",
        "role": "employer",
        "workplaces": [{"id": place.pk, "name": "Solsiden"}],
    }
    assert journal.verify(organisation) == []


def test_a_changed_organisation(organisation, alice):
    organisation.employees, organisation.name = 12, "Nytt navn AS"
    services.change_organisation(organisation, changed=["name", "employees"], actor=alice)
    organisation.refresh_from_db()
    assert (organisation.employees, organisation.name) == (12, "Nytt navn AS")
    assert organisation.events.last().detail == {"employees": "12", "name": "Nytt navn AS"}


def test_a_moved_and_a_removed_workplace(organisation, alice):
    top, place = make_workplace(organisation, "Øverst"), make_workplace(organisation)
    place.parent = top
    services.change_workplace(place, changed=["parent"], actor=alice)
    services.remove_workplace(place, actor=alice)
    assert happened(organisation)[-2:] == ["workplace.changed", "workplace.removed"]


def test_what_is_refused_is_not_journalled(organisation, alice):
    before = happened(organisation)
    with pytest.raises(ValidationError):
        make_membership(alice, organisation, Role.EMPLOYER)
    with pytest.raises(ValidationError):
        services.create_workplace(organisation=organisation, name="", actor=alice)
    assert happened(organisation) == before
    assert Membership.objects.count() == 1


def test_a_new_user_has_a_confirmed_address(db):
    user = make_user(email="Kari@Firma.no")
    address = EmailAddress.objects.get()
    assert (address.user, address.email, address.verified, address.primary) == (user, "kari@firma.no", True, True)


def test_a_new_address_replaces_the_old_one(alice):
    alice.email = "alice@new.example"
    alice.save(update_fields=["email"])
    services.confirm_email(alice)
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [("alice@new.example", True, True)]


def test_an_address_somebody_else_typed_in_is_given_to_its_owner(alice):
    EmailAddress.objects.create(user=alice, email="dina@example.org", verified=False)
    dina = make_user("Dina", email="dina@example.org")
    assert EmailAddress.objects.get(email="dina@example.org").user == dina


def test_an_address_somebody_else_has_confirmed_is_refused(alice):
    EmailAddress.objects.create(user=alice, email="dina@example.org", verified=True)
    with pytest.raises(ValidationError, match="bekreftet denne"):
        make_user("Dina", email="dina@example.org")
    assert User.objects.count() == 1

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from alenearbeid.accounts import selectors, services
from alenearbeid.accounts.models import Role, User, Workplace
from alenearbeid.accounts.people import standing

from .factories import make_membership, make_organisation, make_user, make_workplace

EMPLOYER, SAFETY_REP = Role.EMPLOYER, Role.SAFETY_REP


@pytest.fixture
def tree(organisation):
    """home → {ground → kitchen, first}; and another beside it."""
    home = make_workplace(organisation, "Sykehjemmet")
    ground = make_workplace(parent=home, name="Første etasje")
    kitchen = make_workplace(parent=ground, name="Kjøkkenet")
    first = make_workplace(parent=home, name="Andre etasje")
    beside = make_workplace(organisation, "Hjemmetjenesten")
    return {"home": home, "ground": ground, "kitchen": kitchen, "first": first, "beside": beside}


def reached(user, tree, role):
    """The same question asked both ways must have one answer."""
    below = set(selectors.workplaces_for(user, [role]))
    above = {place for place in tree.values() if role in selectors.roles_in(user, place)}
    assert below == above
    assert {place for place in tree.values() if user in selectors.people_with([role], place)} == above
    return {name for name, place in tree.items() if place in above}


def test_no_scope_is_the_whole_organisation(tree, alice):
    assert reached(alice, tree, EMPLOYER) == set(tree)
    assert reached(alice, tree, SAFETY_REP) == set()


def test_a_stranger_reaches_nothing(tree, charlie):
    assert reached(charlie, tree, EMPLOYER) == set()


def test_a_scope_covers_what_is_below_and_nothing_else(tree, organisation):
    dina = make_user("Dina")
    make_membership(dina, organisation, SAFETY_REP, workplaces=[tree["ground"]])
    assert reached(dina, tree, SAFETY_REP) == {"ground", "kitchen"}


def test_two_scopes_and_two_roles(tree, organisation, bob):
    make_membership(bob, organisation, EMPLOYER, workplaces=[tree["kitchen"], tree["beside"]])
    assert reached(bob, tree, EMPLOYER) == {"kitchen", "beside"}
    assert selectors.roles_in(bob, tree["kitchen"]) == {EMPLOYER, SAFETY_REP}
    assert selectors.roles_in(bob, tree["first"]) == {SAFETY_REP}


def test_each_answer_is_one_query_or_two(tree, alice, django_assert_num_queries):
    with django_assert_num_queries(1):
        selectors.roles_in(alice, tree["kitchen"])
    with django_assert_num_queries(2):
        assert len(selectors.workplaces_for(alice, Role)) == len(tree)


def test_what_is_held_is_read_once_where_it_is_remembered_and_anew_elsewhere(tree, alice, django_assert_num_queries):
    assert standing.held(alice)
    alice.memberships.all().delete()
    assert not standing.held(alice)
    reader = User.objects.get(pk=alice.pk)
    standing.remember(reader)
    with django_assert_num_queries(1):
        assert standing.held(reader) == standing.held(reader) == ()


def test_among_more_organisations_than_are_named(tree, organisation, alice, charlie, monkeypatch):
    """A list in a text lets through what naming each does."""
    monkeypatch.setattr(standing, "NAMED", 0)
    other = make_workplace(make_organisation("Et annet sted AS"))
    assert reached(alice, tree, EMPLOYER) == set(tree)
    assert other not in selectors.workplaces_for(alice, Role)
    make_membership(alice, other.organisation, EMPLOYER)
    assert set(selectors.workplaces_for(alice, Role)) == {*tree.values(), other}
    assert not selectors.workplaces_for(charlie, Role).exists()


def test_nobody_and_no_role_reach_nothing(tree, alice):
    nobody = AnonymousUser()
    assert not selectors.roles_in(nobody, tree["home"])
    assert not selectors.workplaces_for(nobody, Role).exists()
    assert not selectors.workplaces_for(alice, []).exists()


def test_inactive_people_are_not_asked(tree, alice):
    alice.is_active = False
    alice.save(update_fields=["is_active"])
    assert not selectors.people_with([EMPLOYER], tree["home"]).exists()


def test_a_ring_made_behind_our_back_does_not_hang(tree, alice):
    Workplace.objects.filter(pk=tree["home"].pk).update(parent=tree["kitchen"])
    assert EMPLOYER in selectors.roles_in(alice, tree["kitchen"])
    assert len(Workplace.objects.get(pk=tree["home"].pk).lineage()) == 3


def test_the_answer_can_be_part_of_a_larger_question(tree, alice):
    places = Workplace.objects.filter(parent__in=selectors.workplaces_for(alice, [EMPLOYER]), name__startswith="K")
    assert list(places) == [tree["kitchen"]]


def test_another_organisations_workplace_is_refused_as_scope(tree, alice, organisation):
    stranger = make_workplace(make_organisation("Et annet sted AS"))
    with pytest.raises(ValidationError, match="må høre til virksomheten"):
        make_membership(make_user("Dina"), organisation, workplaces=[stranger])
    assert organisation.memberships.count() == 1


def test_removing_a_workplace_never_widens_a_role(tree, organisation):
    dina = make_user("Dina")
    make_membership(dina, organisation, SAFETY_REP, workplaces=[tree["first"]])
    with pytest.raises(ProtectedError):
        services.remove_workplace(tree["first"], actor=None)
    assert reached(dina, tree, SAFETY_REP) == {"first"}

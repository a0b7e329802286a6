"""The organisation's own pages: facts, the tree of workplaces, the safety areas, and who may do what there."""

import pytest
from django.urls import reverse

from alenearbeid.accounts import services
from alenearbeid.accounts.models import Event, Organisation, Role, SafetyArea, Workplace
from alenearbeid.accounts.organisation import areas, organisation_access, structure
from assessments.casework import services as casework
from tests.accounts.factories import make_membership, make_organisation, make_user, make_workplace
from tests.threads import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(organisation):
    """Øst with two floors, the second with a night team; Vest with nothing."""
    east, west = make_workplace(organisation, "Øst"), make_workplace(organisation, "Vest")
    first, second = (make_workplace(organisation, name, parent=east) for name in ("1. etasje", "2. etasje"))
    night = make_workplace(organisation, "Natt", parent=second)
    return {"east": east, "west": west, "first": first, "second": second, "night": night}


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def at(organisation):
    """The address of a page of the organisation."""
    return lambda name, *rest: reverse(f"organisation:{name}", args=[organisation.orgnr, *rest])


def words_of(answer):
    return answer.content.decode()


def sent(place, **other):
    return {"name": place.name, "kind": place.kind, "parent": place.parent_id or "", "address": "", **other}


# --- The facts ---


def test_the_facts_are_shown_changed_and_journalled(as_alice, organisation, at):
    answer = as_alice.post(
        at("facts"),
        {
            "name": organisation.name,
            "employees": "4",
            "safety_rep_arrangement": "written_agreement",
            "safety_rep_agreement_on": "2026-01-15",
            "has_works_council": "no",
            "has_collective_agreement": "unknown",
        },
    )
    assert answer.status_code == 302
    page = words_of(as_alice.get(answer["Location"]))
    assert "avtale inngått 15. januar 2026" in page
    event = Event.objects.get(what="organisation.changed")
    assert event.detail == {
        "employees": "4",
        "has_works_council": "False",
        "safety_rep_agreement_on": "2026-01-15",
        "safety_rep_arrangement": "written_agreement",
    }
    as_alice.post(at("facts"), {"name": organisation.name, "employees": "5", "safety_rep_arrangement": "elected"})
    found = Organisation.objects.get(pk=organisation.pk)
    assert (found.safety_rep_agreement_on, found.has_works_council) == (None, None)


def test_saving_the_same_again_is_no_event(as_alice, organisation, at):
    as_alice.post(at("facts"), {"name": organisation.name})
    assert not Event.objects.filter(what="organisation.changed").exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, "Feltet er påkrevet"),
        ({"employees": "-1"}, "større enn"),
        ({"employees": "99999999"}, "for stort"),
        ({"industry_code": "sykehjem"}, "87.101"),
        ({"safety_rep_arrangement": "written_agreement", "safety_rep_agreement_on": "i fjor"}, "gyldig dato"),
        ({"sector": "mafia"}, "gyldig valg"),
    ],
)
def test_faulty_facts_come_back_as_typed(as_alice, organisation, at, typed, words):
    answer = as_alice.post(at("facts"), {"name": organisation.name, "address": "Gata 1", **typed})
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert 'value="Gata 1"' in words_of(answer)
    assert organisation.name in words_of(answer)  # in the head, where what was typed has no place


def test_too_many_to_do_without_a_safety_representative(as_alice, organisation, at):
    for employees, is_told in ((4, False), (5, True)):
        Organisation.objects.update(employees=employees, safety_rep_arrangement="written_agreement")
        assert ("Bare virksomheter med færre enn 5" in words_of(as_alice.get(at("overview")))) is is_told


# --- The tree ---


def test_the_tree_is_grown_and_moved(as_alice, tree, at):
    as_alice.post(at("add_workplace"), {"name": "Kjeller", "kind": "department", "parent": tree["west"].pk})
    cellar = Workplace.objects.get(name="Kjeller")
    assert cellar.parent == tree["west"]
    as_alice.post(at("change_workplace", cellar.pk), sent(cellar, name="Kjelleren", parent=tree["second"].pk))
    names = [" ".join(each.way) for each in areas.tree(cellar.organisation)]
    assert names == ["Vest", "Øst", "Øst 1. etasje", "Øst 2. etasje", "Øst 2. etasje Kjelleren", "Øst 2. etasje Natt"]
    assert [event.what for event in Event.objects.order_by("-number")[:2]] == ["workplace.changed", "workplace.created"]


def test_a_place_is_not_put_under_itself(as_alice, tree, at):
    for below in ("east", "night"):
        answer = as_alice.post(at("change_workplace", tree["east"].pk), sent(tree["east"], parent=tree[below].pk))
        assert answer.status_code == 422
    tree["east"].refresh_from_db()
    assert tree["east"].parent is None


def test_a_form_sent_twice_makes_one_place(as_alice, tree, at):
    new = {"name": "Kjeller", "kind": "site", "parent": tree["west"].pk}
    assert as_alice.post(at("add_workplace"), new).status_code == 302
    again = as_alice.post(at("add_workplace"), new)
    assert again.status_code == 422
    assert "med dette navnet" in words_of(again)
    assert as_alice.post(at("add_workplace"), {**new, "parent": tree["east"].pk}).status_code == 302
    renamed = as_alice.post(at("change_workplace", tree["first"].pk), sent(tree["first"], name="Kjeller"))
    assert renamed.status_code == 422
    assert Workplace.objects.filter(name="Kjeller").count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_make_no_ring(tree, alice):
    east, west = (Workplace.objects.get(pk=tree[name].pk) for name in ("east", "west"))
    east.parent, west.parent = tree["west"], tree["east"]
    at_once(
        *[
            lambda place=place: services.change_workplace(place, changed=["parent"], actor=alice)
            for place in (east, west)
        ]
    )
    assert len(areas.tree(east.organisation)) == 5


def test_only_an_empty_place_is_removed(as_alice, tree, at, alice):
    assert as_alice.post(at("remove_workplace", tree["night"].pk)).status_code == 302
    make_membership(make_user("Vera"), tree["first"].organisation, Role.SAFETY_REP, workplaces=[tree["first"]])
    casework.create(actor=alice, workplace=tree["west"], title="Kveld", profile="")
    for name, words in (("east", "Det ligger andre steder under"), ("first", "en rolle"), ("west", "skal bevares")):
        answer = as_alice.post(at("remove_workplace", tree[name].pk))
        assert answer.status_code == 422
        assert words in words_of(answer)
    assert Workplace.objects.count() == 4
    assert Event.objects.filter(what="workplace.removed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_place_is_removed_or_built_under_not_both(tree, alice):
    new = Workplace(organisation=tree["west"].organisation, name="Ny", parent=tree["west"])
    at_once(
        lambda: services.add_workplace(new, actor=alice),
        lambda: structure.remove_workplace(Workplace.objects.get(pk=tree["west"].pk), actor=alice),
    )
    assert Workplace.objects.filter(pk=tree["west"].pk).exists() is Workplace.objects.filter(name="Ny").exists()


def test_hundreds_of_places_are_paged_and_searched(as_alice, organisation, at, django_assert_num_queries):
    top = make_workplace(organisation, "Øst")
    Workplace.objects.bulk_create(
        Workplace(organisation=organisation, parent=top, name=f"Hus {number:03}") for number in range(300)
    )
    for name in ("Vera", "Viggo"):
        make_membership(make_user(name), organisation, Role.SAFETY_REP, workplaces=[top])
    page = words_of(as_alice.get(at("workplaces"), {"page": "2"}))
    assert "Øst ›" in page  # where the page goes on from
    assert page.count("place-list__name") == 50
    found = words_of(as_alice.get(at("workplaces"), {"sok": "HUS 17"}))
    assert found.count("place-list__name") == 10
    as_alice.get(at("workplaces"))
    for name, number in (("workplaces", 7), ("overview", 10), ("areas", 9), ("add_workplace", 7)):
        with django_assert_num_queries(number):
            assert as_alice.get(at(name)).status_code == 200


# --- The safety areas ---


def test_areas_are_inherited_and_watched_over(as_alice, organisation, tree, at):
    for name in ("Dag", "Natt"):
        assert as_alice.post(at("areas"), {"name": name}).status_code == 302
    day, night = SafetyArea.objects.order_by("name")
    as_alice.post(at("change_workplace", tree["east"].pk), sent(tree["east"], safety_area=day.pk))
    as_alice.post(at("change_workplace", tree["night"].pk), sent(tree["night"], safety_area=night.pk))
    assert {place.name for place in areas.workplaces_in(day)} == {"Øst", "1. etasje", "2. etasje"}
    make_membership(make_user("Vera Vern"), organisation, Role.SAFETY_REP, workplaces=[tree["second"]])
    found = {each.area.name if each.area else "": each for each in areas.coverage(organisation)}
    assert [watcher.is_whole for watcher in found["Dag"].watchers] == [False]
    assert [place.name for place in found["Dag"].uncovered] == ["Øst", "1. etasje"]
    assert ([watcher.is_whole for watcher in found["Natt"].watchers], found["Natt"].uncovered) == ([True], [])
    assert (found[""].watchers, [place.name for place in found[""].uncovered]) == ([], ["Vest"])
    page = words_of(as_alice.get(at("areas")))
    assert "Ikke i noe verneområde" in page
    assert "Vera Vern, verneombud (noen av stedene)" in page
    make_membership(make_user("Hege Hoved"), organisation, Role.HEAD_SAFETY_REP)
    assert all(each.uncovered == [] for each in areas.coverage(organisation))


def test_an_area_is_renamed_refused_and_removed(as_alice, organisation, tree, at):
    as_alice.post(at("areas"), {"name": "Dag"})
    twice = as_alice.post(at("areas"), {"name": "Dag"})
    assert twice.status_code == 422
    assert "med dette navnet" in words_of(twice)
    area = SafetyArea.objects.get()
    as_alice.post(at("change_area", area.pk), {"name": "Kveld"})
    Workplace.objects.filter(pk=tree["west"].pk).update(safety_area=area)
    refused = as_alice.post(at("remove_area", area.pk))
    assert refused.status_code == 422
    assert "i bruk: Vest" in words_of(refused)
    Workplace.objects.update(safety_area=None)
    assert as_alice.post(at("remove_area", area.pk)).status_code == 302
    whats = [event.what for event in Event.objects.filter(what__startswith="safety_area").order_by("number")]
    assert whats == ["safety_area.created", "safety_area.changed", "safety_area.removed"]


def test_the_areas_of_another_organisation_are_not_offered(as_alice, tree, at):
    other = SafetyArea.objects.create(organisation=make_organisation("Andre AS"), name="Andres")
    answer = as_alice.post(at("change_workplace", tree["west"].pk), sent(tree["west"], safety_area=other.pk))
    tree["west"].refresh_from_db()
    assert tree["west"].safety_area is None
    assert "Andres" not in words_of(as_alice.get(at("change_workplace", tree["west"].pk)))
    assert answer.status_code in {302, 422}
    assert as_alice.get(at("change_area", other.pk)).status_code == 404
    elsewhere = make_workplace(other.organisation, "Et annet sted")
    assert as_alice.get(at("change_workplace", elsewhere.pk)).status_code == 404
    moved = as_alice.post(at("change_workplace", tree["west"].pk), sent(tree["west"], parent=elsewhere.pk))
    assert moved.status_code == 422


# --- Who may ---

READING = ("overview", "workplaces", "areas")


@pytest.mark.parametrize(
    ("role", "code"),
    [
        *((role, 200) for role in ("employer", "administrator", "safety_rep", "head_safety_rep", "union_rep")),
        *((role, 403) for role in ("occupational_health", "worker")),
    ],
)
def test_who_reads_and_nobody_of_a_part_writes_the_whole(client, organisation, tree, at, role, code):
    person = make_user("Per")
    make_membership(person, organisation, role, workplaces=[tree["east"]])
    client.force_login(person)
    assert {client.get(at(name)).status_code for name in READING} == {code}
    for address in (at("facts"), at("areas"), at("change_workplace", tree["west"].pk)):
        assert client.post(address, {"name": "x"}).status_code == 403
    assert 'href="' + at("facts") not in words_of(client.get(at("overview")))


def test_a_leader_of_a_part_changes_what_is_below(client, organisation, tree, at):
    leader = make_user("Lise")
    make_membership(leader, organisation, Role.EMPLOYER, workplaces=[tree["east"]])
    client.force_login(leader)
    assert client.get(at("change_workplace", tree["east"].pk)).status_code == 403  # their own is not theirs to move
    assert client.post(at("remove_workplace", tree["east"].pk)).status_code == 403
    assert client.post(at("add_workplace"), {"name": "Ny", "kind": "site", "parent": ""}).status_code == 422
    assert (
        client.post(at("add_workplace"), {"name": "Ny", "kind": "site", "parent": tree["west"].pk}).status_code == 422
    )
    assert (
        client.post(at("add_workplace"), {"name": "Ny", "kind": "site", "parent": tree["east"].pk}).status_code == 302
    )
    night = at("change_workplace", tree["night"].pk)
    assert client.post(night, sent(tree["night"], parent=tree["west"].pk)).status_code == 422
    assert client.post(night, sent(tree["night"], parent=tree["first"].pk)).status_code == 302
    assert "safety_area" not in words_of(client.get(night))


def test_strangers_and_those_logged_out(client, organisation, tree, at, charlie):
    client.force_login(charlie)
    addresses = [*(at(name) for name in (*READING, "facts", "add_workplace")), at("change_workplace", tree["west"].pk)]
    assert {client.get(address).status_code for address in addresses} == {404}
    client.logout()
    assert all("/login/" in client.get(address)["Location"] for address in addresses)


def test_a_role_in_two_places_one_below_the_other(organisation, tree):
    """Whoever answers for «Øst» moves «2. etasje», though they are named there too."""
    leader = make_user("Lise")
    make_membership(leader, organisation, Role.EMPLOYER, workplaces=[tree["east"], tree["second"]])
    _organisation, hand = organisation_access.get_for_reading(leader, organisation.orgnr)
    assert hand.changeable == {tree[name].pk for name in ("first", "second", "night")}

"""The safety rep demands an assessment, the employer answers, and it is followed until it is signed (aml § 6-2 (3))."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import Event, OutgoingMail, Role
from assessments.casework import services, waiting
from assessments.casework.models import Assessment, Demand
from assessments.casework.participation import demands, followed
from tests.accounts.factories import make_membership, make_user, make_workplace

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def form(workplace, **changes):
    week = (timezone.localdate() + timedelta(days=7)).isoformat()
    data = {"once": str(uuid4()), "workplace": workplace.pk, "what": "Kveldsvakt alene", "why": "Ran i mai."}
    return {**data, "wanted_by": week, **changes}


def make(bob, workplace, **changes):
    given = {"what": "Kveldsvakt alene", "why": "Ran i mai.", "wanted_by": timezone.localdate() + timedelta(days=7)}
    given = {"about": None, **given, **changes}
    demand, _is_new = demands.make(actor=bob, uuid=uuid4(), workplace=workplace, **given)
    return demand


def late(demand, **changes):
    """As if some weeks had gone."""
    then = timezone.localdate() - timedelta(days=3)
    Demand.objects.filter(pk=demand.pk).update(**(changes or {"wanted_by": then}))
    demand.refresh_from_db()
    return demand


def waits(user):
    return [one.text for provider in followed.PROVIDERS for one in provider(user)]


def sent(template):
    return sorted(OutgoingMail.objects.filter(template=template).values_list("to", flat=True))


def test_it_works(client, alice, bob, workplace):
    client.force_login(bob)
    data = form(workplace)
    response = client.post(reverse("casework:new_demand"), data, follow=True)
    demand = Demand.objects.get()
    assert "Venter på svar" in response.content.decode()
    assert sent("demand_made") == [alice.email]
    assert any("verneombudet krever vurdering" in one for one in waits(alice))
    client.post(reverse("casework:new_demand"), data)  # the button twice
    assert Demand.objects.count() == 1

    client.force_login(alice)
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    client.post(reverse("casework:accept_demand", args=[demand.uuid]), {"start": "new", "done_by": day})
    demand.refresh_from_db()
    assert demand.assessment.facts.title == "Kveldsvakt alene"
    assert demand.assessment.positions.get().user == bob  # asked in from the first day
    assert sent("demand_answered") == [bob.email]
    assert demand.is_open
    assert not waits(alice)
    again = client.post(reverse("casework:accept_demand", args=[demand.uuid]), {"start": "new", "done_by": day})
    assert again.status_code == 302
    assert Assessment.objects.count() == 1

    what = list(Event.objects.filter(subject=str(demand.uuid)).values_list("what", "actor_role"))
    assert what == [("demand.made", "safety_rep"), ("demand.accepted", "employer")]


def test_it_is_open_until_the_assessment_is_signed(alice, bob, workplace):
    demand = make(bob, workplace)
    assessment = demands.accept(demand, actor=alice, start="new", done_by=TODAY)
    demand.refresh_from_db()
    assert (demand.is_open, demand.is_met) == (True, False)
    Assessment.objects.filter(pk=assessment.pk).update(
        state="signed", review_at=timezone.now(), ready_at=timezone.now(), signed_at=timezone.now(),
        frozen_record=b"{}", digest="0" * 64,
    )  # fmt: skip
    demand = Demand.objects.get()
    assert (demand.is_open, demand.is_met, demand.is_late) == (False, True, False)
    with pytest.raises(services.Refused):
        demands.decline(demand, actor=alice, reason="For sent")


def test_overdue_is_seen_by_both_and_gives_a_notice(client, alice, bob, workplace):
    demand = late(make(bob, workplace))
    letter = reverse("casework:demand_letter", args=[demand.uuid])
    for user in (alice, bob):
        client.force_login(user)
        assert "Over fristen" in client.get(reverse("casework:demands")).content.decode()
        assert any("Kveldsvakt alene" in one for one in waits(user))
    page = client.get(letter + "?til=amu").content.decode()
    assert "Til Arbeidsmiljøutvalget" in page
    for part in (
        "arbeidsmiljøloven § 6-2 tredje ledd", "Er det ikke innen rimelig tid tatt hensyn til meldingen",
        "Ran i mai.", "Arbeidsgiver har ikke svart.", workplace.organisation.orgnr,
    ):  # fmt: skip
        assert part in page
    text = client.get(letter + "?som=tekst")
    assert "attachment" in text["Content-Disposition"]
    assert "Til Arbeidstilsynet" in text.content.decode()
    assert "<" not in text.content.decode()
    client.force_login(alice)
    assert client.get(letter).status_code == 403  # it is the safety rep's
    assert Demand.objects.get().notified_on is None  # nothing is sent by itself
    demands.notified(demand, actor=bob, whom="authority", on=TODAY)
    assert not waits(bob)
    assert sent("demand_notified") == [alice.email]


def test_declined_says_why_and_may_be_passed_on_at_once_or_accepted_after_all(client, alice, bob, workplace):
    demand = make(bob, workplace)
    client.force_login(alice)
    address = reverse("casework:decline_demand", args=[demand.uuid])
    empty = client.post(address, {"reason": "  "})
    assert empty.status_code == 422
    client.post(address, {"reason": "Vi vurderte i fjor."})
    client.force_login(bob)
    page = client.get(reverse("casework:demand_letter", args=[demand.uuid])).content.decode()
    assert "Avslått" in page
    assert "Vi vurderte i fjor." in page
    demands.accept(demand, actor=alice, start="new", done_by=TODAY)
    demand.refresh_from_db()
    assert (demand.is_declined, demand.declined_reason) == (False, "Vi vurderte i fjor.")
    late(demand, done_by=TODAY - timedelta(days=1))
    page = client.get(reverse("casework:demand_letter", args=[demand.uuid])).content.decode()
    assert "Vurderingen er ikke signert." in page


def test_before_the_deadline_there_is_nothing_to_pass_on(client, bob, workplace):
    demand = make(bob, workplace)
    client.force_login(bob)
    assert client.get(reverse("casework:demand_letter", args=[demand.uuid])).status_code == 302
    with pytest.raises(services.Refused):
        demands.notified(demand, actor=bob, whom="authority", on=TODAY)


@pytest.mark.parametrize("role", [Role.SAFETY_REP, Role.HEAD_SAFETY_REP, Role.REGIONAL_SAFETY_REP])
def test_each_kind_of_safety_rep_demands_in_its_own_area_only(client, organisation, workplace, role):
    elsewhere = make_workplace(organisation, "Skyggesiden")
    below = make_workplace(parent=workplace, name="Andre etasje")
    rep = make_user("Rita")
    make_membership(rep, organisation, role, workplaces=[workplace])
    client.force_login(rep)
    assert client.post(reverse("casework:new_demand"), form(below)).status_code == 302
    refused = client.post(reverse("casework:new_demand"), form(elsewhere))
    assert refused.status_code == 422
    assert "Ran i mai." in refused.content.decode()
    with pytest.raises(services.Refused):
        make(rep, elsewhere)
    assert Demand.objects.get().made_by_role == role


def test_what_is_typed_wrong_comes_back(client, bob, workplace):
    client.force_login(bob)
    for wrong in ({"wanted_by": "2020-01-01"}, {"what": ""}, {"why": "Født 01017000027, ran"}, {"wanted_by": "snart"}):
        response = client.post(reverse("casework:new_demand"), form(workplace, **wrong))
        assert response.status_code == 422, wrong
    assert not Demand.objects.exists()


def test_who_comes_in(client, alice, bob, charlie, organisation, workplace):
    demand = make(bob, workplace)
    address = reverse("casework:demand", args=[demand.uuid])
    admin, union, elsewhere = make_user("Admin"), make_user("Uma"), make_user("Eli")
    make_membership(admin, organisation, Role.ADMINISTRATOR)
    make_membership(union, organisation, Role.UNION_REP)
    make_membership(elsewhere, organisation, Role.EMPLOYER, workplaces=[make_workplace(organisation, "Der")])
    for user, code in ((alice, 200), (bob, 200), (admin, 200), (union, 403), (elsewhere, 404), (charlie, 404)):
        client.force_login(user)
        assert client.get(address).status_code == code, user
    yes, no = ({"start": "new", "done_by": TODAY.isoformat()}, {"reason": "Nei"})
    for user in (bob, admin):
        client.force_login(user)
        assert client.post(reverse("casework:accept_demand", args=[demand.uuid]), yes).status_code == 403
        assert client.post(reverse("casework:decline_demand", args=[demand.uuid]), no).status_code == 403
    client.force_login(alice)
    assert client.post(reverse("casework:withdraw_demand", args=[demand.uuid]), no).status_code == 403
    assert client.get(reverse("casework:accept_demand", args=[demand.uuid])).status_code == 405


def test_an_employer_who_has_left_the_workplace_is_not_asked(client, organisation, alice, bob, workplace):
    """The demand waits for whoever is employer there today, not for who was when it was made."""
    demand = make(bob, workplace)
    other = make_user("Erna")
    membership = alice.memberships.get()
    membership.delete()
    make_membership(other, organisation, Role.EMPLOYER, workplaces=[workplace])
    assert not waits(alice)
    assert waits(other)
    client.force_login(alice)
    assert client.get(reverse("casework:demand", args=[demand.uuid])).status_code == 404


def test_taken_back_it_waits_for_nobody(client, alice, bob, workplace):
    demand = make(bob, workplace)
    client.force_login(bob)
    client.post(reverse("casework:withdraw_demand", args=[demand.uuid]), {"reason": "Løst på stedet."})
    assert not waits(alice)
    assert "Løst på stedet." in client.get(reverse("casework:demand", args=[demand.uuid])).content.decode()
    client.force_login(alice)  # the tab that was open before
    response = client.post(reverse("casework:decline_demand", args=[demand.uuid]), {"reason": "Nei"}, follow=True)
    assert "trukket tilbake" in response.content.decode()
    assert Demand.objects.get().declined_at is None


def test_the_works_council_treats_it(client, alice, bob, workplace):
    demand = make(bob, workplace)
    client.force_login(bob)
    data = {"on": TODAY.isoformat(), "protocol": "12/26", "decision": "Vurderes innen 1. januar."}
    client.post(reverse("casework:demand_council", args=[demand.uuid]), data)
    page = client.get(reverse("casework:demand", args=[demand.uuid])).content.decode()
    assert "12/26" in page
    assert "Vurderes innen 1. januar." in page
    assert Event.objects.filter(what="demand.treated_in_council").exists()


def test_it_may_be_a_new_version_or_one_under_way(alice, bob, workplace, organisation):
    draft = services.create(actor=alice, workplace=workplace, title="Nattevakt", profile="")
    demand = make(bob, workplace)
    assert str(draft.uuid) in dict(demands.may_start_from(demand))
    assert demands.accept(demand, actor=alice, start=str(draft.uuid), done_by=TODAY) == draft
    elsewhere = services.create(
        actor=alice, workplace=make_workplace(organisation, "Der"), title="Et annet sted", profile=""
    )
    second = make(bob, workplace)
    with pytest.raises(services.Refused):  # a draft of another workplace answers nothing here
        demands.accept(second, actor=alice, start=str(elsewhere.uuid), done_by=TODAY)
    with pytest.raises(services.Refused):
        make(bob, elsewhere.workplace, about=draft)


def test_the_database_refuses_half_answers(alice, bob, workplace):
    demand = make(bob, workplace)
    for wrong in ({"accepted_at": timezone.now()}, {"declined_at": timezone.now()}, {"notified_on": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Demand.objects.filter(pk=demand.pk).update(**wrong)


def test_the_list_asks_as_much_for_many(client, bob, workplace, django_assert_num_queries):
    address = reverse("casework:demands")
    client.force_login(bob)
    make(bob, workplace)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _each in range(30):
        make(bob, workplace)
    with django_assert_num_queries(len(few)):
        page = client.get(address).content.decode()
    assert "Side 1 av 2" in page


def test_a_page_with_nothing_says_what_to_do(client, workplace, alice, bob, charlie):
    for user, words in ((bob, "Krev en vurdering"), (alice, "Ingen åpne krav"), (charlie, "Ingen åpne krav")):
        client.force_login(user)
        assert words in client.get(reverse("casework:demands")).content.decode()
    client.force_login(charlie)
    assert "Bare verneombud" in client.get(reverse("casework:new_demand")).content.decode()


def test_the_first_page_shows_them():
    assert set(followed.PROVIDERS) <= set(waiting.PROVIDERS)


def test_a_page_is_the_persons_own(client, bob, workplace, organisation):
    """The number in a form makes one demand however often it is sent, and leads nobody to somebody else's."""
    once = uuid4()
    eva = make_user("Eva Verneombud")
    make_membership(eva, organisation, Role.SAFETY_REP)
    for user in (bob, bob, eva):
        client.force_login(user)
        assert client.post(reverse("casework:new_demand"), form(workplace, once=str(once))).status_code == 302
    assert sorted(Demand.objects.values_list("made_by__name", flat=True)) == ["Bob Berg", "Eva Verneombud"]

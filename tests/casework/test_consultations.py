"""Minutes of discussions of control measures: who answers for them, what they answer, and in which assessments."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import Event, OutgoingMail, Role
from assessments.casework import assembly, exchange, judgement, services
from assessments.casework.models import Assessment, Consultation
from assessments.casework.participation import consultations, followed
from assessments.record import canonical
from tests.accounts.factories import make_membership, make_user, make_workplace

pytestmark = pytest.mark.django_db
GPS = "m_gps_flate"
DAY = timezone.localdate() - timedelta(days=10)


@pytest.fixture
def uma(organisation, workplace):
    user = make_user("Uma Uvdal")
    make_membership(user, organisation, Role.UNION_REP, workplaces=[workplace])
    return user


def with_gps(alice, workplace, title="Natt"):
    made = services.create(actor=alice, workplace=workplace, title=title, profile="")
    services.merge_item(made, step="tiltak", item=GPS, changes={"status": "planned"}, actor=alice)
    return made


@pytest.fixture
def tracked(alice, workplace):
    return with_gps(alice, workplace)


def form(**changes):
    data = {
        "once": str(uuid4()), "measures": [GPS], "met": "union_reps", "held_on": DAY.isoformat(),
        "held_at": "Møterommet", "participants": "Uma Uvdal, tillitsvalgt\nAlice Andersen, leder",
        "purpose": "Finne bilen.",
        "need": "Bilen ble ikke funnet i mai.", "design": "Bare når alarmen går.", "outcome": "Innføres i ett år.",
        "disagreement": "Uma mener at en alarmknapp er nok.", "evaluate_on": "2031-05-01",
    }  # fmt: skip
    return {**data, **changes}


def write(client, alice, assessment, **changes):
    client.force_login(alice)
    response = client.post(reverse("casework:new_consultation", args=[assessment.uuid]), form(**changes))
    assert response.status_code == 302, response.content.decode()
    return Consultation.objects.first()


def waits(user):
    return [one.text for provider in followed.PROVIDERS for one in provider(user)]


def review(assessment):
    return assembly.assemble(assessment).control_measures.reviews[0]


def codes(assessment):
    return {finding.code for finding in judgement.findings(assembly.assemble(assessment), assessment)}


def answer(client, user, minutes, confirms="yes", words="", revision=None):
    client.force_login(user)
    data = {"confirms": confirms, "words": words, "revision": revision or minutes.revision}
    return client.post(reverse("casework:confirm_consultation", args=[minutes.uuid]), data)


def test_it_works(client, alice, uma, tracked):
    assert "control-measure-not-reviewed" in codes(tracked)
    minutes = write(client, alice, tracked)
    assert list(OutgoingMail.objects.values_list("template", "to")) == [("consultation_made", uma.email)]
    found = review(tracked)
    assert (found.discussed_with, found.discussed_on) == ("not_confirmed", DAY)
    assert (found.discussion_outcome, found.evaluated_on.year) == ("Innføres i ett år.", 2031)
    assert "control-measure-minutes-unconfirmed" in codes(tracked)
    assert any("stemmer referatet" in one for one in waits(uma))

    assert answer(client, uma, minutes).status_code == 302
    assert review(tracked).discussed_with == "union_reps"
    entry = assembly.assemble(tracked).consultations[0]
    assert (entry.confirmed, entry.confirmed_by) == (True, "Uma Uvdal")
    assert not waits(uma)
    assert not {"control-measure-not-discussed", "control-measure-minutes-unconfirmed"} & codes(tracked)
    what = Event.objects.filter(subject=str(minutes.uuid)).values_list("what", "actor_role")
    assert list(what)[-1] == ("consultation.confirmed", "union_rep")


def test_the_form_asks_nobody_twice(client, alice, tracked):
    item = reverse("casework:item", args=[tracked.uuid, "kontrolltiltak", GPS])
    client.force_login(alice)
    page = client.get(item).content.decode()
    assert 'name="discussed_with"' in page
    assert "Skriv referat" in page
    write(client, alice, tracked)
    page = client.get(item).content.decode()
    assert 'name="discussed_with"' not in page
    assert 'name="evaluated_on"' not in page
    assert 'name="purpose"' in page
    assert "Drøftingen står i referatet" in page
    assert (
        "Ikke bekreftet ennå"
        in client.get(reverse("casework:step", args=[tracked.uuid, "kontrolltiltak"])).content.decode()
    )


def test_old_answers_still_read_where_there_are_no_minutes(client, alice, tracked):
    old = {"discussed_with": "union_reps", "discussed_on": "2026-01-10", "discussion_outcome": "Greit."}
    services.merge_item(tracked, step="kontrolltiltak", item=GPS, changes=old, actor=alice)
    assert review(tracked).discussion_outcome == "Greit."
    assert "control-measure-no-minutes" in codes(tracked)
    minutes = write(client, alice, tracked, met="called_not_met", outcome="")
    assert (review(tracked).discussed_with, review(tracked).discussion_outcome) == ("called_not_met", None)
    consultations.stop_using(tracked, minutes, actor=alice)
    assert review(tracked).discussion_outcome == "Greit."


def test_a_refusal_is_no_veto_and_stands_with_its_words(client, alice, uma, tracked):
    minutes = write(client, alice, tracked)
    assert answer(client, uma, minutes, "no").status_code == 422  # what is wrong in it?
    answer(client, uma, minutes, "no", "Vi drøftet ikke sporing av pauser.")
    entry = assembly.assemble(tracked).consultations[0]
    assert (entry.confirmed, entry.confirmation_words) == (False, "Vi drøftet ikke sporing av pauser.")
    assert review(tracked).discussed_with == "not_confirmed"
    assert "control-measure-not-discussed" not in codes(tracked)


def test_other_words_are_confirmed_anew(client, alice, uma, tracked):
    minutes = write(client, alice, tracked)
    answer(client, uma, minutes)
    client.force_login(alice)
    change = reverse("casework:change_consultation", args=[minutes.uuid])
    data = form(outcome="Innføres i to år.", revision=1)
    assert client.post(change, data).status_code == 302
    assert client.post(change, form(outcome="Fra en annen fane.", revision=1)).status_code == 422
    assert review(tracked).discussion_outcome == "Innføres i to år."
    assert review(tracked).discussed_with == "not_confirmed"
    assert answer(client, uma, minutes, revision=1).status_code == 422  # she has read the old words
    assert answer(client, uma, minutes, revision=2).status_code == 302


def test_the_same_meeting_serves_another_assessment_of_the_workplace(client, alice, organisation, workplace, tracked):
    minutes = write(client, alice, tracked)
    second, far = with_gps(alice, workplace, "Kveld"), with_gps(alice, make_workplace(organisation, "Der"), "Der")
    client.force_login(alice)
    step = reverse("casework:step", args=[second.uuid, "kontrolltiltak"])
    assert "om samme kontrolltiltak" in client.get(step).content.decode()
    assert "control-measure-not-reviewed" in codes(second)  # nothing is taken for granted
    for one in (second, far):
        client.post(reverse("casework:use_consultation", args=[one.uuid, minutes.uuid]))
    assert review(second).discussed_on == DAY
    assert assembly.assemble(far).consultations == ()
    page = client.get(reverse("casework:consultation", args=[minutes.uuid])).content.decode()
    assert "Natt" in page
    assert "Kveld" in page


def test_what_is_frozen_says_what_the_minutes_said(client, alice, uma, tracked):
    minutes = write(client, alice, tracked)
    data = exchange.export_file(tracked)
    now = timezone.now()
    Assessment.objects.update(
        state="ready", review_at=now, ready_at=now, digest="0" * 64,
        frozen_record=canonical.record_bytes(assembly.assemble(tracked)),
    )  # fmt: skip
    answer(client, uma, minutes)
    assert assembly.assemble(Assessment.objects.get()).consultations[0].confirmed is None
    assert b"Innf\xc3\xb8res i ett \xc3\xa5r." in data


def test_round_trip(client, alice, workplace, tracked):
    write(client, alice, tracked)
    data = exchange.export_file(tracked)
    copied = exchange.import_file(data, workplace=workplace, actor=alice)
    assert assembly.assemble(copied).consultations == assembly.assemble(tracked).consultations
    assert exchange.export_file(copied).split(b'"record"')[1] == data.split(b'"record"')[1]


def test_who_comes_in(client, alice, bob, uma, charlie, organisation, tracked):
    minutes = write(client, alice, tracked)
    elsewhere, worker = make_user("Ulf"), make_user("Vera")
    make_membership(elsewhere, organisation, Role.UNION_REP, workplaces=[make_workplace(organisation, "Der")])
    make_membership(worker, organisation, Role.WORKER)
    address = reverse("casework:consultation", args=[minutes.uuid])
    codes = ((alice, 200), (bob, 200), (uma, 200), (worker, 403), (elsewhere, 404), (charlie, 404))
    for user, code in codes:
        client.force_login(user)
        assert client.get(address).status_code == code, user
    assert answer(client, alice, minutes).status_code == 403  # the employer confirms nothing for others
    assert answer(client, bob, minutes).status_code == 403
    for user, code in ((uma, 404), (bob, 404), (charlie, 404)):  # none of them is in the draft
        client.force_login(user)
        assert client.post(reverse("casework:new_consultation", args=[tracked.uuid]), form()).status_code == code
        assert client.get(reverse("casework:change_consultation", args=[minutes.uuid])).status_code in {403, 404}


def test_wrong_answers_come_back(client, alice, tracked):
    client.force_login(alice)
    address = reverse("casework:new_consultation", args=[tracked.uuid])
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    for wrong in (
        {"measures": ["m_finnes_ikke"]}, {"held_on": tomorrow}, {"outcome": ""}, {"participants": ""},
        {"evaluate_on": "2020-01-01"},
    ):  # fmt: skip
        response = client.post(address, form(**wrong))
        assert response.status_code == 422, wrong
        assert "Bare når alarmen går." in response.content.decode()
    data = form()
    client.post(address, data)
    client.post(address, data)
    assert Consultation.objects.count() == 1

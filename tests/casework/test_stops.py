"""The safety rep stops dangerous work, and the assessments of the workplace say so (aml § 6-3)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import Event, OutgoingMail
from assessments.casework import assembly, judgement, services, waiting
from assessments.casework.models import Assessment, WorkStop
from assessments.casework.participation import followed, stops
from tests.accounts.factories import make_workplace

pytestmark = pytest.mark.django_db


def at(hours):
    return timezone.localtime(timezone.now() - timedelta(hours=hours)).replace(second=0, microsecond=0)


def form(workplace, **changes):
    data = {
        "once": str(uuid4()), "workplace": workplace.pk, "stopped_at": f"{at(5):%Y-%m-%dT%H:%M}",
        "work": "Uttak i natteluke", "danger": "Ran truer nå.", "told_whom": "Vaktleder",
        "told_at": f"{at(4):%Y-%m-%dT%H:%M}",
    }  # fmt: skip
    return {**data, **changes}


def make(bob, workplace, hours=5):
    given = {"place": "", "work": "Uttak i natteluke", "danger": "Ran truer nå.", "told_whom": "Vaktleder"}
    return stops.make(
        actor=bob, uuid=uuid4(), workplace=workplace, stopped_at=at(hours), told_at=at(hours - 1), **given
    )[0]


def end(stop, alice, how="averted", decision=""):
    stops.end(stop, actor=alice, ended=how, ended_at=at(0), measures_done="To på vakt", authority_decision=decision)
    stop.refresh_from_db()


def codes(assessment):
    return {finding.code for finding in judgement.findings(assembly.assemble(assessment), assessment)}


def waits(user):
    return [one.text for provider in followed.PROVIDERS for one in provider(user)]


def test_it_works(client, alice, bob, workplace, assessment):
    client.force_login(bob)
    data = form(workplace)
    client.post(reverse("casework:new_stop"), data)
    client.post(reverse("casework:new_stop"), data)  # the button twice
    stop = WorkStop.objects.get()
    assert list(OutgoingMail.objects.values_list("template", "to")) == [("stop_made", alice.email)]
    assert any("har stanset" in one for one in waits(alice))
    record = assembly.assemble(assessment)
    assert [one.work for one in record.stops] == ["Uttak i natteluke"]
    assert {"work-stopped-untreated", "work-still-stopped"} <= codes(assessment)

    client.force_login(alice)
    overview = reverse("casework:detail", args=[assessment.uuid])
    assert "Det står stille til faren er avverget" in client.get(overview).content.decode()
    assert "har stanset" in waiting.for_user(alice)[0].text  # before what has a deadline
    address = reverse("casework:end_stop", args=[stop.uuid])
    ended = {"ended": "averted", "ended_at": f"{at(1):%d.%m.%Y %H:%M}", "measures_done": "To på vakt"}
    assert client.post(address, {**ended, "ended": "authority"}).status_code == 422  # and what did they say?
    assert client.post(address, {**ended, "ended_at": f"{at(9):%Y-%m-%dT%H:%M}"}).status_code == 422
    assert client.post(address, ended).status_code == 302
    assert client.post(address, ended).status_code == 422  # the second tab
    assert not waits(alice)
    assert "Det står stille" not in client.get(overview).content.decode()
    assert any("avverget" in one for one in waits(bob))
    assert "work-still-stopped" not in codes(assessment)
    what = Event.objects.filter(subject=str(stop.uuid)).values_list("what", flat=True)
    assert list(what) == ["work.stopped", "work.resumed"]


def test_while_the_safety_rep_does_not_agree_it_lasts(client, alice, bob, workplace, assessment):
    stop = make(bob, workplace)
    end(stop, alice)
    client.force_login(bob)
    client.post(reverse("casework:answer_stop", args=[stop.uuid]), {"agrees": "no", "words": "Én er fortsatt alene."})
    assert any("har stanset" in one for one in waits(alice))
    assert "work-still-stopped" in codes(assessment)
    end(stop, alice, "authority", "Kan fortsette med to på vakt.")
    assert (stop.is_lasting, stop.rep_agrees) == (False, None)
    assert not waits(alice)


def test_a_signed_assessment_says_that_work_was_stopped_since(client, alice, bob, workplace, assessment):
    before = at(2)
    Assessment.objects.update(
        state="signed", review_at=before, ready_at=before, signed_at=before, digest="0" * 64,
        frozen_record=b"{}",
    )  # fmt: skip
    make(bob, workplace, hours=48)
    client.force_login(bob)
    address = reverse("casework:detail", args=[assessment.uuid])
    assert "har verneombudet stanset" not in client.get(address).content.decode()
    make(bob, workplace, hours=1)
    page = client.get(address).content.decode()
    assert "har verneombudet stanset" in page
    anew = f"{reverse('casework:new_demand')}?vurdering={assessment.uuid}"
    assert anew in page
    assert 'value="Nattevakt alene"' in client.get(anew).content.decode()  # what there is, is not asked again
    assert assembly.assemble(Assessment.objects.get()).stops == ()  # what was signed never changes


def test_a_new_draft_holds_what_was_stopped_before_and_other_workplaces_do_not(alice, bob, workplace, organisation):
    make(bob, workplace)
    here = services.create(actor=alice, workplace=workplace, title="Natt", profile="")
    there = services.create(actor=alice, workplace=make_workplace(organisation, "Der"), title="Natt", profile="")
    assert len(assembly.assemble(here).stops) == 1
    assert assembly.assemble(there).stops == ()


def test_wrong_answers_and_wrong_people(client, alice, bob, charlie, organisation, workplace):
    client.force_login(bob)
    future = f"{at(-3):%Y-%m-%dT%H:%M}"
    for wrong in ({"stopped_at": future}, {"told_at": f"{at(6):%Y-%m-%dT%H:%M}"}, {"danger": ""}, {"told_at": "nå"}):
        assert client.post(reverse("casework:new_stop"), form(workplace, **wrong)).status_code == 422, wrong
    client.force_login(alice)
    refused = client.post(reverse("casework:new_stop"), form(workplace))
    assert refused.status_code == 422
    assert not WorkStop.objects.exists()
    stop = make(bob, workplace)
    answer = {"agrees": "yes"}
    for user, code in ((alice, 200), (bob, 200), (charlie, 404)):
        client.force_login(user)
        assert client.get(reverse("casework:stop", args=[stop.uuid])).status_code == code
        assert client.get(reverse("casework:stops")).status_code == 200
    client.force_login(alice)
    assert client.post(reverse("casework:answer_stop", args=[stop.uuid]), answer).status_code == 403
    client.force_login(bob)
    assert client.post(reverse("casework:end_stop", args=[stop.uuid]), {}).status_code == 403
    assert (
        client.post(reverse("casework:answer_stop", args=[stop.uuid]), answer).status_code == 302
    )  # nothing to answer
    stop.refresh_from_db()
    assert stop.rep_agrees is None


def test_the_database_refuses_what_cannot_be(bob, workplace):
    stop = make(bob, workplace)
    for wrong in ({"told_at": at(9)}, {"ended": "averted"}, {"rep_agrees": True, "rep_at": at(0)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WorkStop.objects.filter(pk=stop.pk).update(**wrong)

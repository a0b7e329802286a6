"""Who comes in where, of what hangs on a workplace: demands, stops and minutes, by every role."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import MEMBER_ROLES, SAFETY_REPS, AccessGrant, Role
from assessments.casework import services
from assessments.casework.participation import consultations, demands, stops
from tests.accounts.factories import make_membership, make_organisation, make_user, make_workplace

pytestmark = pytest.mark.django_db
EMPLOYER, REPS, UNION = {Role.EMPLOYER}, set(SAFETY_REPS), {Role.UNION_REP}
READERS = {Role.EMPLOYER, Role.ADMINISTRATOR, *SAFETY_REPS}
FINE = {200, 302, 422}
# Address → who may read, who may write; None: the method is not answered.
MATRIX = {
    "demand": (READERS, None),
    "accept_demand": (None, EMPLOYER),
    "decline_demand": (None, EMPLOYER),
    "withdraw_demand": (None, REPS),
    "demand_letter": (REPS, None),
    "demand_notified": (None, REPS),
    "demand_council": (None, EMPLOYER | REPS),
    "stop": (READERS, None),
    "end_stop": (None, EMPLOYER),
    "answer_stop": (None, REPS),
    "consultation": (READERS | UNION, None),
    "change_consultation": (EMPLOYER, EMPLOYER),
    "confirm_consultation": (None, UNION),
}
OF_A_DRAFT = {"new_consultation": (EMPLOYER, EMPLOYER), "use_consultation": (None, EMPLOYER)}
OPEN_TO_ALL = ("demands", "new_demand", "stops", "new_stop")


@pytest.fixture
def place():
    """One of each role at a workplace, one of each important role beside it, and what hangs on it."""
    organisation = make_organisation()
    here, there = make_workplace(organisation, "Her"), make_workplace(organisation, "Der")
    people = {role: make_user(str(role)) for role in MEMBER_ROLES}
    for role, user in people.items():
        make_membership(user, organisation, role, workplaces=[here])
    outside = {
        f"{role} beside": make_user(f"{role} beside") for role in (Role.EMPLOYER, Role.SAFETY_REP, Role.UNION_REP)
    }
    for name, user in outside.items():
        make_membership(user, organisation, Role(name.split()[0]), workplaces=[there])
    outside["stranger"] = make_user("stranger")
    make_membership(outside["stranger"], make_organisation("Et annet sted AS"), Role.EMPLOYER)
    people[Role.AUDITOR] = make_user("auditor")
    today = timezone.localdate()
    AccessGrant.objects.create(
        organisation=organisation, email="r@example.org", auditor=people[Role.AUDITOR], on_behalf_of="Forbundet",
        starts_on=today, ends_on=today, token_digest="x" * 64, granted_by=people[Role.EMPLOYER],
        accepted_at=timezone.now(), expires_at=timezone.now() + timedelta(days=7),
    )  # fmt: skip
    return people, outside, _things(people, here)


def _things(people, here):
    rep, employer, now = people[Role.SAFETY_REP], people[Role.EMPLOYER], timezone.now()
    demand, _new = demands.make(
        actor=rep, uuid=uuid4(), workplace=here, about=None, what="Natt", why="Ran", wanted_by=now.date()
    )
    stop, _new = stops.make(
        actor=rep, uuid=uuid4(), workplace=here, stopped_at=now - timedelta(hours=2), place="", work="Luke",
        danger="Ran", told_whom="Leder", told_at=now,
    )  # fmt: skip
    draft = services.create(actor=employer, workplace=here, title="Natt", profile="")
    services.merge_item(draft, step="tiltak", item="m_gps_flate", changes={"status": "planned"}, actor=employer)
    content = {"met": "union_reps", "held_on": now.date(), "participants": "Uma", "outcome": "Prøves"}
    minutes, _new = consultations.make(
        draft, actor=employer, uuid=uuid4(), measures=[("m_gps_flate", "GPS")], content=content
    )
    return {"demand": demand, "stop": stop, "minutes": minutes, "draft": draft}


def url_of(name, things):
    if name in OF_A_DRAFT:
        more = [things["minutes"].uuid] if name == "use_consultation" else []
        return reverse(f"casework:{name}", args=[things["draft"].uuid, *more])
    kind = next((kind for kind in ("demand", "stop") if kind in name), "minutes")
    return reverse(f"casework:{name}", args=[things[kind].uuid])


def test_who_comes_in_where(place):
    people, outside, things = place
    wrong = []
    for who, user in {**people, **outside}.items():
        client = Client()
        client.force_login(user)
        for name, methods in {**MATRIX, **OF_A_DRAFT}.items():
            for method, allowed in zip(("get", "post"), methods, strict=True):
                if allowed is None and who != Role.EMPLOYER:
                    continue  # a method that is not answered is answered to nobody
                with transaction.atomic():  # what one may do is undone before the next one tries
                    code = getattr(client, method)(url_of(name, things)).status_code
                    transaction.set_rollback(True)
                expected = {405} if allowed is None else FINE if who in allowed else {403}
                if allowed is not None and (who in outside or (name in OF_A_DRAFT and not _reads_drafts(who))):
                    expected = {404}
                if code not in expected:
                    wrong.append((str(who), method, name, code))
        for name in OPEN_TO_ALL:
            if client.get(reverse(f"casework:{name}")).status_code != 200:
                wrong.append((str(who), name))
    assert wrong == []


def _reads_drafts(who):
    return who in {Role.EMPLOYER, Role.ADMINISTRATOR}


def test_others_see_nothing_of_it_in_their_lists(place):
    _people, outside, _everything = place
    for user in outside.values():
        client = Client()
        client.force_login(user)
        for name in ("demands", "stops"):
            page = client.get(reverse(f"casework:{name}")).content.decode()
            assert "Luke" not in page
            assert ">Natt<" not in page


def test_logged_out_is_sent_to_login(place, client):
    _people, _outside, things = place
    for name in (*MATRIX, *OF_A_DRAFT):
        for method in ("get", "post"):
            response = getattr(client, method)(url_of(name, things))
            assert response.status_code == 302
            assert "/login/" in response["Location"]

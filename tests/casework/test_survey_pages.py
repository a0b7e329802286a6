"""The pages: who comes in, three languages, before and after its days, hostile input, and posts sent twice."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import AccessGrant, Role
from assessments.casework.models import SectionItem, Survey, SurveyCounts
from tests.accounts.factories import make_membership, make_organisation, make_user, make_workplace
from tests.casework.survey import ANSWERS, address, answer, closed, has_been_open_a_week, make_survey

pytestmark = pytest.mark.django_db
PERSONAL_NUMBER = "15076500565"


def made(workplace, **changes):
    today = timezone.localdate()
    return {
        "once": str(uuid4()),
        "workplaces": [workplace.pk],
        "work": "Nattevakt alene",
        "asked": "9",
        "opens_on": today.isoformat(),
        "closes_on": (today + timedelta(days=14)).isoformat(),
        "languages": ["nb", "en"],
        **changes,
    }


def body(response):
    return response.content.decode()


# Those who answer


def test_it_works(client, alice, workplace):
    survey = make_survey(alice, workplace)
    page = body(client.get(address(survey)))
    assert "Hvor stor del av tiden arbeider du alene uten at kolleger er i nærheten?" in page
    assert "csrf" not in page
    assert "checked" not in page
    response = client.post(address(survey), ANSWERS)
    assert response.status_code == 302
    assert "Takk for svarene" in body(client.get(response["Location"]))
    assert "allerede svart fra denne telefonen" in body(client.get(address(survey)))
    assert "Send svarene" in body(client.get(address(survey, "?igjen=1")))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "Får du tatt pause når du er alene?"),
        ("nn", "Får du teke pause når du er åleine?"),
        ("en", "Do you get to take a break when you are alone?"),
    ],
)
def test_in_three_languages(client, alice, workplace, language, words):
    survey = make_survey(alice, workplace)
    for more, headers in ((f"?sprak={language}", {}), ("", {"accept-language": f"{language}-NO,nb;q=0.5"})):
        response = client.get(address(survey, more), headers=headers)
        assert words in body(response)
        assert f'<html lang="{language}">' in body(response)
        assert response["Content-Language"] == language
    sent = client.post(address(survey, f"?sprak={language}"), ANSWERS)
    assert sent["Location"].endswith(f"takk/?sprak={language}")


def test_only_the_languages_it_is_in(client, alice, workplace):
    survey = make_survey(alice, workplace, languages=["nn"])
    page = body(client.get(address(survey, "?sprak=en")))
    assert '<html lang="nn">' in page
    assert "English" not in page


def test_before_its_day(client, alice, workplace):
    tomorrow = timezone.localdate() + timedelta(days=1)
    survey = make_survey(alice, workplace, opens_on=tomorrow)
    assert "ikke åpnet ennå" in body(client.get(address(survey)))
    assert "ikke åpnet ennå" in body(client.post(address(survey), ANSWERS))
    assert SurveyCounts.objects.get().answered == 0


def test_after_it_is_closed_what_was_written_is_given_back(client, alice, workplace):
    survey = make_survey(alice, workplace)
    answer(survey, 5)
    before = closed(survey, by=alice).result
    assert client.get(address(survey)).status_code == 410
    response = client.post(address(survey), {**ANSWERS, "suggestion": "Det jeg hadde <skrevet>"})
    assert response.status_code == 410
    assert "Det jeg hadde &lt;skrevet&gt;" in body(response)
    assert "svarene dine er ikke med" in body(response)
    assert Survey.objects.get().result == before


def test_a_link_that_is_wrong(client):
    for token in ("x", "a" * 500, "æøå", "%00", "..%2f"):
        response = client.get(f"/undersokelse/{token}/")
        assert response.status_code == 404
        assert client.post(f"/undersokelse/{token}/", ANSWERS).status_code == 404


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"suggestion": f"Ring meg, {PERSONAL_NUMBER}"}, "fødselsnummer"),
        ({"suggestion": "x" * 1001}, "1000"),
        ({"suggestion": "a\u202eb"}, "spesialtegn"),
        ({"breaks": "<script>"}, "gyldig"),
        (dict.fromkeys(ANSWERS, ""), "minst ett spørsmål"),
        (dict.fromkeys(ANSWERS, "skip") | {"suggestion": "  "}, "minst ett spørsmål"),
    ],
    ids=["personal number", "long", "turning", "unknown answer", "empty", "all skipped"],
)
def test_what_cannot_be_taken_in_comes_back(client, alice, workplace, changes, words):
    survey = make_survey(alice, workplace)
    response = client.post(address(survey), {**ANSWERS, **changes})
    assert response.status_code == 422
    assert words in body(response)
    assert "<script>" not in body(response)
    assert SurveyCounts.objects.get().answered == 0


def test_it_takes_html_as_text(client, alice, workplace):
    survey = make_survey(alice, workplace)
    answer(survey, 5, suggestion="<script>alert(1)</script>")
    closed(survey, by=alice)
    client.force_login(alice)
    assert "<script>alert" not in body(client.get(reverse("casework:survey", args=[survey.uuid])))


# Those who ask


def test_made_once_however_often_it_is_sent(as_alice, workplace):
    given = made(workplace)
    responses = [as_alice.post(reverse("casework:new_survey"), given) for _time in range(2)]
    assert [response.status_code for response in responses] == [302, 302]
    survey = Survey.objects.get()
    page = body(as_alice.get(responses[0]["Location"]))
    assert survey.token in page
    assert "Færre enn fem" in page
    assert len(survey.token) >= 20


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"asked": "4"}, "Færre enn fem kan ikke svare anonymt"),
        ({"asked": "-1"}, "Færre enn fem"),
        ({"closes_on": "2020-01-01"}, "før første dag"),
        ({"closes_on": "2199-01-01"}, "åtte uker"),
        ({"opens_on": "2020-01-01"}, "i fortiden"),
        ({"work": f"Nattevakt {PERSONAL_NUMBER}"}, "fødselsnummer"),
        ({"languages": ["ru"]}, "gyldig"),
        ({"workplaces": ["0"]}, "gyldig"),
        ({"workplaces": []}, "minst ett arbeidssted"),
    ],
    ids=["four", "negative", "ends first", "too long", "past", "number", "language", "place", "no place"],
)
def test_a_survey_that_cannot_be_made_comes_back_as_typed(as_alice, workplace, changes, words):
    response = as_alice.post(reverse("casework:new_survey"), made(workplace, **changes))
    assert response.status_code == 422
    assert words in body(response)
    assert not Survey.objects.exists()


@pytest.fixture
def people(alice, bob, organisation, workplace):
    """Who comes in to a survey at the workplace, and what is said to the others."""
    found = {alice: 200, bob: 200}
    for role in (Role.ADMINISTRATOR, Role.UNION_REP, Role.OCCUPATIONAL_HEALTH, Role.WORKER):
        user = make_user(f"{role.label}")
        make_membership(user, organisation, role, workplaces=[workplace])
        found[user] = 403
    for role in (Role.HEAD_SAFETY_REP, Role.REGIONAL_SAFETY_REP):
        user = make_user(f"{role.label}")
        make_membership(user, organisation, role)
        found[user] = 200
    elsewhere = make_user("Et annet sted")
    make_membership(elsewhere, organisation, Role.EMPLOYER, workplaces=[make_workplace(organisation, "Der borte")])
    stranger = make_user("Fremmed")
    make_membership(stranger, make_organisation("En annen AS"), Role.EMPLOYER)
    auditor = make_user("Revisor")
    today = timezone.localdate()
    AccessGrant.objects.create(
        organisation=organisation,
        auditor=auditor,
        granted_by=alice,
        email=auditor.email,
        on_behalf_of="Forbundet",
        token_digest="0" * 64,
        starts_on=today,
        ends_on=today + timedelta(days=9),
        expires_at=timezone.now() + timedelta(days=9),
        accepted_at=timezone.now(),
    )
    return {**found, elsewhere: 404, stranger: 404, auditor: 403}


def test_who_comes_in(people, alice, workplace):
    survey = make_survey(alice, workplace)
    answer(survey, 5, suggestion="En tekst som er skrevet i fortrolighet")
    addresses = [reverse("casework:survey", args=[survey.uuid]),
                 reverse("documents:survey_poster", args=[survey.uuid, "nb"])]  # fmt: skip
    for user, code in people.items():
        client = Client()
        client.force_login(user)
        if code != 200:
            assert [client.get(one).status_code for one in addresses] == [code, code], user
            for name in ("close_survey", "attach_survey", "detach_survey"):
                assert client.post(reverse(f"casework:{name}", args=[survey.uuid])).status_code == code, (user, name)
            assert survey.work not in body(client.get(reverse("casework:surveys"))), user
        else:
            page = body(client.get(addresses[0]))
            assert "fortrolighet" not in page
            assert survey.work in body(client.get(reverse("casework:surveys")))
    assert not Survey.objects.get().is_closed
    closed(survey, by=alice)
    for user, code in people.items():
        client = Client()
        client.force_login(user)
        response = client.get(addresses[0])
        assert response.status_code == code
        assert ("fortrolighet" in body(response)) == (code == 200)


def test_safety_reps_make_and_close_but_do_not_write_in_drafts(as_bob, bob, assessment, workplace):
    assert as_bob.post(reverse("casework:new_survey"), made(workplace)).status_code == 302
    survey = Survey.objects.get()
    assert survey.made_by_role == Role.SAFETY_REP
    answer(survey, 5)
    close = reverse("casework:close_survey", args=[survey.uuid])
    assert "minst én uke" in body(as_bob.post(close, follow=True))
    assert not Survey.objects.get().is_closed
    has_been_open_a_week(survey)
    assert as_bob.post(close).status_code == 302
    assert Survey.objects.get().is_closed
    response = as_bob.post(reverse("casework:attach_survey", args=[survey.uuid]), {"assessment": assessment.uuid})
    assert response.status_code == 403
    assert not SectionItem.objects.filter(step="undersokelse").exists()


def test_the_employer_attaches_and_takes_away(as_alice, alice, assessment, workplace):
    survey = make_survey(alice, workplace)
    answer(survey, 5)
    closed(survey, by=alice)
    page = reverse("casework:survey", args=[survey.uuid])
    assert "Legg ved" in body(as_alice.get(page))
    attach, detach = (reverse(f"casework:{name}_survey", args=[survey.uuid]) for name in ("attach", "detach"))
    assert as_alice.post(attach, {"assessment": uuid4()}).status_code == 422
    assert as_alice.post(attach, {"assessment": assessment.uuid}).status_code == 302
    assert "Lagt ved:" in body(as_alice.get(page))
    assert as_alice.post(detach, {"assessment": assessment.uuid}).status_code == 302
    assert not SectionItem.objects.filter(step="undersokelse").exists()


def test_a_workplace_where_one_is_nothing_cannot_be_pooled(as_alice, workplace):
    theirs = make_workplace(make_organisation("En annen AS"), "Deres")
    response = as_alice.post(reverse("casework:new_survey"), made(workplace, workplaces=[workplace.pk, theirs.pk]))
    assert response.status_code == 422
    assert not Survey.objects.exists()


def test_the_list_asks_the_database_as_often_for_many(as_alice, alice, organisation, django_assert_max_num_queries):
    for number in range(30):
        make_survey(alice, make_workplace(organisation, f"Sted {number}"))
    with django_assert_max_num_queries(12):
        page = body(as_alice.get(reverse("casework:surveys")))
    assert page.count("card assessment-card") == 25


def test_logged_out_is_sent_to_login(client, alice, workplace):
    survey = make_survey(alice, workplace)
    names = ("survey", "close_survey", "attach_survey", "detach_survey")
    addresses = [reverse(f"casework:{name}", args=[survey.uuid]) for name in names]
    addresses += [reverse("casework:surveys"), reverse("casework:new_survey")]
    for address_ in [*addresses, reverse("documents:survey_poster", args=[survey.uuid, "nb"])]:
        assert "/login/?next=" in client.get(address_)["Location"]
        assert "/login/?next=" in client.post(address_)["Location"]

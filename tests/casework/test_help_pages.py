"""The chain of help on the pages: all of it where help is answered and at the end, a line at each hazard."""

import pytest
from django.urls import reverse

from assessments.casework import services
from tests.checks.test_help_chain import GOOD

pytestmark = pytest.mark.django_db

FALL = {"relevant": "yes", "alone_effect": "outcome", "likelihood": 2, "consequence": 4, "able_to_act": "no"}
QUESTION = "Rekker hjelpen fram?"


def url(assessment, step, item=""):
    if item:
        return reverse("casework:item", args=[assessment.uuid, step, item])
    return reverse("casework:step", args=[assessment.uuid, step])


def answer(assessment, step, item="", **changes):
    services.merge_item(assessment, step=step, item=item, changes=changes, actor=assessment.created_by)


def page_of(client, *place):
    return client.get(url(*place)).content.decode()


@pytest.fixture
def alone_on_ice(assessment):
    answer(assessment, "alene", **GOOD | {"silence_noticed_by": "next_shift"})
    answer(assessment, "fysisk", "fy_fall_glatt", **FALL)
    return assessment


@pytest.mark.parametrize("step", ["alene", "kontroll"])
def test_the_whole_chain_where_help_is_answered_and_at_the_end(as_alice, alone_on_ice, step):
    page = page_of(as_alice, alone_on_ice, step)
    assert page.count('class="picture picture-help-chain') == 2  # one for a wide screen and one for a phone
    assert "Den som er alene, kan ikke varsle selv, og ingenting varsler av seg selv." in page
    assert "Minst to sammen" in page
    assert "Fall- og bevegelsesalarm som varsler selv (kontrolltiltak, skal drøftes)" in page
    assert "minutter" not in page.split('id="rekker-hjelpen-fram"')[1].split("<svg")[0]


def test_a_hazard_has_its_line_and_leads_to_the_chain(as_alice, alone_on_ice):
    page = page_of(as_alice, alone_on_ice, "fysisk", "fy_fall_glatt")
    assert "Svakeste ledd er «Kan varsle selv»." in page
    assert f"{url(alone_on_ice, 'alene')}#hjelpekjede" in page
    assert QUESTION not in page_of(as_alice, alone_on_ice, "fysisk", "fy_tretthet")
    assert QUESTION not in page_of(as_alice, alone_on_ice, "fysisk")


def test_it_follows_while_answers_are_typed(as_alice, alone_on_ice):
    answers = {"is_done_alone": "yes", "help_ways": ["mobile"], "helpers": ["guard"], "revision": 1}
    typed = as_alice.post(url(alone_on_ice, "alene"), answers, headers={"HX-Request": "true"}).content.decode()
    assert '<div id="hjelpekjede" hx-swap-oob="innerHTML">' in typed
    assert "Ikke besvart eller ikke kjent" in typed
    placed = {**FALL, "able_to_act": "yes", "revision": 1}
    page = url(alone_on_ice, "fysisk", "fy_fall_glatt")
    typed = as_alice.post(page, placed, headers={"HX-Request": "true"}).content.decode()
    assert "Svakeste ledd er «" in typed
    assert "«Kan varsle selv»" not in typed


def test_nothing_is_shown_where_no_harm_is_grave(as_alice, alone_on_ice):
    answer(alone_on_ice, "fysisk", "fy_fall_glatt", **FALL | {"consequence": 2})
    for place in (("alene",), ("kontroll",), ("fysisk", "fy_fall_glatt")):
        assert QUESTION not in page_of(as_alice, alone_on_ice, *place)


def test_until_a_hazard_is_placed_it_is_told_that_the_answer_comes(as_alice, assessment):
    told = "Svaret kommer her når dere har vurdert en fare som kan gi alvorlig skade."
    assert told not in page_of(as_alice, assessment, "alene")  # nobody has said that it is done alone
    answer(assessment, "alene", is_done_alone=True)
    assert told in page_of(as_alice, assessment, "alene")
    assert told not in page_of(as_alice, assessment, "kontroll")
    answer(assessment, "fysisk", "fy_fall_glatt", **FALL)
    assert told not in page_of(as_alice, assessment, "alene")


def test_sudden_illness_that_the_work_does_not_cause_has_no_chain(as_alice, alone_on_ice):
    answer(alone_on_ice, "fysisk", "fy_fall_glatt", relevant="no")
    answer(alone_on_ice, "fysisk", "fy_akutt_sykdom", **FALL | {"caused_by_work": "no"})
    assert QUESTION not in page_of(as_alice, alone_on_ice, "alene")

"""One item: a hazard, a measure, a residual risk, a task, a control measure."""

import pytest
from django.urls import reverse

from assessments.casework import assembly, services

pytestmark = pytest.mark.django_db


def url(assessment, step, item):
    return reverse("casework:item", args=[assessment.uuid, step, item])


def choose(assessment, step, item, **changes):
    services.merge_item(assessment, step=step, item=item, changes=changes, actor=assessment.created_by)


def test_a_hazard_is_described_and_placed(as_alice, assessment):
    answers = {"relevant": "yes", "manifestation": "Trøtt ved fire-tiden", "likelihood": "3", "consequence": "4"}
    response = as_alice.post(url(assessment, "fysisk", "fy_tretthet"), answers)
    assert response.status_code == 302
    hazard = assembly.assemble(assessment).physical.hazards[0]
    assert (hazard.likelihood, hazard.consequence) == (3, 4)
    assert "Høy" in as_alice.get(url(assessment, "fysisk", "fy_tretthet")).content.decode()


def test_the_level_follows_while_typing(as_alice, assessment):
    answers = {"relevant": "yes", "likelihood": "1", "consequence": "1"}
    html = as_alice.post(url(assessment, "fysisk", "fy_tretthet"), answers, headers={"HX-Request": "true"}).content
    assert 'id="niva"' in html.decode()
    assert "Lav" in html.decode()


@pytest.mark.parametrize(
    ("step", "item"),
    [("fysisk", "vt_ran"), ("fysisk", "finnes_ikke"), ("tiltak", "m_kamera"), ("oppgaver", "diving"), ("alene", "x")],
)
def test_items_that_do_not_belong_here_are_404(as_alice, assessment, step, item):
    assert as_alice.get(url(assessment, step, item)).status_code == 404


def test_a_chosen_measure_and_the_risk_when_it_is_in_place(as_alice, assessment):
    choose(assessment, "fysisk", "fy_fall_glatt", relevant="yes")
    choose(assessment, "tiltak", "m_brodder_stroing", hazards=["fy_fall_glatt"])
    measure = {
        "hazards": ["fy_fall_glatt"],
        "status": "planned",
        "responsible": "Driftsleder",
        "deadline": "2030-01-31",
    }
    as_alice.post(url(assessment, "tiltak", "m_brodder_stroing"), {**measure, "revision": 1})
    as_alice.post(url(assessment, "tiltak", "fy_fall_glatt"), {"likelihood": "1", "consequence": "3"})
    record = assembly.assemble(assessment)
    assert record.measures.chosen[0].responsible == "Driftsleder"
    assert record.physical.hazards[0].after.likelihood == 1


def test_psychosocial_hazards_are_placed_by_duration_and_load(as_alice, assessment):
    as_alice.post(url(assessment, "psykososialt", "ps_isolasjon"), {"relevant": "yes", "duration": "4", "load": "4"})
    assert assembly.assemble(assessment).psychosocial.hazards[0].duration == 4


def test_a_control_measure_is_reviewed(as_alice, assessment):
    choose(assessment, "tiltak", "m_kamera", hazards=["vt_ran"])
    as_alice.post(url(assessment, "kontrolltiltak", "m_kamera"), {"purpose": "Forebygge ran"})
    assert assembly.assemble(assessment).control_measures.reviews[0].purpose == "Forebygge ran"


def test_a_task_with_rules_of_its_own(as_alice, assessment):
    choose(assessment, "oppgaver", "", kinds=["high_voltage"])
    as_alice.post(url(assessment, "oppgaver", "high_voltage"), {"second_person": "no"})
    assert assembly.assemble(assessment).tasks.details[0].second_person == "no"


def test_the_safety_rep_reads_and_remarks_but_does_not_write(as_bob, invited):
    page = url(invited, "fysisk", "fy_tretthet")
    assert "Ny merknad" in as_bob.get(page).content.decode()
    assert as_bob.post(page, {"relevant": "no"}).status_code == 403
    remark = {"text": "Dette er verre enn det ser ut", "step": "fysisk", "item": "fy_tretthet"}
    as_bob.post(reverse("casework:remark", args=[invited.uuid]), remark)
    assert "verre enn det ser ut" in as_bob.get(page).content.decode()


def test_a_stranger_gets_404(client, charlie, assessment):
    client.force_login(charlie)
    assert client.get(url(assessment, "fysisk", "fy_tretthet")).status_code == 404


def test_the_risk_table_follows_while_typing(as_alice, assessment):
    page = url(assessment, "vold", "vt_ran")
    assert "<svg" not in as_alice.get(page).content.decode()
    answers = {"relevant": "yes", "alone_effect": "both", "likelihood": "4", "consequence": "5"}
    html = as_alice.post(page, answers, headers={"HX-Request": "true"}).content.decode()
    assert 'id="pictures"' in html
    assert "<svg" in html


def test_a_question_where_no_is_the_hazard_says_so(as_alice, assessment):
    """The list asks «får den som er alene tatt pause?»; the page then asks «er dette en fare her?»."""
    good = as_alice.get(url(assessment, "psykososialt", "ps_pause_toalett")).content.decode()
    assert "Er svaret nei, er det en fare." in good
    assert "Er svaret nei" not in as_alice.get(url(assessment, "fysisk", "fy_tretthet")).content.decode()


def test_what_is_not_answered_is_told_and_one_is_led_on(as_alice, assessment):
    choose(assessment, "alene", "", is_done_alone=True)
    for key in ("m_gps_flate", "m_instruks"):
        choose(assessment, "tiltak", key)
    answers = {"status": "in_place", "works": "yes", "revision": 1}
    led = as_alice.post(url(assessment, "tiltak", "m_instruks"), answers, follow=True)
    assert led.request["PATH_INFO"] == url(assessment, "tiltak", "m_gps_flate")
    assert "mangler svar på: Hvilke farer er tiltaket mot?" in led.content.decode()
    led = as_alice.post(url(assessment, "tiltak", "m_gps_flate"), answers, follow=True)
    assert led.request["PATH_INFO"] == url(assessment, "tiltak", "m_instruks")


def test_the_findings_of_an_item_are_its_own(as_alice, assessment):
    for key in ("fy_tretthet", "fy_brann_eksplosjon"):
        choose(assessment, "fysisk", key, relevant="yes")
    html = as_alice.get(url(assessment, "fysisk", "fy_tretthet")).content.decode()
    assert "Ikke plassert i tabellen: Natt, lange økter og tretthet" in html
    assert "Ikke plassert i tabellen: Brann" not in html


def test_a_task_says_where_its_rule_stands(as_alice, assessment):
    choose(assessment, "oppgaver", "", kinds=["sewer_confined_space"])
    html = as_alice.get(url(assessment, "oppgaver", "sewer_confined_space")).content.decode()
    assert "utførelsesforskriften § 8-4" in html


def test_a_measure_against_what_help_lacks_is_ticked_with_it(as_alice, assessment):
    as_alice.post(reverse("casework:step", args=[assessment.uuid, "tiltak"]), {"valg-m_gps_flate": "on"})
    assert assembly.assemble(assessment).measures.chosen[0].hazards == ("fy_hjelp_langt_unna",)

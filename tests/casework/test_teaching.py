"""Suggestions that teach: why a hazard is suggested and what a measure does not do, with the source and no other."""

import pytest
from django.utils import translation

from assessments.casework import assembly, rows, services, steps, teaching
from assessments.casework.teaching import Told
from assessments.catalogue import selectors
from tests.catalogue.published import CURRENT

pytestmark = pytest.mark.django_db


def taught(profile, hazard, version=CURRENT):
    catalogue = selectors.get(version)
    return teaching.of_hazard(catalogue.hazard(hazard), catalogue, catalogue.profiles[profile])


def draft(alice, workplace, profile, **answers):
    made = services.create(actor=alice, workplace=workplace, title="Alene", profile=profile)
    for step, key in answers.items():
        services.merge_item(made, step=step, item=key, changes={"relevant": "yes"}, actor=alice)
    return made


def test_it_works():
    first, second = taught("bussjafor", "vt_fysisk_vold")
    assert first.source == "Fafo-notat 2016:22, forord, kap. 6 (Norge)"
    assert "34 prosent alene da det skjedde" in second.text
    assert second.source == "Fafo-notat 2016:22, kap. 4 (Handel og Kontor)"


def test_what_no_source_says_of_the_occupation_is_said_to_be_ours():
    ours = "Forslaget er vårt."
    assert taught("badevakt", "fy_drukning") == (Told(f"Fafo-notat 2016:22 omtaler ikke yrket. {ours}"),)
    assert taught("lokforer", "fy_akutt_sykdom")[0].text.endswith(f"særskilt for yrket. {ours}")
    assert taught("kioskmedarbeider", "ps_pause_toalett")[0].text == "Kilden nevner dette for yrket."


def test_an_older_version_teaches_nothing_it_does_not_know():
    assert taught("bussjafor", "vt_fysisk_vold", "2026-1") == ()
    old = selectors.get("2026-2")
    assert [teaching.of_measure(measure, old) for measure in old.measures.values() if measure.does] == []
    assert teaching.of_measure(old.measures["m_gps_flate"], old) == ()


def test_a_measure_names_its_source_and_whether_it_is_derived():
    catalogue = selectors.get(CURRENT)
    told = {key: teaching.of_measure(catalogue.measures[key], catalogue)[-1].source for key in catalogue.measures}
    assert told["m_to_sammen"].startswith("Fafo-notat 2016:22, kap. 4 (Industri Energi), kap. 4 (Fagforbundet), kap. 6")
    assert (
        told["m_belysning"] == "utledet av det som står i Fafo-notat 2016:22, kap. 4 (Norsk Transportarbeiderforbund)"
    )
    assert told["m_varsle"] == "aml § 5-2"
    assert all(told.values())


def test_the_lines_of_the_form_carry_it(alice, workplace):
    made = draft(alice, workplace, "konduktor", vold="vt_fysisk_vold")
    catalogue, record = selectors.get(made.catalogue_version), assembly.assemble(made)
    first, *others = rows.hazard_blocks(made, steps.BY_KEY["vold"], record, catalogue)
    assert all(row.told[0].source and row.told[1].text for row in first.rows)
    assert not any(row.told for block in others for row in block.rows)
    blocks = rows.measure_blocks(made, record, catalogue)
    assert [block.key for block in blocks] == sorted(block.key for block in blocks)
    by_key = {row.key: row for block in blocks for row in block.rows}
    assert by_key["m_to_sammen"].text == str(catalogue.measures["m_to_sammen"].does)
    assert by_key["m_avslutte"].suggested.endswith(" til")
    assert {row.key for row in by_key.values() if row.is_control_measure} >= {"m_gps_flate", "m_alarmknapp"}


def test_the_pages_show_it_and_limits_of_alarms_and_gps_openly(as_alice, alice, workplace):
    made = draft(alice, workplace, "konduktor", vold="vt_fysisk_vold")
    page = as_alice.get(f"/vurderinger/{made.uuid}/vold/").content.decode()
    assert "Hvorfor foreslås dette?" in page
    assert "Kilde: Fafo-notat 2016:22, kap. 4 (Norsk Jernbaneforbund)." in page
    page = as_alice.get(f"/vurderinger/{made.uuid}/tiltak/").content.decode()
    openly = [part.split("</p>")[0] for part in page.split("<strong>Vær klar over:</strong>")[1:]]
    assert [text for text in openly if "«et tveegget sverd»" in text]
    assert [text for text in openly if "kan ikke erstatte å være to (Fagforbundet)" in text]
    assert not [text for text in openly if "uten teknisk utstyr" in text]  # two together: folded
    item = as_alice.get(f"/vurderinger/{made.uuid}/vold/vt_fysisk_vold/").content.decode()
    assert "Hva kildene sier" in item


@pytest.mark.parametrize(
    ("language", "told"), [("nn", "Kjelda nemner dette for yrket."), ("en", "The source mentions")]
)
def test_it_is_told_in_the_language_of_the_reader(language, told):
    with translation.override(language):
        assert taught("kioskmedarbeider", "ps_pause_toalett")[0].text.startswith(told)

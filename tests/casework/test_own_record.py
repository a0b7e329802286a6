"""Own entries in the record: their full definition goes with the file, and is read where nobody knows the key."""

import json
from datetime import date

import pytest
from django.utils import timezone

from assessments.casework import assembly, exchange, services, teaching, versions
from assessments.casework.catalogues import own_catalogue
from assessments.casework.models import Assessment, State
from assessments.casework.words.fault_words import fault_text
from assessments.catalogue import own, own_rules, own_services, selectors
from assessments.catalogue.models import OwnEntry
from assessments.catalogue.own_entries import OwnHazard, OwnMeasure, OwnProfile
from assessments.checks import enough
from assessments.record import canonical, own_keys, risk
from assessments.record.canonical import RecordRefused
from tests.accounts.factories import make_organisation, make_workplace

pytestmark = pytest.mark.django_db


def hazard_of(orgnr, **changes):
    catalogue = selectors.get(selectors.current_version())
    data = {
        "key": own_keys.key_of(orgnr, "vt_hund"),
        "category": "vold_trusler",
        "theme": own_rules.themes_of(catalogue, "vold_trusler")[0].key,
        "name": {"nb": "Løs hund hos kunden", "en": "Loose dog at the customer's"},
        "question": {"nb": "Kan det være løs hund der?"},
        "alone_effect": "outcome",
        "why_alone": {"nb": "Ingen kan holde hunden."},
        "law": ["aml-4-1-3"],
    }
    return OwnHazard.model_validate(data | changes)


def measure_of(orgnr):
    hazard = own_keys.key_of(orgnr, "vt_hund")
    name, limits = {"nb": "Ring før besøket"}, {"nb": "Hjelper ikke når hunden er løs likevel."}
    key = own_keys.key_of(orgnr, "m_ring")
    return OwnMeasure.model_validate({"key": key, "level": 1, "name": name, "limits": limits, "hazards": [hazard]})


def profile_of(orgnr):
    hazards = [own_keys.key_of(orgnr, "vt_hund"), own_keys.key_of(orgnr, "ps_uro"), "ps_isolasjon", "fy_kulde"]
    key = own_keys.key_of(orgnr, "p_feier")
    return OwnProfile.model_validate({"key": key, "name": {"nb": "Feier"}, "sector": "service", "hazards": hazards})


@pytest.fixture
def entries(organisation, alice):
    """A profile with two own hazards, one of which nobody answers."""
    catalogue = selectors.get(selectors.current_version())
    theme = own_rules.themes_of(catalogue, "psykososial")[0].key
    unanswered = hazard_of(
        organisation.orgnr, key=own_keys.key_of(organisation.orgnr, "ps_uro"), category="psykososial", theme=theme
    )
    made = [hazard_of(organisation.orgnr), unanswered, measure_of(organisation.orgnr), profile_of(organisation.orgnr)]
    own_services.save_all(organisation, made, actor=alice)
    return made


@pytest.fixture
def filled(entries, organisation, workplace, alice):
    hazard, _unanswered, measure, profile = entries
    own_services.save_table(organisation, name="Vår", acute="GGGGG GGYYY GYYRR YYRRR YRRRR", actor=alice)
    made = services.create(actor=alice, workplace=workplace, title="Feiing", profile=profile.key)
    answers = {"relevant": "yes", "likelihood": 4, "consequence": 4, "alone_effect": "outcome"}
    services.save_item(made, step="vold", item=hazard.key, data=answers, revision=0, actor=alice)
    chosen = {"hazards": [hazard.key], "status": "in_place", "works": "yes"}
    services.save_item(made, step="tiltak", item=measure.key, data=chosen, revision=0, actor=alice)
    return made


def record_digest(file):
    return canonical.digest(canonical.record_bytes(canonical.parse_file(file).record))


def changed(file, change):
    """The file with something in its record changed, and no organisation in it."""
    data = json.loads(file)
    data["record"]["organisation"].pop("orgnr", None)
    change(data["record"])
    return json.dumps(data).encode()


def test_what_it_rests_on_is_told_beside_it(entries, organisation):
    """An own entry has no page to look it up on."""
    catalogue = own.merged(selectors.current_version(), organisation.pk)
    hazard = catalogue.hazards[own_keys.key_of(organisation.orgnr, "vt_hund")]
    measure = catalogue.measures[own_keys.key_of(organisation.orgnr, "m_ring")]
    assert teaching.of_hazard(hazard, catalogue)[-1].source == "Virksomheten selv; aml § 4-1 (3)"
    assert [told.source for told in teaching.of_measure(measure, catalogue)] == ["Virksomheten selv"]


def test_the_record_has_the_full_definition(filled, organisation):
    record = assembly.assemble(filled)
    hazard, measure = record.violence.hazards[0], record.measures.chosen[0]
    assert (hazard.wording.is_own, hazard.wording.usual_effect) == (True, "outcome")
    assert (measure.wording.is_own, measure.wording.against) == (True, (hazard.key,))
    assert measure.wording.limits == "Hjelper ikke når hunden er løs likevel."
    assert record.work.profile_wording.is_own
    suggested = {one.key: one.wording for one in record.work.profile_wording.hazards}
    assert suggested[own_keys.key_of(organisation.orgnr, "ps_uro")].why_alone == "Ingen kan holde hunden."
    assert suggested["fy_kulde"] is None  # the catalogue has that
    assert record.tables.acute_rows[0] == "GGGGG"


def test_in_the_language_of_the_assessment(filled, alice):
    services.change_language(filled, language="en", actor=alice)
    filled.refresh_from_db()
    assert assembly.assemble(filled).violence.hazards[0].wording.name == "Loose dog at the customer's"


def test_own_measures_are_never_enough_by_themselves(filled):
    """Level 1 by its own word, in place and working; against red violence only what the method knows is enough."""
    record = assembly.assemble(filled)
    hazard = record.violence.hazards[0]
    assert risk.level_today(record, hazard) == risk.Level.RED
    assert not enough.is_enough(record, hazard, with_planned=True)


def test_round_in_the_same_organisation(filled, workplace, alice):
    file = exchange.export_file(filled)
    imported = exchange.import_file(file, workplace=workplace, actor=alice)
    assert record_digest(exchange.export_file(imported)) == record_digest(file)
    assert not OwnEntry.objects.exclude(series=None).exists()  # the organisation has just these


def test_a_file_keeps_the_words_it_came_with(filled, organisation, workplace, alice):
    """The entry has been changed since: the file reads as it did, and everything else as it is now."""
    file = exchange.export_file(filled)
    own_catalogue.save(organisation, hazard_of(organisation.orgnr, name={"nb": "Hund"}), actor=alice)
    imported = exchange.import_file(file, workplace=workplace, actor=alice)
    assert record_digest(exchange.export_file(imported)) == record_digest(file)
    assert assembly.assemble(filled).violence.hazards[0].wording.name == "Hund"
    assert {row.series for row in OwnEntry.objects.exclude(series=None)} == {imported.series_id}
    assert own.merged(filled.catalogue_version, organisation.pk).hazards[
        own_keys.key_of(organisation.orgnr, "vt_hund")
    ].name.nb == "Hund"  # fmt: skip


def test_another_organisation_reads_what_it_does_not_know(filled, alice):
    other = make_workplace(make_organisation(), "Annet sted")
    file = changed(exchange.export_file(filled), lambda record: None)
    imported = exchange.import_file(file, workplace=other, actor=alice)
    assert record_digest(exchange.export_file(imported)) == record_digest(file)
    here = own.merged(imported.catalogue_version, other.organisation_id)
    assert not any(own_keys.is_own(key) for key in here.hazards)  # offered in no other assessment
    names = [one.name for one in assembly.assemble(imported).work.profile_wording.hazards]
    assert "Løs hund hos kunden" in names


def take_name(record):
    record["violence"]["hazards"][0].pop("wording")


def set_category(record):
    record["violence"]["hazards"][0]["wording"]["category"] = "fysisk"


def set_theme(record):
    for one in record["violence"]["hazards"]:
        one["wording"]["theme"] = "finnes-ikke"


def set_law(record):
    record["measures"]["chosen"][0]["wording"]["law"] = ["aml-99"]


def set_table(record):
    record["tables"]["acute"] = "GGGGG GGGGG GGGGG GGGGG GGGGG"


def claim_own(record):
    record["measures"]["chosen"][0]["key"] = "m_brodder_stroing"


@pytest.mark.parametrize(
    ("change", "path", "kind"),
    [
        (take_name, "violence.hazards.", "own_without_definition"),
        (set_category, "violence.hazards.", "own_definition"),
        (set_theme, "violence.hazards.", "unknown_key"),
        (set_law, "measures.chosen.", "unknown_key"),
        (set_table, "tables.acute", "no_table"),
        (claim_own, "measures.chosen.0.wording", "different_wording"),
    ],
)
def test_a_definition_that_is_none_is_refused_with_the_place(filled, workplace, alice, change, path, kind):
    before = (Assessment.objects.count(), OwnEntry.objects.count())
    with pytest.raises(RecordRefused) as refused:
        exchange.import_file(changed(exchange.export_file(filled), change), workplace=workplace, actor=alice)
    assert any(fault.path.startswith(path) and fault.kind == kind for fault in refused.value.faults)
    assert all(fault_text(fault) for fault in refused.value.faults)
    assert (Assessment.objects.count(), OwnEntry.objects.count()) == before


def test_what_is_frozen_stays_and_the_next_version_reads_what_is_now(filled, organisation, alice):
    frozen = canonical.record_bytes(assembly.assemble(filled))
    now = timezone.now()
    Assessment.objects.filter(pk=filled.pk).update(
        state=State.SIGNED, review_at=now, ready_at=now, signed_at=now,
        frozen_record=frozen, frozen_findings=[], digest=canonical.digest(frozen), release="1",
    )  # fmt: skip
    own_catalogue.save(organisation, hazard_of(organisation.orgnr, name={"nb": "Hund"}), actor=alice)
    own_services.drop_table(organisation, actor=alice)
    signed = Assessment.objects.get(pk=filled.pk)
    assert canonical.record_bytes(assembly.assemble(signed)) == frozen
    draft, _is_new = versions.new_version(signed, actor=alice, reason="Gjennomgang")
    record = assembly.assemble(draft)
    assert record.violence.hazards[0].wording.name == "Hund"
    assert record.tables is None
    assert exchange.read_file(exchange.export_file(signed)).record.tables.decided_on <= date.today()

"""Files in and out: the same digest round and round, and a wrong file refused whole with every place."""

import json
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.casework import assembly, exchange, services
from assessments.casework.models import Assessment
from assessments.casework.words.fault_words import fault_text
from assessments.catalogue import selectors as catalogue_selectors
from assessments.record import canonical
from assessments.record.assessment import Envelope
from assessments.record.canonical import Fault, RecordRefused
from tests.casework.strategies import catalogue_records

pytestmark = pytest.mark.django_db


def digest_of(data: bytes) -> str:
    return canonical.digest(canonical.record_bytes(canonical.parse_file(data).record))


def file_of(assessment, **changes):
    exported = json.loads(exchange.export_file(assessment))
    for path, value in changes.items():
        *parents, last = path.split("__")
        place = exported
        for parent in parents:
            place = place[int(parent)] if parent.isdigit() else place.setdefault(parent, {})
        place[last] = value
    return json.dumps(exported).encode()


@pytest.fixture
def filled(invited, alice, bob):
    hazard = {"relevant": "yes", "manifestation": "Is på trappen", "likelihood": 3, "consequence": 4}
    services.save_item(invited, step="fysisk", item="fy_fall_glatt", data=hazard, revision=0, actor=alice)
    services.save_item(invited, step="tiltak", item="fy_fall_glatt", data={"likelihood": 1}, revision=0, actor=alice)
    measure = {"hazards": ["fy_fall_glatt"], "status": "planned"}
    services.save_item(invited, step="tiltak", item="m_brodder_stroing", data=measure, revision=0, actor=alice)
    theme = catalogue_selectors.get(invited.catalogue_version).themes_of("fysisk")[-1].key
    reason = {"reason": "Finnes ikke her"}
    services.save_item(invited, step="fysisk", item=f"tema:{theme}", data=reason, revision=0, actor=alice)
    services.remark(invited, actor=bob, role="safety_rep", text="Se på trappen", step="fysisk", item="fy_fall_glatt")
    return invited


def test_the_digest_is_the_same_after_import_and_export(filled, workplace, alice):
    first = exchange.export_file(filled)
    second = exchange.export_file(exchange.import_file(first, workplace=workplace, actor=alice))
    assert digest_of(first) == digest_of(second)
    assert b"Is p" in second
    assert b"Se p" in second


def test_an_import_is_a_new_assessment(filled, workplace, alice):
    imported = exchange.import_file(exchange.export_file(filled), workplace=workplace, actor=alice)
    assert imported.uuid != filled.uuid
    assert imported.series != filled.series


ANY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@ANY
@given(data=st.data())
@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # only of the failure report
def test_any_record_round_trips(data, workplace, alice):
    catalogue = catalogue_selectors.get(catalogue_selectors.current_version())
    record = data.draw(catalogue_records(catalogue))
    envelope = Envelope(uuid=uuid4(), series=uuid4(), version=1, catalogue=catalogue.version, language="nb")
    worded = exchange.with_wording(record, catalogue, "nb")
    first = canonical.file_bytes(canonical.record_bytes(worded), envelope)
    second = exchange.export_file(exchange.import_file(first, workplace=workplace, actor=alice))
    assert digest_of(first) == digest_of(second)


@pytest.mark.parametrize(
    ("changes", "path", "kind"),
    [
        ({"record__work__people_alone": "to"}, "record.work.people_alone", "int_type"),
        ({"record__work__ukjent": 1}, "record.work.ukjent", "extra_forbidden"),
        ({"record__physical__hazards__0__likelihood": 9}, "record.physical.hazards.0.likelihood", "less_than_equal"),
        ({"record__physical__hazards__0__key": "fy_finnes_ikke"}, "physical.hazards.fy_finnes_ikke", "unknown_key"),
        (
            {"record__physical__hazards__0__wording__name": "Noe annet"},
            "physical.hazards.0.wording.name",
            "different_wording",
        ),
        ({"record__work__profile": "finnes_ikke"}, "work.profile", "unknown_key"),
        ({"record__organisation__orgnr": "974760673"}, "organisation.orgnr", "other_organisation"),
        ({"envelope__catalogue": "2031-1"}, "envelope.catalogue", "unknown_catalogue"),
        ({"record__positions__0__statement": "agrees"}, "positions.0", "half_statement"),
        ({"record__survey": {"form": "2026-1", "work": "Vakt", "workplaces": [], "opened_on": "2026-01-01",
                             "closed_on": "2026-02-01", "asked": 9, "answered": 9,
                             "breaks": {"yes": 2, "sometimes": 1, "no": 1}}}, "survey.breaks", "too_few_answers"),
        ({"record__work__title": "a\u0000b"}, "record.work.title", "control_character"),
        ({"version": 7}, "version", "literal_error"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_whole_with_the_place(filled, workplace, alice, changes, path, kind):
    before = Assessment.objects.count()
    with pytest.raises(RecordRefused) as refused:
        exchange.import_file(file_of(filled, **changes), workplace=workplace, actor=alice)
    assert (path, kind) in [(fault.path, fault.kind) for fault in refused.value.faults]
    assert all(fault_text(fault) for fault in refused.value.faults)
    assert Assessment.objects.count() == before


def test_what_was_expected_is_said_in_the_language_of_the_reader():
    fault = Fault("record.x", "enum", {"expected": "'yes' or 'no'"})
    assert fault_text(fault) == "record.x: har en ukjent verdi. Forventet 'yes' eller 'no'."


def test_every_fault_is_named_at_once(filled, workplace, alice):
    wrong = file_of(filled, record__work__people_alone="to", record__work__title=3)
    with pytest.raises(RecordRefused) as refused:
        exchange.import_file(wrong, workplace=workplace, actor=alice)
    assert len(refused.value.faults) == 2


def test_what_is_not_json_is_refused(workplace, alice):
    for wrong in (b"", b"{", b"\xff\xfe", b"[" * 100_000):
        with pytest.raises(RecordRefused):
            exchange.import_file(wrong, workplace=workplace, actor=alice)


def test_the_live_record_is_what_is_exported(filled):
    exported = canonical.parse_file(exchange.export_file(filled)).record
    assert exported == assembly.assemble(filled)

"""The commands other tools call: check, import, export, rebuild."""

import io
import json
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from assessments.casework import exchange, services
from assessments.casework.models import Assessment, AssessmentFacts

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = io.StringIO()
    call_command(*[str(argument) for argument in arguments], stdout=out)
    return out.getvalue()


@pytest.fixture
def file(assessment, tmp_path):
    path = tmp_path / "vurdering.json"
    path.write_bytes(exchange.export_file(assessment))
    return path


def test_check_record_says_what_is_missing_and_writes_nothing(file):
    before = Assessment.objects.count()
    told = run("check_record", file)
    assert "Må rettes før signering: Gjøres arbeidet alene?" in told
    assert "Særlig risiko, forslag: Uavklart" in told
    assert "Kan signeres: Nei" in told
    assert Assessment.objects.count() == before


def test_check_record_as_json(file):
    report = json.loads(run("check_record", file, "--json"))
    assert report["may_be_signed"] is False
    assert "lone-work-unanswered" in [finding["code"] for finding in report["findings"]]
    assert "AML_4_1_3" in [flag["key"] for flag in report["flags"]]
    assert set(report["levels"]) == {"fysisk", "psykososial", "vold_trusler"}


def test_check_record_names_every_fault(file):
    data = json.loads(file.read_bytes())
    data["record"]["work"] |= {"people_alone": "to", "ukjent": 1, "assessed_on": "2026-02-30", "starts_at": "25:00"}
    file.write_text(json.dumps(data))
    with pytest.raises(CommandError) as error:
        run("check_record", file)
    assert "record.work.people_alone: er ikke et helt tall." in str(error.value)
    assert "record.work.ukjent: er et ukjent felt" in str(error.value)
    assert "record.work.assessed_on: er ikke en dato. Forventet for eksempel «2026-12-31»." in str(error.value)
    assert "record.work.starts_at: er ikke et klokkeslett. Forventet" in str(error.value)


def test_import_prints_the_new_id_and_export_gives_the_same_record(file, organisation, alice):
    new = UUID(run("import_record", file, "--organisation", organisation.orgnr, "--user", alice.email).strip())
    exported = json.loads(run("export_record", new))
    assert exported["record"] == json.loads(file.read_bytes())["record"]


def test_import_into_an_unknown_organisation(file):
    with pytest.raises(CommandError, match="Fant ingen virksomhet"):
        run("import_record", file, "--organisation", "999999999")


def test_a_missing_file_is_told(organisation, assessment):
    with pytest.raises(CommandError, match="kan ikke leses"):
        run("import_record", "/finnes/ikke.json", "--organisation", organisation.orgnr)
    with pytest.raises(CommandError, match="Fant ingen vurdering"):
        run("export_record", "ikke-en-id")


def test_facts_are_rebuilt_from_the_record(assessment, alice):
    data = {"relevant": "yes", "likelihood": 5, "consequence": 5}
    services.save_item(assessment, step="vold", item="vt_ran", data=data, revision=0, actor=alice)
    kept = AssessmentFacts.objects.filter(pk=assessment.pk).values().get()
    AssessmentFacts.objects.filter(pk=assessment.pk).update(title="Feil", level_violence="green")
    run("rebuild_facts")
    assert AssessmentFacts.objects.filter(pk=assessment.pk).values().get() == kept

"""New assessments use the newest catalogue. One that was started on an older one stays there and goes on working."""

import pytest
from django.urls import reverse

from assessments.casework import assembly, exchange, services, steps
from assessments.casework.models import Assessment
from assessments.catalogue import selectors
from tests.casework.full import fill
from tests.catalogue.published import CURRENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(alice, workplace):
    return services.create(actor=alice, workplace=workplace, title="Nattevakt", profile="nattevakt_bolig")


@pytest.fixture
def older(draft):
    """As it was left by a release that had 2026-1 only."""
    Assessment.objects.filter(pk=draft.pk).update(catalogue_version="2026-1")
    draft.refresh_from_db()
    fill(draft, hazards=6, measures=6)
    return draft


def test_a_new_one_uses_the_newest_catalogue(draft):
    assert draft.catalogue_version == selectors.current_version() == CURRENT


def test_an_older_one_opens_and_travels(client, alice, older, workplace):
    client.force_login(alice)
    assert client.get(reverse("casework:detail", args=[older.uuid])).status_code == 200
    for step in steps.STEPS:
        if step.section:
            assert client.get(reverse("casework:step", args=[older.uuid, step.key])).status_code == 200, step.key
    data = exchange.export_file(older)
    assert b'"catalogue":"2026-1"' in data
    imported = exchange.import_file(data, workplace=workplace, actor=alice)
    assert imported.catalogue_version == "2026-1"
    assert exchange.export_file(imported).partition(b'"record":')[2] == data.partition(b'"record":')[2]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_record_has_the_words_of_its_language(draft, language):
    fill(draft, hazards=12, measures=12)
    draft.language = language
    record, catalogue = assembly.assemble(draft), selectors.get(CURRENT)
    hazards = [*record.physical.hazards, *record.psychosocial.hazards, *record.violence.hazards]
    assert len(hazards) == 12
    for hazard in hazards:
        entry = catalogue.hazards[hazard.key]
        assert hazard.wording.question == getattr(entry.question, language)
        assert hazard.wording.theme_name == getattr(catalogue.themes[entry.theme].name, language)
    for measure in record.measures.chosen:
        assert measure.wording.name == getattr(catalogue.measures[measure.key].name, language)

"""The document's language: asked where the catalogue has more than one, and changed while it is a draft."""

import pytest
from django.urls import reverse

from alenearbeid.accounts.models import Workplace
from assessments.casework import assembly, languages, services, workflow
from assessments.casework.forms import start
from assessments.casework.models import Assessment
from assessments.catalogue import selectors as catalogue_selectors

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(alice, workplace):
    return services.create(actor=alice, workplace=workplace, title="Nattevakt", profile="nattevakt_bolig")


def address(assessment):
    return reverse("casework:change_language", args=[assessment.uuid])


def test_a_language_is_offered_when_the_catalogue_has_all_its_words():
    assert languages.offered(catalogue_selectors.get("2026-1")) == [("nb", "Bokmål")]


def test_it_works(client, alice, draft):
    client.force_login(alice)
    assert "Språket i dokumentet: Bokmål" in client.get(reverse("casework:detail", args=[draft.uuid])).content.decode()
    client.post(address(draft), {"language": "en"})
    changed = Assessment.objects.get(pk=draft.pk)
    assert changed.language == "en"
    assert assembly.envelope(changed).language == "en"
    in_english = catalogue_selectors.get(draft.catalogue_version).profiles["nattevakt_bolig"].name.en
    assert assembly.assemble(changed).work.profile_wording.name == in_english
    assert "Nattevakt" in changed.facts.title  # what people wrote is theirs


def test_chosen_at_the_start(client, alice, workplace):
    client.force_login(alice)
    answers = {"workplace": workplace.pk, "title": "Natt", "profile": ""}
    client.post(reverse("casework:create"), {**answers, "language": "nn"})
    assert Assessment.objects.get().language == "nn"
    client.post(reverse("casework:create"), answers)
    assert Assessment.objects.first().language == "nb"


@pytest.mark.parametrize("language", ["", "sv", "EN", "en\0"])
def test_an_unknown_language_is_refused(client, alice, draft, language):
    client.force_login(alice)
    client.post(address(draft), {"language": language}, follow=True)
    assert Assessment.objects.get(pk=draft.pk).language == "nb"


def test_not_after_the_draft(client, alice, draft):
    Assessment.objects.filter(pk=draft.pk).update(state="review", review_at="2026-11-23T10:00Z")
    client.force_login(alice)
    client.post(address(draft), {"language": "en"})
    assert Assessment.objects.get(pk=draft.pk).language == "nb"
    with pytest.raises(services.Refused):
        services.change_language(draft, language="en", actor=alice)


def test_an_older_catalogue_offers_no_choice(client, alice, draft):
    Assessment.objects.filter(pk=draft.pk).update(catalogue_version="2026-1")
    client.force_login(alice)
    assert address(draft) not in client.get(reverse("casework:detail", args=[draft.uuid])).content.decode()


def test_the_start_form_asks_nothing_where_there_is_no_choice(monkeypatch, alice, workplace):
    monkeypatch.setattr(start.languages, "offered", lambda catalogue: [("nb", "Bokmål")])
    form = start.StartForm(workplaces=Workplace.objects.all())
    assert "language" not in form.fields


def test_a_draft_is_read_in_ones_own_language_and_its_paper_keeps_its_own(client, alice, draft):
    """One hazard has one name on a page, and the paper that is made from it is the same whoever looked."""
    services.merge_item(draft, step="vold", item="vt_ran", changes={"relevant": "yes"}, actor=alice)
    in_bokmal = workflow.current_digest(draft)
    hazard = catalogue_selectors.get(draft.catalogue_version).hazards["vt_ran"].name
    alice.language = "en"
    alice.save()
    client.force_login(alice)
    page = client.get(reverse("casework:step", args=[draft.uuid, "kontroll"]))
    assert hazard.en in page.content.decode()
    assert hazard.nb not in page.content.decode()
    assert page.context["digest"] == in_bokmal == workflow.current_digest(draft)

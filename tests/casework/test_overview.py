"""The overview: what a busy reader wants first, and the one thing to do next, by where the assessment stands."""

import pytest
from django.urls import reverse

from assessments.casework import services, versions, workflow
from assessments.record.choices import Statement
from tests.casework.signing import ANSWERS, sign_all
from tests.documents.steps import ask_to_finalise

pytestmark = pytest.mark.django_db


def overview(client, assessment):
    return " ".join(client.get(reverse("casework:detail", args=[assessment.uuid])).content.decode().split())


def next_button(page):
    """The words of the first button after the heading."""
    return page.split('<div class="actions"> <a class="ds-button"', 1)[1].split(">", 1)[1].split("</a>", 1)[0]


def test_it_works(as_alice, invited, alice, bob):
    signed = sign_all(invited, alice, bob)
    page = overview(as_alice, signed)
    assert "<dt>Kan arbeidet gjøres alene i dag?</dt><dd>" in page
    assert next_button(page) == "Last ned dokumentet (PDF)"
    assert page.index("Flere papirer") < page.index("Versjoner")
    assert '<details class="step-list" data-folded>' in page


def test_what_no_longer_counts_does_not_say_what_may_be_done(as_alice, invited, alice, bob):
    signed = sign_all(invited, alice, bob)
    workflow.apply(signed, "withdraw", actor=alice, reason="Slutt")
    page = overview(as_alice, signed)
    assert "Kan arbeidet gjøres alene i dag?" not in page
    assert "Ingen versjon gjelder nå." in page


def test_a_draft_is_gone_on_with_or_read(as_alice, client, invited, alice, bob):
    assert next_button(overview(as_alice, invited)) == "Fortsett"
    client.force_login(bob)
    assert next_button(overview(client, invited)) == "Les utkastet"


def test_in_review_one_hears_of_the_paper_on_its_way(as_alice, client, invited, alice, bob):
    for step, changes in ANSWERS.items():
        services.merge_item(invited, step=step, item="", changes=changes, actor=alice)
    services.state_position(invited.positions.get(), statement=Statement.AGREES, reason="", actor=bob)
    workflow.apply(invited, "send_to_review", actor=alice)
    assert next_button(overview(as_alice, invited)) == "Kontroll og signering"
    ask_to_finalise(invited, alice)
    assert "Dokumentet lages …" in overview(as_alice, invited)
    client.force_login(bob)
    assert next_button(overview(client, invited)) == "Les og uttal deg"


def test_the_answers_of_what_is_signed_are_for_reading(as_alice, invited, alice, bob):
    signed = sign_all(invited, alice, bob)
    page = as_alice.get(reverse("casework:step", args=[signed.uuid, "kontroll"])).content.decode()
    assert "Vurderingen er signert og kan ikke endres." in page
    assert "Gå dit dette rettes" not in page


def test_two_versions_in_the_list_are_told_apart(as_alice, invited, alice, bob):
    versions.new_version(sign_all(invited, alice, bob), actor=alice, reason="Ny leder")
    page = as_alice.get(reverse("casework:home")).content.decode()
    assert page.count("versjon 1") == page.count("versjon 2") == 1

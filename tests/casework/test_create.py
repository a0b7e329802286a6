"""Starting an assessment."""

import pytest
from django.urls import reverse

from assessments.casework import assembly
from assessments.casework.models import Assessment

pytestmark = pytest.mark.django_db


def url():
    return reverse("casework:create")


def test_it_works(as_alice, workplace):
    response = as_alice.post(url(), {"workplace": workplace.pk, "profile": "avisbud", "title": "Avisbud om natten"})
    assessment = Assessment.objects.get()
    assert response.url == reverse("casework:step", args=[assessment.uuid, "arbeidet"])
    record = assembly.assemble(assessment)
    assert (record.work.title, record.organisation.name) == ("Avisbud om natten", workplace.organisation.name)
    assert record.physical.hazards == ()  # suggestions are not answers


def test_an_empty_form_comes_back_with_errors(as_alice, workplace):
    response = as_alice.post(url(), {"profile": "avisbud"})
    assert response.status_code == 422
    assert "Skriv hva vurderingen skal hete." in response.content.decode()
    assert not Assessment.objects.exists()


def test_somebody_elses_workplace_is_no_choice(client, charlie, workplace):
    client.force_login(charlie)
    response = client.post(url(), {"workplace": workplace.pk, "title": "Mitt nå"})
    assert response.status_code == 422
    assert not Assessment.objects.exists()


def test_the_safety_rep_may_not_start_one_here(as_bob, workplace):
    as_bob.post(url(), {"workplace": workplace.pk, "title": "X"})
    assert not Assessment.objects.exists()

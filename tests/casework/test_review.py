"""Inviting, remarking, stating: each by the right person, refused in words otherwise."""

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.casework.models import Position, Remark

pytestmark = pytest.mark.django_db


def url(name, assessment, *args):
    return reverse(f"casework:{name}", args=[assessment.uuid, *args])


def test_the_employer_invites(as_alice, bob, assessment):
    given = {"party": f"safety_rep:{bob.pk}", "deadline": timezone.localdate().isoformat()}
    as_alice.post(url("invite", assessment), given)
    assert Position.objects.get().name == bob.name


def test_a_deadline_in_the_past_asks_nobody(as_alice, bob, assessment):
    response = as_alice.post(url("invite", assessment), {"party": f"safety_rep:{bob.pk}", "deadline": "2020-01-01"})
    assert response.status_code == 422
    assert "Fristen er i fortiden" in response.content.decode()
    assert not Position.objects.exists()


def test_a_stranger_cannot_be_invited(as_alice, charlie, assessment):
    given = {"party": f"safety_rep:{charlie.pk}", "deadline": timezone.localdate().isoformat()}
    as_alice.post(url("invite", assessment), given)
    assert not Position.objects.exists()


def test_the_safety_rep_states_for_itself(as_bob, invited):
    as_bob.post(url("state_position", invited), {"statement": "agrees"})
    assert Position.objects.get().statement == "agrees"


def test_disagreement_without_grounds_comes_back_with_what_was_chosen(as_bob, invited):
    response = as_bob.post(url("state_position", invited), {"statement": "disagrees", "reason": ""})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Skriv begrunnelsen" in html
    assert Position.objects.get().statement == ""


def test_the_employer_cannot_state_for_the_safety_rep(as_alice, invited):
    assert as_alice.post(url("state_position", invited), {"statement": "agrees"}).status_code == 403


def test_remark_and_answer(client, alice, bob, invited):
    client.force_login(bob)
    client.post(url("remark", invited), {"text": "Hva med fredag?"})
    remark = Remark.objects.get()
    client.force_login(alice)
    client.post(url("answer_remark", invited, remark.pk), {"answer": "Fredag har vi to.", "outcome": "answered"})
    remark.refresh_from_db()
    assert (remark.author_role, remark.answer, remark.answered_by_name) == (
        "safety_rep",
        "Fredag har vi to.",
        alice.name,
    )


def test_an_empty_remark_is_refused(as_bob, invited):
    response = as_bob.post(url("remark", invited), {"text": "  "})
    assert response.status_code == 422
    assert "Skriv merknaden." in response.content.decode()


@pytest.mark.parametrize("name", ["invite", "send_to_review", "state_position", "remark"])
def test_reading_these_addresses_is_405_and_strangers_get_404(client, charlie, as_alice, invited, name):
    assert as_alice.get(url(name, invited)).status_code == 405
    client.force_login(charlie)
    assert client.post(url(name, invited)).status_code == 404

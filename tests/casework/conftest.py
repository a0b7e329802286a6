"""An assessment of Alice's, with Bob the safety rep invited when a test says so; Charlie is a stranger."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.casework import services
from assessments.record.choices import PartyRole


@pytest.fixture
def assessment(alice, workplace):
    return services.create(actor=alice, workplace=workplace, title="Nattevakt alene", profile="nattevakt_bolig")


@pytest.fixture
def invited(assessment, alice, bob):
    deadline = timezone.localdate() + timedelta(days=7)
    services.invite(assessment, user=bob, role=PartyRole.SAFETY_REP, deadline=deadline, actor=alice)
    return assessment


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def as_bob(client, bob):
    client.force_login(bob)
    return client

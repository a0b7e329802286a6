"""An assessment of Alice's, with Bob the safety rep invited when a test says so; Charlie is a stranger."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.casework import services
from assessments.record.choices import PartyRole
from tests.accounts.conftest import alice, bob, charlie, organisation, workplace  # noqa: F401


@pytest.fixture
def assessment(alice, workplace):  # noqa: F811
    return services.create(actor=alice, workplace=workplace, title="Nattevakt alene", profile="nattevakt_bolig")


@pytest.fixture
def invited(assessment, alice, bob):  # noqa: F811
    deadline = timezone.localdate() + timedelta(days=7)
    services.invite(assessment, user=bob, role=PartyRole.SAFETY_REP, deadline=deadline, actor=alice)
    return assessment


@pytest.fixture
def as_alice(client, alice):  # noqa: F811
    client.force_login(alice)
    return client


@pytest.fixture
def as_bob(client, bob):  # noqa: F811
    client.force_login(bob)
    return client

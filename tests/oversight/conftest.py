"""Two organisations and an auditor who may look into both; Hanne is the first one's hovedverneombud."""

import pytest
from django.test import Client

from alenearbeid.accounts.models import Role
from tests.accounts.factories import make_membership, make_organisation, make_user, make_workplace

from . import builders


@pytest.fixture
def elsewhere(db):
    return make_workplace(make_organisation("Bussen AS"), "Depotet")


@pytest.fixture
def auditor(organisation, elsewhere):
    user = make_user("Revisor Rognli")
    builders.grant(user, organisation)
    builders.grant(user, elsewhere.organisation)
    return user


@pytest.fixture
def hanne(organisation):
    user = make_user("Hanne Hoved")
    make_membership(user, organisation, Role.HEAD_SAFETY_REP)
    return user


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def as_auditor(auditor):
    return logged_in(auditor)


@pytest.fixture
def as_hanne(hanne):
    return logged_in(hanne)

"""Alice runs the organisation, Bob is its safety representative, Charlie is an employer somewhere else."""

import pytest

from alenearbeid.accounts.models import Role

from .factories import make_membership, make_organisation, make_user, make_workplace


@pytest.fixture
def organisation(db):
    return make_organisation()


@pytest.fixture
def workplace(organisation):
    return make_workplace(organisation)


@pytest.fixture
def alice(organisation):
    user = make_user("Alice Andersen")
    make_membership(user, organisation, Role.EMPLOYER)
    return user


@pytest.fixture
def bob(organisation):
    user = make_user("Bob Berg")
    make_membership(user, organisation, Role.SAFETY_REP)
    return user


@pytest.fixture
def charlie(db):
    user = make_user("Charlie Christensen")
    make_membership(user, make_organisation("Et annet sted AS"), Role.EMPLOYER)
    return user

"""Alice runs the petrol station, Bob is its safety rep. Real transactions: the browser meets a server of its own."""

import pytest

from tests.accounts.factories import make_organisation, make_workplace


@pytest.fixture
def organisation(transactional_db):
    return make_organisation(
        "Fjordveien Bensin AS",
        sector="private",
        industry_code="47.300",
        employees=12,
        safety_rep_arrangement="elected",
        has_works_council=False,
        has_occupational_health=False,
        has_collective_agreement=True,
    )


@pytest.fixture
def workplace(organisation):
    return make_workplace(organisation, "Stasjonen i Fjordveien")


@pytest.fixture
def alice(alice, workplace):
    return alice

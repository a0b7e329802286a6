"""Measurements are asked for by name: `-m benchmark`. They print medians and ratios, and assert nothing in seconds."""

import pytest

from tests.casework import full
from tests.casework.conftest import assessment  # noqa: F401

from .measuring import Visitor

HAZARDS, MEASURES = 30, 15


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave them out of every run that does not ask for them, whatever else its -m says."""
    if "benchmark" in config.option.markexpr:
        return
    measurements = [item for item in items if item.get_closest_marker("benchmark")]
    items[:] = [item for item in items if item not in measurements]
    config.hook.pytest_deselected(items=measurements)


@pytest.fixture
def large(assessment):  # noqa: F811
    full.fill(assessment, hazards=HAZARDS, measures=MEASURES)
    return assessment


@pytest.fixture
def visitor(alice):
    """Alice, logged in."""
    client = Visitor()
    client.force_login(alice)
    return client

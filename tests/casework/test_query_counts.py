"""How many queries each page asks: the same for 3 hazards as for 30, and never more than today without a reason."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.casework.steps import STEPS

from . import full

pytestmark = pytest.mark.django_db

LOGGED_IN = 2  # session and user
DOOR = 2  # assessment and roles
RECORD = 5  # items, remarks, proposals, positions, and what the organisation has of its own
ROW = 1  # the row the form is filled from
REMARKS = 1  # made on this step
KNOWN = {
    "alene": 1,  # what the workplace has answered before
    **dict.fromkeys(("fysisk", "psykososialt", "vold", "tiltak"), 1),  # which lines are new since the last catalogue
    "kontrolltiltak": 3 - ROW,  # the minutes of drøfting, and no questions of its own
    "medvirkning": 1,  # the parties
    "kontroll": 1 - ROW - REMARKS,  # the parties, in place of a form
}
# Positions, the demand behind it, work that stands still, a newer catalogue, answers that have no place in this one,
# the organisations to switch between, and the risk table of this one.
OVERVIEW = 7
WAITING = 6 + 2 + 1 + 1  # of the parties; of demands and stops, as employer; of surveys; of law that has changed


@pytest.fixture(params=[(3, 2), (30, 15)], ids=["3 hazards", "30 hazards"])
def filled(request, assessment):
    hazards, measures = request.param
    full.fill(assessment, hazards=hazards, measures=measures)
    return assessment


def queries(client, url):
    client.get(url)  # the catalogue is read once per process
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("step", [step.key for step in STEPS])
def test_a_step(as_alice, filled, step):
    expected = LOGGED_IN + DOOR + RECORD + ROW + REMARKS + KNOWN.get(step, 0)
    assert queries(as_alice, reverse("casework:step", args=[filled.uuid, step])) == expected


@pytest.mark.parametrize("step", ["fysisk", "psykososialt", "vold", "tiltak", "kontrolltiltak"])
def test_an_item(as_alice, filled, step):
    item = full.item_of(filled, step)
    expected = LOGGED_IN + DOOR + RECORD + ROW + REMARKS
    assert queries(as_alice, reverse("casework:item", args=[filled.uuid, step, item])) == expected


def test_the_overview(as_alice, filled):
    expected = LOGGED_IN + DOOR + RECORD + OVERVIEW
    assert queries(as_alice, reverse("casework:detail", args=[filled.uuid])) == expected


def test_home(as_alice, filled):
    chosen, held, may_create, count, page, managed, files = 1, 1, 1, 1, 1, 1, 1
    expected = LOGGED_IN + chosen + held + WAITING + may_create + count + page + managed + files
    assert queries(as_alice, reverse("casework:home")) == expected

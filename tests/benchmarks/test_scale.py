"""The lists, the view across and the people's page among a thousand assessments and among a hundred thousand.

Both in one run on the database the tests are run with, and the query plans of what is slowest. Takes a while: the house
is filled by `populate`. `SCALE` makes it smaller (`SCALE=10000`) where the question is only whether it works.

The two are measured minutes apart, so a page that reads no list is measured with each: what that one takes longer the
second time is the machine's doing, and is taken out of the ratios.
"""

import os
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import User
from assessments.casework.models import Assessment
from assessments.documents import population

from .measuring import Visitor, interleaved, queries, show

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

SMALL, LARGE = 1_000, int(os.environ.get("SCALE", "100000"))
IN_EACH = 100  # assessments of one organisation
SLOWEST = 3
YARDSTICK = "no list"


def test_scale():
    _fill(SMALL)
    pages = _pages()
    few, asked_of_few = interleaved(pages), {name: queries(task) for name, task in pages.items()}
    _fill(LARGE)
    pages = _pages()
    many, asked_of_many = interleaved(pages), {name: queries(task) for name, task in pages.items()}
    machine = _ratio(few, many, YARDSTICK)
    rows = [
        (name, few[name].clock, many[name].clock, f"{_ratio(few, many, name) / machine:.2f}", asked_of_many[name])
        for name in pages
    ]
    heads = ("page", f"ms at {SMALL}", f"ms at {LARGE}", "ratio", "queries")
    show(f"Pages on {connection.vendor}", heads, rows)
    _show_plans([pages[name] for name in sorted(pages, key=lambda name: -many[name].clock)[:SLOWEST]])
    assert all(asked_of_many[name] <= asked_of_few[name] for name in pages)  # points are only drawn while they are few


def _ratio(few, many, name):
    return many[name].clock / few[name].clock


def _fill(assessments):
    house = {"organisations": assessments // IN_EACH, "assessments": assessments, "seed": 1}
    for _made in population.populate(**house, on=timezone.localdate()):
        pass
    assert Assessment.objects.count() == assessments
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # what autovacuum does in its own time


def _pages():
    """Each with a visitor of its own, who has been logged in a while."""
    employer, head = "leder-1@befolkning.invalid", "hovedverneombud-1@befolkning.invalid"
    visits = {
        YARDSTICK: (employer, reverse("documents:verify")),
        "home, employer": (employer, reverse("casework:home")),
        "home, search": (employer, reverse("casework:home") + "?sok=arbeid+7"),
        "home, safety rep": (head, reverse("casework:home")),
        "across, safety rep": (head, reverse("oversight:overview")),
        "across, auditor": (population.AUDITOR, reverse("oversight:overview")),
        "across, auditor, page 20": (population.AUDITOR, reverse("oversight:overview") + "?page=20"),
        "picture, auditor": (population.AUDITOR, reverse("oversight:picture")),
        "home, auditor": (population.AUDITOR, reverse("casework:home")),
    }
    return {name: partial(_visitor(email).get, address) for name, (email, address) in visits.items()}


def _visitor(email):
    visitor = Visitor()
    visitor.force_login(User.objects.get(email=email))
    return visitor


def _show_plans(tasks):
    """Of each page its slowest query, as the database carried it out."""
    if connection.vendor != "postgresql":
        return
    for task in tasks:
        with CaptureQueriesContext(connection) as captured:
            task()
        slowest = max(captured.captured_queries, key=lambda query: float(query["time"]))
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + slowest["sql"].replace("%", "%%"))
            print("\n" + slowest["sql"][:600])
            print("\n".join(line for (line,) in cursor.fetchall()))

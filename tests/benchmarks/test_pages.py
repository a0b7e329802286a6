"""The server's time for each page of the form and for an autosave, with 30 hazards and 15 measures."""

import itertools
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from assessments.casework.models import Assessment
from assessments.casework.steps import STEPS
from tests.casework import full

from .measuring import interleaved, queries, show

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]

AUTOSAVED = (  # where, and the answer that is changed to and fro
    ("arbeidet", "", "title", ("Nattevakt", "Nattevakt alene")),
    ("alene", "", "may_stop", ("yes", "no")),
    ("fysisk", "", "valg-fy_kulde", ("yes", "no")),
    ("tiltak", "", "valg-m_pauseplan", ("on", "")),
    ("fysisk", "fy_tretthet", "likelihood", ("2", "4")),
)


def test_pages(visitor, large):
    pages = {step.key: reverse("casework:step", args=[large.uuid, step.key]) for step in STEPS}
    pages |= {f"{step}/{item}": reverse("casework:item", args=[large.uuid, step, item]) for step, item in _items(large)}
    pages["detail"] = reverse("casework:detail", args=[large.uuid])
    pages["home"] = reverse("casework:home")
    tasks = {name: partial(visitor.get, url) for name, url in pages.items()}
    sizes = {name: _size_of(task()) for name, task in tasks.items()}
    rows = [
        (name, taken.clock, taken.processor, queries(tasks[name]), sizes[name])
        for name, taken in interleaved(tasks).items()
    ]
    show("GET, 30 hazards and 15 measures", ("page", "ms", "cpu ms", "queries", "kB"), rows)


def test_autosave(visitor, alice, large):
    reader = Client()
    reader.force_login(alice)
    tasks = {}
    for step, item, name, answers in AUTOSAVED:
        url = reverse("casework:item", args=[large.uuid, step, item]) if item else _step(large, step)
        tasks[f"{step} {item or name}"] = partial(
            _autosave, visitor, url, _as_opened(reader, url), name, itertools.cycle(answers)
        )
    rows = [
        (name, taken.clock, taken.processor, queries(tasks[name]))
        for name, taken in interleaved(tasks, rounds=10).items()
    ]
    show("Autosave POST, one answer changed", ("form", "ms", "cpu ms", "queries"), rows)


def test_home_with_ten_and_with_five_hundred(visitor, large):
    home = partial(visitor.get, reverse("casework:home"))
    _copies(large, 9)
    ten, queries_of_ten = interleaved({"10": home})["10"], queries(home)
    _copies(large, 490)
    many, queries_of_many = interleaved({"500": home})["500"], queries(home)
    rows = [
        ("10", ten.clock, ten.processor, queries_of_ten, "1"),
        ("500", many.clock, many.processor, queries_of_many, f"{many.processor / ten.processor:.2f}"),
    ]
    show("Home page", ("assessments", "ms", "cpu ms", "queries", "ratio"), rows)
    assert queries_of_ten == queries_of_many


def _items(assessment):
    """One of each kind of item."""
    for step in ("fysisk", "psykososialt", "tiltak", "kontrolltiltak"):
        yield step, full.item_of(assessment, step)
    yield "tiltak", full.item_of(assessment, "kontrolltiltak")  # the measure itself


def _size_of(response):
    assert response.status_code == 200
    return len(response.content) // 1024


def _step(assessment, step):
    return reverse("casework:step", args=[assessment.uuid, step])


def _as_opened(client, url):
    """Everything a browser would send from the page as it was opened."""
    context = client.get(url).context
    sent = {}
    for form in filter(None, (context.get("chooser"), context["form"])):
        for bound in form:
            value = bound.value()
            if bound.field.show_hidden_initial:
                sent[bound.html_initial_name] = "" if bound.initial is None else str(bound.initial)
            if value not in (None, False, ""):
                sent[bound.html_name] = "on" if value is True else value
    return sent


def _autosave(visitor, url, opened, name, answers):
    answer = next(answers)
    response = visitor.post(url, {**opened, name: answer}, headers={"HX-Request": "true"})
    assert "Lagret " in response.content.decode()
    if f"initial-{name}" in opened:  # the page takes what was saved as what it was opened with
        opened[f"initial-{name}"] = {"on": "True", "": "False"}.get(answer, answer)


def _copies(assessment, count):
    """More of the same, with their facts: what a list reads."""
    facts = assessment.facts
    for _number in range(count):
        series = assessment.series.__class__.objects.create(organisation=assessment.organisation)
        copy = Assessment.objects.create(
            series=series,
            organisation=assessment.organisation,
            workplace=assessment.workplace,
            catalogue_version=assessment.catalogue_version,
            created_by=assessment.created_by,
        )
        facts.pk = copy.pk
        facts._state.adding = True
        facts.save()

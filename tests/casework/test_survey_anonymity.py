"""What is left behind when somebody has answered: counts, and nothing that leads to the one who did."""

import itertools
from collections import Counter

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from alenearbeid.accounts.models import Role
from assessments.casework.models import SurveyCounts
from assessments.casework.survey import answering, questions
from tests.accounts.factories import make_membership, make_user
from tests.casework.survey import ANSWERS, address, answer, make_survey

pytestmark = pytest.mark.django_db


def everything():
    """Every row of every table, as text."""
    found = Counter()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found.update((table, str(row)) for row in cursor.fetchall())
    return found


def test_only_the_counts_change_whoever_answers(alice, workplace):
    """Also when the one who answers is logged in on the telephone."""
    survey, worker = make_survey(alice, workplace), make_user("Wilma Worker")
    make_membership(worker, workplace.organisation, Role.WORKER)
    client = Client(REMOTE_ADDR="203.0.113.77", headers={"user-agent": "Wilmas telefon"})
    client.force_login(worker)
    before = everything()
    assert client.get(address(survey)).status_code == 200
    response = client.post(address(survey), {**ANSWERS, "suggestion": "En alarm som virker."})
    assert response.status_code == 302
    after = everything()
    changed = {table for table, _row in (after - before) + (before - after)}
    assert changed == {"casework_surveycounts"}
    (gone,), (come,) = list(before - after), list(after - before)
    for word in ("Wilma", "203.0.113.77", "Wilmas telefon", worker.email, f"{timezone.localdate():%Y}"):
        assert word not in come[1], gone


def test_the_counts_are_the_same_in_whatever_order_people_answer(alice, workplace):
    people = [{"breaks": "yes"}, {"breaks": "no", "threats": "no"}, {"breaks": "no"}]
    ends = set()
    for order in itertools.permutations(people):
        survey = make_survey(alice, workplace)
        for one in order:
            answer(survey, **one)
        counted = SurveyCounts.objects.get(survey=survey)
        ends.add((counted.answered, str(counted.counts)))  # the order of the keys too
        survey.delete()
    assert len(ends) == 1


def test_no_table_has_room_for_who_when_or_in_what_order():
    fields = {field.name for field in SurveyCounts._meta.concrete_fields}
    assert fields == {"survey", "organisation", "answered", "counts", "texts"}


def test_texts_lie_in_an_order_drawn_by_lot(alice, workplace):
    survey = make_survey(alice, workplace, asked=40)
    said = [f"Forslag {number:02}" for number in range(20)]
    for text in said:
        answering.answer(survey, given={}, text=text)
    kept = SurveyCounts.objects.get(survey=survey).texts
    assert sorted(kept) == said
    assert kept != said
    assert sum(a < b for a, b in itertools.pairwise(kept)) < 18  # nor turned or rotated


def test_the_telephone_gets_no_number_and_the_page_sets_nothing_before_an_answer(alice, workplace):
    survey, client = make_survey(alice, workplace), Client()
    assert not client.get(address(survey)).cookies
    cookies = client.post(address(survey), ANSWERS).cookies
    assert set(cookies) == {"svart"}
    cookie = cookies["svart"]
    assert (cookie.value, cookie["path"], cookie["httponly"]) == ("1", address(survey), True)


def test_the_limit_on_attempts_remembers_no_address(alice, workplace, monkeypatch):
    survey = make_survey(alice, workplace)
    client = Client(REMOTE_ADDR="203.0.113.77")
    client.post(address(survey), ANSWERS)
    kept = {str(key): cache.get(str(key).split(":", 2)[2]) for key in cache._cache}
    assert kept
    for key, value in kept.items():
        assert key.split(":", 2)[2].startswith("survey:")
        assert value == 1
        assert "203" not in key.replace("survey:203", "survey:")
    assert answering.BOXES == 1024  # four million addresses to each


def test_too_many_from_one_net_are_asked_to_wait_and_lose_nothing(alice, workplace, monkeypatch):
    monkeypatch.setattr(answering, "ATTEMPTS", 2)
    survey, client = make_survey(alice, workplace), Client()
    codes = [Client().post(address(survey), ANSWERS).status_code for _time in range(2)]
    assert codes == [302, 302]
    response = client.post(address(survey), {**ANSWERS, "suggestion": "Det jeg skrev"})
    assert response.status_code == 429
    assert "Det jeg skrev" in response.content.decode()
    assert SurveyCounts.objects.get(survey=survey).answered == 2


def test_no_log_has_the_hour_of_an_attempt(alice, workplace, caplog):
    survey = make_survey(alice, workplace)
    assert Client().post(address(survey), {"breaks": "tull"}).status_code == 422
    assert Client().get("/undersokelse/finnes-ikke/").status_code == 404
    assert caplog.records == []


def test_nothing_is_asked_that_points_out_a_person():
    asked = " ".join(str(question.label).lower() for question in questions.QUESTIONS)
    assert not any(word in asked for word in ("alder", "kjønn", "navn", "hvilken vakt", "stilling", "ansiennitet"))
    assert len(questions.QUESTIONS) <= 10

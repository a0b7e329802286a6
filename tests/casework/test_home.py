"""The first page: what one may see, what waits, search, and a constant number of queries."""

import pytest
from django.urls import reverse

from assessments.casework import services
from tests.accounts.factories import make_user, make_workplace
from tests.town import grant

pytestmark = pytest.mark.django_db
URL = "/"


def test_it_works(as_alice, assessment):
    assert "Nattevakt alene" in as_alice.get(URL).content.decode()


def test_logged_out_is_sent_to_login(client, assessment):
    assert client.get(URL).url.startswith(reverse("account_login"))


def test_a_stranger_sees_nothing(client, charlie, assessment):
    client.force_login(charlie)
    assert "Nattevakt alene" not in client.get(URL).content.decode()


def test_the_empty_page_says_what_to_do(as_alice, workplace):
    html = as_alice.get(URL).content.decode()
    assert "Start en vurdering" in html
    assert "§ 4-1" in html


def test_what_waits_for_the_safety_rep(as_bob, invited):
    assert "din uttalelse er bedt om innen" in as_bob.get(URL).content.decode()


def test_search_ignores_case_and_keeps_norwegian_letters(as_alice, alice, workplace, assessment):
    services.create(actor=alice, workplace=workplace, title="Åpning av butikk", profile="")
    assert "Åpning av butikk" in as_alice.get(URL, {"sok": "ÅPNING"}).content.decode()
    html = as_alice.get(URL, {"sok": "finnes ikke"}).content.decode()
    assert "0 vurderinger" in html
    assert "assessment-card" not in html


def test_many_assessments_are_paged_with_a_constant_number_of_queries(
    as_alice, alice, workplace, assessment, django_assert_num_queries
):
    as_alice.get(URL)
    with django_assert_num_queries(QUERIES):
        as_alice.get(URL)
    for number in range(30):
        services.create(actor=alice, workplace=workplace, title=f"Vurdering {number}", profile="")
    with django_assert_num_queries(QUERIES):
        html = as_alice.get(URL).content.decode()
    assert "Side 1 av 2" in html


QUERIES = 19  # as in test_query_counts.py


def test_who_only_looks_in_from_outside_is_led_to_the_overview(client, alice, organisation):
    auditor = make_user("Rita Revisor")
    client.force_login(auditor)
    assert "Åpne oversikten" not in client.get(reverse("casework:home")).content.decode()
    grant(organisation, auditor)
    page = client.get(reverse("casework:home")).content.decode()
    assert "Åpne oversikten" not in page  # nothing to see yet
    make_workplace(organisation)
    page = client.get(reverse("casework:home")).content.decode()
    assert "Åpne oversikten" in page
    assert reverse("casework:demands") not in page

"""The view across: who sees what, every filter, every order, and the same number of queries however much there is."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alenearbeid.accounts.models import Role, Workplace
from assessments.casework.models import AssessmentFacts
from tests.accounts.factories import make_membership, make_user, make_workplace

from . import builders
from .conftest import logged_in

pytestmark = pytest.mark.django_db
URL = "/innsyn/"


def titles(client, **query):
    response = client.get(URL, query)
    assert response.status_code == 200, query
    return [row.title for row in response.context.get("rows", [])]


def lacking(client, **query):
    return [place.workplace.name for place in client.get(URL, query).context["places"]]


def content(client):
    return client.get(URL).content.decode().partition("<main")[2].partition("</main>")[0]


def tiles(client, **query):
    return [tile.count.number for tile in client.get(URL, query).context["tiles"]]


def test_it_works(as_auditor, workplace, elsewhere):
    late = builders.signed(workplace, title="Forfalt", next_review=date(2020, 1, 1))
    builders.signed(workplace, title="Gjeldende")
    response = as_auditor.get(URL)
    assert [row.title for row in response.context["rows"]] == ["Forfalt", "Gjeldende"]
    assert [place.workplace for place in response.context["places"]] == [elsewhere]
    page = response.content.decode()
    assert reverse("casework:detail", args=[late.uuid]) in page
    assert page.index("Depotet") < page.index("Forfalt</a>")
    assert as_auditor.get(reverse("casework:detail", args=[late.uuid])).status_code == 200


# --- Who sees what ---


def test_those_without_a_place_here_are_told_so(client, organisation, workplace):
    stranger, worker = make_user("Fremmed"), make_user("Arbeider")
    make_membership(worker, organisation, Role.WORKER)
    for user in (stranger, worker):
        response = logged_in(user).get(URL)
        assert response.status_code == 403
        assert "Du har ikke tilgang til oversikten" in response.content.decode()
    assert client.get(URL).status_code == 302


def test_a_grant_opens_only_while_it_is_in_force(workplace):
    builders.signed(workplace)
    today = timezone.localdate()
    closed = {
        "expired": {"ends_on": today - timedelta(days=1)},
        "not begun": {"starts_on": today + timedelta(days=1), "ends_on": today + timedelta(days=2)},
        "revoked": {"revoked_at": timezone.now()},
    }
    for name, fields in closed.items():
        user = make_user(f"Revisor {len(name)}")
        builders.grant(user, workplace.organisation, **fields)
        assert logged_in(user).get(URL).status_code == 403, name
    open_today = make_user("Revisor")
    given = builders.grant(open_today, workplace.organisation, ends_on=today)
    client = logged_in(open_today)
    assert titles(client) == ["Nattevakt"]
    given.revoked_at = timezone.now()
    given.save()
    assert client.get(URL).status_code == 403  # at once, in an open tab too


def test_scope_holds_for_grants_and_for_roles(organisation, elsewhere):
    region = make_workplace(organisation, "Region")
    ours = make_workplace(parent=region, name="Vår")
    theirs = make_workplace(organisation, "Deres")
    for place in (ours, theirs, elsewhere):
        builders.signed(place, title=place.name)
    auditor, rep = make_user("Revisor"), make_user("Ombud")
    builders.grant(auditor, organisation, workplaces=[region])
    make_membership(rep, organisation, Role.SAFETY_REP, workplaces=[region])
    for user in (auditor, rep):
        client = logged_in(user)
        assert titles(client) == ["Vår"]
        assert lacking(client, status="uten") == ["Region"]
        assert titles(client, sted=theirs.pk) == ["Vår"]  # cannot be reached for by its number
        assert titles(client, sok="Deres") == []
        assert tiles(client)[-1] == 1
        outside = client.get(URL, {"virksomhet": elsewhere.organisation.orgnr})
        assert "Fant ikke virksomheten" in outside.content.decode()


def test_an_auditor_sees_nothing_of_drafts(as_auditor, as_hanne, alice, workplace, elsewhere):
    """Not the draft, not a word of it, and not that the place is at work."""
    builders.signed(elsewhere)
    before = content(as_auditor)
    builders.draft(workplace, alice)
    assert content(as_auditor) == before
    assert "påbegynt" not in as_hanne.get(URL).content.decode()  # not invited into it
    assert "påbegynt" in logged_in(alice).get(URL).content.decode()


def test_what_no_longer_applies_is_not_counted(as_auditor, workplace, elsewhere):
    builders.signed(elsewhere)
    for state in ("superseded", "withdrawn"):
        builders.signed(workplace, state=state)
    assert titles(as_auditor) == ["Nattevakt"]
    assert lacking(as_auditor) == [workplace.name]


def test_a_department_that_only_gathers_places_lacks_nothing(as_hanne, organisation, workplace):
    gathering = make_workplace(organisation, "Avdeling")
    empty = make_workplace(organisation, "Tom avdeling")
    Workplace.objects.filter(pk__in=[gathering.pk, empty.pk]).update(kind="department")
    make_workplace(parent=gathering, name="Sted")
    assert lacking(as_hanne) == [workplace.name, "Sted", "Tom avdeling"]


# --- Filters and order ---


@pytest.fixture
def built(workplace):
    """One assessment for each thing that can be looked for; «Vanlig» has none of them."""
    today = timezone.localdate()
    builders.signed(workplace, title="Vanlig")
    for title, known in {
        "Forfalt": {"next_review": today - timedelta(days=1)},
        "I dag": {"next_review": today},
        "Fysisk": {"level_physical": "red", "worst": 3},
        "Psyk": {"level_psychosocial": "", "psychosocial_answered": 1, "psychosocial_percent": 11},
        "Vold": {"level_violence": "none", "special_risk": "unsettled"},
        "Rest": {"red_residual": 2},
        "Uenig": {"safety_rep_statement": "disagrees", "decision": "no"},
        "Stum": {"safety_rep_statement": ""},
        "Kamera": {"control_measures": 2, "undiscussed": 0},
        "Udrøftet": {"control_measures": 1, "undiscussed": 1},
        "Snart": {"planned_measures": 1, "planned_until": today},
        "Over": {"planned_measures": 1, "planned_until": today - timedelta(days=1)},
        "Lite": {"time_share": "very_little"},
        "Gammel": {"signed_at": timezone.now() - timedelta(days=800), "assessed_on": date(2025, 6, 1)},
    }.items():
        builders.signed(workplace, title=title, **known)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"sok": "udrøft"}, {"Udrøftet"}),
        ({"sok": "UDRØFT"}, {"Udrøftet"}),
        ({"status": "forfalt"}, {"Forfalt"}),
        ({"fysisk": "red"}, {"Fysisk"}),
        ({"psykososialt": "ikke_besvart"}, {"Psyk"}),
        ({"vold": "none", "saerlig": "unsettled"}, {"Vold"}),
        ({"risiko": "red"}, {"Fysisk"}),
        ({"rest": "rod"}, {"Rest"}),
        ({"lov": "endret"}, {"Gammel"}),
        ({"dybde": "delvis"}, {"Psyk"}),
        ({"dybde": "under_halvparten"}, {"Psyk"}),
        ({"verneombud": "disagrees"}, {"Uenig"}),
        ({"verneombud": "ingen"}, {"Stum"}),
        ({"avgjorelse": "no"}, {"Uenig"}),
        ({"tid": "very_little"}, {"Lite"}),
        ({"kontroll": "har"}, {"Kamera", "Udrøftet"}),
        ({"kontroll": "ikke_droftet"}, {"Udrøftet"}),
        ({"tiltak": "planlagt"}, {"Snart", "Over"}),
        ({"tiltak": "over_fristen"}, {"Over"}),
        ({"til": "2026-01-01"}, {"Gammel"}),
        ({"rest": "rod", "verneombud": "disagrees"}, set()),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_each_filter(as_hanne, built, query, expected):
    assert set(titles(as_hanne, **query)) == expected


def test_filters_that_let_nearly_all_through(as_hanne, built):
    everything = set(titles(as_hanne))
    assert set(titles(as_hanne, status="gjeldende")) == everything - {"Forfalt"}
    assert set(titles(as_hanne, dybde="alt")) == everything - {"Psyk"}
    assert set(titles(as_hanne, fra=timezone.localdate().isoformat())) == everything - {"Gammel"}
    assert set(titles(as_hanne, ukjent="1", utm_source="x")) == everything
    assert tiles(as_hanne) == [0, 1, 1, 1, 1, 1, 1, 15]
    assert tiles(as_hanne, rest="rod") == [0, 1, 1, 1, 1, 1, 1, 15]


@pytest.mark.parametrize(
    ("sorting", "first"),
    [
        ("gjennomgang", "Forfalt"),
        ("navn", "Forfalt"),
        ("-navn", "Vold"),
        ("risiko", "Fysisk"),
        ("dybde", "Psyk"),
        ("-signert", "Gammel"),
    ],
)
def test_each_order(as_hanne, built, sorting, first):
    assert titles(as_hanne, sorter=sorting)[0] == first
    turned = sorting.removeprefix("-") if sorting.startswith("-") else f"-{sorting}"
    assert titles(as_hanne, sorter=turned) == titles(as_hanne, sorter=sorting)[::-1]


def test_the_order_is_told_to_those_who_do_not_see_it(as_hanne, built):
    assert '<th scope="col" aria-sort="ascending">' in as_hanne.get(URL).content.decode()
    assert 'aria-sort="descending"' in as_hanne.get(URL, {"sorter": "-navn"}).content.decode()


def test_what_cannot_be_understood_is_told_and_left_out(as_hanne, built):
    everything = titles(as_hanne)
    bad = {"status": "x", "fra": "i går", "sted": "abc", "virksomhet": "1", "sorter": "pk", "page": "-1"}
    for name, value in bad.items():
        response = as_hanne.get(URL, {name: value})
        assert [row.title for row in response.context["rows"]] == everything, name
        assert len(response.context["faults"]) == 1, name
        assert "oversight-faults" in response.content.decode()
    assert as_hanne.get(URL, {"sok": "a\0b%_'"}).status_code == 200
    assert as_hanne.get(URL, {"sted": str(10**30)}).status_code == 200


def test_a_link_can_be_shared(as_hanne, built, workplace):
    chosen = as_hanne.get(URL, {"rest": "rod", "sted": workplace.pk, "x": "1", "status": "feil"}).context["chosen"]
    assert chosen.address == f"sted={workplace.pk}&rest=rod"


# --- Much of it ---


def many(organisation, count):
    place = make_workplace(organisation, "Mange")
    one = builders.signed(place)
    facts = AssessmentFacts.objects.get(pk=one.pk)
    for number in range(count - 1):
        builders_copy(one, facts, number)
    Workplace.objects.bulk_create(Workplace(organisation=organisation, name=f"Tom {n:03}") for n in range(count))


def builders_copy(one, facts, number):
    series = type(one.series).objects.create(organisation=one.organisation)
    copy = type(one).objects.get(pk=one.pk)
    copy.pk, copy.uuid, copy.series = None, uuid4(), series
    copy._state.adding = True
    copy.save()
    facts.pk, facts.title = copy.pk, f"Vurdering {number:03}"
    facts._state.adding = True
    facts.save()


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


PICTURE = "/innsyn/skjaeringspunktet/"
PAGES = ("/innsyn/", "/innsyn/?status=uten", "/innsyn/?sok=v&sorter=navn&rest=rod", PICTURE)


def test_the_same_number_of_queries_for_ten_and_for_two_hundred(auditor, organisation, elsewhere):
    client = logged_in(auditor)
    many(organisation, 10)
    few = {url: queries(client, url) for url in PAGES}
    many(elsewhere.organisation, 200)
    many_more = {url: queries(client, url) for url in PAGES}
    assert many_more.pop(PICTURE) < few.pop(PICTURE)  # points are only drawn while they are few
    assert many_more == few
    session_and_user, header, reach, choose_among, lacking, counts, places, rows = 2, 1, 1, 1, 1, 1, 1, 1
    whole = session_and_user + header + reach + choose_among + lacking + counts
    assert few["/innsyn/"] == whole + places + rows
    assert few["/innsyn/?status=uten"] == whole + places


def test_pages(auditor, organisation):
    client = logged_in(auditor)
    many(organisation, 60)
    first, second = titles(client, sorter="navn"), titles(client, sorter="navn", page=2)
    third = titles(client, sorter="navn", page=3)
    assert [len(first), len(second), len(third)] == [25, 25, 10]
    assert not set(first) & set(second)
    assert lacking(client, page=2) == []
    assert 'rel="next"' not in client.get(URL, {"page": 3}).content.decode()
    assert titles(client, page=200) == []
    assert len(lacking(client, status="uten", page=3)) == 60 + len(["Depotet"]) - 50


def test_counting_ends_at_its_limit(auditor, organisation, monkeypatch):
    monkeypatch.setattr("assessments.oversight.batch.counts.__kwdefaults__", {"limit": 5})
    many(organisation, 10)
    assert "over 5" in logged_in(auditor).get(URL).content.decode()

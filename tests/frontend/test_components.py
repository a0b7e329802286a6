"""The parts that pages are made of say their state in words, never by colour alone."""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.core.paginator import Paginator

from .pages import parse, render, request, words

pytestmark = pytest.mark.once
AFTERNOON = datetime(2026, 3, 2, 14, 3, tzinfo=ZoneInfo("Europe/Oslo"))
STEPS = [
    SimpleNamespace(number=1, title="Arbeidet", url="/a/", state="done", state_label="Ferdig", is_current=False),
    SimpleNamespace(number=2, title="Alene", url="/b/", state="missing", state_label="Mangler 2", is_current=True),
    SimpleNamespace(
        number=3, title="Kontrolltiltak", url="", state="not_relevant", state_label="Ikke aktuelt", is_current=False
    ),
]
FINDINGS = [
    SimpleNamespace(
        title="Vold er ikke vurdert",
        text="Alle tre må vurderes.",
        severity="blocking",
        severity_label="Blokkerende",
        url="/vold/",
        law_citation="aml § 4-1",
    ),
    SimpleNamespace(title="Prøv alarmen", text="", severity="advice", severity_label="Råd", url="", law_citation=""),
]


def test_step_list():
    page = parse(render("components/step_list.html", steps=STEPS))
    done, current, not_relevant = page.xpath("//li")
    assert words(done) == "1. Arbeidet Ferdig"
    assert words(current) == "2. Alene Mangler 2, du er her"
    assert current.xpath("./a/@aria-current") == ["step"]
    assert not not_relevant.xpath("./a")
    assert page.xpath("//details/@open") == [""]  # open without JavaScript


@pytest.mark.parametrize("findings", [FINDINGS, FINDINGS[::-1]])
def test_the_gravest_findings_come_first(findings):
    page = parse(render("components/finding_list.html", findings=findings))
    assert [words(heading) for heading in page.xpath("//h2")] == ["Må rettes før signering (1)", "Råd (1)"]
    assert words(page.xpath("//li[1]//p")[0]) == "Blokkerende: Vold er ikke vurdert"
    assert page.xpath("//li//a/@href") == ["/vold/"]


def test_no_findings_is_said():
    assert "ingenting å rette" in words(parse(render("components/finding_list.html", findings=[])))


@pytest.mark.parametrize(
    ("level", "word"), [("green", "Lav"), ("yellow", "Middels"), ("red", "Høy"), (None, "Ikke vurdert")]
)
def test_level_tag(level, word):
    assert words(parse(render("components/level_tag.html", level=level))) == word


def test_save_status():
    page = parse(render("components/save_status.html", saved_at=AFTERNOON))
    (status,) = page.xpath("//*[@id='save-status']")
    assert words(status) == "Lagret 14:03"
    assert status.get("aria-live") == "polite"
    assert status.get("hx-swap-oob") is None


def test_save_status_in_an_htmx_answer():
    page = parse(render("components/save_status.html", saved_at=AFTERNOON, status_id="lagret-fall", oob=True))
    assert page.xpath("//*[@id='lagret-fall']/@hx-swap-oob") == ["innerHTML"]


def test_conflict_shows_both_texts_and_lets_you_choose():
    conflict = SimpleNamespace(
        revision=1,
        saved_by="Per",
        saved_at=AFTERNOON,
        rows=[SimpleNamespace(label="Hvordan?", mine="Mitt\n<b>", theirs="Pers")],
    )
    page = parse(render("components/conflict.html", conflict=conflict))
    assert "Per lagret klokka 14:03" in words(page)
    assert [words(text) for text in page.xpath("//*[@class='conflict__words']")] == ["Mitt<b>", "Pers"]
    assert page.xpath("//button[@name='conflict']/@value") == ["mine", "theirs"]


def test_summary_card():
    rows = [SimpleNamespace(label="Arbeidssted", value="Avdeling B")]
    page = parse(render("components/summary_card.html", title="Nattevakt", rows=rows, level="red", show_level=True))
    assert words(page.xpath("//h2")[0]) == "Nattevakt"
    assert words(page.xpath("//*[@data-level]")[0]) == "Høy"
    assert [words(part) for part in page.xpath("//dl//*[self::dt or self::dd]")] == ["Arbeidssted", "Avdeling B"]


def test_empty_state():
    page = parse(render("components/empty_state.html", title="Ingen", action_url="/ny/", action_label="Ny vurdering"))
    assert page.xpath("//a/@href") == ["/ny/"]


def test_pagination_keeps_the_search():
    page_obj = Paginator(range(30), 10).page(2)
    page = parse(render("components/pagination.html", request("/?sok=natt&page=2"), page_obj=page_obj))
    assert page.xpath("//a/@href") == ["?sok=natt&page=1", "?sok=natt&page=3"]
    assert "Side 2 av 3" in words(page)


def test_breadcrumbs():
    page = parse(render("components/breadcrumbs.html", trail=[("Vurderinger", "/"), ("Nattevakt", "/n/")]))
    assert page.xpath("//nav//a/@href") == ["/", "/n/"]

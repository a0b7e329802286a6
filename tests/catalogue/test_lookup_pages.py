"""The place to look things up: open to anyone, every entry and its links, search, older versions, one query."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any, get_args

import lxml.html
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alenearbeid.accounts import languages
from assessments.casework import services
from assessments.catalogue import selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import Section
from assessments.catalogue.lookup import editions, kinds, search, words
from assessments.catalogue.templatetags.lookup import looked_up
from tests.browser import axe_violations

from .published import CURRENT

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the catalogue is read whole, once, by one plain query
Spoil = Callable[[str, Callable[[Any], None]], Path]


def page(client: Client, address: str, status: int = 200) -> Any:
    response = client.get(f"/oppslag/{address}")
    assert response.status_code == status, address
    return lxml.html.document_fromstring(response.content)


def said(found: Any, path: str = "//main") -> str:
    return re.sub(r"\s+", " ", " ".join(found.xpath(f"{path}//text()"))).replace(" .", ".").strip()


def names(found: Any, path: str) -> list[str]:
    return [re.sub(r"\s+", " ", each.text_content()).strip() for each in found.xpath(path)]


def hits(client: Client, query: str, kind: str = "") -> list[str]:
    response = client.get("/oppslag/", {"sok": query, **({"type": kind} if kind else {})})
    assert response.status_code == 200
    found = lxml.html.document_fromstring(response.content)
    return [link.rstrip("/").split("/oppslag/")[1] for link in found.xpath("//ul[@class='lookup-list']/li/a[1]/@href")]


def test_it_works(client: Client, data: CatalogueData) -> None:
    found = page(client, "")
    counts = (len(data.profiles), len(data.hazards), len(data.measures), sum(law.verified for law in data.law.values()))
    assert names(found, "//h2")[:4] == [
        f"{name} ({count})" for name, count in zip(("Yrker", "Farer", "Tiltak", "Regler"), counts, strict=True)
    ]
    assert found.xpath("//header//nav//a[@aria-current='page']/@href") == ["/oppslag/"]


def test_every_entry_has_a_page_and_every_link_leads_to_one(client: Client, data: CatalogueData) -> None:
    """From the front page to everything, by following links: nothing is out of reach, and nothing leads astray."""
    seen: set[str] = set()
    waiting = ["/oppslag/"]
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code == 200, address
        seen.add(address)
        links = {unescape(link).split("#")[0] for link in re.findall(r'href="(/oppslag/[^"]*)"', response.text)}
        waiting += [link for link in links - seen - set(waiting) if "utgave=" not in link]
    for kind in kinds.KINDS.values():
        assert {f"/oppslag/{kind.name}/{key}/" for key in kind.shown(data)} <= seen
    assert {f"/oppslag/bakgrunn/{key}/" for key in data.background} <= seen


def test_a_list_holds_each_entry_once_under_a_heading_its_contents_lead_to(client: Client, data: CatalogueData) -> None:
    for kind in kinds.KINDS.values():
        found = page(client, f"{kind.name}/")
        links = found.xpath("//ul[@class='lookup-list']/li/a/@href")
        assert sorted(links) == sorted(f"/oppslag/{kind.name}/{key}/" for key in kind.shown(data))
        anchors = [link.removeprefix("#") for link in found.xpath("//nav[@class='lookup-contents']//a/@href")]
        assert anchors == found.xpath("//section[@class='lookup-group']//*[self::h2 or self::h3]/@id")
        assert len(set(found.xpath("//@id"))) == len(found.xpath("//@id"))


def test_a_profile_leads_to_hazards_to_measures_to_law_and_back(client: Client, data: CatalogueData) -> None:
    profile, hazard = page(client, "yrker/bussjafor/"), page(client, "farer/vt_ran/")
    measure, law = page(client, "tiltak/m_avslutte/"), page(client, "regler/aml-4-1-3/")
    assert "/oppslag/farer/vt_ran/" in profile.xpath("//@href")
    assert {"/oppslag/tiltak/m_avslutte/", "/oppslag/yrker/bussjafor/"} <= set(hazard.xpath("//@href"))
    assert {"/oppslag/regler/aml-4-1-3/", "/oppslag/farer/vt_ran/"} <= set(measure.xpath("//@href"))
    assert "/oppslag/tiltak/m_avslutte/" in law.xpath("//@href")
    assert "8331 Bussjåfører og trikkeførere" in said(profile)
    assert f"Fafo-notat 2016:22, {data.meta.sections['S4-NTF']}" in said(profile)


def test_law_is_quoted_to_the_letter_with_its_dates(client: Client, data: CatalogueData) -> None:
    found, source = page(client, "regler/aml-4-1-3/"), data.law["aml-4-1-3"]
    assert said(found, "//blockquote[@lang='nb']") == f"«{source.exact_wording}»"
    assert source.requires.nb in said(found)
    assert "Fra og med 1. januar 2010" in said(found, "//dl")


def test_repealed_law_says_so_and_leads_to_what_replaced_it(client: Client) -> None:
    found = page(client, "regler/utf-23a-1/")
    assert "Opphevet. Gjaldt til og med 31. desember 2025. Erstattet av utførelsesforskriften § 3A-2." in said(found)
    assert "utførelsesforskriften § 23A-1" in said(page(client, "regler/utf-3a-2/"), "//dl")
    listed = page(client, "regler/")
    assert "utf-23a-1" in " ".join(listed.xpath("//section[h2/@id='opphevet']//@href"))


def test_law_that_was_not_verified_is_shown_to_nobody(client: Client, data: CatalogueData) -> None:
    unverified = [source for source in data.law.values() if not source.verified]
    assert unverified
    for source in unverified:
        page(client, f"regler/{source.key}/", 404)
        assert f"regler/{source.key}" not in hits(client, source.citation, "regler")
    assert not {source.key for source in unverified} & {
        link.split("/")[-2] for link in page(client, "regler/").xpath("//ul[@class='lookup-list']//@href")
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bussjåfør", "yrker/bussjafor"),
        ("BUSSJAAFOER", "yrker/bussjafor"),
        ("bussjafor", "yrker/bussjafor"),
        ("8331", "yrker/bussjafor"),
        ("trikkefører", "yrker/bussjafor"),
        ("ran overfall", "farer/vt_ran"),
        ("bli ranet", "farer/vt_ran"),
        ("ps_krevende_mennesker", "farer/ps_emosjonelle_krav"),
        ("§ 4-1 (3)", "regler/aml-4-1-3"),
        ("aml 4-1", "regler/aml-4-1-3"),
        ("§3 A-2", "regler/utf-3a-2"),
        ("arbeidsmiljøloven 4-1", "regler/aml-4-1-3"),
        ("landsret", "bakgrunn/danske-dommer"),
        ("bussjåførene", "yrker/bussjafor"),
        ("sjåføren", "yrker/bussjafor"),
        ("kummene", "farer/fy_trangt_rom"),
        ("muntlig trussel", "farer/vt_muntlige_trusler"),
        ("§ 3A\N{NON-BREAKING HYPHEN}2", "regler/utf-3a-2"),
        ("42 %", "bakgrunn/ulykker-og-vold"),
    ],
)
def test_search_finds(client: Client, query: str, expected: str) -> None:
    assert expected in hits(client, query)


def test_search_puts_the_name_first_and_knows_one_paragraph_from_another(client: Client, data: CatalogueData) -> None:
    assert hits(client, "bussjåfør")[0] == "yrker/bussjafor"
    laws = hits(client, "4-1", "regler")
    assert [data.law[key.split("/")[1]].citation[:10] for key in laws[:3]] == ["aml § 4-1 "] * 3
    assert not {"regler/aml-14-1", "regler/aml-4-11"} & set(laws)


def test_search_in_the_chosen_language(data: CatalogueData) -> None:
    with translation.override("en"):
        found = search.found(CURRENT, "en", "robbery")
    assert "vt_ran" in [entry.key for entry in found["farer"]]
    assert "robbery" not in str(search.found(CURRENT, "nb", "robbery").get("farer", ""))
    assert "bussjafor" in [entry.key for entry in search.found(CURRENT, "en", "bussjåfør")["yrker"]]


@pytest.mark.parametrize("query", ["xyzq", "«»%_", "привет", "§", "a" * 5000, "<script>alert(1)</script>"])
def test_search_without_a_hit_says_what_to_try(client: Client, query: str) -> None:
    response = client.get("/oppslag/", {"sok": query})
    assert "Prøv færre ord" in response.text
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    ("query", "instead"),
    [("busjåfør", "bussjåfør"), ("nattarbied § 10-11", "nattarbeid 10-11"), ("alamrknapp", "alarmknapp"), ("xyzq", "")],
)
def test_search_without_a_hit_offers_the_nearest_word(client: Client, query: str, instead: str) -> None:
    response = client.get("/oppslag/", {"sok": query})
    assert ("Mente du" in response.text) is bool(instead)
    for link in lxml.html.document_fromstring(response.content).xpath("//section//a[contains(@href, 'sok=')]"):
        assert link.text == instead
        assert "Ingen treff" not in client.get(f"/oppslag/{link.get('href')}").text


def test_a_short_word_in_running_text_is_no_form_of_another(client: Client) -> None:
    """«Vekt» is in many a rule, and has nothing to do with «vekter»."""
    assert hits(client, "vekterne")[0] == "yrker/vekter"
    assert not [hit for hit in hits(client, "vekterne") if hit.startswith("regler/")]


def test_search_is_grouped_and_paged(client: Client) -> None:
    found = page(client, "?sok=alene")
    assert all(len(section.xpath(".//li")) <= 6 for section in found.xpath("//section[@class='lookup-group']"))
    (more,) = found.xpath("//section[h2/@id='farer']/p/a/@href")
    first = lxml.html.document_fromstring(client.get(f"/oppslag/{more}").content)
    (following,) = first.xpath("//a[@rel='next']/@href")
    second = lxml.html.document_fromstring(client.get(f"/oppslag/{following}").content)
    both = [each.xpath("//ul[@class='lookup-list']/li/a[1]/@href") for each in (first, second)]
    assert len(both[0]) == 20
    assert both[1]
    assert not set(both[0]) & set(both[1])
    for nonsense in ("page=x", "page=999", "type=finnesikke"):
        page(client, f"?sok=alene&{nonsense}")


def test_an_older_version_is_read_as_it_was(client: Client) -> None:
    found = page(client, "farer/vt_ran/?utgave=2026-1")
    assert "Dette er utgave 2026-1" in said(found)
    inside = {link.split("#")[0][-14:] for link in found.xpath("//article//a/@href")}
    assert inside == {"?utgave=2026-1"}
    assert found.xpath("//div[contains(@class, 'lookup-edition')]//a/@href") == ["?"]  # the same page, of today
    assert "Dette er utgave" not in said(page(client, "farer/vt_ran/"))
    for unknown in ("1999-1", "../etc/passwd", "%00"):
        page(client, f"farer/?utgave={unknown}", 404)


def test_what_an_older_version_lacks_a_language_for_is_marked(client: Client) -> None:
    client.cookies[languages.COOKIE] = "nn"
    old, new = page(client, "farer/vt_ran/?utgave=2026-1"), page(client, "farer/vt_ran/")
    assert old.get("lang") == new.get("lang") == "nn"
    assert names(old, "//h1/span[@lang='nb']") == ["Ran og overfall"]
    assert names(new, "//h1") == ["Ran og overfall"]
    assert not new.xpath("//h1/span")
    assert "Kva kjeldene fortel" in said(page(client, "farer/ps_manglende_kollegastotte/"))


def test_what_the_newest_version_has_no_more_stays_readable(client: Client, spoil: Spoil) -> None:
    def leave_out(laws: Any) -> None:
        laws[:] = [law for law in laws if law["key"] != "utf-kap-23a"]

    call_command("load_catalogue", str(spoil("law", leave_out)), verbosity=0)
    gone = page(client, "regler/utf-kap-23a/")
    assert f"Dette er utgave {CURRENT}" in said(gone)
    assert gone.xpath("//div[contains(@class, 'lookup-edition')]//a/@href") == ["/oppslag/"]
    assert "Dette er utgave" not in said(page(client, "regler/aml-4-1-3/"))


@pytest.mark.parametrize(
    ("old", "new"),
    [("farer/ps_krevende_mennesker/", "farer/ps_emosjonelle_krav/"), ("tiltak/m_video_kjoretoy/", "tiltak/m_kamera/")],
)
def test_an_older_name_leads_to_the_one_of_today(client: Client, old: str, new: str) -> None:
    response = client.get(f"/oppslag/{old}")
    assert (response.status_code, response["Location"]) == (302, f"/oppslag/{new}")
    page(client, new)


def test_an_older_version_has_the_names_of_its_time(client: Client) -> None:
    assert "Dette er utgave 2026-1" in said(page(client, "tiltak/m_video_kjoretoy/?utgave=2026-1"))
    response = client.get("/oppslag/farer/ps_krevende_mennesker/?utgave=2026-1")
    assert response["Location"] == "/oppslag/farer/ps_emosjonelle_krav/?utgave=2026-1"


def test_an_assessment_leads_to_the_version_it_was_made_with(client: Client, alice: Any, workplace: Any) -> None:
    made = services.create(actor=alice, workplace=workplace, title="Kveldsvakt", profile="")
    assert looked_up("vt_ran", made.catalogue_version) == f"/oppslag/farer/vt_ran/?utgave={CURRENT}"
    assert looked_up("m_avslutte", "2026-1") == "/oppslag/tiltak/m_avslutte/?utgave=2026-1"
    assert looked_up("own:974760673:egen", CURRENT) == ""
    client.force_login(alice)
    response = client.get(reverse("casework:item", args=[made.uuid, "vold", "vt_ran"]))
    assert f'href="/oppslag/farer/vt_ran/?utgave={CURRENT}"' in response.text


def test_what_is_not_there(client: Client) -> None:
    for address in ("yrker/finnes-ikke/", "farer/finnes-ikke/", "tiltak/x/", "regler/x/", "bakgrunn/x/", "annet/"):
        page(client, address, 404)
    assert client.post("/oppslag/").status_code == 405


def test_one_query_and_a_browser_may_keep_it(client: Client, django_assert_num_queries: Any) -> None:
    for edition in (CURRENT, "2026-1"):
        selectors.get(edition)
    for address in (
        "",
        "yrker/",
        "farer/vt_ran/",
        "regler/aml-4-1-3/",
        "bakgrunn/",
        "?sok=alarm",
        "farer/?utgave=2026-1",
    ):
        with django_assert_num_queries(1):
            response = client.get(f"/oppslag/{address}")
        assert set(response["Cache-Control"].split(", ")) == {"max-age=300", "private"}
        assert {"Cookie", "Accept-Language"} <= set(response["Vary"].split(", "))


def test_logged_in_nobody_keeps_it(client: Client, alice: Any) -> None:
    client.force_login(alice)
    assert "no-store" in client.get("/oppslag/")["Cache-Control"]


def test_everything_the_pages_call_by_a_name_has_one(data: CatalogueData) -> None:
    assert {profile.sector for profile in data.profiles.values()} <= set(words.SECTORS)
    assert set(data.meta.sections) == set(get_args(Section))


def test_law_that_is_not_in_force_yet(client: Client, spoil: Spoil) -> None:
    def later(laws: Any) -> None:
        next(law for law in laws if law["key"] == "aml-1-1").update(in_force_from="2099-01-01", amended_on=None)

    call_command("load_catalogue", str(spoil("law", later)), verbosity=0)
    assert "Gjelder ikke ennå. Trer i kraft 1. januar 2099." in said(page(client, "regler/aml-1-1/"))


def test_no_catalogue_is_not_found_and_not_a_crash(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "_published", lambda: ())
    page(client, "yrker/", 404)


@pytest.mark.django_db(transaction=True)
def test_on_a_phone_and_without_javascript(new_page: Callable[..., Any]) -> None:
    seen = new_page(javascript=False, viewport={"width": 360, "height": 740})
    seen.goto("/oppslag/")
    seen.get_by_role("searchbox").fill("ran")
    seen.get_by_role("button", name="Søk").click()
    seen.get_by_role("link", name="Ran og overfall").first.click()
    assert seen.get_by_role("heading", level=1).inner_text() == "Ran og overfall"
    looked = new_page(viewport={"width": 360, "height": 740})
    for address in (
        "",
        "regler/",
        "regler/utf-23a-1/",
        "yrker/bussjafor/",
        "bakgrunn/hva-er-alenearbeid/",
        "?sok=alarm",
    ):
        looked.goto(f"/oppslag/{address}")
        assert looked.evaluate("document.documentElement.scrollWidth") <= 360, address
        assert address in {"regler/", "?sok=alarm"} or axe_violations(looked) == [], address
    looked.goto("/oppslag/yrker/")
    looked.get_by_role("button", name="English").click()  # what the browser kept was in another language
    assert looked.get_by_role("heading", level=1).inner_text() == "Occupations"

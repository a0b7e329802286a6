"""The background pages: every statement sourced, figures as the note has them, foreign rules marked as such."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from assessments.catalogue import selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import StatementEntry
from assessments.catalogue.loader import CatalogueRefused, read
from assessments.catalogue.services import digest

from .published import CURRENT
from .test_lookup_pages import page, said

Spoil = Callable[[str, Callable[[Any], None]], Path]
FOREIGN = {"S6-SE", "S6-DK", "S6-DK-DOM"}


def statements(data: CatalogueData) -> dict[str, StatementEntry]:
    return {f"{page.key}#{each.key}": each for page in data.background.values() for each in page.statements}


def figures(data: CatalogueData, address: str) -> list[str]:
    return [fact.figure for fact in statements(data)[address].facts]


@pytest.mark.django_db
def test_it_works(client: Client, data: CatalogueData) -> None:
    found = page(client, "bakgrunn/hvor-vanlig/")
    assert "Halvparten av tiden eller mer Andelen stiger gradvis med alderen. Menn 49 %" in said(found)
    assert "Kilde: Fafo-notat 2016:22, kap. 3" in said(found)
    links = page(client, "bakgrunn/").xpath("//ul[@class='lookup-list']/li/a/text()")
    assert links == [str(each.title) for each in data.background.values()]


@pytest.mark.django_db
def test_the_database_gives_back_what_the_files_say(data: CatalogueData) -> None:
    assert selectors.get(CURRENT).background == data.background
    assert selectors.get("2026-1").background == {}


@pytest.mark.django_db
def test_foreign_rules_say_that_they_do_not_apply_here(client: Client, data: CatalogueData) -> None:
    for each in data.background.values():
        text = said(page(client, f"bakgrunn/{each.key}/"))
        is_foreign = {ref for statement in each.statements for ref in statement.seed_refs} <= FOREIGN
        assert (each.country is not None) == is_foreign == ("De gjelder ikke i Norge." in text), each.key
        if not is_foreign:
            for statement in each.statements:
                assert not FOREIGN & {*statement.seed_refs} or "ikke i Norge" in str(statement.caution)


@pytest.mark.once
def test_the_figures_are_those_of_the_note(data: CatalogueData) -> None:
    assert figures(data, "hvor-vanlig#alle") == ["18 %", "44 %"]
    assert figures(data, "hvor-vanlig#halvparten") == ["49 %", "39 %", "35 %", "51 %"]
    assert figures(data, "ulykker-og-vold#dodsfall") == ["42 %", "≈ 25 %", "70–80 %"]
    assert figures(data, "fem-forbund#hk") == ["26 %", "34 %", "46 %", "91 %", "44 %", "25 %"]
    tables = ("kartlegging", "avtaler", "hms-dokumenter", "saker")
    assert [figures(data, f"undersokelser#{table}") for table in tables] == [
        ["4 %", "91 %", "6 %"],
        ["8 %", "53 %", "40 %"],
        ["23 %", "36 %", "40 %"],
        ["18 %", "65 %", "15 %"],
    ]
    assert figures(data, "hvor-vanlig#lku-2016") == ["28 %"]
    assert [(fact.figure, "alltid" in fact.name.nb) for fact in statements(data)["undersokelser#svalund"].facts] == [
        ("26 %", True), ("22 %", False), ("31 %", False),
    ]  # fmt: skip
    assert "fysisk" in str(statements(data)["undersokelser#trakassering"].title).lower()
    assert "2006" in str(statements(data)["ulykker-og-vold#palegg"].text)
    assert figures(data, "sverige#jerre") == ["79 %", "72 %", "86 %", "75 %", "70 %", "80 %"]
    assert figures(data, "danmark#klokkeslett") == ["18–06", "14–06"]


@pytest.mark.once
def test_the_eight_danish_judgments(data: CatalogueData) -> None:
    """Number of the case, date, ages and fines as in table 6.2 of the note."""
    found = {
        each.key.upper(): (re.findall(r"\d+\. \w+ \d{4}", each.title.nb), *(fact.figure for fact in each.facts))
        for each in data.background["danske-dommer"].statements
    }
    assert found == {
        "S-0735-00": (["23. mai 2000"], "17", "20 000 DKK", "20 000 DKK"),
        "S-1163-00": (["1. november 2000"], "17", "15 000 DKK", "20 000 DKK"),
        "S-1239-00": (["1. november 2000"], "15", "15 000 DKK", "20 000 DKK"),
        "S-0734-00": (["23. mai 2000"], "16; 15, 16", "45 000 DKK", "40 000 DKK"),
        "S-3699-06": (["9. mars 2007"], "15; 14", "60 000 DKK", "60 000 DKK"),
        "S-1236-00": (["1. november 2000"], "17; 17", "20 000 DKK", "40 000 DKK"),
        "S-1237-00": (["1. november 2000"], "16, 17", "15 000 DKK", "20 000 DKK"),
        "S-2579-00": (["22. desember 2000"], "16, 17", "20 000 DKK", "20 000 DKK"),
    }


@pytest.mark.once
def test_what_is_outdated_or_unchecked_says_so(data: CatalogueData) -> None:
    told = statements(data)
    for address in ("hva-er-alenearbeid#arbeidstilsynet-2016", "hva-er-alenearbeid#om-bord-pa-tog"):
        assert "ikke lenger Arbeidstilsynets syn" in str(told[address].caution)
    assert "AFS 2023:2" in str(told["sverige#afs-1982"].caution)
    for address in ("danmark#klokkeslett", "danmark#tilsyn", "danmark#storsenter"):
        assert "ikke kontrollert" in str(told[address].caution)
    everything = " ".join(each.text.nb for each in told.values() if each.text)
    assert "UVERIFISERT" not in everything
    assert "23A" not in everything


def _without(field: str) -> Callable[[Any], None]:
    return lambda pages: pages[1]["statements"][1].pop(field)


def _twice(pages: Any) -> None:
    pages[1]["statements"].append(pages[1]["statements"][0])


def _one_language(pages: Any) -> None:
    del pages[1]["lead"]["nn"]


@pytest.mark.once
@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_without("seed_refs"), "minst én kilde i seed_refs eller authority_refs"),
        (_without("facts"), "noe i text eller facts"),
        (_twice, "en nøkkel som bare står én gang"),
        (_one_language, "lead.nn: teksten på dette språket"),
        (lambda pages: pages[7].update(country="finland"), "en av 'sverige' eller 'danmark'; fikk «finland»"),
        (lambda pages: pages[1]["statements"][0].update(seed_refs=["S9"]), "statements.0.seed_refs"),
        (lambda pages: pages.append(pages[0]), "en nøkkel som bare står én gang"),
    ],
    ids=["no source", "says nothing", "statement twice", "language missing", "country", "section", "page twice"],
)
def test_a_fault_is_told_with_its_place(spoil: Spoil, change: Callable[[Any], None], says: str) -> None:
    with pytest.raises(CatalogueRefused) as refused:
        read(spoil("background", change))
    assert all(fault.file == "background.yaml" for fault in refused.value.faults)
    assert says in str(refused.value)


@pytest.mark.once
def test_a_version_may_have_none_and_a_change_in_it_is_a_change(folder: Path, spoil: Spoil) -> None:
    whole = digest(read(folder))
    spoil("background", lambda pages: pages[0]["title"].update(nb="Noe annet"))
    changed = digest(read(folder))
    (folder / "background.yaml").unlink()
    assert read(folder).background == {}
    assert len({whole, changed, digest(read(folder))}) == 3


@pytest.mark.django_db
def test_a_version_without_background_says_so(client: Client, folder: Path) -> None:
    (folder / "background.yaml").unlink()
    call_command("load_catalogue", str(folder), verbosity=0)
    assert "ingen bakgrunnssider" in said(page(client, "bakgrunn/"))
    assert "Bakgrunn (" not in said(page(client, ""))
    assert f"Dette er utgave {CURRENT}" in said(page(client, "bakgrunn/danmark/"))

"""Each kind of fault is told with its place: file, entry, field, and what should have stood there."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from assessments.catalogue import loader, rules
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import LegalSourceEntry, MetaEntry
from assessments.catalogue.loader import CatalogueFault, CatalogueRefused, read

pytestmark = pytest.mark.once

Spoil = Callable[[str, Callable[[Any], None]], Path]


def entry(content: list[dict[str, Any]], key: str) -> dict[str, Any]:
    return next(item for item in content if item["key"] == key)


def faults_of(folder: Path) -> list[CatalogueFault]:
    with pytest.raises(CatalogueRefused) as refused:
        read(folder)
    return refused.value.faults


def test_it_works(folder: Path) -> None:
    assert read(folder).version == "2031-1"


def change(file: str, key: str, **values: Any) -> tuple[str, Callable[[Any], None]]:
    def put(content: Any) -> None:
        entry(content, key).update(values)

    return file, put


def without(file: str, key: str, field: str) -> tuple[str, Callable[[Any], None]]:
    def remove(content: Any) -> None:
        del entry(content, key)[field]

    return file, remove


def removed(file: str, key: str) -> tuple[str, Callable[[Any], None]]:
    return file, lambda content: content.remove(entry(content, key))


@pytest.mark.parametrize(
    ("file", "spoiling", "expected"),
    [
        (*change("hazards", "fy_ras", farge="rød"), "hazards.yaml: fy_ras, farge: ukjent felt"),
        (*without("hazards", "fy_ras", "question"), "hazards.yaml: fy_ras, question: feltet må fylles ut"),
        (*change("hazards", "fy_ras", name={"en": "Slide"}), "hazards.yaml: fy_ras, name.nb: feltet må fylles ut"),
        (*change("hazards", "fy_ras", name={"nb": "  "}), "name.nb: tekst som ikke er tom"),
        (*change("hazards", "fy_ras", name="Ras"), "hazards.yaml: fy_ras, name: felter med navn"),
        (*change("hazards", "fy_ras", category="kjemisk"), "hazards.yaml: fy_ras, category: en av 'fysisk'"),
        (*change("hazards", "fy_ras", alone_effect="konsekvens"), "alone_effect: en av 'likelihood', 'outcome' eller"),
        (*change("hazards", "fy_ras", theme="stotte"), "hazards.yaml: fy_ras, theme: et tema i «fysisk»"),
        (*change("hazards", "fy_ras", theme="borte"), "hazards.yaml: fy_ras, theme: nøkkelen til et tema; «borte»"),
        (*change("hazards", "fy_ras", law=["aml-99"]), "fy_ras, law: nøkkelen til en rettskilde; «aml-99» finnes ikke"),
        (*change("hazards", "fy_ras", law=["utf-23a-1"]), "fy_ras, law: en rettskilde som gjelder; «utf-23a-1»"),
        (*change("hazards", "fy_ras", law=["eksplosiv"]), "fy_ras, law: en kontrollert rettskilde; «eksplosiv»"),
        (*change("hazards", "fy_ras", seed_refs=[]), "hazards.yaml: fy_ras: minst én kilde i seed_refs"),
        (*change("hazards", "fy_ras", seed_refs=["S9"]), "hazards.yaml: fy_ras, seed_refs.0: en av 'S0'"),
        (*change("hazards", "fy_ras", aliases=["fy_dyr"]), "fy_ras, aliases: et navn som ikke er i bruk; «fy_dyr»"),
        (*change("measures", "m_loto", aliases=["m_gps_flate"]), "m_loto, aliases: et navn som ikke er i bruk"),
        (
            *change("hazards", "fy_ras", facts=[{"text": {"nb": "Ni av ti."}}]),
            "fy_ras, facts.0: minst én kilde i seed_refs",
        ),
        (
            *change("profiles", "vekter", met=[{"hazards": ["fy_ras"], "seed_refs": ["S1"]}]),
            "vekter, met.0.hazards: nøkkelen til en fare som profilen foreslår; «fy_ras»",
        ),
        ("meta", lambda content: content["sections"].pop("S4-HK"), "meta.yaml: sections: navn på S4-HK"),
        (*change("measures", "m_loto", level=8), "measures.yaml: m_loto, level: et tall til og med 7; fikk «8»"),
        (*change("measures", "m_loto", level=0), "measures.yaml: m_loto, level: et tall fra 1; fikk «0»"),
        (*change("measures", "m_loto", hazards=["fy_x"]), "m_loto, hazards: nøkkelen til en fare; «fy_x» finnes ikke"),
        (*change("measures", "m_loto", hazards=[]), "measures.yaml: m_loto, hazards: minst én oppføring i listen"),
        (*change("measures", "m_kamera", is_control_measure=True), "m_kamera, is_control_measure: en av 'yes', 'no'"),
        (
            *change("profiles", "vekter", hazards=["ps_isolasjon", "vt_x"]),
            "vekter, hazards: nøkkelen til en fare; «vt_x»",
        ),
        (
            *change("profiles", "vekter", hazards=["vt_ran"]),
            "profiles.yaml: vekter, hazards: minst én psykososial fare",
        ),
        (
            *change("profiles", "larling", hazards=["ps_mangelfull_opplaering"]),
            "larling, hazards: minst én psykososial",
        ),
        (*change("profiles", "vekter", hazards=["ps_isolasjon"] * 2), "vekter, hazards: «ps_isolasjon» bare én gang"),
        (
            *change("law", "aml-1-1", in_force_from="i fjor"),
            "aml-1-1, in_force_from: en dato, for eksempel 2026-12-31; fikk «i fjor»",
        ),
        (*change("law", "utf-23a-1", in_force_to="2016-01-01"), "law.yaml: utf-23a-1: in_force_to etter in_force_from"),
        (
            *change("law", "utf-23a-1", replaced_by="utf-x"),
            "utf-23a-1, replaced_by: nøkkelen til en rettskilde; «utf-x»",
        ),
        (*change("law", "aml-1-1", verified="kanskje"), "law.yaml: aml-1-1, verified: true eller false"),
        (*removed("hazards", "vt_ran"), "nøkkelen til en fare; «vt_ran» finnes ikke"),
        (*removed("law", "aml-4-1-3"), "nøkkelen til en rettskilde; «aml-4-1-3» finnes ikke"),
        ("hazards", lambda content: content.append(content[0]), "fy_klem_maskin, key: en nøkkel som bare står én gang"),
        ("hazards", lambda content: content[4].pop("key"), "hazards.yaml: oppføring nr. 5, key: feltet må fylles ut"),
        ("hazards", lambda content: content.append("ras"), "hazards.yaml: oppføring nr. 61: felter med navn"),
        ("meta", lambda content: content["levels"].pop(7), "meta.yaml: levels: navn på trinn 7"),
        (
            "meta",
            lambda content: content.update(code="2032-1"),
            "meta.yaml: code: mappens navn, «2031-1»; fikk «2032-1»",
        ),
        ("meta", lambda content: content.update(code="første"), "meta.yaml: code: tekst på formen"),
    ],
)
def test_a_fault_is_told_with_its_place(
    spoil: Spoil, file: str, spoiling: Callable[[Any], None], expected: str
) -> None:
    faults = [str(fault) for fault in faults_of(spoil(file, spoiling))]
    assert [fault for fault in faults if expected in fault], faults


def test_a_hazard_that_nothing_helps_against(spoil: Spoil) -> None:
    """Taking part is a process; it is not a measure against a hazard."""

    def let_go(content: Any) -> None:
        for measure in content:
            if not measure.get("is_process"):
                measure["hazards"] = [key for key in measure["hazards"] if key != "vt_ran"] or ["fy_ras"]

    assert "vt_ran, key: minst ett tiltak" in str(faults_of(spoil("measures", let_go))[0])


def test_all_faults_are_told_at_once(spoil: Spoil) -> None:
    spoil("hazards", lambda content: entry(content, "fy_ras").pop("question"))
    folder = spoil("measures", lambda content: entry(content, "m_loto").update(level=9))
    assert {fault.file for fault in faults_of(folder)} == {"hazards.yaml", "measures.yaml"}


def test_a_missing_file(folder: Path) -> None:
    (folder / "law.yaml").unlink()
    assert faults_of(folder) == [CatalogueFault("law.yaml", "", "", "filen mangler i mappen")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- key: [", "lesbar YAML ("),
        ("- key: a\n  title: x\n  title: y\n", "feltet «title» står to ganger"),
        ("key: aml-1-1\n", "law.yaml: en liste av oppføringer"),
        ("", "law.yaml: en liste av oppføringer"),
        ("- !!python/object/apply:os.getcwd []\n", "lesbar YAML ("),
    ],
)
def test_a_file_that_is_no_list_of_entries(folder: Path, text: str, expected: str) -> None:
    (folder / "law.yaml").write_text(text, encoding="utf-8")
    assert expected in "\n".join(str(fault) for fault in faults_of(folder))


@pytest.mark.parametrize("wrong", ["2026-13-45", "9" * 5000])
def test_a_date_that_is_none_is_told_with_its_place(folder: Path, wrong: str) -> None:
    path = folder / "law.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("in_force_from: '?2010-01-01'?", f"in_force_from: {wrong}", text, count=1), encoding="utf-8")
    (fault,) = faults_of(folder)
    assert str(fault).startswith("law.yaml: aml-4-1-3, in_force_from: en dato, for eksempel 2026-12-31; fikk «")


def told(model: type[Any], **values: Any) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        model.model_validate(values)
    return [": ".join(fault) for fault in loader.faults_of(refused.value)]


A_SOURCE: dict[str, Any] = {
    "key": "aml-x", "citation": "aml § x", "title": {"nb": "X"}, "act": "aml (LOV-2005-06-17-62)", "verified": True,
    "requires": {"nb": "X"}, "in_force_from": "2006-01-01", "in_force_to": "2025-12-31",
}  # fmt: skip


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"amended_on": "2005-12-31"}, ": amended_on fra in_force_from til in_force_to"),
        ({"amended_on": "2026-01-01"}, ": amended_on fra in_force_from til in_force_to"),
        ({"act": "aml (LOV-2005-13-45-62)"}, ": en dato i lovens nummer, som i LOV-2005-06-17-62"),
        ({"in_force_from": 20260101}, "in_force_from: en dato, for eksempel 2026-12-31; fikk «20260101»"),
        ({"requires": {"nb": "a\x07b"}}, "requires.nb: tekst uten styretegn"),
        ({"requires": {"nb": "a\u202eb"}}, "requires.nb: tekst uten styretegn"),
    ],
)
def test_a_legal_source_with_a_fault(values: dict[str, Any], expected: str) -> None:
    assert LegalSourceEntry.model_validate(A_SOURCE | {"amended_on": "2025-12-31"})
    assert told(LegalSourceEntry, **A_SOURCE | values) == [expected]


@pytest.mark.parametrize("wrong", ["2026-11-23", "i går", "9999-12-31T23:59:59-05:00", "0001-01-01T00:00:00+05:00"])
def test_the_moment_of_publishing_is_one_moment(data: CatalogueData, wrong: str) -> None:
    (fault,) = told(MetaEntry, **data.meta.model_dump() | {"published_at": wrong})
    assert fault == f"published_at: tidspunkt med tidssone, for eksempel 2026-12-31 12:00:00+01:00; fikk «{wrong}»"


@pytest.mark.parametrize(("wrong", "kind"), [("høy", "et helt tall; fikk «høy»"), (1.5, "et helt tall; fikk «1.5»")])
def test_a_number_is_asked_for_in_words(data: CatalogueData, wrong: object, kind: str) -> None:
    measure = data.measures["m_loto"]
    assert told(type(measure), **measure.model_dump() | {"level": wrong}) == [f"level: {kind}"]


def test_a_source_that_stands_in_its_own_place(data: CatalogueData) -> None:
    """Who follows the numbers from the old to the new one must come to an end."""
    law = dict(data.law)
    law["utf-3a-2"] = law["utf-3a-2"].model_copy(update={"replaced_by": "utf-23a-1"})
    law["aml-1-1"] = law["aml-1-1"].model_copy(update={"replaced_by": "aml-1-1"})
    found = {(key, field) for _file, key, field, _expected in rules.check(replace(data, law=law))}
    assert found == {("utf-3a-2", "replaced_by"), ("utf-23a-1", "replaced_by"), ("aml-1-1", "replaced_by")}


def test_a_file_nobody_knows(folder: Path) -> None:
    (folder / "backgroud.yaml").write_text("[]", encoding="utf-8")
    assert [str(fault) for fault in faults_of(folder)] == ["backgroud.yaml: en fil som hører til en katalogutgave"]


def test_a_file_that_is_not_text(folder: Path) -> None:
    (folder / "law.yaml").write_bytes(b"- key: \xe5ml\n")
    assert str(faults_of(folder)[0]) == "law.yaml: tekst i UTF-8"


def test_yes_and_no_are_words(spoil: Spoil, folder: Path) -> None:
    path = folder / "measures.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("is_control_measure: 'yes'", "is_control_measure: yes"), encoding="utf-8")
    assert read(folder).measures["m_kamera"].is_control_measure == "yes"

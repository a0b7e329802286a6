"""The catalogue in three languages: nothing missing, nothing left in the wrong one, and the same numbers in each."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assessments.catalogue import services
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.loader import CatalogueRefused, read
from assessments.catalogue.rules import texts

from .published import FOLDERS, PUBLISHED

pytestmark = pytest.mark.once

Spoil = Callable[[str, Callable[[Any], None]], Path]

# Forms that are Bokmål and never Nynorsk. No dictionary: a small list that cannot be wrong.
BOKMAL_FORMS = """
alene alenearbeid alenearbeidet ansatt ansatte annen annet arbeidsgiver arbeidsgivere arbeidstaker arbeidstakere
arbeidstakerne bare beboer bruker brukere de dem deres egen eget eier enkelte et flere forbud forebygge fra gjør gjøre
gjøres hele hendelse hendelser hjem hjemme hva hvem hver hvilke hvis hvor hvordan høy ikke jeg kjøretøy kolleger kommer
leder ledere mer mulig mye noe noen nå oppgave oppgaver sammen samme selv sikkerhet skriftlig sted stedet særlig
taushetsplikt tilbud tillitsvalgt tillitsvalgte trussel trusler uten utenfor vann vekter verneombud verneombudet
virksomhet virksomheten virksomheter vold være øvelse
"""
BOKMAL = set(BOKMAL_FORMS.split())
COUNTED = (163, 192, 263)  # texts of the profiles, the hazards and the measures
NORWEGIAN = BOKMAL | {"av", "det", "eller", "er", "ikkje", "med", "og", "på", "skal", "som", "til", "ved", "vere"}
# What stands in Norwegian in every language: titles, quotations, names of regulations, and words explained beside them.
UNTRANSLATED = re.compile(
    r"«[^»]*»|HMS-utfordringer ved alenearbeid\. En kunnskapsstatus|Bråten|\bBokmål\b|\w*forskriften|"
    r"Handel og Kontor|\(miljøarbeider\)|Skogbrukets HMS-utvalg"
)


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-zæøåéèô]+", UNTRANSLATED.sub(" ", text).lower()))


def numbers(text: str) -> list[str]:
    """Paragraphs, dates, hours and amounts. «kl. 21» is «21:00» in English, so the minutes are left out."""
    return sorted(number for number in re.findall(r"\d+[A-Z]?", text) if number != "00")


def test_every_text_is_there_in_every_language(data: CatalogueData) -> None:
    assert data.meta.languages == ("nb", "nn", "en")
    found = [(file, text) for file, _, _, text in texts(data)]
    counted = Counter(file for file, _ in found)
    assert (counted["profiles.yaml"], counted["hazards.yaml"], counted["measures.yaml"]) == COUNTED
    assert [text.nb for _, text in found if not (text.nn and text.en)] == []


def test_no_bokmal_is_left_in_nynorsk(data: CatalogueData) -> None:
    assert [(*place, stray) for *place, text in texts(data) if (stray := words(text.nn or "") & BOKMAL)] == []


def test_no_norwegian_is_left_in_english(data: CatalogueData) -> None:
    assert [(*place, stray) for *place, text in texts(data) if (stray := words(text.en or "") & NORWEGIAN)] == []
    assert [text.en for *_, text in texts(data) if re.search("[æøå]", "".join(words(text.en or "")))] == []
    assert [text.en for *_, text in texts(data) if text.en in (text.nb, text.nn)] == []


def test_nynorsk_that_is_the_same_as_bokmal_is_short_and_counted(data: CatalogueData) -> None:
    """Most are headings of one to four words. The few sentences were looked at, one by one."""
    same = [text.nb for file, _, _, text in texts(data) if text.nn == text.nb and file != "background.yaml"]
    assert [text for text in same if text.endswith((".", "?"))] == [
        "Mona Bråten: HMS-utfordringer ved alenearbeid. En kunnskapsstatus. Fafo-notat 2016:22.",
        "Ingen kan stanse maskinen eller hente hjelp.",
        "Få andre er ute og kan hjelpe.",
        "Gass eller mangel på oksygen kan ta den neste også, og ingen kan dra opp den som er nede.",
        "Ingen ser raset eller kan varsle.",
        "Har mindre erfaring med å oppdage fare.",
        "Ingen kan avlaste.",
        "Ingen kollega kan støtte eller ta over.",
        "Ingen kollega kan gripe inn, og ingen er vitne.",
        "Det blir mindre å hente, og mindre grunn til ran.",
        "Gir kontakt med andre under arbeidet.",
    ]


def test_the_numbers_are_the_same_in_every_language(data: CatalogueData) -> None:
    """A paragraph, a time limit or an amount that changes with the language would be another rule."""
    for *place, text in texts(data):
        assert numbers(text.nn or "") == numbers(text.nb) == numbers(text.en or ""), place


def test_quotations_and_reservations_stand_in_every_language(data: CatalogueData) -> None:
    """What a measure is not enough for, and what is no rule in Norway, must be said to everyone."""
    for measure in data.measures.values():
        if measure.limits and "aldri nok mot rød risiko" in measure.limits.nb:
            assert "aldri nok mot raud risiko" in str(measure.limits.nn)
            assert "never enough against a red risk" in str(measure.limits.en)
    danish = data.measures["m_voksen_under18"].limits
    assert danish
    assert "dansk regel. Norsk rett har ingen slik regel" in str(danish.nn)
    assert "Danish rule. Norwegian law has no such rule" in str(danish.en)


def test_the_second_version_says_in_bokmal_what_the_first_said() -> None:
    """2026-2 adds languages and changes nothing else, so that an assessment says the same in both."""

    def plain(version: CatalogueData) -> list[Any]:
        lists = (version.themes, version.profiles, version.hazards, version.measures, version.law)
        return [_without_translations(entry.model_dump(mode="json")) for part in lists for entry in part.values()]

    first, second = (read(FOLDERS / code) for code in ("2026-1", "2026-2"))
    assert plain(second) == plain(first)


def _without_translations(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_translations(part) for name, part in value.items() if name not in {"nn", "en"}}
    return [_without_translations(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("version", "sha256"), PUBLISHED.items())
def test_a_published_version_stays_what_it_was(version: str, sha256: str) -> None:
    """Signed papers point to it. A red test here means: put the file back, and make a new folder."""
    assert services.digest(read(FOLDERS / version)) == sha256


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_promised_language_that_is_missing_is_told_with_its_place(spoil: Spoil, language: str) -> None:
    def forget(content: Any) -> None:
        next(item for item in content if item["key"] == "fy_ras")["name"].pop(language)

    with pytest.raises(CatalogueRefused, match=f"hazards.yaml: fy_ras, name.{language}: teksten på dette språket"):
        read(spoil("hazards", forget))


def test_a_version_may_promise_bokmal_alone(spoil: Spoil) -> None:
    spoil("measures", lambda content: content[0]["name"].pop("en"))
    assert read(spoil("meta", lambda content: content.pop("languages"))).meta.languages == ("nb",)


def test_a_language_nobody_knows_is_refused(spoil: Spoil) -> None:
    with pytest.raises(CatalogueRefused, match=r"meta.yaml: languages.1: en av 'nb', 'nn' eller 'en'"):
        read(spoil("meta", lambda content: content.update(languages=["nb", "sv"])))

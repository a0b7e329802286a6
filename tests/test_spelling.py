"""Every text that users read, spelled as the language is: Debian's hunspell, and beside it our own words.

Nynorsk is held against the Nynorsk dictionary, so Bokmål that slips in is found too. A word that is right and that the
dictionary lacks is put in `tests/spelling/`, on a line of its own: names, abbreviations, and the words of the trade.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from assessments.catalogue.loader import read
from assessments.catalogue.rules import texts
from tests import po

pytestmark = pytest.mark.once
ROOT = Path(settings.BASE_DIR)
DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
OTHER_FORMS = {
    **{"vart": "blei", "byrjar": "begynner", "byrje": "begynne", "ringjer": "ringer"},
    **{"truslar": "trugsmål", "truslane": "trugsmåla", "da": "då", "mens": "medan", "høyst": "høgst", "tatt": "teke"},
    **{"komme": "kome", "følgje": "følge", "følgjer": "følger", "følgja": "følga", "rekkjefølgje": "rekkefølge"},
    **{"tenkje": "tenke", "liggje": "ligge", "leggje": "legge", "trekkje": "trekke", "stengje": "stenge"},
}
NEWEST = max(path.name for path in (ROOT / "fixtures" / "catalogue").iterdir())
# What is no word: placeholders, tags and entities, addresses, what stands in braces, formats of dates.
NO_WORDS = re.compile(r"%\(\w+\)\d*[a-zA-Z]|%\w|%%|<[^>]*>|&#?\w+;|https?://\S+|\S+@\S+|\{[^}]*\}|\w+_\w+|\w+\.\w+/\S*")
# Names and titles, Norwegian in every language.
NAMES = re.compile(
    r"HMS-utfordringer ved alenearbeid\. En kunnskapsstatus|Skogbrukets HMS-utvalg|Safe Work Australia|Industri Energi|"
    r"Handel og Kontor|[Oo]rg\.forskriften|helse- og omsorgstjenesteloven|(?:første|andre) (?:ledd|punktum)|"
    r"«[^»]*[äö][^»]*»"  # Swedish law in its own words
)
# «PDF-en», «IP-adresse», «kr», «natt- og helgevakt»: what is before a hyphen or after it is a word of its own.
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ENDING = re.compile(r"(?<=[A-ZÆØÅ])-(?:a|ane|ar|e|en|er|et|ene|s)\b")


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_is_spelled_as_the_language_is(language):
    places, own = words(language), own_words(language)
    wrong = {word: places[word] for word in unknown(places, language) if not own & cases(word)}
    assert wrong == {}, "Mend the text, or put a right word that the dictionary lacks in tests/spelling/."


@pytest.mark.parametrize("language", DICTIONARIES)
def test_our_own_list_holds_nothing_that_is_not_needed(language):
    """A word that no text has any more, or that the dictionary knows, would hide a fault tomorrow."""
    places, own = words(language), own_words(language)
    needed = set().union(*(cases(word) for word in unknown(places, language)))
    assert sorted(own - needed) == []


def test_bokmal_in_nynorsk_is_found():
    assert unknown({"ikke": "", "hvordan": "", "ikkje": "", "korleis": ""}, "nn") == {"ikke", "hvordan"}


def test_nynorsk_keeps_to_one_form_of_a_word():
    """The norm has several; a reader should meet one. What is asked for is in the message."""
    found = {word: place for word, place in words("nn").items() if word.lower() in OTHER_FORMS}
    assert found == {}, {word: OTHER_FORMS[word.lower()] for word in found}


def words(language: str) -> dict[str, str]:
    """Every word with the first place where it stands. What is quoted from a Bokmål source stays as it is there."""
    places: dict[str, str] = {}
    for place, bokmal, text in _texts(language):
        if language != "nb":
            for quotation in re.findall('«[^»]*»|"[^"]*"', bokmal):
                text = text.replace(quotation, " ").replace(f"“{quotation[1:-1]}”", " ")
        for word in WORD.findall(ENDING.sub("", NO_WORDS.sub(" ", NAMES.sub(" ", text)))):
            places.setdefault(word, f"{place}: {text[:80]}")
    return {word: place for word, place in places.items() if len(word) > 1}


def _texts(language: str) -> Iterator[tuple[str, str, str]]:
    """Place, the text in Bokmål, and the text in the language."""
    file = ROOT / "locale" / ("nn" if language == "nb" else language) / "LC_MESSAGES" / "django.po"
    for entry in po.entries(file):
        bokmal = " ".join(entry.originals)
        for text in entry.originals if language == "nb" else entry.translations:
            yield f"{file.parent.parent.name}: {entry.originals[0][:60]}", bokmal, text
    for name, key, field, text in texts(read(ROOT / "fixtures" / "catalogue" / NEWEST)):
        yield f"{name} {key} {field}", text.nb, text.in_language(language)


def unknown(found: dict[str, str], language: str) -> set[str]:
    """One process for all the words: reading the dictionary is what takes time."""
    command = ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l"]
    done = subprocess.run(command, input="\n".join(found), capture_output=True, text=True, check=True)
    return set(done.stdout.split()) & set(found)  # it may cut a word at an apostrophe


def own_words(language: str) -> set[str]:
    file = ROOT / "tests" / "spelling" / f"{language}.txt"
    lines = (line.partition("#")[0].strip() for line in file.read_text().splitlines())
    return {line for line in lines if line}


def cases(word: str) -> set[str]:
    """A word of the list may begin a sentence."""
    return {word, word[0].lower() + word[1:]}

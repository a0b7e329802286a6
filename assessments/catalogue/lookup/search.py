"""One field that finds anything in the catalogue: by name, question, older name, citation, code of occupation."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from assessments.catalogue import selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import (
    BackgroundEntry,
    HazardEntry,
    Keyed,
    LegalSourceEntry,
    LocalText,
    MeasureEntry,
    ProfileEntry,
)

from . import words
from .kinds import KINDS

MAX_LENGTH = 100
BACKGROUND = "bakgrunn"
NAME, OTHER_NAME, TEXT = 8, 4, 1  # how much a word counts where it is found
_ALONE, _PART = 2, 1  # a whole word before a part of one
_LETTERS = str.maketrans({"æ": "a", "ø": "o", "å": "a", "ö": "o", "ä": "a"} | dict.fromkeys("‐‑‒–−", "-"))
_COMPOUND = 4  # so many letters may stand inside a word: «kjøring» in «prøvekjøring»
_ENDING = re.compile(r"(?<=.{3})(?:erne|enes?|anes?|ens?|ets?|ers?|ar|es?|a|s)$")
_LONG = 5  # a shorter stem is too many things in running text: «vekt» is no «vekter»
_MISSPELT = 5  # words of a search that are held against all words of the catalogue


def folded(text: str) -> str:
    """«Bussjåfør», «bussjaafoer» and «bussjafor» are the same to one who searches from any keyboard."""
    letters = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    letters = re.sub("ae|aa", "a", letters).replace("oe", "o")
    plain = unicodedata.normalize("NFKD", letters)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def tokens(text: str) -> list[str]:
    """Words and numbers of paragraphs. «§ 4-1 (3)» gives «4-1» and «3»; «3 A-2» is «3a-2»."""
    joined = re.sub(r"(\d)\s+(?=[a-z]-\d)", r"\1", folded(text).replace("§", " "))
    return re.findall(r"\d+[a-z]?(?:-\d+[a-z]?)*|[a-z]+(?:-[a-z]+)*", joined.replace("_", " "))


def stem(word: str) -> str:
    """One for all forms of a word in Bokmål and Nynorsk: «kum» and «kummene», «trussel» and «trusler»."""
    bare = _ENDING.sub("", word)
    return re.sub(r"(.)\1$", r"\1", re.sub(r"(.)\1?el$", r"\1l", bare))


@dataclass(frozen=True)
class Indexed:
    entry: Keyed
    words: Mapping[str, int]  # word → how much it counts
    stems: Mapping[str, int]

    def score(self, wanted: Iterable[str]) -> int:
        """Nothing unless every word is found."""
        scores = [self._of_one(token) for token in wanted]
        return sum(scores) if all(scores) else 0

    def _of_one(self, token: str) -> int:
        whole = self.words.get(token, 0) * _ALONE
        if token[0].isdigit() and not token.isdigit():  # § 4-1 is not in § 4-11
            return whole
        root = stem(token)
        sought = {token, root} if len(root) >= _LONG else {token}
        partly = (weight * _PART for word, weight in self.words.items() if any(_is_part(one, word) for one in sought))
        return max([whole, self.stems.get(root, 0) * _PART, *partly])


def _is_part(token: str, word: str) -> bool:
    if word.startswith(token):
        return not token.isdigit() or word.isdigit()
    return len(token) >= _COMPOUND and token in word and not token.isdigit()


def found(version: str, language: str, query: str) -> dict[str, list[Keyed]]:
    """By kind, the best first; kinds without a hit are left out."""
    wanted = tokens(query[:MAX_LENGTH])
    hits: dict[str, list[Keyed]] = {}
    for kind, entries in _index(version, language).items() if wanted else ():
        scored = [(each.score(wanted), each.entry) for each in entries]
        best = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        if best:
            hits[kind] = [entry for _score, entry in best]
    return hits


def meant(version: str, language: str, query: str) -> str:
    """A search without a hit, with the nearest words there are for those that no entry has; empty without any."""
    wanted = tokens(query[:MAX_LENGTH])
    index = [each for entries in _index(version, language).values() for each in entries]
    spelt, instead = _spelling(version, language), []
    for token in wanted[:_MISSPELT]:
        if token[0].isdigit() or any(each.score([token]) for each in index):
            instead.append(token)
        else:
            instead += get_close_matches(token, spelt, n=1, cutoff=0.75)
    nearest = " ".join(spelt.get(token, token) for token in instead)
    return nearest if instead != wanted and found(version, language, nearest) else ""


@lru_cache(maxsize=16)
def _spelling(version: str, language: str) -> dict[str, str]:
    """Every word of the index, as it is written."""
    data = selectors.get(version)
    written = (
        text
        for entries in _index(version, language).values()
        for each in entries
        for _weight, text in _texts(data, each.entry, language)
    )
    return {folded(word): word.lower() for text in written for word in re.findall(r"[^\W\d_]{4,}", text)}


@lru_cache(maxsize=16)
def _index(version: str, language: str) -> dict[str, list[Indexed]]:
    """Of one version in one language; Bokmål names are found in every language. Safe to keep: versions never change."""
    data = selectors.get(version)
    index = {
        name: [_indexed(data, entry, language) for entry in kind.shown(data).values()] for name, kind in KINDS.items()
    }
    return index | {BACKGROUND: [_indexed(data, page, language) for page in data.background.values()]}


def _indexed(data: CatalogueData, entry: Keyed, language: str) -> Indexed:
    counted: dict[str, int] = {}
    for weight, text in _texts(data, entry, language):
        for token in tokens(text):
            counted[token] = max(weight, counted.get(token, 0))
    stems: dict[str, int] = {}
    for token, weight in counted.items():
        if weight > TEXT or len(stem(token)) >= _LONG:
            stems[stem(token)] = max(weight, stems.get(stem(token), 0))
    return Indexed(entry, counted, stems)


def _texts(data: CatalogueData, entry: Keyed, language: str) -> Iterator[tuple[int, str]]:
    for weight, text in _of_kind(data, entry):
        if isinstance(text, LocalText):
            yield weight, text.in_language(language)
            if weight == NAME:
                yield OTHER_NAME, text.nb
        elif text:
            yield weight, text


def _of_kind(data: CatalogueData, entry: Keyed) -> Iterator[tuple[int, LocalText | str | None]]:
    match entry:
        case ProfileEntry():
            yield from ((NAME, entry.name), (TEXT, str(words.SECTORS[entry.sector])), (TEXT, entry.note))
            yield from ((OTHER_NAME, f"{code.code} {code.name}") for code in entry.styrk08)
        case HazardEntry():
            yield from ((NAME, entry.name), (TEXT, entry.question), (TEXT, entry.why_alone))
            yield from ((OTHER_NAME, alias) for alias in entry.aliases)
            yield from ((TEXT, data.themes[entry.theme].name), *((TEXT, fact.text) for fact in entry.facts))
        case MeasureEntry():
            yield from ((NAME, entry.name), (TEXT, entry.does), (TEXT, entry.limits))
            yield from ((OTHER_NAME, alias) for alias in entry.aliases)
            yield TEXT, data.meta.levels[entry.level]
        case LegalSourceEntry():
            yield from ((NAME, entry.citation), (NAME, entry.title), (OTHER_NAME, entry.act), (TEXT, entry.requires))
            yield TEXT, entry.exact_wording
        case BackgroundEntry():
            yield from ((NAME, entry.title), (TEXT, entry.lead))
            for statement in entry.statements:
                yield from ((OTHER_NAME, statement.title), (TEXT, statement.text))
                yield from ((TEXT, said) for fact in statement.facts for said in (fact.name, fact.figure))

"""Finds references in free text to law that has moved: the table of rettskilder § 1.1, as patterns.

Old § 4-3 numbers are numbers in force with another meaning, so the words around one must say which rule is meant.
Where they do not, nothing is said: a reference that is right today must never be called wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

REACH = 70  # characters on each side in which the words around a reference are looked for

# Chapter 23A of utførelsesforskriften, by paragraph number; without a number the chapter is meant.
CHAPTER_23A = {"1": "utf-3a-2", "2": "utf-3a-5", "3": "utf-3a-4", "4": "utf-3a-3", "5": "utf-3a-6", "": "utf-kap-3a"}
_23A = r"23\s?A(?:\s?[-‑–]\s?[1-5](?!\d))?"
# The sign or the word comes with it: «Storgata 23A» is an address. A list goes on: «§§ 23A-1 og 23A-4».
_LIST = re.compile(
    rf"(?:§+|\bkap(?:\.|itt?el|itlet)?|\bchapter|utførelsesforskriften|forskrift om utførelse av arbeid)\s*{_23A}\b"
    rf"(?:\s*(?:,|og|eller|til|[-‑–])\s*{_23A}\b)*",
    re.IGNORECASE,
)
_ONE = re.compile(r"23\s?A(?:\s?[-‑–]\s?([1-5])(?!\d))?", re.IGNORECASE)

# § 4-3: what each subsection is about now, and the words that tell. The four oldest moved two places on.
_TOPICS = {
    1: r"organiser|planleg|gjennomfør",
    2: r"emosjonell|tidspress|arbeidsmengde|uklar|motstrid|støtte|hjelp i arbeidet|arbeid med mennesk|demands|support",
    3: r"integritet|verdighe|integrity|dignity",
    4: r"kommunikasjon|communication|kontakt(?!\s+med\s+(?!andre arbeids|kolleg|hverandre|kvarandre))",
    5: r"trakasser|utilbørlig|utilbørleg|harass",
    6: r"\bvold|\bvald|\btrus|\btrug|uheldige? belastning|uheldige belastningar|violence|threat",
}
_TOPIC = re.compile("|".join(f"(?P<t{number}>{words})" for number, words in _TOPICS.items()), re.IGNORECASE)
MOVED = {3: "aml-4-3-3", 4: "aml-4-3-4", 5: "aml-4-3-5", 6: "aml-4-3-6"}
_ORDINALS = {"første": 1, "fyrste": 1, "andre": 2, "annet": 2, "tredje": 3, "fjerde": 4}
_4_3 = re.compile(
    r"§\s*4\s?[-‑–]\s?3\s*,?\s*"
    rf"(?:\(\s*(?P<number>[1-4])\s*\)|(?P<ordinal>{'|'.join(_ORDINALS)})\s+ledd|(?P<plain>[1-4])\.?\s*ledd)"
    r"(?!\s*(?:bokstav\s*)?[a-d]\b)"  # «(2) d» is the list of factors, as it stands today
    r"(?!\s*(?:,|og|eller|til|[-‑–])\s*(?:\(|[a-zæøå0-9]+\.?\s+ledd))",  # of several, words tell nothing
    re.IGNORECASE,
)
# Whoever tells how it was before is right.
_HISTORY = re.compile(
    r"tidligere|tidlegare|gammel|gamle|gamalt|\bgamal|opphev|erstatt|før 2026|fram til|gjaldt|daværende|dåverande|"
    r"\bnå §|\bno §|formerly|repealed|replaced",
    re.IGNORECASE,
)
_OTHER_ACT = re.compile(
    r"([a-zæøå]*(?:loven|lova|forskriften|forskrifta)|\b(?:hol|fse|gdpr|asl)\b)\.?\W*$", re.IGNORECASE
)
_AUTHORITY = re.compile(r"\bPetroleumstilsynet(?=s?\b)", re.IGNORECASE)
_NEW_AUTHORITY = "Havindustritilsynet"
_SENTENCE_END = re.compile(r"(?<!\bjf)(?<!\bkap)(?<!\bnr)(?<!\bca)(?<!\d)[.!?](?=\s)|\n|§")


@dataclass(frozen=True)
class OldReference:
    """What the text says, and the key of the source it should name."""

    old: str
    new: str


def in_text(text: str) -> Iterator[OldReference]:
    """Every old reference in a text, in the order of the text."""
    found = [*_of_chapter_23a(text), *_of_paragraph_4_3(text)]
    yield from dict.fromkeys(reference for _place, reference in sorted(found, key=lambda pair: pair[0]))


def names_old_authority(text: str) -> bool:
    """«Petroleumstilsynet», where nothing says that it was called so before."""
    return any(
        not _HISTORY.search(_around(text, found)) and _NEW_AUTHORITY not in _around(text, found)
        for found in _AUTHORITY.finditer(text)
    )


def _of_chapter_23a(text: str) -> Iterator[tuple[int, OldReference]]:
    for listed in _LIST.finditer(text):
        if _HISTORY.search(_around(text, listed)) or _is_of_another_act(
            text, listed.start(), ("utførelse", "forskrift")
        ):
            continue
        for one in _ONE.finditer(listed.group()):
            number = one[1] or ""
            old = f"§ 23A-{number}" if number else " ".join(listed.group().split())
            yield listed.start() + one.start(), OldReference(old, CHAPTER_23A[number])


def _of_paragraph_4_3(text: str) -> Iterator[tuple[int, OldReference]]:
    for found in _4_3.finditer(text):
        cited = int(found["number"] or found["plain"] or 0) or _ORDINALS[found["ordinal"].lower()]
        about = _topic(text, found)
        if about not in MOVED or cited != about - 2:
            continue
        if not _HISTORY.search(_around(text, found)) and not _is_of_another_act(
            text, found.start(), ("arbeidsmiljø", "lov")
        ):
            yield found.start(), OldReference(" ".join(found.group().split()), MOVED[about])


def _topic(text: str, found: re.Match[str]) -> int | None:
    """What the nearest words of the sentence are about: those after the reference, else those before it."""
    after = _SENTENCE_END.split(text[found.end() : found.end() + REACH], maxsplit=1)[0]
    before = _SENTENCE_END.split(text[max(0, found.start() - REACH) : found.start()])[-1]
    first = _TOPIC.search(after)
    told = [first] if first else list(_TOPIC.finditer(before))[-1:]
    return int(str(told[0].lastgroup)[1:]) if told else None


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - REACH) : found.end() + REACH]


def _is_of_another_act(text: str, start: int, own: tuple[str, ...]) -> bool:
    """Whether the words right before the sign name another act: many have a § 4-3."""
    named = _OTHER_ACT.search(text[max(0, start - REACH) : start])
    return bool(named) and not str(named and named[1]).lower().startswith(own)

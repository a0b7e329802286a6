"""Free text: references to law that has moved, and what points at a person and does not belong in the paper."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum

from stdnum.no import fodselsnummer

from assessments.checks import old_references
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section

STEP_OF = {
    "work": "arbeidet",
    "alone": "alene",
    "tasks": "oppgaver",
    "physical": "fysisk",
    "psychosocial": "psykososialt",
    "violence": "vold",
    "measures": "tiltak",
    "control_measures": "kontrolltiltak",
    "participation": "medvirkning",
    "conclusion": "konklusjon",
}
# What the parties have said: theirs to word, the employer's to answer.
SAID = ("remarks", "proposals", "positions")
WORDING = {"wording", "profile_wording"}
RENAMED_WITH = "utf-kap-3a"  # the sources give the new name of the authority from the same day
ELEVEN_DIGITS = re.compile(r"(?<!\d)\d{6} ?\d{5}(?!\d)")
# «bruker» may be a verb («Bruker Teams»), «client» and «user» an organisation: only words that name a person.
A_USER = (
    r"(?:[Bb]eboer|[Bb]ebuar|[Pp]asient|[Kk]lient|[Ee]lev)(?:en)?|[Bb]rukeren|"
    r"[Bb]rukaren|[Rr]esident|[Pp]atient|[Pp]upil"
)
NAMED_USER = re.compile(rf"\b(?:{A_USER}) [A-ZÆØÅ][a-zæøå]")
# Illnesses that somebody «has»; what users of a service may have is told of them together: «beboere med demens».
ILLNESS = r"diabetes|epileps[iy]|ast(?:h)?ma|kreft|cancer|ADHD|hiv|hjertefeil|hjartefeil|migrene|migraine"
HEALTH = re.compile(
    rf"\b(?:har|hadde|hatt|lider av|lir av|has|had|suffers from) (?:diagnosen |type [12][ -])?(?:{ILLNESS})\b",
    re.IGNORECASE,
)


def texts(section: Section, item: str = "") -> Iterator[tuple[str, str]]:
    """Every text a person has typed in a section, with the item it belongs to; the catalogue's wording left out."""
    for name in type(section).model_fields:
        value = getattr(section, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Section) and name not in WORDING:
                yield from texts(one, item or getattr(one, "key", ""))
            elif isinstance(one, str) and not isinstance(one, StrEnum) and name != "key":
                yield item, one


def places(record: AssessmentRecord) -> Iterator[tuple[str, str, str]]:
    """Every text that somebody has typed in the steps: step, item and the text itself."""
    for name, step in STEP_OF.items():
        for item, text in texts(getattr(record, name)):
            yield step, str(item), text


@check("repealed-law-cited", Severity.WARNING, step="konklusjon", law=None, params=("changes",), when_not_alone=True)
def repealed_law_cited(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A number that is repealed or has moved, and what to write instead, where that is law on the day."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for step, item, text in places(record):
        for reference in old_references.in_text(text):
            if reference.new in law:
                found.setdefault((step, item), {})[reference.old] = reference.new
    for (step, item), moved in found.items():
        changes = "; ".join(f"{old} → {law[new].citation}" for old, new in moved.items())
        yield hit(item, step=step, law=next(iter(moved.values())), changes=changes)


@check("authority-renamed", Severity.ADVICE, step="konklusjon", law=None, when_not_alone=True)
def authority_renamed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Petroleumstilsynet»: the table of the sources gives the new name with the law of 2026."""
    found = ((step, item) for step, item, text in places(record) if old_references.names_old_authority(text))
    for step, item in dict.fromkeys(found) if RENAMED_WITH in law else ():
        yield hit(item, step=step)


@check("identity-number-in-text", Severity.WARNING, step="konklusjon", law=None, when_not_alone=True)
def identity_number_in_text(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Eleven digits that pass the control digits of a fødselsnummer; the number itself is never repeated."""
    yield from _where(record, has_identity_number)


@check("person-in-text", Severity.ADVICE, step="konklusjon", law=None, when_not_alone=True)
def person_in_text(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """What looks like the name of a user, or like somebody's illness: only advice, since words can be mistaken."""
    yield from _where(record, points_at_a_person)


def _where(record: AssessmentRecord, is_so: Callable[[str], bool]) -> Iterator[Hit]:
    """Each place with such a text, also in what the parties have said; the text itself is never repeated."""
    found = [(step, item) for step, item, text in places(record) if is_so(text)]
    said = (text for name in SAID for entry in getattr(record, name) for _item, text in texts(entry))
    if any(is_so(text) for text in said):
        found.append(("medvirkning", ""))
    for step, item in dict.fromkeys(found):
        yield hit(item, step=step)


def points_at_a_person(text: str) -> bool:
    return bool(NAMED_USER.search(text) or HEALTH.search(text))


def has_identity_number(text: str) -> bool:
    return any(fodselsnummer.is_valid(match.replace(" ", "")) for match in ELEVEN_DIGITS.findall(text))

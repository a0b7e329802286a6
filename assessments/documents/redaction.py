"""The redacted edition of a signed assessment (sladdet utgave): what is withheld is not in the file in any form.

The answers are replaced before anything is made of them: texts by a black field, the others by every value they could
have, one by one and together, one paper for each. What those papers and the true one do not agree on is withheld too
(`agreement`). The digest of the record is left out: with the rest in hand, someone could try values until it fits.
"""

import hashlib
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from itertools import product
from typing import Any, Literal, get_args, get_origin

from django.db import transaction
from django.utils import translation
from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter, ValidationError

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import User
from assessments.casework import steps
from assessments.casework.models import Assessment
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord

from . import content, papers, services, withholding
from .agreement import WITHHELD, agreed
from .paper.origin import Signed, notice, origin
from .withholding import NAME, POSITIONS, PROPOSALS, REMARKS, SIGNATURES, THEME_NAME, VERSIONS, Address, Mark, Place

NO_DIGEST = "0" * 64
MOST_GUESSES = 40  # papers put together; each takes a fiftieth of a second
NUMBERS = (1, 2, 3, 4, 5, 13, 15, 17, 60, 480, 1000)
ATTACHED = {
    REMARKS: "remarks",
    PROPOSALS: "proposals",
    POSITIONS: "positions",
    VERSIONS: "versions",
    steps.ORGANISATION: "organisation",
    steps.SURVEY: "survey",
    steps.CONSULTATIONS: "consultations",
    steps.STOPS: "stops",
}
SHORT = 6  # characters: what is shorter stands in other words too, and tells nothing there
NAME_OF_FILE = _("Sladdet utgave")

Json = Any


class NotPossible(Exception):
    """There is nothing to redact yet, or a mark has no ground; the text says so."""


@dataclass(frozen=True)
class WithheldAnswer:
    """One row of the list in the paper: which question, and on what ground."""

    place: str
    question: str
    ground: str


@transaction.atomic
def make(assessment: Assessment, *, actor: User) -> bytes:
    """The redacted edition as it is marked now; that it was made is journalled."""
    document = services.current(assessment)
    if not assessment.was_signed or document is None:
        raise NotPossible(_("Den sladdede utgaven lages av en signert vurdering. Denne er ikke signert ennå."))
    marks = withholding.marks(assessment)
    if any(not mark.ground for mark in marks):
        raise NotPossible(_("Skriv grunnen for alt som er unntatt, før du lager den sladdede utgaven."))
    pdf = render(papers.source(assessment), marks, file_sha256=document.last_revision.sha256)
    journal.log(
        assessment.organisation,
        actor=actor,
        what="redaction.made",
        subject=str(assessment.uuid),
        digest=document.last_revision.sha256,
        detail={"withheld": len(marks)},
    )
    return pdf


def render(given: papers.Source, marks: Sequence[Mark], *, file_sha256: str) -> bytes:
    """The PDF. `file_sha256` is the signed file's: it confirms the edition without giving anything to guess from."""
    with translation.override(given.envelope.language):
        return papers.pdf_of(to_html(given, marks, file_sha256=file_sha256), given)


def to_html(given: papers.Source, marks: Sequence[Mark], *, file_sha256: str) -> str:
    """The edition's HTML, with nothing of what is withheld in text, title, drawing or attribute."""
    places = withholding.places(given.record, given.stands.signatures)
    paper = redacted(given, [mark.address for mark in marks])
    page = papers.html(
        "documents/papers/redacted.html",
        {
            "paper": paper,
            "kind": {"name": NAME_OF_FILE, "kind": "redacted"},
            "origin": _origin(given, paper, file_sha256),
            "signatures": _signatures(given.stands.signatures, marks),
            "withheld": _list(places, marks),
            "size": "",
            "place": "",
        },
    )
    return blackened(page, _values(given.record, places, marks))


def redacted(given: papers.Source, withheld: Sequence[Address]) -> content.Paper:
    """What every paper agrees on that could have been written without knowing what is withheld, and the true one."""
    inside = [address for address in withheld if address.step != SIGNATURES]
    domains = {address: _domain(given.record, address) for address in inside}
    said = [_paper(given, _with(given.record, guess, is_guess=True)) for guess in _guesses(domains)]
    # The true answers, their texts blackened: nothing is printed that is not so.
    texts = {address: domain[0] for address, domain in domains.items() if domain == [WITHHELD]}
    names = {address: WITHHELD for address in inside if address.field == NAME}
    found: content.Paper = agreed([*said, _paper(given, _with(given.record, {**texts, **names}, is_guess=False))])
    if found.front.proposal_words == WITHHELD:  # a sentence that says the employer answered otherwise: perhaps not so
        return replace(found, front=replace(found.front, proposal_words=""))
    return found


def _guesses(domains: Mapping[Address, Sequence[Json]]) -> Iterator[dict[Address, Json]]:
    """Every combination of values where there are few. A sentence may hang on two answers at once, and one that only
    the true paper lacks would tell both. Where there are many: each value once, then combinations by lot, the same
    each time, so that no one is helped by asking twice.
    """
    if math.prod(map(len, domains.values())) <= MOST_GUESSES:
        yield from (dict(zip(domains, values, strict=True)) for values in product(*domains.values()))
        return
    each = max(map(len, domains.values()))
    for turn in range(max(each, MOST_GUESSES)):
        lots = (turn + index if turn < each else _lot(turn, address) for index, address in enumerate(domains))
        yield {address: domain[lot % len(domain)] for (address, domain), lot in zip(domains.items(), lots, strict=True)}


def _lot(turn: int, address: Address) -> int:
    return int.from_bytes(hashlib.sha256(f"{turn} {address}".encode()).digest()[:8])


def _paper(given: papers.Source, record: AssessmentRecord) -> content.Paper:
    """Without the digests, and without what has changed since the last version: that tells what was said then."""
    envelope = given.envelope.model_copy(update={"predecessor_digest": None})
    image = next(iter(given.images), "")
    return services.paper(record, envelope, [], digest=WITHHELD, is_draft=False, logo=image)


def _origin(given: papers.Source, paper: content.Paper, file_sha256: str) -> Any:
    found = origin(
        given.stands,
        title=paper.front.title,
        version=given.envelope.version,
        fingerprint=file_sha256,
        url=services.verification_url(given.envelope.uuid),
    )
    return replace(found, notice=notice(given.stands, with_reason=False))


def _signatures(signed: Iterable[Signed], marks: Sequence[Mark]) -> list[Signed]:
    hidden = {mark.address.item for mark in marks if mark.address.step == SIGNATURES}
    return [replace(one, person=WITHHELD) if one.field in hidden else one for one in signed]


def _list(places: Sequence[Place], marks: Sequence[Mark]) -> list[WithheldAnswer]:
    grounds = {mark.address: mark.ground for mark in marks}
    nameless = {mark.address.item for mark in marks if mark.address.field in {NAME, THEME_NAME}}
    found = []
    for place in places:
        for answer in (one for one in place.answers if one.address in grounds):
            title = _nameless(place.title) if answer.address.item in nameless else place.title
            found.append(WithheldAnswer(title, answer.question, grounds[answer.address]))
    return found


def _nameless(title: str) -> str:
    """The step alone, where the name of its item is withheld."""
    return f"{title.split(': ')[0]}: {WITHHELD}"


def _values(record: AssessmentRecord, places: Sequence[Place], marks: Sequence[Mark]) -> list[str]:
    """What people wrote that is withheld, to be found wherever else they wrote it. Not the choices: to blacken every
    «ja» would tell which answer was one."""
    hidden = {mark.address for mark in marks}
    return [
        answer.value
        for place in places
        for answer in place.answers
        if answer.address in hidden and _is_text(record, answer.address)
    ]


def _is_text(record: AssessmentRecord, address: Address) -> bool:
    return address.step == SIGNATURES or _domain(record, address) == [WITHHELD]


# The record with other answers


def _domain(record: AssessmentRecord, address: Address) -> list[Json]:
    """Every value the answer could have; a text has one, the black field."""
    if address.field in {NAME, "profile"}:
        return [WITHHELD]
    owner: Any = _find(record, address)
    return _values_of(type(owner).model_fields[address.field.rsplit(".", 1)[-1]].annotation)


def _values_of(annotation: Any) -> list[Json]:
    inner = [one for one in get_args(annotation) if one is not type(None)]
    if get_origin(annotation) is Literal:
        return list(inner)
    if get_origin(annotation) is tuple:
        one = _values_of(inner[0])
        return [[]] if one == [WITHHELD] else [[value] for value in one]
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [one.value for one in annotation]
    simple: dict[Any, list[Json]] = {bool: [True, False], date: ["2001-01-01", "2099-12-31"], time: ["00:00", "23:59"]}
    if annotation in simple:
        return simple[annotation]
    if annotation is int or (inner and inner[0] is int):
        return [number for number in NUMBERS if _fits(annotation, number)]
    return _values_of(inner[0]) if inner and inner[0] is not str else [WITHHELD]


def _fits(annotation: Any, number: int) -> bool:
    try:
        TypeAdapter(annotation).validate_python(number)
    except ValidationError:
        return False
    return True


def _with(record: AssessmentRecord, answers: Mapping[Address, Json], *, is_guess: bool) -> AssessmentRecord:
    """The record with these answers. A guess has no key of an item whose name is withheld: rules go by the key."""
    data = canonical.plain(record)
    for version in data.get("versions", {}).get("earlier", ()):
        version["digest"] = NO_DIGEST
    renamed: dict[str, str] = {}
    for address, value in answers.items():
        owner, name = _find(data, address), address.field.rsplit(".", 1)[-1]
        if address.field == "profile":
            owner["profile_wording"] = {"name": WITHHELD, "sector": "unntatt"}
        elif address.field == NAME:
            texts = ("name", "question", "why_alone", "does", "limits")
            owner.update({one: WITHHELD for one in texts if one in owner}, law=[])
            renamed[address.item] = f"unntatt-{len(renamed)}"
        else:
            owner[name] = value
    if is_guess:
        data = _renamed(data, renamed)
    return AssessmentRecord.model_validate_json(json.dumps(data))


def _renamed(value: Json, names: Mapping[str, str]) -> Json:
    if isinstance(value, dict):
        return {key: _renamed(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, names) for part in value]
    return names.get(value, value) if isinstance(value, str) else value


def _find(root: Any, address: Address) -> Any:
    """The section, or the part of an item, that has the field: in the record, or in its JSON."""
    step = steps.BY_KEY.get(address.step)
    found = _part(root, step.section if step else ATTACHED[address.step])
    if isinstance(found, list | tuple):
        found = found[int(address.item)]
    elif address.item:
        key = address.item.removeprefix(steps.THEME_PREFIX)
        lists = [part for part in _parts(found) if isinstance(part, list | tuple)]
        found = next(one for part in lists for one in part if _key(one) == key)
    for name in address.field.split(".")[:-1]:
        found = _part(found, name)
    return found


def _part(owner: Any, name: str) -> Any:
    if isinstance(owner, list | tuple):
        return owner[int(name)]
    return owner[name] if isinstance(owner, dict) else getattr(owner, name)


def _parts(owner: Any) -> Iterable[Any]:
    return owner.values() if isinstance(owner, dict) else (getattr(owner, name) for name in type(owner).model_fields)


def _key(item: Any) -> str:
    """What an item of a list goes by; a version by its number."""
    for name in ("key", "number"):
        if isinstance(item, dict) and name in item:
            return str(item[name])
        if not isinstance(item, dict) and hasattr(item, name):
            return str(getattr(item, name))
    return ""


# The page


_TAG = re.compile(r"(<[^>]*>)")
_PLAIN = re.compile(r"<(title|svg)\b.*?</\1>", re.DOTALL)


def blackened(page: str, values: Iterable[str]) -> str:
    """Every black field as a word a screen reader says; the withheld words gone wherever else they were written."""
    words = str(_("unntatt"))
    wanted = sorted({line for value in values for line in (value, *value.splitlines()) if len(line) >= SHORT})
    pattern = re.compile("|".join(re.escape(conditional_escape(one)) for one in sorted(wanted, key=len, reverse=True)))
    parts = _TAG.split(page)
    if wanted:
        parts = [_attributes(one, pattern) if one.startswith("<") else pattern.sub(WITHHELD, one) for one in parts]
    page = "".join(one.replace(WITHHELD, words) if one.startswith("<") else one for one in parts)
    page = _PLAIN.sub(lambda found: found[0].replace(WITHHELD, words), page)
    return page.replace(WITHHELD, f'<span class="withheld">{words}</span>')


def _attributes(tag: str, pattern: re.Pattern[str]) -> str:
    """What is said in an attribute: the author of the file, the tooltip of a field."""
    return re.sub(r'(content|title|alt|aria-label)="([^"]*)"', lambda a: f'{a[1]}="{pattern.sub(WITHHELD, a[2])}"', tag)

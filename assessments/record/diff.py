"""What has changed between two records, answer by answer. No Django; the words are in `casework/words/`.

Answers are held against each other as the canonical JSON has them, so that whatever changes the digest is a change
here. The catalogue's wording is not an answer: if it differs, that is said once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from . import canonical, risk
from .assessment import AssessmentRecord
from .base import Section
from .choices import Category
from .hazards import AssessedHazard
from .risk import Level
from .survey import Survey
from .tables import RiskTables
from .work import Work

# Compared each in its own way.
ATTACHED = ("remarks", "proposals", "positions", "versions", "consultations", "stops", "survey", "tables")
PROPOSAL = ("kind", "category", "item", "name", "hazard", "author", "role", "on", "why")
WORDING = frozenset({"wording", "profile_wording", "theme_name"})
CATEGORY_OF = {
    "physical": Category.PHYSICAL,
    "psychosocial": Category.PSYCHOSOCIAL,
    "violence": Category.VIOLENCE,
}


class Kind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class What(StrEnum):
    ANSWER = "answer"  # one answer of a section or of an item
    ITEM = "item"  # a whole hazard, theme, measure, task, control measure, remark or position
    LEVEL = "level"  # the level of a hazard, or of a category when there is no item
    LEVEL_AFTER = "level_after"  # the same when the measures are in place
    ORDER = "order"  # the same remarks or positions in another order
    WORDING = "wording"  # the catalogue words something otherwise
    VERSIONS = "versions"  # the history itself


@dataclass(frozen=True)
class Change:
    """One change: where (section, list, item, field), and what it was and is. Keys are given by name where known."""

    kind: Kind
    what: What
    section: str
    before: Any = None
    after: Any = None
    of: str = ""
    item: str = ""
    name: str = ""
    field: str = ""
    model: type[Section] | None = None
    level: Level | None = None  # of a hazard that came or went, today


def changes(before: AssessmentRecord, after: AssessmentRecord) -> tuple[Change, ...]:
    """Everything that differs, in the order of the record. Nothing for two records with the same digest."""
    names = _names(before) | _names(after)
    found: list[Change] = []
    for section in (name for name in AssessmentRecord.model_fields if name not in ATTACHED):
        one, other = getattr(before, section), getattr(after, section)
        found += _levels(section, before, after)
        found += [_with_level(change, before, after) for change in _section(section, one, other, names)]
    found += _entries("remarks", before.remarks, after.remarks, ("step", "item", "author", "role", "on", "text"))
    found += _entries("proposals", before.proposals, after.proposals, PROPOSAL)
    found += _entries("positions", before.positions, after.positions, ("role", "name"))
    found += _entries("consultations", before.consultations, after.consultations, ("on", "measures"))
    found += _entries("stops", before.stops, after.stops, ("on", "time", "work"))
    if _plain(before.survey) != _plain(after.survey):
        kind = _kind(before.survey, after.survey)
        found.append(Change(kind, What.ITEM, "survey", before.survey, after.survey, model=Survey))
    if _plain(before.tables) != _plain(after.tables):
        kind = _kind(before.tables, after.tables)
        found.append(Change(kind, What.ITEM, "tables", before.tables, after.tables, model=RiskTables))
    if _plain(before.versions) != _plain(after.versions):
        found.append(Change(Kind.CHANGED, What.VERSIONS, "versions", before.versions, after.versions))
    if any(change.what == What.WORDING for change in found):
        answers = [change for change in found if change.what != What.WORDING]
        return (*answers, Change(Kind.CHANGED, What.WORDING, ""))
    return tuple(found)


def _with_level(change: Change, before: AssessmentRecord, after: AssessmentRecord) -> Change:
    """A hazard that came or went stands at a level in the record that has it."""
    if change.what != What.ITEM or change.of != "hazards":
        return change
    record, hazard = (before, change.before) if change.after is None else (after, change.after)
    return replace(change, level=risk.level_today(record, hazard))


def _plain(value: Any) -> Any:
    """A value as the canonical JSON has it."""
    if isinstance(value, Section):
        return canonical.plain(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def _kind(before: Any, after: Any) -> Kind:
    if before is None:
        return Kind.ADDED
    return Kind.REMOVED if after is None else Kind.CHANGED


def _names(record: AssessmentRecord) -> dict[str, str]:
    """What the keys in a record are called: hazards, themes and measures."""
    found = {entry.key: entry.name for entry in (record.work.profile_wording or _NoProfile).hazards}
    found |= {hazard.key: hazard.wording.name for hazard in record.hazards if hazard.wording}
    found |= {measure.key: measure.wording.name for measure in record.measures.chosen if measure.wording}
    for section in CATEGORY_OF:
        themes = getattr(record, section).dismissed_themes
        found |= {f"theme {theme.key}": theme.theme_name for theme in themes if theme.theme_name}
    return found


class _NoProfile:
    hazards = ()


def _section(section: str, before: Section, after: Section, names: dict[str, str]) -> Iterator[Change]:
    for name in type(before).model_fields:
        one, other = getattr(before, name), getattr(after, name)
        if _is_keyed(one) or _is_keyed(other):
            yield from _items(section, name, one, other, names)
    yield from _answers(Change(Kind.CHANGED, What.ANSWER, section), before, after, names)


def _is_keyed(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and hasattr(value[0], "key")


def _items(
    section: str, of: str, before: tuple[Any, ...], after: tuple[Any, ...], names: dict[str, str]
) -> Iterator[Change]:
    """Items by key: those that came, those that went, and what is answered otherwise in those that stayed."""
    old, new = {item.key: item for item in before}, {item.key: item for item in after}
    for key in sorted({*old, *new}):
        name = names.get(f"theme {key}" if of == "dismissed_themes" else str(key), str(key))
        at = Change(Kind.CHANGED, What.ANSWER, section, of=of, item=str(key), name=name)
        one, other = old.get(key), new.get(key)
        if one is None or other is None:
            there: Any = one or other
            yield Change(_kind(one, other), What.ITEM, section, one, other, of, str(key), name, model=type(there))
        else:
            yield from _answers(at, one, other, names)


def _answers(at: Change, before: Section, after: Section, names: dict[str, str], prefix: str = "") -> Iterator[Change]:
    """The answers of one section or item. `at` says where it stands."""
    for name in type(before).model_fields:
        one, other = getattr(before, name), getattr(after, name)
        if _is_keyed(one) or _is_keyed(other) or _plain(one) == _plain(other):
            continue
        if name in WORDING:
            if getattr(before, "profile", None) == getattr(after, "profile", None):  # else the profile is the change
                yield Change(Kind.CHANGED, What.WORDING, at.section)
        elif isinstance(one, Section) and isinstance(other, Section):
            yield from _answers(at, one, other, names, f"{name}.")
        else:
            shown = (_read(before, name, one, names), _read(after, name, other, names))
            model = type(before)
            kind = _kind(one, other)
            yield Change(kind, What.ANSWER, at.section, *shown, at.of, at.item, at.name, f"{prefix}{name}", model)


def _read(section: Section, name: str, value: Any, names: dict[str, str]) -> Any:
    """An answer that is a key, by its name."""
    if isinstance(section, Work) and name == "profile" and section.profile_wording:
        return section.profile_wording.name
    if name == "hazards" and isinstance(value, tuple):
        return tuple(names.get(key, key) for key in value)
    return value


def _levels(section: str, before: AssessmentRecord, after: AssessmentRecord) -> Iterator[Change]:
    """The levels of a category and of its hazards that are in both records."""
    category = CATEGORY_OF.get(section)
    if category is None:
        return
    for what, is_after in ((What.LEVEL, False), (What.LEVEL_AFTER, True)):
        levels = [risk.category_level(record, category, after=is_after) for record in (before, after)]
        yield from _level(what, section, levels)
    old = {hazard.key: hazard for hazard in risk.hazards_of(before, category)}
    for hazard in risk.hazards_of(after, category):
        if hazard.key in old:
            pair = ((before, old[hazard.key]), (after, hazard))
            today = [risk.level_today(record, one) for record, one in pair]
            yield from _level(What.LEVEL, section, today, hazard)
            later = [risk.level_after(record, one) for record, one in pair]
            yield from _level(What.LEVEL_AFTER, section, later, hazard)


def _level(
    what: What, section: str, levels: list[Level | None], hazard: AssessedHazard | None = None
) -> Iterator[Change]:
    before, after = levels
    if before == after:
        return
    key = hazard.key if hazard else ""
    name = hazard.wording.name if hazard and hazard.wording else key
    yield Change(_kind(before, after), what, section, before, after, "hazards" if hazard else "", key, name)


def _entries(
    section: str, before: tuple[Any, ...], after: tuple[Any, ...], identity: tuple[str, ...]
) -> Iterator[Change]:
    """What parties say has no key: it is known by who, when and where, and by its number among equals."""
    old, new = _numbered(before, identity), _numbered(after, identity)
    for known_by in {**old, **new}:
        one, other = old.get(known_by), new.get(known_by)
        if _plain(one) != _plain(other):
            entry: Section = other or one  # type: ignore[assignment]  # one of them is there
            yield Change(_kind(one, other), What.ITEM, section, one, other, model=type(entry))
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Change(Kind.CHANGED, What.ORDER, section)


def _numbered(entries: tuple[Any, ...], identity: tuple[str, ...]) -> dict[tuple[Any, ...], Any]:
    found: dict[tuple[Any, ...], Any] = {}
    for entry in entries:
        known_by = tuple(str(getattr(entry, name)) for name in identity)
        number = sum(1 for key in found if key[:-1] == known_by)
        found[(*known_by, number)] = entry
    return found

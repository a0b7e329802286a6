"""An organisation's own entries as one YAML file, in and out: the form of the catalogue's files, three lists in one.

A file is refused whole, with every fault and its place. It comes from outside: it is small, it is one plain document,
and it has no anchors, with which a few lines can stand for millions.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from django.utils.translation import gettext as _
from pydantic import ValidationError

from assessments.record import own_keys

from . import own, rules
from .loader import SafeLoader, StrictLoader, faults_of
from .models import OwnEntry, OwnKind
from .own_entries import OwnEntryModel
from .own_rules import OwnFault

MAX_BYTES = 500_000
MAX_DEPTH = 12
MAX_PARTS = 50_000  # words, lists and so on: each costs far more to check than to send
MAX_LENGTH = 10_000  # letters in one of them: 1:1:1:… is a number to YAML, and a slow one
MAX_FAULTS = 200  # more are of no help, and a small file could be a page of megabytes
PARTS: dict[str, OwnKind] = {
    "hazards": OwnKind.HAZARD,
    "measures": OwnKind.MEASURE,
    "profiles": OwnKind.PROFILE,
}
LISTS = ", ".join(PARTS)
_ORGNR = re.compile(r"^own:\d{9}:")


class FileRefused(Exception):
    """The file is refused whole; `faults` names every place."""

    def __init__(self, faults: list[OwnFault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def dump(rows: Iterable[OwnEntry]) -> str:
    """The entries in use, and those out of use that they name, each list in the order of the keys."""
    by_key = {row.key: row for row in rows}
    kept = {key for key, row in by_key.items() if row.retired_at is None}
    kept |= {key for row in by_key.values() if row.key in kept for key in row.data.get("hazards", ()) if key in by_key}
    parts = {
        part: [by_key[key].data for key in sorted(kept) if by_key[key].kind == kind] for part, kind in PARTS.items()
    }
    return yaml.safe_dump(parts, allow_unicode=True, sort_keys=False, width=100)


def parse(data: bytes, orgnr: str) -> list[OwnEntryModel]:
    """The entries of a file as this organisation's. Raises FileRefused; what they refer to is checked when saved."""
    raw = _read(data)
    faults: list[OwnFault] = []
    entries: list[OwnEntryModel] = []
    for part in raw:
        if part not in PARTS:
            faults.append(OwnFault(str(part), "", "", _("ukjent liste; filen kan ha %(parts)s") % {"parts": LISTS}))
        elif not isinstance(raw[part] or [], list):
            faults.append(OwnFault(part, "", "", _("en liste av oppføringer")))
    for part, kind in PARTS.items():
        given = raw.get(part) or []
        found = list(_entries(part, kind, given if isinstance(given, list) else [], orgnr, faults))
        faults += [OwnFault(part, *fault) for fault in rules.each_key_once(found)]
        entries += found
    faults = faults[:MAX_FAULTS]
    if not entries and not faults:
        faults.append(OwnFault("", "", "", _("filen har ingen oppføringer")))
    if faults:
        raise FileRefused(faults)
    return entries


def _read(data: bytes) -> dict[Any, Any]:
    if len(data) > MAX_BYTES:
        raise _refused(_("en fil på høyst %(size)s kB") % {"size": MAX_BYTES // 1000})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(_("tekst i UTF-8")) from None
    try:
        _check_shape(text)
        raw = yaml.load(text, Loader=StrictLoader)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or _("uleselig")
        raise _refused(
            _("lesbar YAML (%(problem)s)") % {"problem": problem}, _line(getattr(error, "problem_mark", None))
        ) from None
    except (ValueError, TypeError, RecursionError):  # a date that is none, a number of thousands of digits
        raise _refused(_("lesbar YAML")) from None
    if not isinstance(raw, dict):
        raise _refused(_("ett dokument med listene %(parts)s") % {"parts": LISTS})
    return raw


def _check_shape(text: str) -> None:
    """Event by event, before anything is built."""
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=SafeLoader)):
        if number > MAX_PARTS or len(getattr(event, "value", "")) > MAX_LENGTH:
            raise _refused(_("lesbar YAML"), _line(event.start_mark))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused(_("YAML uten anker og referanser (& og *)"), _line(event.start_mark))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _refused(_("YAML i høyst %(depth)s nivåer") % {"depth": MAX_DEPTH}, _line(event.start_mark))


def _line(mark: Any) -> str:
    return _("linje %(number)s") % {"number": mark.line + 1} if mark else ""


def _refused(expected: str, place: str = "") -> FileRefused:
    return FileRefused([OwnFault("", "", place, expected)])


def _entries(part: str, kind: OwnKind, items: list[Any], orgnr: str, faults: list[OwnFault]) -> Iterator[OwnEntryModel]:
    for number, item in enumerate(items, start=1):
        if len(faults) >= MAX_FAULTS:
            return
        item = _as_ours(item, orgnr)
        key = item.get("key") if isinstance(item, dict) else None
        name = key if isinstance(key, str) else _("oppføring nr. %(number)s") % {"number": number}
        try:
            yield own.MODELS[kind].model_validate(item)
        except ValidationError as error:
            faults += [OwnFault(part, name[:80], field, expected) for field, expected in faults_of(error, MAX_FAULTS)]


def _as_ours(item: Any, orgnr: str) -> Any:
    """With this organisation's number in its keys: what was another's own is from here on ours."""
    if not isinstance(item, dict):
        return item
    ours = dict(item)
    if isinstance(ours.get("key"), str):
        ours["key"] = _ORGNR.sub(own_keys.key_of(orgnr, ""), ours["key"])
    if isinstance(ours.get("hazards"), list):
        ours["hazards"] = [
            _ORGNR.sub(own_keys.key_of(orgnr, ""), key) if isinstance(key, str) else key for key in ours["hazards"]
        ]
    return ours

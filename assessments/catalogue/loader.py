"""Reads one catalogue folder and checks all of it: the whole folder is good, or every fault is told with its place."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _
from pydantic import ValidationError

from . import rules
from .content import CatalogueData, by_key
from .entries import (
    BackgroundEntry,
    Entry,
    HazardEntry,
    LegalSourceEntry,
    MeasureEntry,
    MetaEntry,
    ProfileEntry,
    ThemeEntry,
)

FILES: dict[str, type[Entry]] = {
    "themes": ThemeEntry,
    "profiles": ProfileEntry,
    "hazards": HazardEntry,
    "measures": MeasureEntry,
    "law": LegalSourceEntry,
    "background": BackgroundEntry,
}
SHOWN = 100  # characters of what stood there
# These say by themselves what is wrong: what stood there would add nothing.
SAY_ENOUGH = frozenset({
    "missing", "extra_forbidden", "no_source", "says_nothing", "dates_in_order", "key_and_category",
    "control_character", "model_type", "tuple_type",
})  # fmt: skip
OPTIONAL = {"background"}  # came with 2026-3


@dataclass(frozen=True)
class CatalogueFault:
    """One fault, in words for the one who writes the files: where, and what was expected there."""

    file: str
    entry: str
    field: str
    expected: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.entry, self.field) if part)
        return f"{self.file}: {place}: {self.expected}" if place else f"{self.file}: {self.expected}"


class CatalogueRefused(Exception):
    """The folder is refused whole; `faults` names every place."""

    def __init__(self, faults: list[CatalogueFault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times faster where it is built


class StrictLoader(SafeLoader):
    """YAML where «yes» and «no» are words, and where a field written twice is a fault, not a silent overwrite."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = Counter(str(key.value) for key, _value in node.value)
        twice = [key for key, times in seen.items() if times > 1]
        if twice:
            problem = _("feltet «%(name)s» står to ganger") % {"name": twice[0]}
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark)
        return dict(super().construct_mapping(node, deep))


def _as_it_stands(loader: Any, node: yaml.ScalarNode) -> Any:
    """A thirteenth month, or a number without end, stays text: so its fault is told with its place, as any other."""
    try:
        return SafeLoader.yaml_constructors[node.tag](loader, node)
    except ValueError:
        return node.value


for _tag in ("timestamp", "int", "float"):
    StrictLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", _as_it_stands)

StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(folder: Path) -> CatalogueData:
    """The folder as one checked catalogue version. Raises CatalogueRefused with every fault found."""
    faults = list(_unknown_files(folder))
    names = [name for name in ("meta", *FILES) if name not in OPTIONAL or (folder / f"{name}.yaml").exists()]
    raw = {name: _yaml(folder / f"{name}.yaml", faults) for name in names}
    if faults:
        raise CatalogueRefused(faults)
    meta = _entry(MetaEntry, raw["meta"], "meta.yaml", "", faults)
    lists = {name: list(_entries(name, raw[name], faults)) for name in FILES if name in raw}
    faults += [CatalogueFault(f"{name}.yaml", *fault) for name in lists for fault in rules.each_key_once(lists[name])]
    if meta and meta.code != folder.name:
        faults.append(CatalogueFault("meta.yaml", "", "code", f"mappens navn, «{folder.name}»; fikk «{meta.code}»"))
    if faults or not meta:
        raise CatalogueRefused(faults)
    data = CatalogueData(meta, **{name: by_key(entries) for name, entries in lists.items()})
    faults = [CatalogueFault(*fault) for fault in rules.check(data)]
    if faults:
        raise CatalogueRefused(faults)
    return data


def _unknown_files(folder: Path) -> Iterator[CatalogueFault]:
    """A misspelled name of a file that may be left out would be left out without a word."""
    known = {f"{name}.yaml" for name in ("meta", *FILES)}
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in known:
            yield CatalogueFault(path.name, "", "", "en fil som hører til en katalogutgave")


def _yaml(path: Path, faults: list[CatalogueFault]) -> Any:
    if not path.is_file():
        faults.append(CatalogueFault(path.name, "", "", "filen mangler i mappen"))
        return None
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=StrictLoader)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"linje {mark.line + 1}" if mark else ""
        faults.append(CatalogueFault(path.name, "", line, f"lesbar YAML ({getattr(error, 'problem', error)})"))
    except UnicodeDecodeError:
        faults.append(CatalogueFault(path.name, "", "", "tekst i UTF-8"))
    return None


def _entries(name: str, raw: Any, faults: list[CatalogueFault]) -> Iterator[Any]:
    if not isinstance(raw, list):
        faults.append(CatalogueFault(f"{name}.yaml", "", "", "en liste av oppføringer"))
        return
    for number, item in enumerate(raw, start=1):
        key = item.get("key") if isinstance(item, dict) else None
        entry = _entry(FILES[name], item, f"{name}.yaml", str(key or f"oppføring nr. {number}"), faults)
        if entry is not None:
            yield entry


def _entry(model: type[Any], item: Any, file: str, key: str, faults: list[CatalogueFault]) -> Any:
    try:
        return model.model_validate(item)
    except ValidationError as error:
        faults += [CatalogueFault(file, key, *fault) for fault in faults_of(error)]
    return None


def faults_of(error: ValidationError, at_most: int | None = None) -> list[tuple[str, str]]:
    """Each fault of one entry: the field, and what was expected there."""
    return [(_path(fault["loc"]), _expected(dict(fault))) for fault in error.errors()[:at_most]]


def _path(location: Iterable[int | str]) -> str:
    return ".".join(str(part) for part in location)


def _expected(fault: dict[str, Any]) -> str:
    """Pydantic's fault in the reader's language: what should have stood there, and what stood there."""
    context = {**fault.get("ctx", {}), "kind": fault["type"]}
    either = _("eller")  # Pydantic says it in English
    context["expected"] = str(context.get("expected", "")).replace("' or '", f"' {either} '")
    expected = _words_for(fault).get(fault["type"], _("en gyldig verdi (%(kind)s)")) % context
    if fault["type"] in SAY_ENOUGH:
        return expected
    return _("%(expected)s; fikk «%(given)s»") % {"expected": expected, "given": str(fault["input"])[:SHOWN]}


def _words_for(fault: dict[str, Any]) -> dict[str, str]:
    """What should have stood there, by Pydantic's name of the fault."""
    a_date, a_number = _("en dato, for eksempel 2026-12-31"), _("et helt tall")
    a_moment = _("tidspunkt med tidssone, for eksempel %(example)s") % {"example": "2026-12-31 12:00:00+01:00"}
    return {
        **dict.fromkeys(("int_parsing", "int_type", "int_from_float"), a_number),
        **dict.fromkeys(
            ("timezone_aware", "datetime_parsing", "datetime_from_date_parsing", "datetime_type"), a_moment
        ),
        "missing": _("feltet må fylles ut"),
        "extra_forbidden": _("ukjent felt"),
        "string_type": _("tekst"),
        "string_too_short": _("tekst som ikke er tom"),
        "string_pattern_mismatch": _("tekst på formen %(pattern)s"),
        "literal_error": _("en av %(expected)s"),
        "enum": _("en av %(expected)s"),
        "greater_than_equal": _("et tall fra %(ge)s"),
        "less_than_equal": _("et tall til og med %(le)s"),
        "bool_parsing": _("true eller false"),
        "bool_type": _("true eller false"),
        "model_type": _("felter med navn (for tekst: %(example)s)") % {"example": "«nb: …»"},
        "tuple_type": _("en liste"),
        "too_short": _("minst én oppføring i listen"),
        "too_long": _("en liste uten oppføringer"),
        "string_too_long": _("tekst på høyst %(max_length)s tegn"),
        "control_character": _("tekst uten styretegn"),
        "no_source": _("minst én kilde i %(fields)s") % {"fields": fault["msg"]},
        "says_nothing": _("noe i %(fields)s") % {"fields": fault["msg"]},
        "dates_in_order": fault["msg"],
        "key_and_category": _("en nøkkel som begynner på «%(prefix)s»"),
        "date_type": a_date,
        "date_parsing": a_date,
        "date_from_datetime_parsing": a_date,
        "date_from_datetime_inexact": a_date,
    }

"""What must hold across the entries of one version. Each rule yields (file, entry, field, what was expected)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from assessments.record.choices import Category

from .content import CatalogueData
from .entries import Entry, Keyed, LocalText

Fault = tuple[str, str, str, str]


def each_key_once(entries: Iterable[Keyed]) -> Iterator[tuple[str, str, str]]:
    for key, times in Counter(entry.key for entry in entries).items():
        if times > 1:
            yield key, "key", _("en nøkkel som bare står én gang; står %(times)s ganger") % {"times": times}


def check(data: CatalogueData) -> list[Fault]:
    return [fault for rule in RULES for fault in rule(data)]


def _unknown(file: str, entry: str, field: str, keys: Iterable[str], known: Any, kind: str) -> Iterator[Fault]:
    for key, times in Counter(keys).items():
        if key not in known:
            yield file, entry, field, _("nøkkelen til %(kind)s; «%(key)s» finnes ikke") % {"kind": kind, "key": key}
        elif times > 1:
            yield file, entry, field, _("«%(key)s» bare én gang") % {"key": key}


def references_exist(data: CatalogueData) -> Iterator[Fault]:
    for profile in data.profiles.values():
        yield from _unknown("profiles.yaml", profile.key, "hazards", profile.hazards, data.hazards, _("en fare"))
        for number, met in enumerate(profile.met):
            place, kind = f"met.{number}.hazards", _("en fare som profilen foreslår")
            yield from _unknown("profiles.yaml", profile.key, place, met.hazards, profile.hazards, kind)
    for measure in data.measures.values():
        yield from _unknown("measures.yaml", measure.key, "hazards", measure.hazards, data.hazards, _("en fare"))
        yield from _unknown("measures.yaml", measure.key, "law", measure.law, data.law, _("en rettskilde"))
    for hazard in data.hazards.values():
        yield from _unknown("hazards.yaml", hazard.key, "law", hazard.law, data.law, _("en rettskilde"))
        yield from _unknown("hazards.yaml", hazard.key, "theme", [hazard.theme], data.themes, _("et tema"))
    for source in data.law.values():
        replaced_by = [source.replaced_by] if source.replaced_by else []
        yield from _unknown("law.yaml", source.key, "replaced_by", replaced_by, data.law, _("en rettskilde"))


def replacements_come_to_an_end(data: CatalogueData) -> Iterator[Fault]:
    """Whoever follows the old numbers to what stands in their place now, must arrive."""
    for source in data.law.values():
        seen, now = {source.key}, data.law.get(source.replaced_by or "")
        while now and now.key not in seen:
            seen.add(now.key)
            now = data.law.get(now.replaced_by or "")
        if now and now.key == source.key:
            yield "law.yaml", source.key, "replaced_by", "en rettskilde som ikke fører tilbake hit"


def law_is_verified_and_in_force(data: CatalogueData) -> Iterator[Fault]:
    """A hazard or a measure may only rest on law that was checked and is in force when the version is published."""
    day = data.meta.published_at.date()
    for file, entries in (("hazards.yaml", data.hazards), ("measures.yaml", data.measures)):
        for entry in entries.values():
            for key in entry.law:
                source = data.law.get(key)
                if source and not source.verified:
                    unverified = _("en kontrollert rettskilde; «%(key)s» er ikke kontrollert")
                    yield file, entry.key, "law", unverified % {"key": key}
                elif source and not source.is_in_force(day):
                    lapsed = _("en rettskilde som gjelder; «%(key)s» gjelder ikke %(day)s")
                    yield file, entry.key, "law", lapsed % {"key": key, "day": f"{day:%d.%m.%Y}"}


def themes_fit_categories(data: CatalogueData) -> Iterator[Fault]:
    for hazard in data.hazards.values():
        theme = data.themes.get(hazard.theme)
        if theme and theme.category != hazard.category:
            elsewhere = _("et tema i «%(category)s»; «%(key)s» er et annet sted")
            yield "hazards.yaml", hazard.key, "theme", elsewhere % {"category": hazard.category, "key": theme.key}


def aliases_are_free(data: CatalogueData) -> Iterator[Fault]:
    for file, entries in (("hazards.yaml", data.hazards), ("measures.yaml", data.measures)):
        taken = Counter([*entries, *(alias for entry in entries.values() for alias in entry.aliases)])
        for entry in entries.values():
            for alias in entry.aliases:
                if taken[alias] > 1:
                    yield file, entry.key, "aliases", f"et navn som ikke er i bruk; «{alias}» er det"


def sections_are_named(data: CatalogueData) -> Iterator[Fault]:
    """A version that says in words where in the note a code leads, says it of every code it uses."""
    if not data.meta.sections:
        return
    used = {code for profile in data.profiles.values() for code in profile.seed_refs}
    used |= {code for entry in (*data.hazards.values(), *data.measures.values()) for code in entry.seed_refs}
    used |= {code for hazard in data.hazards.values() for fact in hazard.facts for code in fact.seed_refs}
    used |= {code for profile in data.profiles.values() for met in profile.met for code in met.seed_refs}
    used |= {code for page in data.background.values() for said in page.statements for code in said.seed_refs}
    for code in sorted(used - set(data.meta.sections)):
        yield "meta.yaml", "", "sections", f"navn på {code}"


def psychosocial_side_is_never_left_out(data: CatalogueData) -> Iterator[Fault]:
    """A condition is answered once for all hazards, so it does not count as the profile's psychosocial side."""
    psychosocial = {hazard.key for hazard in data.hazards_of(Category.PSYCHOSOCIAL)}
    for profile in data.profiles.values():
        if psychosocial.isdisjoint(profile.hazards):
            yield "profiles.yaml", profile.key, "hazards", _("minst én psykososial fare")


def hazards_have_measures(data: CatalogueData) -> Iterator[Fault]:
    addressed = {key for measure in data.measures.values() for key in measure.hazards if not measure.is_process}
    for hazard in data.hazards.values():
        if hazard.key not in addressed:
            yield "hazards.yaml", hazard.key, "key", "minst ett tiltak i measures.yaml som gjelder faren"


def statements_have_one_key_each(data: CatalogueData) -> Iterator[Fault]:
    for page in data.background.values():
        for key, field, expected in each_key_once(page.statements):
            yield "background.yaml", f"{page.key}, {key}", field, expected


def all_levels_are_named(data: CatalogueData) -> Iterator[Fault]:
    missing = sorted(set(range(1, 8)) - set(data.meta.levels))
    if missing:
        yield "meta.yaml", "", "levels", f"navn på trinn {', '.join(map(str, missing))}"


def texts_are_in_all_languages(data: CatalogueData) -> Iterator[Fault]:
    """The languages a version names are those a document can be made in: no text of it may be missing."""
    for file, entry, field, text in texts(data):
        for language in data.meta.languages:
            if not getattr(text, language):
                yield file, entry, f"{field}.{language}", "teksten på dette språket, som meta.yaml lover"


def texts(data: CatalogueData) -> Iterator[tuple[str, str, str, LocalText]]:
    """Every text of the version with its place: file, entry, field."""
    for field, text in _texts_in(data.meta):
        yield "meta.yaml", "", field, text
    for name in ("themes", "profiles", "hazards", "measures", "law", "background"):
        for key, entry in getattr(data, name).items():
            for field, text in _texts_in(entry):
                yield f"{name}.yaml", key, field, text


def _texts_in(value: object, place: str = "") -> Iterator[tuple[str, LocalText]]:
    parts: Iterable[tuple[Any, object]] = ()
    if isinstance(value, LocalText):
        yield place, value
    elif isinstance(value, Entry):
        parts = ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, tuple):
        parts = enumerate(value)
    for name, part in parts:
        yield from _texts_in(part, f"{place}.{name}".lstrip("."))


RULES: tuple[Callable[[CatalogueData], Iterator[Fault]], ...] = (
    references_exist,
    replacements_come_to_an_end,
    law_is_verified_and_in_force,
    themes_fit_categories,
    aliases_are_free,
    sections_are_named,
    psychosocial_side_is_never_left_out,
    hazards_have_measures,
    statements_have_one_key_each,
    all_levels_are_named,
    texts_are_in_all_languages,
)

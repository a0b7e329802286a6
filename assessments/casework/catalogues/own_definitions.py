"""The organisation's own hazards, measures and profile as a record defines them: readable wherever the file goes.

What a record says of its own entries is held against the catalogue version for the theme, the law and the category
only. Their wording is the record's own, and stays what its readers have seen: where it is not what the organisation has
today, it is kept for this series of assessments alone.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError

from alenearbeid.accounts.models import User
from assessments.casework import assembly
from assessments.casework.models import Assessment
from assessments.catalogue import own, own_services
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.own_entries import OwnEntryModel, OwnHazard, OwnMeasure, OwnProfile
from assessments.record import own_keys
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section
from assessments.record.canonical import Fault
from assessments.record.hazards import HazardWording
from assessments.record.measures import MeasureWording
from assessments.record.work import ProfileWording

Json = dict[str, Any]


def read(record: AssessmentRecord, base: CatalogueData) -> tuple[CatalogueData, list[Fault]]:
    """The version with what the record defines, and every definition that is none."""
    entries: dict[str, OwnEntryModel] = {}
    faults: list[Fault] = []
    for place, model, data in _definitions(record):
        if data is None:
            faults.append(Fault(place, "own_without_definition"))
            continue
        try:
            entry = model.model_validate(data)
        except ValidationError as error:
            faults += [Fault(place, "own_definition", {"field": _field(fault)}) for fault in error.errors()]
            continue
        if entry.key in entries and entries[entry.key] != entry:
            faults.append(Fault(place, "own_defined_twice"))
        entries[entry.key] = entry
        faults += [Fault(place, "unknown_key", {"value": key}) for key in _unknown(entry, base)]
    return own.with_entries(base, entries.values()), faults


def keep(assessment: Assessment, catalogue: CatalogueData, *, actor: User) -> None:
    """Keep for this series what the organisation has not, or words otherwise. Call inside a transaction."""
    here = assembly.catalogue_for(assessment)
    for entry in _entries(catalogue):
        if not _is_same(entry, here, catalogue, assessment.language):
            own_services.keep_for_series(assessment.organisation, assessment.series_id, entry, actor=actor)


def _entries(catalogue: CatalogueData) -> Iterator[OwnEntryModel]:
    for entries in (catalogue.hazards, catalogue.measures, catalogue.profiles):
        for entry in entries.values():
            if isinstance(entry, OwnHazard | OwnMeasure | OwnProfile):
                yield entry


def _is_same(entry: OwnEntryModel, here: CatalogueData, there: CatalogueData, language: str) -> bool:
    """Whether it reads the same in this language: the file has no more than one."""
    kind, words, model = _WORDED[type(entry)]
    if entry.key not in getattr(here, kind):
        return False
    # Through the model, which puts lists in one order.
    one, other = (json.dumps(words(entry.key, catalogue, language)) for catalogue in (here, there))
    return model.model_validate_json(one) == model.model_validate_json(other)


_WORDED: dict[type[OwnEntryModel], tuple[str, Callable[[str, CatalogueData, str], Json], type[Section]]] = {
    OwnHazard: ("hazards", assembly.hazard_wording, HazardWording),
    OwnMeasure: ("measures", assembly.measure_wording, MeasureWording),
    OwnProfile: ("profiles", assembly.profile_wording, ProfileWording),
}


def _definitions(record: AssessmentRecord) -> Iterator[tuple[str, type[OwnEntryModel], Json | None]]:
    work = record.work
    profile = work.profile_wording
    if work.profile and own_keys.is_own(work.profile):
        yield "work.profile", OwnProfile, _profile(record)
    for suggested in profile.hazards if profile else ():
        if own_keys.is_own(suggested.key):
            place = f"work.profile_wording.hazards.{suggested.key}"
            yield place, OwnHazard, _hazard(suggested.key, suggested.wording)
    for section in ("physical", "psychosocial", "violence"):
        for hazard in getattr(record, section).hazards:
            if own_keys.is_own(hazard.key):
                yield f"{section}.hazards.{hazard.key}", OwnHazard, _hazard(hazard.key, hazard.wording)
    for measure in record.measures.chosen:
        if own_keys.is_own(measure.key):
            yield f"measures.chosen.{measure.key}", OwnMeasure, _measure(measure.key, measure.wording)


def _profile(record: AssessmentRecord) -> Json | None:
    wording = record.work.profile_wording
    if wording is None or not wording.is_own:
        return None
    hazards = [hazard.key for hazard in wording.hazards]
    return {"key": record.work.profile, "name": {"nb": wording.name}, "sector": wording.sector, "hazards": hazards}


def _hazard(key: str, wording: HazardWording | None) -> Json | None:
    if wording is None or not wording.is_own:
        return None
    return {
        "key": key,
        "category": wording.category,
        "theme": wording.theme,
        "name": {"nb": wording.name},
        "question": {"nb": wording.question},
        "why_alone": {"nb": wording.why_alone},
        "alone_effect": wording.usual_effect,
        "law": wording.law,
    }


def _measure(key: str, wording: MeasureWording | None) -> Json | None:
    if wording is None or not wording.is_own or wording.is_process:
        return None
    texts = {name: {"nb": text} for name in ("does", "limits") if (text := getattr(wording, name))}
    return {
        "key": key,
        "name": {"nb": wording.name},
        "level": wording.level,
        "is_control_measure": wording.is_control_measure,
        "hazards": wording.against or (),
        "law": wording.law,
        **texts,
    }


def _unknown(entry: OwnEntryModel, base: CatalogueData) -> Iterator[str]:
    """Law and theme are the catalogue's; a hazard that a measure is against may be one that nobody has kept."""
    if isinstance(entry, OwnHazard | OwnMeasure):
        yield from (key for key in entry.law if key not in base.law)
    if isinstance(entry, OwnHazard) and entry.theme not in {theme.key for theme in base.themes_of(entry.category)}:
        yield entry.theme


def _field(fault: Any) -> str:
    return ".".join(str(part) for part in fault["loc"]) or "key"

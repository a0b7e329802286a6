"""What an update of the catalogue means for one draft, in words: what is new, what moved, and the answers left over."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from pydantic import ValidationError

from assessments.casework import places, steps
from assessments.casework.catalogues import catalogue_update
from assessments.casework.catalogues.catalogue_compare import Difference, compare, current, new_keys
from assessments.casework.models import Assessment, SectionItem
from assessments.casework.steps import Step
from assessments.catalogue import selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.models import CatalogueVersion
from assessments.record import own_keys
from assessments.record.work import Work

from .answer_words import printed, question_of
from .change_sentences import SCORES

HEADINGS: dict[str, Promise] = {
    "added": gettext_lazy("Nytt i katalogen"),
    "renamed": gettext_lazy("Har fått nytt navn"),
    "removed": gettext_lazy("Tatt ut av katalogen"),
}
KINDS: dict[str, Promise] = {
    "profiles": gettext_lazy("Yrkesprofiler"),
    "hazards": gettext_lazy("Farer"),
    "measures": gettext_lazy("Tiltak"),
}


@dataclass(frozen=True)
class Left:
    """An answer under a key that the catalogue no longer has: where it stood, what it was about, and what was said."""

    place: str
    name: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Offer:
    """A newer version for a draft: what it says of itself, how it differs, and what happens to the answers here."""

    version: str
    news: tuple[str, ...]
    difference: Difference
    left: tuple[Left, ...]
    themes: tuple[str, ...]

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, list[object]]]]]:
        return [
            (str(HEADINGS[name]), [(str(KINDS[kind]), list(entries)) for kind, entries in kinds])
            for name, kinds in self.difference.groups
        ]


def offer(assessment: Assessment) -> Offer | None:
    """What the newest version would mean here; None where there is nothing newer."""
    newer = catalogue_update.newer_than(assessment.catalogue_version)
    if not assessment.is_editable or not newer:
        return None
    old, new = selectors.get(assessment.catalogue_version), selectors.get(newer[-1])
    language = get_language() or "nb"
    news = (selectors.get(version).meta.news for version in newer)
    rows = list(assessment.items.filter(step__in=steps.BY_KEY).order_by("step", "item"))
    return Offer(
        version=newer[-1],
        news=tuple(one.in_language(language) for one in news if one),
        difference=compare(old, new, language),
        left=tuple(_left(row, [old]) for row in rows if row.active and _loses_its_place(row, old, new)),
        themes=tuple(_dismissed_with_new(rows, old, new)),
    )


def fresh(assessment: Assessment) -> list[tuple[Step, list[str]]]:
    """What an update brought, by the step where it is asked for."""
    new = catalogue_update.new_in(assessment) if assessment.is_editable else frozenset()
    catalogue, found = selectors.get(assessment.catalogue_version), dict[str, list[str]]()
    for hazard in catalogue.hazards.values():
        if hazard.key in new and not hazard.is_condition:
            found.setdefault(steps.BY_CATEGORY[hazard.category].key, []).append(str(hazard.name))
    for measure in catalogue.measures.values():
        if measure.key in new and not measure.is_process:
            found.setdefault("tiltak", []).append(str(measure.name))
    return [(step, found[step.key]) for step in steps.STEPS if step.key in found]


def left_over(assessment: Assessment) -> list[Left]:
    """The answers that an update left without a place."""
    rows = list(places.without(assessment, selectors.get(assessment.catalogue_version)))
    if not rows:
        return []
    codes = CatalogueVersion.objects.order_by("-published_at", "-code").values_list("code", flat=True)
    versions = [selectors.get(code) for code in codes]
    return [_left(row, versions) for row in rows]


def has_left_over(assessment: Assessment) -> bool:
    return any(places.without(assessment, selectors.get(assessment.catalogue_version)))


def _loses_its_place(row: SectionItem, old: CatalogueData, new: CatalogueData) -> bool:
    if not row.item:
        profile = row.data.get("profile", "") if row.step == "arbeidet" else ""
        return bool(profile) and not own_keys.is_own(profile) and current(new.profiles, profile) is None
    return bool(row.data) and catalogue_update.place(old, new, row.step, row.item) is None


def _dismissed_with_new(rows: list[SectionItem], old: CatalogueData, new: CatalogueData) -> Iterator[str]:
    """Themes answered «nei» as a whole that have more in them now: somebody must look again."""
    added = new_keys(old, new)
    for row in rows:
        theme = new.themes.get(row.item.removeprefix(steps.THEME_PREFIX))
        if row.active and row.item.startswith(steps.THEME_PREFIX) and theme:
            names = [h.name for h in new.hazards.values() if h.theme == theme.key and h.key in added]
            if names:
                yield _("«%(theme)s» har fått: %(names)s") % {"theme": theme.name, "names": ", ".join(map(str, names))}


def _left(row: SectionItem, versions: list[CatalogueData]) -> Left:
    step = steps.BY_KEY[row.step]
    if row.item:
        return Left(str(step.title), _name(row.item, versions), tuple(_answers(row, versions)))
    key = row.data.get("profile") or row.raw["profile"]
    names = (str(version.profiles[key].name) for version in versions if key in version.profiles)
    return Left(str(step.title), question_of(Work, "profile"), (("", next(names, key)),))


def _name(item: str, versions: list[CatalogueData]) -> str:
    """As the newest version that has it calls it."""
    key = item.removeprefix(steps.THEME_PREFIX)
    for version in versions:
        entry = current(version.hazards, key) or current(version.measures, key) or version.themes.get(key)
        if entry is not None:
            return str(entry.name)
    return key


def _answers(row: SectionItem, versions: list[CatalogueData]) -> Iterator[tuple[str, str]]:
    """Question and answer, in the form's words; what cannot be read any more is shown as it was typed."""
    model = steps.model_for_item(steps.BY_KEY[row.step], row.item)
    if row.item.startswith(steps.THEME_PREFIX) or model is None:
        yield _("Nei, ikke aktuelt her"), str(row.data.get("reason", ""))
        return
    for name, value in row.data.items():
        try:
            read = getattr(model.model_validate_json(json.dumps({"key": row.item, name: value})), name)
            question = question_of(model, name)
        except (ValidationError, KeyError, AttributeError):
            yield name, str(value)
            continue
        scores = {number: words for number, words, _meaning in SCORES.get(name, ())}
        if name == "hazards":
            yield question, ", ".join(_name(key, versions) for key in value)
        else:
            yield question, str(scores[read]) if read in scores else printed(read)

"""An assessment with as many hazards and measures of the catalogue as asked for, each of them answered."""

from itertools import chain, zip_longest

from django.utils import timezone

from assessments.casework import exchange, facts
from assessments.casework.models import Assessment, SectionItem
from assessments.catalogue import selectors as catalogue_selectors
from assessments.catalogue.content import CatalogueData
from assessments.record.choices import Category
from tests.record import builders

SECTIONS = {Category.PHYSICAL: "physical", Category.PSYCHOSOCIAL: "psychosocial", Category.VIOLENCE: "violence"}


def fill(assessment: Assessment, *, hazards: int, measures: int) -> None:
    """Replace what the assessment says with a night watch that meets many hazards, a third of its measures planned."""
    items = exchange.rows_of(builders.record(_night_watch(hazards, measures, assessment.catalogue_version)))
    kept = assessment.items.filter(step="virksomhet")
    assessment.items.exclude(pk__in=kept).delete()
    SectionItem.objects.bulk_create(
        SectionItem(
            assessment=assessment,
            organisation=assessment.organisation,
            step=step,
            item=item,
            data=data,
            active=active,
            saved_at=timezone.now(),
        )
        for step, item, data, active in items
        if step != "virksomhet"
    )
    facts.rebuild(assessment)


def keys_of_hazards(count: int, catalogue: CatalogueData) -> list[str]:
    """Hazards of the catalogue, one of each category in turn for as long as the category lasts."""
    columns = [[hazard.key for hazard in catalogue.hazards_of(category)] for category in SECTIONS]
    keys = [key for key in chain.from_iterable(zip_longest(*columns)) if key]
    assert len(keys) >= count
    return keys[:count]


def keys_of_measures(count: int, catalogue: CatalogueData) -> list[str]:
    """Measures of the catalogue, one control measure first."""
    own = [entry for entry in catalogue.measures.values() if entry.step == "tiltak" and not entry.is_process]
    return [entry.key for entry in sorted(own, key=lambda entry: entry.is_control_measure != "yes")][:count]


def item_of(assessment: Assessment, step: str) -> str:
    """An item of a step that has a page of its own."""
    if step == "kontrolltiltak":
        return keys_of_measures(1, catalogue_selectors.get(assessment.catalogue_version))[0]
    return assessment.items.filter(step=step).exclude(item="").order_by("-item").first().item


def _night_watch(hazards: int, measures: int, version: str) -> dict:
    catalogue = catalogue_selectors.get(version)
    keys = keys_of_hazards(hazards, catalogue)
    data = builders.night_kiosk()
    data["work"]["profile"] = "nattevakt_bolig"
    for category, section in SECTIONS.items():
        make = builders.strain if category == Category.PSYCHOSOCIAL else builders.acute
        data[section]["hazards"] = [
            make(key, 3, 3, after=_after(category), manifestation="Når ingen andre er på stedet.")
            for key in keys
            if catalogue.hazards[key].category == category
        ]
    data["measures"]["chosen"] = [
        builders.measure(
            key,
            catalogue.measures[key].level,
            keys[number::measures] or keys[:1],
            "in_place" if number % 3 else "planned",
            control=catalogue.measures[key].is_control_measure,
        )
        for number, key in enumerate(keys_of_measures(measures, catalogue))
    ]
    return data


def _after(category: Category) -> dict:
    if category == Category.PSYCHOSOCIAL:
        return {"duration": 2, "load": 2, "support": "yes"}
    return {"likelihood": 2, "consequence": 2}

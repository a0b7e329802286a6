"""The fullest case the catalogue allows: every hazard, every measure and every question answered, and many remarks."""

import itertools
from typing import Any

from assessments.catalogue.content import CatalogueData
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Category, MeasureStatus
from assessments.record.measures import ControlMeasureReview
from assessments.record.parties import PositionEntry
from tests.documents.fullest import full

SAID = "Sent på kvelden når bare inngangen mot gata er åpen, og når varer skal tas imot. Verst i helgene og før ferier."
DONE = "Kassa er lukket, lyset er på hele natten, og vaktselskapet har nøkkel og ringer to ganger hver natt."
DESCRIBED = (
    "Gjelder alle vakter etter kl. 22. Driftsleder går gjennom det med hver nye ansatt og skriver det i vaktboka."
)
AFTER = "To er på vakt i helgene, og luka er flyttet."
REMARKED = "Vi mener at dette ikke er nok på lørdager. Da er det kø ved luka, og den som er alene, når ikke alarmen."
ANSWERED = (
    "Vi er enige i at lørdager er verst. Fra januar er det to på vakt til kl. 02, og alarmen er flyttet til luka."
)
REMARKS = 20
LINES = ("title", "name", "role", "author", "person", "workplace", "safety_rep_name", "assessor_name")
SECTIONS = {Category.PHYSICAL: "physical", Category.PSYCHOSOCIAL: "psychosocial", Category.VIOLENCE: "violence"}


def largest(catalogue: CatalogueData) -> dict[str, Any]:
    """Every field is answered. Texts are as long as people write them, not as long as they may be."""
    data = _shortened(full(AssessmentRecord, ""))
    for category, section in SECTIONS.items():
        data[section]["hazards"] = [
            _hazard(one, category, number) for number, one in enumerate(catalogue.hazards_of(category))
        ]
        data[section]["dismissed_themes"] = []
    chosen = [entry for entry in catalogue.measures.values() if entry.step == "tiltak"]
    keys = itertools.cycle(one["key"] for section in SECTIONS.values() for one in data[section]["hazards"])
    data["measures"]["chosen"] = [_measure(one, [next(keys), next(keys)], number) for number, one in enumerate(chosen)]
    control = [entry.key for entry in chosen if entry.is_control_measure == "yes"]
    data["control_measures"]["reviews"] = [_shortened(full(ControlMeasureReview, "")) | {"key": key} for key in control]
    roles = ("safety_rep", "union_rep", "occupational_health")
    data["positions"] = [_shortened(full(PositionEntry, "")) | {"role": role, "reason": REMARKED} for role in roles]
    data["remarks"] = [
        {"author": "Ola Nordmann", "role": "safety_rep", "on": "2026-11-02", "step": "fysisk", "text": REMARKED,
         "answer": ANSWERED if number % 3 else None}
        for number in range(REMARKS)
    ]  # fmt: skip
    return data


def _shortened(value: Any) -> Any:
    """Texts that look like answers, not like the path of their field: a line where the field is one, else sentences."""
    if isinstance(value, dict):
        return {name: _shortened(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_shortened(part) for part in value]
    if not isinstance(value, str) or not value.startswith("Svar "):
        return value
    return "Kari Nordmann" if value.endswith(LINES) else DONE


def _hazard(entry: Any, category: Category, number: int) -> dict[str, Any]:
    wording = {
        "name": entry.name.nb, "question": entry.question.nb, "category": category, "theme": entry.theme,
        "theme_name": "Tema", "why_alone": entry.why_alone.nb,
    }  # fmt: skip
    placed = {
        "likelihood": 2 + number % 4,
        "consequence": 1 + number % 5,
        "with_others_likelihood": 3,
        "with_others_consequence": 3,
    }
    after = {"likelihood": 1 + number % 3, "consequence": 1 + number % 4, "comment": AFTER}
    if category == Category.PSYCHOSOCIAL:
        placed = {"duration": 1 + number % 4, "load": 1 + number % 3, "support": "no"}
        after = {"duration": 1 + number % 3, "load": 1 + number % 2, "support": "yes", "comment": AFTER}
    told = {"alone_effect": "both", "manifestation": SAID, "existing_measures": DONE}
    return {"key": entry.key, "wording": wording, "relevant": "yes", **placed, **told, "after": after}


def _measure(entry: Any, hazards: list[str], number: int) -> dict[str, Any]:
    wording = {"name": entry.name.nb, "level": entry.level, "is_control_measure": entry.is_control_measure}
    planned = {"status": MeasureStatus.PLANNED, "responsible": "Driftsleder", "deadline": "2027-01-15"}
    told = planned if number % 3 == 0 else {"status": MeasureStatus.IN_PLACE, "works": "yes"}
    return {"key": entry.key, "wording": wording, "hazards": hazards, "description": DESCRIBED, **told}

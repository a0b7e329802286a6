"""Minutes in the record, and what they answer: one truth for «er tiltaket drøftet?» at a control measure.

Where the assessment uses minutes about a measure, they answer; else what was typed at the measure still reads. An
assessment uses minutes through a row of its own (`steps.CONSULTATIONS`), a snapshot that follows the minutes until the
paper is frozen. So the same minutes can serve several assessments of the workplace, and each says itself that they do.
"""

from collections.abc import Mapping
from typing import Any

from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import DiscussedWith
from assessments.record.measures import ControlMeasureReview

from . import steps
from .models import Consultation

Json = dict[str, Any]

# The answers that minutes give, and what each takes from them.
ANSWERS = {"discussed_with": "discussed_with", "discussed_on": "on", "discussion_outcome": "outcome"}
EVALUATION = "evaluated_on"
# The best of several: confirmed before unconfirmed, a meeting before a call.
RANK = {
    DiscussedWith.UNION_REPS: 0,
    DiscussedWith.ELECTED_REPRESENTATIVE: 1,
    DiscussedWith.NOT_CONFIRMED: 2,
    DiscussedWith.CALLED_NOT_MET: 3,
}
FROM_FILE = "fil-"


def snapshot(minutes: Consultation) -> Json:
    """The minutes as the record holds them."""
    values = {
        "measures": [one["key"] for one in minutes.measures],
        "discussed_with": str(minutes.discussed_with),
        "on": minutes.held_on.isoformat(),
        "place": minutes.held_at,
        "evaluate_on": minutes.evaluate_on.isoformat() if minutes.evaluate_on else "",
        "confirmed": minutes.confirmation == Consultation.Confirmation.CONFIRMED if minutes.confirmation else None,
        "confirmed_by": minutes.confirmed_by_name,
        "confirmed_on": minutes.confirmed_on.isoformat() if minutes.confirmed_on else "",
    }
    texts = ("participants", "purpose", *Consultation.DISCUSSION, "outcome", "disagreement", "confirmation_words")
    values |= {name: getattr(minutes, name) for name in texts}
    return {name: value for name, value in values.items() if value not in ("", None)}


def attach(record: Json, by_step: Mapping[str, Mapping[str, Json]]) -> None:
    """Put the minutes into a record that is being built, and let them answer at the control measures they are about."""
    rows = by_step.get(steps.CONSULTATIONS, {})
    record["consultations"] = [rows[item] for item in sorted(rows)]
    if not rows:
        return
    reviews = {review["key"]: review for review in record["control_measures"]["reviews"]}
    chosen = {measure["key"] for measure in record["measures"]["chosen"]}
    for key in sorted({key for entry in rows.values() for key in entry.get("measures", ())} & chosen):
        review = reviews.setdefault(key, {"key": key})
        _answer(review, [entry for entry in record["consultations"] if key in entry.get("measures", ())])
    record["control_measures"]["reviews"] = list(reviews.values())


def _answer(review: Json, about: list[Json]) -> None:
    """The first of the best says that it was discussed and when; the last says when it is looked at again."""
    best = min(about, key=lambda entry: (RANK.get(entry["discussed_with"], len(RANK)), entry["on"]))
    for field, source in ANSWERS.items():
        review.pop(field, None)
        if source in best:
            review[field] = best[source]
    days = [(entry["on"], entry["evaluate_on"]) for entry in about if "evaluate_on" in entry]
    if days:
        review[EVALUATION] = max(days)[1]


def rows_of(plain: Json) -> list[tuple[str, str, Json, bool]]:
    """The minutes and stops of a record as rows: the reverse of building it."""
    rows = [
        (steps.CONSULTATIONS, f"{FROM_FILE}{number:04}", entry, True)
        for number, entry in enumerate(plain.get("consultations", ()))
    ]
    if plain.get("stops"):
        rows.append((steps.STOPS, "", {"entries": plain["stops"]}, True))
    return rows


def answered_by_minutes(record: AssessmentRecord, key: str) -> frozenset[str]:
    """The questions at a control measure that minutes answer, and the form therefore does not ask."""
    about = [entry for entry in record.consultations if key in entry.measures]
    if not about:
        return frozenset()
    asked = {*ANSWERS, EVALUATION} if any(entry.evaluate_on for entry in about) else set(ANSWERS)
    return frozenset(asked & set(ControlMeasureReview.model_fields))

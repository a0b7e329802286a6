"""How far each step and each item has come: what the step list shows, computed from the record and nothing else."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.record import canonical, risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section
from assessments.record.choices import MeasureStatus
from assessments.record.hazards import AssessedHazard

from .forms.labels import label
from .forms.questions import QUESTIONS, relevance
from .models import Assessment
from .steps import STATE_LABELS, STEPS, Step, StepState, chosen_tasks


@dataclass(frozen=True)
class StepStatus:
    """A step as the step list shows it."""

    number: int
    key: str
    title: str
    url: str
    state: str
    state_label: str
    is_current: bool
    missing: list[str] = field(default_factory=list)


def step_list(assessment: Assessment, record: AssessmentRecord, current: str = "") -> list[StepStatus]:
    """All steps with their state, the missing answers named."""
    statuses = []
    for number, step in enumerate(STEPS, start=1):
        missing = missing_in(step, record) if step.relevant(record) else []
        state = StepState.MISSING if missing else StepState.DONE
        if not step.relevant(record):
            state = StepState.NOT_RELEVANT
        if step.key == "kontroll":
            state, missing = (StepState.DONE if assessment.is_frozen else StepState.MISSING), []
        state_label = str(STATE_LABELS[state])
        if step.key == "kontroll" and not assessment.is_frozen:
            state_label = _("Gjenstår")  # nothing there to answer: it is to be done
        statuses.append(
            StepStatus(
                number=number,
                key=step.key,
                title=str(step.title),
                url=reverse("casework:step", args=[assessment.uuid, step.key]),
                state=state.value,
                state_label=state_label,
                is_current=step.key == current,
                missing=missing,
            )
        )
    return statuses


def missing_in(step: Step, record: AssessmentRecord) -> list[str]:
    """What is left to answer in a step, in words."""
    if not step.section:
        return []
    section = getattr(record, step.section)
    missing = missing_fields(section, step.head, record) if step.head else []
    if step.is_hazards:
        missing += _missing_hazards(step, record)
    elif step.key == "oppgaver":
        missing += _missing_items(chosen_tasks(record), {detail.key: detail for detail in section.details}, record)
    elif step.key == "tiltak":
        missing += _missing_measures(record)
    elif step.key == "kontrolltiltak":
        reviews = {review.key: review for review in section.reviews}
        chosen = [measure.key for measure in record.measures.chosen if measure.is_control_measure]
        missing += _missing_items(chosen, reviews, record)
    return missing


def missing_fields(section: Section, model: type[Section], record: AssessmentRecord, item: str = "") -> list[str]:
    """The essential questions of a form that are asked and unanswered, as the form words them."""
    return missing_answers(answers_of(section, model), model, record, item)


def missing_answers(data: dict[str, Any], model: type[Section], record: AssessmentRecord, item: str = "") -> list[str]:
    """The same, of the answers as the form stores them."""
    asked = {question.name: question for question in relevance.asked(model, record, data, item)}
    names = [name for name in relevance.needed(model, record) if name in asked]
    return [str(asked[name].label) for name in names if data.get(name) is None]


def answers_of(section: Section, model: type[Section]) -> dict[str, Any]:
    """The section's own answers as the form stores them."""
    questions = {question.name for group in QUESTIONS[model] for question in group.questions}
    plain = canonical.plain(section)
    return {name: value for name, value in plain.items() if name in questions}


def is_assessed(hazard: AssessedHazard, record: AssessmentRecord) -> bool:
    """Whether a hazard has all its essential answers."""
    return not missing_fields(hazard, type(hazard), record, hazard.key)


def _missing_hazards(step: Step, record: AssessmentRecord) -> list[str]:
    section = getattr(record, step.section)
    answered = {hazard.key for hazard in section.hazards if hazard.relevant is not None}
    dismissed = {theme.key for theme in section.dismissed_themes}
    suggested = record.work.profile_wording.hazards if record.work.profile_wording else ()
    missing = [
        hazard.name
        for hazard in suggested
        if hazard.category == step.category and hazard.key not in answered and hazard.theme not in dismissed
    ]
    missing += [h.wording.name if h.wording else h.key for h in section.hazards if not is_assessed(h, record)]
    if not missing and not answered and not dismissed:
        missing.append(_("Ingen farer er besvart"))
    return missing


def _missing_items(keys: list[Any], rows: dict[Any, Section], record: AssessmentRecord) -> list[str]:
    missing = []
    for key in keys:
        row = rows.get(key)
        if row is None or missing_fields(row, type(row), record, str(key)):
            missing.append(_item_name(key, record))
    return missing


def _item_name(key: Any, record: AssessmentRecord) -> str:
    named = {measure.key: measure.wording.name for measure in record.measures.chosen if measure.wording}
    return named.get(key) or str(label(key))


def _missing_measures(record: AssessmentRecord) -> list[str]:
    if not record.measures.chosen:
        return _no_measures(record)
    missing = [
        measure.wording.name if measure.wording else measure.key
        for measure in record.measures.chosen
        if missing_fields(measure, type(measure), record, measure.key)
    ]
    for hazard in hazards_to_place_after(record):
        if risk.level_after(record, hazard) is None:
            missing.append(_("Risiko når tiltakene er på plass: %(name)s") % {"name": hazard_name(hazard)})
    return missing


def _no_measures(record: AssessmentRecord) -> list[str]:
    """Fine where every answered hazard is low; not before the hazards are answered, nor where one is not low."""
    if not hazards_are_answered(record):
        return [_("Svar på farene først")]
    if any(risk.level_today(record, hazard) in {risk.Level.YELLOW, risk.Level.RED} for hazard in record.hazards):
        return [_("Ingen tiltak er valgt")]
    return []


def hazards_are_answered(record: AssessmentRecord) -> bool:
    """Something is answered in each of the three categories, be it a whole theme turned down."""
    sections = [getattr(record, step.section) for step in STEPS if step.is_hazards]
    return all(section.hazards or section.dismissed_themes for section in sections)


def hazards_to_place_after(record: AssessmentRecord) -> list[AssessedHazard]:
    """The hazards that a planned measure shall change, and so need a place «when measures are in place»."""
    planned = {
        key
        for measure in record.measures.chosen
        if measure.status == MeasureStatus.PLANNED
        for key in measure.hazards or ()
    }
    return [hazard for hazard in record.hazards if hazard.key in planned and risk.is_in_table(hazard)]


def hazard_name(hazard: AssessedHazard) -> str:
    return hazard.wording.name if hazard.wording else hazard.key

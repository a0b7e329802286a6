"""A measure: in place or planned, against what, by whom and when, and does it work (aml § 3-1 (2) c)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Effect, MeasureStatus
from assessments.record.measures import ChosenMeasure

MEASURE = ("measure",)


def _at(measure: ChosenMeasure) -> Hit:
    return hit(measure.key, measure=reading.measure_name(measure))


@check("measure-status-missing", Severity.BLOCKING, step="tiltak", law="aml-3-1-2-c", params=MEASURE)
def status_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """In place or planned: nothing counts until that is said."""
    for measure in record.measures.chosen:
        if measure.status is None:
            yield _at(measure)


@check("measure-without-responsible", Severity.BLOCKING, step="tiltak", law="aml-3-1-2-c", params=MEASURE)
def without_responsible(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Planned, and nobody is to do it."""
    for measure in record.measures.chosen:
        if reading.is_planned(measure) and not reading.said(measure.responsible):
            yield _at(measure)


@check("measure-without-deadline", Severity.BLOCKING, step="tiltak", law="aml-3-1-2-c", params=MEASURE)
def without_deadline(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Planned, and never due."""
    for measure in record.measures.chosen:
        if reading.is_planned(measure) and measure.deadline is None:
            yield _at(measure)


@check("measure-deadline-passed", Severity.WARNING, step="tiltak", law="aml-3-1-2-c", params=("measure", "deadline_on"))
def deadline_passed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Still planned after its day; a deadline today is in time."""
    for measure in record.measures.chosen:
        if reading.is_planned(measure) and measure.deadline and measure.deadline < on:
            name = reading.measure_name(measure)
            yield hit(measure.key, measure=name, deadline_on=measure.deadline.isoformat())


@check("measure-effect-unknown", Severity.WARNING, step="tiltak", law="aml-3-1-2-c", params=MEASURE)
def effect_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """In place against something above green, and nobody knows whether it works."""
    for measure in record.measures.chosen:
        is_open = measure.works in {None, Effect.UNKNOWN} and not reading.is_process(measure)
        if measure.status == MeasureStatus.IN_PLACE and is_open and _matters(record, measure):
            yield _at(measure)


@check("measure-does-not-work", Severity.WARNING, step="tiltak", law="aml-3-1-2-c", params=MEASURE)
def does_not_work(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """In place, does not work, and is counted on."""
    for measure in record.measures.chosen:
        if measure.status == MeasureStatus.IN_PLACE and measure.works == Effect.NO:
            yield _at(measure)


@check("measure-without-hazard", Severity.ADVICE, step="tiltak", law=None, params=MEASURE)
def without_hazard(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Chosen against no hazard that is assessed here."""
    assessed = {hazard.key for hazard in record.hazards}
    for measure in record.measures.chosen:
        if not reading.is_process(measure) and not assessed & set(measure.hazards or ()):
            yield _at(measure)


@check("yellow-without-measure", Severity.WARNING, step="tiltak", law="aml-3-1-2-c", params=("hazard",))
def yellow_without_measure(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Above green, nothing chosen against it, and not a word on what is already done; red is stopped elsewhere."""
    for hazard in reading.hazards_in(record, risk.Level.YELLOW):
        if not reading.measures_for(record, hazard) and not reading.said(hazard.existing_measures):
            yield hit(hazard.key, step=reading.step_of(record, hazard), hazard=reading.hazard_name(hazard))


@check("residual-without-measure", Severity.WARNING, step="tiltak", law="aml-3-1-2-c", params=("hazard",))
def residual_without_measure(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Lower when the measures are in place, and none is planned: what is in place counts today already."""
    for hazard in record.hazards:
        today, after = risk.level_today(record, hazard), risk.level_after(record, hazard)
        is_lower = today is not None and after is not None and risk.ORDER[after] < risk.ORDER[today]
        if is_lower and not any(reading.is_planned(m) for m in reading.measures_for(record, hazard)):
            yield hit(hazard.key, hazard=reading.hazard_name(hazard))


def _matters(record: AssessmentRecord, measure: ChosenMeasure) -> bool:
    against = {hazard.key: risk.level_today(record, hazard) for hazard in record.hazards}
    return any(against.get(key) in {risk.Level.YELLOW, risk.Level.RED} for key in measure.hazards or ())

"""Red violence, sewer, high voltage and machine fault-finding: which measures are enough (faglig-gjennomgang § 6)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.enough import BARRIER, Demand, demand_on, is_enough
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Interim, TaskKind
from assessments.record.hazards import AssessedHazard

LAW_OF = {
    Demand.VIOLENCE: "utf-3a-3",
    Demand.CONFINED_SPACE: "utf-8-4",
    Demand.HIGH_VOLTAGE: "fse-12",
    Demand.MACHINE: "utf-12-6",
}


@check("measures-not-enough", Severity.BLOCKING, step="tiltak", law="aml-4-1-1", params=("hazard", "demand"))
def measures_not_enough(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Said to be possible, or to be lower afterwards, without a measure of the kind that a red hazard demands."""
    for hazard in reading.hazards_in(record, risk.Level.RED):
        demand = demand_on(record, hazard)
        if demand is None or not _is_relied_on(record, hazard):
            continue
        if not is_enough(record, hazard, with_planned=True):
            yield hit(
                hazard.key, law=_cited(record, demand, law), hazard=reading.hazard_name(hazard), demand=demand.value
            )


def _is_relied_on(record: AssessmentRecord, hazard: AssessedHazard) -> bool:
    """The measures carry a «yes», or a lower place in the table when they are in place."""
    decision = record.conclusion.decision
    if decision is not None:
        return decision in reading.MAY_BE_DONE
    return risk.level_after(record, hazard) not in {None, risk.Level.RED}


def _cited(record: AssessmentRecord, demand: Demand, law: Law) -> str:
    """§ 8-4 is about sewer works: in any other confined space the demand is this product's own (§ 4-1 (1))."""
    if demand == Demand.CONFINED_SPACE and TaskKind.SEWER_CONFINED_SPACE not in reading.chosen_tasks(record):
        return ""
    return LAW_OF[demand] if LAW_OF[demand] in law else ""


@check("no-measure-in-place-is-enough", Severity.WARNING, step="tiltak", law="aml-4-1-1", params=("hazard", "demand"))
def none_in_place_is_enough(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Enough is planned, not in place: from today until then something else must carry a «yes, on terms».

    Where the work is not done alone until then, nothing needs to carry it.
    """
    if record.conclusion.decision not in reading.MAY_BE_DONE or record.measures.interim == Interim.NOT_ALONE:
        return
    for hazard in reading.hazards_in(record, risk.Level.RED):
        demand = demand_on(record, hazard)
        is_only_planned = is_enough(record, hazard, with_planned=True) and not is_enough(
            record, hazard, with_planned=False
        )
        if demand and is_only_planned:
            yield hit(hazard.key, hazard=reading.hazard_name(hazard), demand=demand.value)


@check("red-met-by-words-only", Severity.WARNING, step="tiltak", law="org-10-1", params=("hazard",))
def red_met_by_words_only(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Red, no rule of its own, and nothing but instructions, alarms, training or follow-up against it."""
    for hazard in reading.hazards_in(record, risk.Level.RED):
        has_any = bool(reading.measures_for(record, hazard))
        if has_any and demand_on(record, hazard) is None and not is_enough(record, hazard, with_planned=True):
            yield hit(hazard.key, hazard=reading.hazard_name(hazard))


@check("barrier-unanswered", Severity.WARNING, step="tiltak", law="utf-3a-3", params=("measure",))
def barrier_unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A counter, or a wall that nobody gets past? Only the second takes the contact away."""
    against = {hazard.key for hazard in record.violence.hazards if hazard.relevant == Answer.YES}
    for measure in record.measures.chosen:
        is_open = measure.takes_away_contact in {None, Answer.UNKNOWN}
        if measure.key == BARRIER and is_open and against & set(measure.hazards or ()):
            yield hit(measure.key, measure=reading.measure_name(measure))

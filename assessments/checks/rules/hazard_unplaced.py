"""A hazard that is there, is placed; what nobody knows, stays an open point (aml § 3-1 (2) c; § 4-1 (3))."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import AloneEffect, Answer


@check("hazard-unplaced", Severity.BLOCKING, step="fysisk", law="aml-3-1-2-c", params=("hazard",))
def hazard_unplaced(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Relevant, and not placed in its table as things are today."""
    for hazard in record.hazards:
        if risk.is_in_table(hazard) and risk.level_today(record, hazard) is None:
            yield hit(hazard.key, step=reading.step_of(record, hazard), hazard=reading.hazard_name(hazard))


@check("hazard-unknown", Severity.WARNING, step="fysisk", law="aml-3-1-2-c", params=("hazard",))
def hazard_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Vet ikke» is not «nei»: it must be found out, and nobody has said by whom and when."""
    for hazard in record.hazards:
        if hazard.relevant == Answer.UNKNOWN and not reading.said(hazard.find_out):
            yield hit(hazard.key, step=reading.step_of(record, hazard), hazard=reading.hazard_name(hazard))


@check("hazard-to-find-out", Severity.ADVICE, step="fysisk", law="aml-3-1-2-c", params=("hazard", "finder"))
def hazard_to_find_out(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Vet ikke», and somebody is to find out: an open point that is looked after."""
    for hazard in record.hazards:
        if hazard.relevant == Answer.UNKNOWN and hazard.find_out and reading.said(hazard.find_out):
            name = reading.hazard_name(hazard)
            yield hit(hazard.key, step=reading.step_of(record, hazard), hazard=name, finder=hazard.find_out)


@check("alone-effect-unanswered", Severity.BLOCKING, step="fysisk", law="aml-4-1-3", params=("hazard",))
def alone_effect_unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """What being alone does is the law's own question; it does not apply directly in the worker's own home."""
    if reading.is_only_own_home(record):
        return
    for hazard in record.hazards:
        if risk.is_in_table(hazard) and hazard.alone_effect is None:
            yield hit(hazard.key, step=reading.step_of(record, hazard), hazard=reading.hazard_name(hazard))


@check("alone-effect-unknown", Severity.WARNING, step="fysisk", law="aml-4-1-3", params=("hazard",))
def alone_effect_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Above green, and nobody knows what being alone does."""
    for hazard in record.hazards:
        is_above_green = risk.level_today(record, hazard) in {risk.Level.YELLOW, risk.Level.RED}
        if is_above_green and hazard.alone_effect == AloneEffect.UNKNOWN:
            yield hit(hazard.key, step=reading.step_of(record, hazard), hazard=reading.hazard_name(hazard))

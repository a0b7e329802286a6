"""Means of alarm and communication where immediate help may be needed (org.forskriften § 10-6)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.rules.help import not_told_of
from assessments.checks.special_risk import SERIOUS
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Coverage, HelpWay

from .register import Outcome, flag, judged, met, missing, unmet, unsettled

# The third of five: an injury that needs help. At the fourth `no-way-to-call-help` stops the signing.
NEEDS_IMMEDIATE_HELP = 3


@flag(
    "KOMM_10_6",
    law="org-10-6",
    step="alene",
    findings=("no-way-to-call-help", "no-way-to-call-when-hurt", "help-coverage-uncertain", "help-equipment-unfit"),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Somebody may be hurt so that help is needed at once."""
    if reading.worst_consequence(record) < NEEDS_IMMEDIATE_HELP:
        return None
    if record.alone.help_ways is None:
        return unmet(unsettled("ways-open"))
    ways = set(record.alone.help_ways) - {HelpWay.NONE}
    if not ways:
        return unmet(missing("no-way"))
    lacks = [missing("unfit")] if not_told_of(record) else []
    if ways <= reading.NEEDS_COVERAGE and record.alone.coverage == Coverage.NONE:
        lacks.append(missing("no-coverage"))
    elif ways <= reading.NEEDS_COVERAGE and record.alone.coverage != Coverage.EVERYWHERE:
        lacks.append(unsettled("coverage-uncertain"))
    return judged(lacks, met("can-call"))


@check("no-way-to-call-when-hurt", Severity.WARNING, step="alene", law="org-10-6")
def no_way_when_hurt(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Not grave enough to stop the signing, but the person who is hurt cannot call anyone."""
    outcome = applies(record, on)
    is_grave = reading.worst_consequence(record) >= SERIOUS
    if outcome and outcome.is_met == Answer.NO and not is_grave:
        yield hit()

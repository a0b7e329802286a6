"""Can help be called, does it come, and does anyone notice silence? (org.forskriften § 10-6; aml § 4-1 (3))."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.special_risk import SERIOUS
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Coverage, HelpTime, HelpWay

NEEDS_COVERAGE = {HelpWay.MOBILE, HelpWay.RADIO, HelpWay.ALARM_BUTTON, HelpWay.AUTOMATIC_ALARM}


def _is_serious(record: AssessmentRecord) -> bool:
    return reading.worst_consequence(record) >= SERIOUS


def _ways(record: AssessmentRecord) -> set[HelpWay]:
    return set(record.alone.help_ways or ()) - {HelpWay.NONE}


@check("no-way-to-call-help", Severity.BLOCKING, step="alene", law="org-10-6", params=("consequence",))
def no_way_to_call_help(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Grave harm is possible, and nothing that works is at hand to call with."""
    ways = _ways(record)
    if record.alone.coverage == Coverage.NONE:
        ways -= NEEDS_COVERAGE
    if _is_serious(record) and not ways:
        yield hit(consequence=reading.worst_consequence(record))


@check("help-coverage-uncertain", Severity.WARNING, step="alene", law="org-10-6")
def coverage_uncertain(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """All ways to call need coverage, and coverage has gaps or is unknown."""
    ways = _ways(record)
    is_open = record.alone.coverage in {None, Coverage.GAPS, Coverage.UNKNOWN}
    if _is_serious(record) and ways and ways <= NEEDS_COVERAGE and is_open:
        yield hit()


@check("help-time-unknown", Severity.WARNING, step="alene", law="aml-4-1-3", params=("consequence",))
def help_time_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Grave harm is possible, and nobody knows when help is on the spot."""
    if _is_serious(record) and record.alone.help_time in {None, HelpTime.UNKNOWN}:
        yield hit(consequence=reading.worst_consequence(record))


@check("silence-unnoticed", Severity.WARNING, step="alene", law="aml-4-1-3")
def silence_unnoticed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Grave harm is possible, and nobody is known to notice when the person goes silent."""
    if _is_serious(record) and reading.is_silence_unnoticed(record) != Answer.NO:
        yield hit()

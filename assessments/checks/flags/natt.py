"""Night work has a ground in law, is discussed with the employee reps first, and comes with an offer of a health check.

Aml § 10-11 (2)-(5) and (8).
"""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.scope import has_chapter_10
from assessments.checks.working_time import is_late_night, is_over_three_hours_at_night
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, NightBasis, NightHealthCheck

from .register import Outcome, Reason, flag, judged, met, missing, unsettled

# Which paragraph of § 10-11 each thing that is missing rests on.
PARAGRAPHS = {
    "own-initiative-late": "aml-10-11-3",
    "no-collective-agreement": "aml-10-11-4",
    "not-discussed": "aml-10-11-5",
    "no-health-check": "aml-10-11-8",
}


@flag("NATT", law="aml-10-11", step="arbeidet", findings=("night-work-without-ground", "night-work-ground-unknown"))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Work between 21 and 06, for those whom chapter 10 covers."""
    if not has_chapter_10(record) or not reading.works_nights(record):
        return None
    return judged(_lacks(record), met("has-ground"))


def _lacks(record: AssessmentRecord) -> Iterator[Reason]:
    work = record.work
    if work.night_basis in {None, NightBasis.UNKNOWN}:
        yield unsettled("ground-unknown")
    elif work.night_basis == NightBasis.OWN_INITIATIVE and is_late_night(record):
        yield missing("own-initiative-late")
    elif work.night_basis == NightBasis.UNION_AGREEMENT and record.organisation.has_collective_agreement is False:
        yield missing("no-collective-agreement")
    if work.night_discussed == Answer.NO:
        yield missing("not-discussed")
    elif work.night_discussed != Answer.YES:
        yield unsettled("discussed-unknown")
    yield from _lacks_health_check(record)


def _lacks_health_check(record: AssessmentRecord) -> Iterator[Reason]:
    """Nobody works mainly at night where nobody is there for more than three hours of it."""
    if is_over_three_hours_at_night(record) == Answer.NO:
        return
    if record.work.night_health_check == NightHealthCheck.NOT_OFFERED:
        yield missing("no-health-check")
    elif record.work.night_health_check in {None, NightHealthCheck.UNKNOWN}:
        yield unsettled("health-check-unknown")


@check("night-work-without-ground", Severity.WARNING, step="arbeidet", law="aml-10-11", params=("lack",))
def without_ground(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A ground that does not hold, or night work that was never discussed."""
    outcome = applies(record, on)
    for reason in outcome.reasons if outcome else ():
        if reason.is_met == Answer.NO:
            yield hit(law=PARAGRAPHS[reason.code], lack=reason.code)


@check("night-work-ground-unknown", Severity.WARNING, step="arbeidet", law="aml-10-11-2")
def ground_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Night work is not allowed without a ground, and none is told."""
    outcome = applies(record, on)
    if outcome and any(reason.code == "ground-unknown" for reason in outcome.reasons):
        yield hit()

"""Earlier incidents: followed up, and did it help? (aml § 3-1 (2) c; utførelsesforskriften §§ 3A-6 and 2A-4)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.reasons import REPEATED
from assessments.checks.violence import has_happened
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Effect


@check("incident-not-followed-up", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c")
def not_followed_up(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """It happened, and it is not known that those it happened to were followed up."""
    if record.work.incidents == Answer.YES and record.work.incident_followed_up != Effect.YES:
        cited = _duty_to_follow_up(record)
        yield hit(law=cited if cited in law else "")


def _duty_to_follow_up(record: AssessmentRecord) -> str:
    """Violence and threats, and harassment, each have a section of their own; a fall has none."""
    if reading.violence_has_happened(record):
        return "utf-3a-6"
    return "utf-2a-4" if reading.harassment_has_happened(record) else ""


@check("incident-measures-not-effective", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c")
def measures_not_effective(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """What was done afterwards is not known to have worked."""
    if record.work.incidents == Answer.YES and record.work.incident_measures_worked != Effect.YES:
        yield hit()


@check("incident-measures-unsaid", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c")
def measures_unsaid(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """It happened, and not a word on what was done so that it does not happen again."""
    if record.work.incidents == Answer.YES and not reading.said(record.work.incident_measures):
        yield hit()


@check("incident-count-contradicted", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c", params=("count",))
def count_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Neither serious nor repeated, and it has happened twice or more."""
    work, count = record.work, record.work.incident_count or 0
    denied = work.incidents == Answer.YES and work.incidents_serious_or_repeated == Answer.NO
    if denied and count >= REPEATED:
        yield hit(count=count)


@check("incident-not-a-hazard", Severity.WARNING, step="vold", law="utf-3a-2")
def not_a_hazard(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Violence, threats or robbery have happened, and no violent hazard is said to be there."""
    if has_happened(record) == Answer.YES and not any(h.relevant == Answer.YES for h in record.violence.hazards):
        yield hit()


@check("incidents-unknown", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c")
def incidents_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody has said whether anything has happened."""
    if record.work.incidents in {None, Answer.UNKNOWN}:
        yield hit()

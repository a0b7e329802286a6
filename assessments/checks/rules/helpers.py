"""Who comes: a helper who is alone too, or who leaves others without supervision (faglig-gjennomgang § 2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.reasons import SERIOUS_FOR_THE_INEXPERIENCED as HARMFUL
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Helper

OWN = {Helper.COLLEAGUE_ON_SITE, Helper.COLLEAGUE_ELSEWHERE, Helper.MANAGER, Helper.GUARD}


def _is_own_help_needed(record: AssessmentRecord) -> bool:
    """Somebody of one's own is to come, and there is harm to come for."""
    return bool(OWN & set(record.alone.helpers or ())) and reading.worst_consequence(record) >= HARMFUL


@check("helper-also-alone", Severity.WARNING, step="alene", law="org-10-6")
def helper_also_alone(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Two who are each alone are not two."""
    if _is_own_help_needed(record) and record.alone.helper_is_alone in {Answer.YES, Answer.UNKNOWN}:
        yield hit()


@check("helper-leaves-others", Severity.WARNING, step="alene", law="org-10-6")
def helper_leaves_others(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Help that leaves others in danger may not come, or makes a second emergency."""
    if _is_own_help_needed(record) and record.alone.helper_leaves_others in {Answer.YES, Answer.UNKNOWN}:
        yield hit()

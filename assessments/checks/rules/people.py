"""Those who may be alone: pregnant employees, and those who come from outside (org § 7-1; aml §§ 3-2 (1) a and 2-2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading, scope
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, PeopleKind

FROM_OUTSIDE = (PeopleKind.TEMPORARY, PeopleKind.HIRED_IN, PeopleKind.CONTRACTOR, PeopleKind.SELF_EMPLOYED)
OTHERS_EMPLOYEES = (PeopleKind.HIRED_IN, PeopleKind.CONTRACTOR, PeopleKind.SELF_EMPLOYED)


@check("pregnant-not-assessed", Severity.WARNING, step="arbeidet", law="org-7-1")
def pregnant_not_assessed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Pregnant employees may do the work alone, and nobody has assessed what that means for them."""
    if reading.has_people(record, PeopleKind.PREGNANT) and record.work.pregnant_assessed != Answer.YES:
        yield hit()


@check("temporary-not-informed", Severity.WARNING, step="arbeidet", law="aml-3-2-1-a")
def temporary_not_informed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Temporary, hired-in and others from outside, alone without being told; § 2-2 for those of other employers."""
    if scope.employs_nobody(record):  # those who work for themselves come from nowhere else
        return
    if reading.has_people(record, *FROM_OUTSIDE) and record.work.temporary_informed != Answer.YES:
        is_own = not reading.has_people(record, *OTHERS_EMPLOYEES)
        yield hit(law="" if is_own or "aml-2-2" not in law else "aml-2-2")

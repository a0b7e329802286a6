"""Fishing and shipping, and the self-employed: outside the Act, wholly or in part (aml § 1-2)."""

from datetime import date

from assessments.checks import reading
from assessments.checks.scope import is_done
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PeopleKind, Setting

from .register import Outcome, flag, unmet, unsettled


# No finding: the rules that hold instead are not asked about here.
@flag("UTENFOR_AML", law="aml-1-2", step="arbeidet", findings=())
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Some of the work, or some of the people."""
    lacks = []
    if is_done(record, Setting.FISHING_SHIPPING):
        lacks.append(unsettled("at-sea"))
    if reading.has_people(record, PeopleKind.SELF_EMPLOYED):
        lacks.append(unsettled("self-employed"))
    return unmet(*lacks) if lacks else None

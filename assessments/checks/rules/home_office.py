"""Work in the worker's own home: aml § 4-1 (3) does not apply directly (FOR-2002-07-05-715 § 3 (3))."""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Setting


@check("home-office-other-rules", Severity.ADVICE, step="arbeidet", law="hjemmekontor-3")
def home_office_other_rules(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Says which rule applies instead."""
    if Setting.OWN_HOME in (record.work.settings or ()):
        yield hit()

"""What is set aside needs a word on why (aml § 3-1 (2) c); for one hazard it is advice."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category


@check("theme-dismissed-without-reason", Severity.WARNING, step="fysisk", law="aml-3-1-2-c", params=("theme",))
def theme_dismissed_without_reason(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A whole theme answered «nei, ikke aktuelt» without the one reason it asks for."""
    for category in Category:
        for theme in reading.dismissed(record, category):
            if not reading.said(theme.reason):
                step = reading.CATEGORY_STEP[category]
                yield hit(f"tema:{theme.key}", step=step, theme=theme.theme_name or theme.key)


@check("hazard-rejected-without-reason", Severity.ADVICE, step="fysisk", law="aml-3-1-2-c", params=("hazard",))
def hazard_rejected_without_reason(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A hazard the profile suggests is rejected without a word."""
    suggested = {hazard.key for hazard in reading.profile_hazards(record)}
    for hazard in record.hazards:
        if hazard.key in suggested and hazard.relevant == Answer.NO and not reading.said(hazard.not_relevant_reason):
            yield hit(hazard.key, step=reading.step_of(record, hazard), hazard=reading.hazard_name(hazard))

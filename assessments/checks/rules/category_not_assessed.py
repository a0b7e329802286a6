"""Physical, psychosocial, violence: each is mapped before anyone signs (aml § 3-1 (2) c; S7)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Category


@check("category-not-assessed", Severity.BLOCKING, step="fysisk", law="aml-3-1-2-c", params=("category",))
def category_not_assessed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nothing in the category is answered: no hazard and no theme."""
    for category in Category:
        if reading.is_untouched(record, category):
            yield hit(step=reading.CATEGORY_STEP[category], category=category.value)


@check("profile-hazard-unanswered", Severity.BLOCKING, step="fysisk", law="aml-3-1-2-c", params=("hazard",))
def profile_hazard_unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A hazard that others in the occupation meet is neither accepted nor rejected, alone or with its theme."""
    for category in Category:
        if reading.is_untouched(record, category):
            continue
        for hazard in reading.unanswered_profile_hazards(record, category):
            yield hit(hazard.key, step=reading.CATEGORY_STEP[category], hazard=hazard.name)

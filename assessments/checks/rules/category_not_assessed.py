"""Physical, psychosocial, violence: each is mapped before anyone signs (aml § 3-1 (2) c; S7).

One theme set aside counts its category as looked at, and does not stop signing: a quiet office or a home office
(examples D) has nothing more to say of it, and the eight factors and a profile's hazards are asked for besides. Where
the record itself shows that the category matters, or nothing at all but a dismissal stands there, it is said instead.
"""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category


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


@check("violence-set-aside", Severity.WARNING, step="vold", law="utf-3a-2")
def violence_set_aside(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """There are people to meet or valuables to rob, and no violent hazard is answered: only themes set aside."""
    is_only_set_aside = bool(reading.dismissed(record, Category.VIOLENCE)) and not _answered(record, Category.VIOLENCE)
    if is_only_set_aside and reading.is_exposed_to_others(record) == Answer.YES:
        yield hit()


@check("physical-set-aside", Severity.ADVICE, step="fysisk", law="aml-3-1-2-c")
def physical_set_aside(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """One physical theme is set aside, and of the others not a word is said."""
    is_thin = len(reading.dismissed(record, Category.PHYSICAL)) == 1 and not _answered(record, Category.PHYSICAL)
    if is_thin and not reading.is_only_own_home(record):
        yield hit()


def _answered(record: AssessmentRecord, category: Category) -> bool:
    return any(hazard.relevant is not None for hazard in risk.hazards_of(record, category))

"""Every day: trained to be alone, in touch with others, and looked after when something happens (aml ch. 3 and 4)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.lone_work import MOST_OF_THE_TIME
from assessments.checks.violence import is_foreseeable
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, ContactFrequency

SELDOM = {ContactFrequency.RARELY, ContactFrequency.NEVER}


@check("not-trained-for-lone-work", Severity.WARNING, step="alene", law="aml-3-2-1-a")
def not_trained(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Something above green, and those who are alone are not known to be trained for it."""
    if reading.above_green(record) and record.alone.trained_for_lone_work != Answer.YES:
        yield hit()


@check("follow-up-routine-missing", Severity.WARNING, step="alene", law="utf-3a-6")
def follow_up_routine_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Violence must be expected, and there is no known routine for following up those it happens to."""
    if is_foreseeable(record) == Answer.YES and record.alone.follow_up_routine != Answer.YES:
        yield hit()


@check("little-contact", Severity.WARNING, step="alene", law="aml-4-3-4")
def little_contact(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Alone most of the time, and seldom in touch with either colleagues or manager."""
    alone = record.alone
    seldom = alone.contact_with_colleagues in SELDOM and alone.contact_with_manager in SELDOM
    if seldom and alone.time_share in MOST_OF_THE_TIME and not reading.is_only_own_home(record):
        yield hit()

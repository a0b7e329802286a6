"""May the one who is alone stop, withdraw, and get everybody out? (aml § 2-3 (2) c; utførelsesforskriften § 3A-3)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.violence import is_foreseeable
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer

NOT_FREE = {Answer.NO, Answer.UNKNOWN}


@check("may-not-stop", Severity.WARNING, step="alene", law="aml-2-3-2-c")
def may_not_stop(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """To stop dangerous work is a right and a duty of every worker; nobody has to ask first."""
    if record.alone.may_stop in NOT_FREE:
        yield hit()


@check("may-not-withdraw", Severity.WARNING, step="alene", law="utf-3a-3")
def may_not_withdraw(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Violence is foreseeable, and one may neither leave, close nor refuse without asking."""
    alone = record.alone
    answers = (alone.may_leave, alone.may_close, alone.may_refuse)
    if is_foreseeable(record) == Answer.YES and Answer.NO in answers and Answer.YES not in answers:
        yield hit()


@check("evacuation-uncertain", Severity.WARNING, step="alene", law="aml-4-1-1")
def evacuation_uncertain(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Others are there, and one person cannot, or may not be able to, get them all out."""
    is_open = record.alone.evacuation_alone_possible in NOT_FREE
    if reading.has_third_party_contact(record) and is_open and not reading.is_only_own_home(record):
        yield hit()

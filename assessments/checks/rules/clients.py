"""A tender or a client's demand does not free the employer; the client has duties too (aml § 2-2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Setting, WhyAlone


@check("client-demands-lone-work", Severity.ADVICE, step="arbeidet", law="aml-2-2")
def client_demands_lone_work(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Alone because the contract is won that way."""
    if WhyAlone.TENDER in (record.work.why_alone or ()):
        yield hit()


@check("client-not-coordinated", Severity.WARNING, step="arbeidet", law="aml-2-2")
def client_not_coordinated(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Alone at a customer's, and access and alarm there are not settled."""
    is_at_customer = Setting.CUSTOMERS_PREMISES in (record.work.settings or ())
    if is_at_customer and record.work.access_and_alarm_at_customer in {Answer.NO, Answer.UNKNOWN}:
        yield hit()

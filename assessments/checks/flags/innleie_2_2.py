"""Hired-in workers, contractors, or others' premises: the employers work together (aml § 2-2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.scope import is_done
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, PeopleKind, Setting, WhyAlone

from .register import Outcome, flag, met, missing, unmet, unsettled

COORDINATION = "m_samordning"


@flag(
    "INNLEIE_2_2",
    law="aml-2-2",
    step="tiltak",
    findings=("client-demands-lone-work", "client-not-coordinated", "client-access-open"),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Others' people in our work, our people at others' place, or a contract that was won by one person alone."""
    is_others = reading.has_people(record, PeopleKind.HIRED_IN, PeopleKind.CONTRACTOR, PeopleKind.SELF_EMPLOYED)
    is_tender = WhyAlone.TENDER in (record.work.why_alone or ())
    if not is_others and not is_tender and not is_done(record, Setting.CUSTOMERS_PREMISES):
        return None
    chosen = [measure for measure in record.measures.chosen if measure.key == COORDINATION]
    if any(reading.is_in_place(measure) for measure in chosen):
        return met("coordinated")
    if record.work.access_and_alarm_at_customer == Answer.NO:
        return unmet(missing("access-not-settled"))
    is_planned = any(reading.is_planned(measure) for measure in chosen)
    return unmet(missing("coordination-planned") if is_planned else unsettled("coordination-open"))


@check("client-access-open", Severity.WARNING, step="arbeidet", law="aml-2-2")
def access_open(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Answered that access and alarm are not settled; at a customer's place `clients` says the same."""
    outcome = applies(record, on)
    is_said_there = is_done(record, Setting.CUSTOMERS_PREMISES)
    if outcome and not is_said_there and any(reason.code == "access-not-settled" for reason in outcome.reasons):
        yield hit()

"""Agreements and local rules that limit lone work: what they say is a part of it (faglig-gjennomgang § 2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Agreement, PeopleKind

OPEN = {Agreement.NONE, Agreement.UNKNOWN}


@check("agreement-not-described", Severity.WARNING, step="arbeidet", law=None)
def agreement_not_described(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """There is an agreement or a rule, and not a word on what it says."""
    if set(record.work.agreements or ()) - OPEN and not reading.said(record.work.agreements_detail):
        yield hit()


@check("agreements-unknown", Severity.ADVICE, step="arbeidet", law=None)
def agreements_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody has asked the union reps."""
    if record.work.agreements == (Agreement.UNKNOWN,):
        yield hit()


@check("apprentice-clause-broken", Severity.WARNING, step="arbeidet", law=None)
def apprentice_clause_broken(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A clause on apprentices, apprentices among those who may be alone, and a «yes»."""
    has_clause = Agreement.APPRENTICE_CLAUSE in (record.work.agreements or ())
    is_yes = record.conclusion.decision in reading.MAY_BE_DONE
    if has_clause and is_yes and reading.has_people(record, PeopleKind.APPRENTICE):
        yield hit()

"""The safety rep is asked, with time to answer (aml § 6-2 (4)); or a lawful other arrangement is in force (§ 6-1)."""

from collections.abc import Iterator
from datetime import date, timedelta

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Involvement, PartyRole, SafetyRepArrangement, Statement

# The Act says «tas med på råd» and sets no number of days: three is the product's choice.
REASONABLE_DAYS = 3
# «Ved virksomhet med færre enn 5 arbeidstakere» (§ 6-1 (1)), lowered from a number our sources do not give.
EMPLOYEES_WITH_SAFETY_REP = 5
LOWERED_ON = date(2024, 1, 1)  # lov 17 mars 2023 nr. 3
AGREEMENT_YEARS = 2

OTHER_ARRANGEMENT = {SafetyRepArrangement.WRITTEN_AGREEMENT, SafetyRepArrangement.NONE}


def has_other_arrangement(record: AssessmentRecord) -> bool:
    return record.organisation.safety_rep_arrangement in OTHER_ARRANGEMENT


def needs_safety_rep(record: AssessmentRecord, on: date) -> Answer:
    """With five or more employees no agreement can replace the safety rep; how many there are may be unknown.

    Before the number was lowered, nobody knows from here of five or more.
    """
    employees = record.organisation.employees
    if employees is None:
        return Answer.UNKNOWN
    if employees < EMPLOYEES_WITH_SAFETY_REP:
        return Answer.NO
    return Answer.YES if on >= LOWERED_ON else Answer.UNKNOWN


def is_agreement_in_force(record: AssessmentRecord, on: date) -> bool:
    """Written and dated; two years from the day it was signed, unless it says something else."""
    organisation = record.organisation
    made_on = organisation.safety_rep_agreement_on
    until = organisation.safety_rep_agreement_until or (made_on and _years_later(made_on, AGREEMENT_YEARS))
    is_written = organisation.safety_rep_arrangement == SafetyRepArrangement.WRITTEN_AGREEMENT
    return bool(is_written and made_on and until and made_on <= on <= until)


def was_asked(record: AssessmentRecord) -> bool:
    asked = record.participation.safety_rep_involvement in {Involvement.TOOK_PART, Involvement.ASKED_NO_ANSWER}
    return asked or any(position.role == PartyRole.SAFETY_REP for position in record.positions)


def has_spoken(record: AssessmentRecord) -> bool:
    """Has taken part or stated something; having been asked is not yet having been consulted."""
    stated = any(position.role == PartyRole.SAFETY_REP and position.statement for position in record.positions)
    return stated or record.participation.safety_rep_involvement == Involvement.TOOK_PART


def is_not_fully_consulted(record: AssessmentRecord) -> bool:
    """The safety rep says so: then it is not for the employer to say otherwise."""
    stated = [position.statement for position in record.positions if position.role == PartyRole.SAFETY_REP]
    return Statement.NOT_FULLY_CONSULTED in stated


@check("safety-rep-not-asked", Severity.BLOCKING, step="medvirkning", law="aml-6-2-4")
def not_asked(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Consulted while it is made, not afterwards."""
    if not has_other_arrangement(record) and not was_asked(record):
        yield hit()


@check("safety-rep-short-notice", Severity.BLOCKING, step="medvirkning", law="aml-6-2-4", params=("days",))
def short_notice(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Asked, no answer, and the time to answer was short or is not told."""
    if has_other_arrangement(record) or any(_has_stated(record)):
        return
    part = record.participation
    silent = part.safety_rep_involvement == Involvement.ASKED_NO_ANSWER
    if silent and not _is_reasonable(part.safety_rep_asked_on, part.safety_rep_deadline):
        yield hit(days=REASONABLE_DAYS)


def _has_stated(record: AssessmentRecord) -> Iterator[bool]:
    for position in record.positions:
        if position.role == PartyRole.SAFETY_REP:
            yield position.statement is not None or _is_reasonable(position.asked_on, position.deadline)


def _is_reasonable(asked_on: date | None, deadline: date | None) -> bool:
    return bool(asked_on and deadline and deadline - asked_on >= timedelta(days=REASONABLE_DAYS))


@check("safety-rep-missing", Severity.BLOCKING, step="medvirkning", law="aml-6-1", params=("employees",))
def missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """With five or more employees no agreement can replace the safety rep."""
    if has_other_arrangement(record) and needs_safety_rep(record, on) == Answer.YES:
        yield hit(employees=record.organisation.employees or 0)


@check("safety-rep-employees-unknown", Severity.WARNING, step="medvirkning", law="aml-6-1")
def employees_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """An agreement instead of a safety rep, and nobody has said that there are fewer than five."""
    if has_other_arrangement(record) and needs_safety_rep(record, on) == Answer.UNKNOWN:
        yield hit()


@check("safety-rep-agreement-invalid", Severity.BLOCKING, step="medvirkning", law="aml-6-1")
def agreement_invalid(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Below five: the agreement is written and dated; two years unless it says something else."""
    is_small = needs_safety_rep(record, on) != Answer.YES
    if has_other_arrangement(record) and is_small and not is_agreement_in_force(record, on):
        yield hit()


def _years_later(day: date, years: int) -> date:
    year = min(day.year + years, date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)


@check("safety-rep-arrangement-unknown", Severity.WARNING, step="medvirkning", law="aml-6-1")
def arrangement_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody has said how the workers are represented."""
    if record.organisation.safety_rep_arrangement in {None, SafetyRepArrangement.UNKNOWN} and not was_asked(record):
        yield hit()


@check("parties-not-invited", Severity.ADVICE, step="medvirkning", law="aml-6-2-4")
def not_invited(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """From the first day of a draft: neither the safety rep nor those who do the work have had a part."""
    part = record.participation
    is_early = record.conclusion.decision is None
    if is_early and not record.positions and part.safety_rep_involvement is None and part.workers_involved is None:
        yield hit()

"""The working environment committee: from 30 employees, from 10 where a party asks for it (aml §§ 7-1, 7-2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.scope import is_lone
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Origin, WhyAlone

from .register import Outcome, by_answer, flag, missing, unmet

MUST_HAVE, MAY_HAVE = 30, 10
LOWERED_ON, MUST_HAVE_BEFORE = date(2024, 1, 1), 50  # lov 17 mars 2023 nr. 3


@flag("AMU", law="aml-7-2", step="medvirkning", findings=("works-council-not-treated", "works-council-missing"))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """There is a council, or must be one, and this is for it to treat."""
    organisation = record.organisation
    if not _is_for_the_council(record) or not (_must_have(record, on) or _has(record)):
        return None
    if organisation.has_works_council is False:
        return unmet(missing("no-council"), law="aml-7-1")
    treated = record.participation.works_council_treated
    return by_answer(treated, yes="treated", no="not-treated", unknown="treated-unknown")


def _must_have(record: AssessmentRecord, on: date) -> bool:
    return (record.organisation.employees or 0) >= (MUST_HAVE if on >= LOWERED_ON else MUST_HAVE_BEFORE)


def _has(record: AssessmentRecord) -> bool:
    """Below ten no law demands one."""
    employees = record.organisation.employees
    return record.organisation.has_works_council is True and (employees is None or employees >= MAY_HAVE)


def _is_for_the_council(record: AssessmentRecord) -> bool:
    """An accident or near miss (§ 7-2 (4)), a scheme of working hours (2) f, or a change to one person alone (2) d."""
    is_change = record.work.origin == Origin.BECAME_SO or WhyAlone.SAVING in (record.work.why_alone or ())
    return record.work.incidents == Answer.YES or reading.works_nights(record) or is_change


@check("works-council-not-treated", Severity.WARNING, step="medvirkning", law="aml-7-2")
def not_treated(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The council has not had it before it."""
    outcome = applies(record, on)
    if outcome and outcome.is_met == Answer.NO and record.organisation.has_works_council is not False:
        yield hit()


@check("works-council-missing", Severity.WARNING, step="medvirkning", law="aml-7-1", params=("employees",))
def council_missing(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Thirty or more, and no council."""
    if is_lone(record) and _must_have(record, on) and record.organisation.has_works_council is False:
        yield hit(employees=record.organisation.employees or 0)

"""Occupational health: always in listed industries (org.forskriften § 13-1), else where risk calls for it (§ 3-3)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.industries import is_listed, is_listed_with_exceptions
from assessments.checks.scope import has_chapters_3_and_4
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Involvement, SpecialRisk

from .register import Outcome, flag, met, missing, unmet, unsettled

LIST = "org-13-1"


@flag(
    "BHT",
    law="aml-3-3",
    step="medvirkning",
    findings=("occupational-health-missing", "occupational-health-weigh"),
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """A listed industry, special risk, or an industry that nobody knows of where there is no such service."""
    if not has_chapters_3_and_4(record):
        return None
    listed, has_it = is_listed(record.organisation.industry_code), _has_it(record)
    if listed == Answer.YES:
        return _in_listed_industry(record, has_it=has_it)
    if record.conclusion.special_risk in {SpecialRisk.CONTROLLED, SpecialRisk.NOT_CONTROLLED}:
        return met("has-service") if has_it else unmet(unsettled("risk-may-demand"))
    if has_it or listed == Answer.NO:
        return None
    code = record.organisation.industry_code
    known = "listed-with-exceptions" if is_listed_with_exceptions(code) else "industry-not-in-sources"
    return unmet(unsettled(known if code else "industry-unknown"), law=LIST)


def _in_listed_industry(record: AssessmentRecord, *, has_it: bool) -> Outcome:
    if has_it:
        return met("has-service", law=LIST)
    is_without = record.organisation.has_occupational_health is False
    return unmet(missing("listed-without") if is_without else unsettled("listed-open"), law=LIST)


def _has_it(record: AssessmentRecord) -> bool:
    took_part = record.participation.occupational_health_involvement == Involvement.TOOK_PART
    return record.organisation.has_occupational_health is True or took_part


@check("occupational-health-missing", Severity.WARNING, step="medvirkning", law=LIST)
def missing_where_listed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The industry is listed, and there is none."""
    outcome = applies(record, on)
    if outcome and outcome.is_met == Answer.NO:
        yield hit()


@check("occupational-health-weigh", Severity.ADVICE, step="medvirkning", law="aml-3-3")
def weigh(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Special risk, and no such service: whether the risk calls for one is for the employer to weigh."""
    outcome = applies(record, on)
    is_without = record.organisation.has_occupational_health is False
    if outcome and is_without and any(reason.code == "risk-may-demand" for reason in outcome.reasons):
        yield hit()

"""The eight factors, each and together, in the short and the long term (utførelsesforskriften §§ 1A-1 and 1A-2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.special_risk import FACTORS_TOGETHER
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Strain
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS


@check(
    "psychosocial-factors-unanswered",
    Severity.BLOCKING,
    step="psykososialt",
    law="utf-1a-2",
    params=("count", "factors"),
)
def factors_unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A factor without an answer, short or long. In the worker's own home aml ch. 4 does not apply."""
    missing = [
        factor
        for factor in PSYCHOSOCIAL_FACTORS
        if None in (getattr(record.psychosocial, f"{factor}_short"), getattr(record.psychosocial, f"{factor}_long"))
    ]
    if missing and not reading.is_only_own_home(record):
        yield hit(count=len(missing), factors=" ".join(missing))


@check("psychosocial-factors-not-together", Severity.WARNING, step="psykososialt", law="utf-1a-2", params=("count",))
def factors_not_together(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Two or more factors high over time, and nothing said of what they do together."""
    high = [f for f in PSYCHOSOCIAL_FACTORS if getattr(record.psychosocial, f"{f}_long") == Strain.HIGH]
    if len(high) >= FACTORS_TOGETHER and not reading.said(record.psychosocial.factors_together):
        yield hit(count=len(high))

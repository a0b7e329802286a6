"""The eight factors, each and together, in the short and the long term (utførelsesforskriften §§ 1A-1 and 1A-2)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.reasons import FACTORS_TOGETHER
from assessments.checks.violence import has_happened
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, ContactFrequency, Strain
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


@check(
    "psychosocial-factors-unknown", Severity.WARNING, step="psykososialt", law="utf-1a-2", params=("count", "factors")
)
def factors_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Vet ikke» in the short or the long run is to be found out, with those who do the work."""
    unknown = [factor for factor in PSYCHOSOCIAL_FACTORS if Strain.UNKNOWN in _both(record, factor)]
    if unknown:
        yield hit(count=len(unknown), factors=" ".join(unknown))


@check(
    "psychosocial-high-without-measure",
    Severity.WARNING,
    step="psykososialt",
    law="utf-1a-3",
    params=("count", "factors"),
)
def high_without_measure(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """High over time, and no measure against anything psychosocial."""
    high = [factor for factor in PSYCHOSOCIAL_FACTORS if _both(record, factor)[1] == Strain.HIGH]
    hazards = [hazard for hazard in record.psychosocial.hazards if hazard.relevant == Answer.YES]
    if high and not any(reading.measures_for(record, hazard) for hazard in hazards):
        yield hit(count=len(high), factors=" ".join(high))


@check(
    "psychosocial-factors-contradicted",
    Severity.WARNING,
    step="psykososialt",
    law="utf-1a-2",
    params=("count", "factors"),
)
def factors_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Low in the short and the long run, and another answer says that it is not."""
    found = [
        factor
        for factor, is_there in (
            ("contact", record.alone.contact_with_colleagues == ContactFrequency.NEVER),
            ("harassment", reading.harassment_has_happened(record)),
            ("violence", has_happened(record) == Answer.YES or _has_red_violence(record)),
        )
        if is_there and _both(record, factor) == (Strain.LOW, Strain.LOW)
    ]
    if found:
        yield hit(count=len(found), factors=" ".join(found))


def _both(record: AssessmentRecord, factor: str) -> tuple[Strain | None, Strain | None]:
    return getattr(record.psychosocial, f"{factor}_short"), getattr(record.psychosocial, f"{factor}_long")


def _has_red_violence(record: AssessmentRecord) -> bool:
    return any(risk.level_today(record, hazard) == risk.Level.RED for hazard in record.violence.hazards)

"""The eight moments of utførelsesforskriften § 3A-2, and harassment by others than colleagues (ch. 2A)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.violence import conflict_is_expected, has_happened, likely
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Adequacy, Answer, Effect
from assessments.record.hazards import VIOLENCE_MOMENTS


@check("violence-moments-unanswered", Severity.BLOCKING, step="vold", law="utf-3a-2", params=("count", "moments"))
def moments_unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """With third-party contact or valuables all eight are weighed."""
    missing = [moment for moment in VIOLENCE_MOMENTS if getattr(record.violence, moment) is None]
    if missing and reading.is_exposed_to_others(record) == Answer.YES:
        yield hit(count=len(missing), moments=" ".join(missing))


@check("harassment-not-assessed", Severity.WARNING, step="vold", law="utf-2a-2")
def harassment_not_assessed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Third-party contact, and nothing said of where harassment can happen."""
    if reading.has_third_party_contact(record) and not reading.said(record.violence.harassment_situations):
        yield hit()


@check("violence-foreseeable-contradicted", Severity.WARNING, step="vold", law="utf-3a-2", params=("hazard",))
def foreseeable_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Not foreseeable», while a hazard is placed as likely."""
    hazards = likely(record)
    if record.violence.foreseeable == Answer.NO and hazards:
        yield hit(hazards[0].key, hazard=reading.hazard_name(hazards[0]))


@check("violence-known-but-not-foreseeable", Severity.WARNING, step="vold", law="utf-3a-2")
def known_but_not_foreseeable(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Not foreseeable», while it has happened in the last 24 months, or a conflict is known beforehand."""
    is_known = Answer.YES in {has_happened(record), conflict_is_expected(record)}
    if record.violence.foreseeable == Answer.NO and is_known:
        yield hit()


@check("violence-moments-unknown", Severity.WARNING, step="vold", law="utf-3a-2", params=("count", "moments"))
def moments_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Vet ikke» to a moment that the regulation says is to be weighed."""
    unknown = [moment for moment in VIOLENCE_MOMENTS if getattr(record.violence, moment) == Adequacy.UNKNOWN]
    if unknown:
        yield hit(count=len(unknown), moments=" ".join(unknown))


@check("violence-moments-to-improve", Severity.WARNING, step="vold", law="utf-3a-3", params=("count", "moments"))
def moments_to_improve(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Must improve», and not a word on how."""
    worse = [moment for moment in VIOLENCE_MOMENTS if getattr(record.violence, moment) == Adequacy.MUST_IMPROVE]
    if worse and not reading.said(record.violence.moments_detail):
        yield hit(count=len(worse), moments=" ".join(worse))


@check("violence-moments-contradicted", Severity.WARNING, step="vold", law="utf-3a-2", params=("count", "moments"))
def moments_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Called good or irrelevant, while another answer says that it is not."""
    violence, work = record.violence, record.work
    is_red = any(risk.level_today(record, hazard) == risk.Level.RED for hazard in violence.hazards)
    did_not_work = work.incidents == Answer.YES and work.incident_measures_worked == Effect.NO
    bad = {
        "premises_and_technology": work.way_out == Answer.NO,
        "lone_work": is_red,
        "staffing": is_red,
        "competence": record.alone.trained_for_lone_work == Answer.NO,
        "effect_of_measures": did_not_work,
    }
    settled = {Adequacy.GOOD, Adequacy.NOT_RELEVANT}
    found = [moment for moment in VIOLENCE_MOMENTS if bad.get(moment) and getattr(violence, moment) in settled]
    if found:
        yield hit(count=len(found), moments=" ".join(found))

"""What every assessment of lone work touches: the law's question, written form, participation, psychosocial side."""

from assessments.checks import reading
from assessments.checks.rules.safety_rep import has_other_arrangement, has_spoken, was_asked
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Decision, Interim, Involvement, Origin, SpecialRisk, WhyAlone
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS

from .register import flag, met


def is_lone(record: AssessmentRecord) -> bool:
    return record.alone.is_done_alone is not False


@flag("AML_4_1_3", law="aml-4-1-3", step="konklusjon")
def aml_4_1_3(record: AssessmentRecord) -> Answer | None:
    """Assessed; special risk controlled, or the work not done alone. Not directly in the worker's own home."""
    if not is_lone(record) or reading.is_only_own_home(record):
        return None
    answer = record.conclusion.special_risk
    if answer in {None, SpecialRisk.UNSETTLED}:
        return Answer.UNKNOWN
    is_stopped = record.conclusion.decision == Decision.NO or record.measures.interim == Interim.NOT_ALONE
    return met(answer != SpecialRisk.NOT_CONTROLLED or is_stopped)


@flag("SKRIFTLIG", law="ik-5-6", step="konklusjon")
def skriftlig(record: AssessmentRecord) -> Answer | None:
    """Mapped in writing, with a day for the next review: this paper, once it is concluded."""
    concluded = record.conclusion.decision is not None and record.conclusion.next_review is not None
    return met(True if concluded or not is_lone(record) else None)


@flag("MEDVIRKNING_VO", law="aml-6-2-4", step="medvirkning")
def medvirkning_vo(record: AssessmentRecord) -> Answer | None:
    """The safety rep is consulted, or another arrangement is in force."""
    if not is_lone(record):
        return None
    if has_other_arrangement(record) or has_spoken(record):
        return Answer.YES
    if was_asked(record):
        return Answer.UNKNOWN
    return met(False if record.participation.safety_rep_involvement == Involvement.NOT_ASKED else None)


@flag("PSYKOSOSIAL", law="utf-1a-2", step="psykososialt")
def psykososial(record: AssessmentRecord) -> Answer | None:
    """The eight factors, short and long; aml ch. 4 does not apply in the worker's own home."""
    if not is_lone(record) or reading.is_only_own_home(record):
        return None
    factors = [getattr(record.psychosocial, f"{f}_{term}") for f in PSYCHOSOCIAL_FACTORS for term in ("short", "long")]
    return met(None if None in factors else True)


@flag("BHT", law="aml-3-3", step="medvirkning")
def bht(record: AssessmentRecord) -> Answer | None:
    """Special risk may itself call for occupational health; the list of industries is another ground."""
    has_risk = record.conclusion.special_risk in {SpecialRisk.CONTROLLED, SpecialRisk.NOT_CONTROLLED}
    if not is_lone(record) or not has_risk:
        return None
    involved = record.participation.occupational_health_involvement == Involvement.TOOK_PART
    return met(True if record.organisation.has_occupational_health or involved else None)


@flag("AMU", law="aml-7-2", step="medvirkning")
def amu(record: AssessmentRecord) -> Answer | None:
    """From 30 workers, or a council all the same (aml § 7-1), and something that is the council's to treat."""
    organisation, treated = record.organisation, record.participation.works_council_treated
    has_council = (organisation.employees or 0) >= 30 or organisation.has_works_council is True
    if not is_lone(record) or not has_council or not _is_for_the_council(record):
        return None
    return reading.known(treated)


def _is_for_the_council(record: AssessmentRecord) -> bool:
    """An accident or near miss (§ 7-2 (4)), a scheme of working hours (2) f, or a change to one person alone (2) d."""
    is_change = record.work.origin == Origin.BECAME_SO or WhyAlone.SAVING in (record.work.why_alone or ())
    return record.work.incidents == Answer.YES or reading.works_nights(record) or is_change


@flag("REGISTRER", law="aml-5-1", step="arbeidet")
def registrer(record: AssessmentRecord) -> Answer | None:
    """Something has happened: injuries and illness are registered."""
    if not is_lone(record) or record.work.incidents != Answer.YES:
        return None
    return met(True if reading.said(record.work.deviations_reported_where) else None)

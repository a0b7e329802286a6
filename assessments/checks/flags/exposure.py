"""What the work is exposed to: violence, harassment, need of help, particular danger, control measures, clients."""

from assessments.checks import reading
from assessments.checks.special_risk import SERIOUS
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, DiscussedWith, HelpWay, PeopleKind, Setting, WhyAlone
from assessments.record.hazards import VIOLENCE_MOMENTS

from .always import is_lone
from .register import flag, met

NEEDS_IMMEDIATE_HELP = 3


@flag("VOLD_3A", law="utf-3a-2", step="vold")
def vold_3a(record: AssessmentRecord) -> Answer | None:
    """Third-party contact, valuables, a violent hazard that is relevant, or violence that has happened."""
    is_exposed = (
        reading.is_exposed_to_others(record) == Answer.YES
        or any(hazard.relevant == Answer.YES for hazard in record.violence.hazards)
        or reading.violence_has_happened(record)
    )
    if not is_lone(record) or not is_exposed:
        return None
    moments = [getattr(record.violence, moment) for moment in VIOLENCE_MOMENTS]
    return met(None if None in moments else True)


@flag("TRAKASSERING_2A", law="utf-2a-2", step="vold")
def trakassering_2a(record: AssessmentRecord) -> Answer | None:
    """Harassment by third parties, where there is third-party contact or it has happened."""
    is_exposed = reading.has_third_party_contact(record) or reading.harassment_has_happened(record)
    if not is_lone(record) or not is_exposed:
        return None
    return met(True if reading.said(record.violence.harassment_situations) else None)


@flag("KOMM_10_6", law="org-10-6", step="alene")
def komm_10_6(record: AssessmentRecord) -> Answer | None:
    """Immediate help may be needed."""
    if not is_lone(record) or reading.worst_consequence(record) < NEEDS_IMMEDIATE_HELP:
        return None
    if record.alone.help_ways is None:
        return Answer.UNKNOWN
    return met(bool(set(record.alone.help_ways) - {HelpWay.NONE}))


@flag("INSTRUKS", law="aml-3-2-3", step="konklusjon")
def instruks(record: AssessmentRecord) -> Answer | None:
    """Particular danger to life and health."""
    if not is_lone(record) or reading.worst_consequence(record) < SERIOUS:
        return None
    return reading.known(record.conclusion.written_instruction)


@flag("KONTROLLTILTAK", law="aml-9-2", step="kontrolltiltak")
def kontrolltiltak(record: AssessmentRecord) -> Answer | None:
    """GPS, camera, tracking: met when each is reviewed and discussed."""
    chosen = {measure.key for measure in record.measures.chosen if measure.is_control_measure}
    if not chosen:
        return None
    discussed = {
        review.key
        for review in record.control_measures.reviews
        if review.discussed_with not in {None, DiscussedWith.NOT_DISCUSSED}
    }
    return met(chosen <= discussed)


@flag("INNLEIE_2_2", law="aml-2-2", step="arbeidet")
def innleie_2_2(record: AssessmentRecord) -> Answer | None:
    """Hired-in, contractors, a tender, or work on others' premises; whether it is coordinated is for people to say."""
    is_others = reading.has_people(record, PeopleKind.HIRED_IN, PeopleKind.CONTRACTOR, PeopleKind.SELF_EMPLOYED)
    elsewhere = Setting.CUSTOMERS_PREMISES in (record.work.settings or ())
    is_tender = WhyAlone.TENDER in (record.work.why_alone or ())
    if not is_lone(record) or not (is_others or elsewhere or is_tender):
        return None
    coordinates = any(m.key == "m_samordning" and reading.is_in_place(m) for m in record.measures.chosen)
    return met(True if coordinates else None)

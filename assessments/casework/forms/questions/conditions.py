"""When a question is asked, as far as it follows from other steps. What is not known is asked."""

from collections.abc import Callable

from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import (
    Answer,
    Contact,
    Handles,
    MeasureStatus,
    SafetyRepArrangement,
    SpecialRisk,
    TaskKind,
    TimeOfDay,
)

Condition = Callable[[AssessmentRecord], bool]

# Not an occupation: the profiles of this sector can be any kind of work.
ANY_SECTOR = "tverrgaende"
GRAVE = 4  # the consequence from which the checks ask for a written instruction


def in_sector(*sectors: str) -> Condition:
    """Work in one of these sectors, by the profile; also when no profile tells."""

    def condition(record: AssessmentRecord) -> bool:
        wording = record.work.profile_wording
        return wording is None or wording.sector in {ANY_SECTOR, *sectors}

    return condition


def meets_others(record: AssessmentRecord) -> bool:
    """Contact with customers, users, pupils or others who are not colleagues."""
    contacts = record.work.contacts
    return contacts is None or any(contact != Contact.NONE for contact in contacts)


def violence_is_possible(record: AssessmentRecord) -> bool:
    """Somebody to meet, something worth robbing, something that has happened, or a hazard answered «ja»."""
    handles = record.work.handles or ()
    return (
        meets_others(record)
        or any(thing != Handles.NONE for thing in handles)
        or record.work.incidents in {Answer.YES, Answer.UNKNOWN}
        or any(hazard.relevant == Answer.YES for hazard in record.violence.hazards)
    )


def is_quiet(record: AssessmentRecord) -> bool:
    """Nothing is known that makes help and the rest matter. What is not answered is no sign of danger, nor of calm."""
    work = record.work
    others_or_values = {*(work.contacts or ()), *(work.handles or ())} - {Contact.NONE, Handles.NONE}
    return not (
        others_or_values
        or TimeOfDay.NIGHT in (work.times_of_day or ())
        or work.incidents in {Answer.YES, Answer.UNKNOWN}
        or any(kind != TaskKind.NONE for kind in record.tasks.kinds or ())
        or any(hazard.relevant in {Answer.YES, Answer.UNKNOWN} for hazard in record.hazards)
    )


def may_be_dangerous(record: AssessmentRecord) -> bool:
    """Grave harm is possible, or the risk is called special: then a written instruction may be demanded."""
    is_special = record.conclusion.special_risk not in {None, SpecialRisk.NO}
    return is_special or risk.worst_consequence(record) >= GRAVE


def has_planned_measure(record: AssessmentRecord) -> bool:
    """Something is not in place yet, so the paper must say what applies until it is."""
    return any(measure.status == MeasureStatus.PLANNED for measure in record.measures.chosen)


def has_safety_rep(record: AssessmentRecord) -> bool:
    """There is somebody to ask: elected or regional, or we do not know."""
    arrangement = record.organisation.safety_rep_arrangement
    return arrangement not in {SafetyRepArrangement.WRITTEN_AGREEMENT, SafetyRepArrangement.NONE}


def has_works_council(record: AssessmentRecord) -> bool:
    return record.organisation.has_works_council is not False


def has_occupational_health(record: AssessmentRecord) -> bool:
    return record.organisation.has_occupational_health is not False

"""Is violence known or foreseeable (faglig-gjennomgang § 5 no. 4)? Each way of knowing is a question of its own."""

from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Contact
from assessments.record.hazards import AcuteHazard

from . import reading

FORESEEABLE = 4  # a violent hazard this likely is foreseeable, whatever else is said
# Of whom the form asks whether a conflict is known beforehand.
MAY_BE_IN_CONFLICT = {Contact.USERS, Contact.CLIENTS, Contact.PUPILS}


def likely(record: AssessmentRecord) -> list[AcuteHazard]:
    """The violent hazards placed so high that violence must be expected."""
    return [one for one in record.violence.hazards if risk.is_in_table(one) and (one.likelihood or 0) >= FORESEEABLE]


def has_happened(record: AssessmentRecord) -> Answer:
    """Whether violence, threats or robbery are among the incidents of the last 24 months."""
    work = record.work
    if work.incidents != Answer.YES:
        return reading.known(work.incidents)
    if not work.incident_kinds:
        return Answer.UNKNOWN
    return Answer.YES if reading.VIOLENT_INCIDENTS & set(work.incident_kinds) else Answer.NO


def conflict_is_expected(record: AssessmentRecord) -> Answer:
    """Meetings where a conflict is known beforehand; asked only of users, clients and pupils."""
    contacts = record.work.contacts
    if contacts is not None and not MAY_BE_IN_CONFLICT & set(contacts):
        return Answer.NO
    return reading.known(record.work.conflict_expected)


def is_foreseeable(record: AssessmentRecord) -> Answer:
    """The assessor's word; without it «no» only where there is nobody to meet and nothing to rob."""
    if record.violence.foreseeable is not None:
        return record.violence.foreseeable
    has_hazard = any(hazard.relevant == Answer.YES for hazard in record.violence.hazards)
    return Answer.NO if reading.is_exposed_to_others(record) == Answer.NO and not has_hazard else Answer.UNKNOWN

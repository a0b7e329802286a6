"""Harassment by others than colleagues is assessed (utførelsesforskriften § 2A-2)."""

from datetime import date

from assessments.checks import reading
from assessments.checks.scope import has_chapters_3_and_4
from assessments.record.assessment import AssessmentRecord

from .register import Outcome, flag, met, unmet, unsettled


@flag("TRAKASSERING_2A", law="utf-2a-2", step="vold", findings=("harassment-not-assessed",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Third-party contact, or it has happened."""
    is_exposed = reading.has_third_party_contact(record) or reading.harassment_has_happened(record)
    if not is_exposed or not has_chapters_3_and_4(record):
        return None
    said = reading.said(record.violence.harassment_situations)
    return met("situations-described") if said else unmet(unsettled("situations-open"))

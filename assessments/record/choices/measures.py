"""Choices about measures, and about the control measures among them."""

from enum import StrEnum


class Adequacy(StrEnum):
    GOOD = "good"
    MUST_IMPROVE = "must_improve"
    NOT_RELEVANT = "not_relevant"
    UNKNOWN = "unknown"


class MeasureStatus(StrEnum):
    IN_PLACE = "in_place"
    PLANNED = "planned"


class Interim(StrEnum):
    NOT_ALONE = "not_alone"
    TEMPORARY_MEASURES = "temporary_measures"


class LegalBasis(StrEnum):
    """Processing grounds of GDPR art. 6 (1) that can fit an employer's control measure."""

    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"
    UNKNOWN = "unknown"


class DiscussedWith(StrEnum):
    UNION_REPS = "union_reps"
    ELECTED_REPRESENTATIVE = "elected_representative"
    CALLED_NOT_MET = "called_not_met"
    NOT_CONFIRMED = "not_confirmed"
    NOT_DISCUSSED = "not_discussed"


class ImpactAssessment(StrEnum):
    DONE = "done"
    NOT_NEEDED = "not_needed"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"


class CameraKept(StrEnum):
    """How long recordings are kept: the limits of kameraovervåkingsforskriften § 6, each with its ground."""

    ONE_WEEK = "one_week"
    THIRTY_DAYS_POLICE = "thirty_days_police"
    THREE_MONTHS_SALES = "three_months_sales"
    NOTHING_RECORDED = "nothing_recorded"
    LONGER = "longer"
    UNKNOWN = "unknown"

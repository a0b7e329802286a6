"""Choices of the whole assessment: the ones many sections share, the organisation, and the conclusion."""

from enum import StrEnum


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Category(StrEnum):
    PHYSICAL = "fysisk"
    PSYCHOSOCIAL = "psykososial"
    VIOLENCE = "vold_trusler"


class Sector(StrEnum):
    PRIVATE = "private"
    MUNICIPAL = "municipal"
    STATE = "state"
    VOLUNTARY = "voluntary"


class SafetyRepArrangement(StrEnum):
    """How safety representation is arranged (aml § 6-1; org.forskriften ch. 6)."""

    ELECTED = "elected"
    REGIONAL = "regional"
    WRITTEN_AGREEMENT = "written_agreement"
    NONE = "none"
    UNKNOWN = "unknown"


class SpecialRisk(StrEnum):
    """The four outcomes of the question in aml § 4-1 (3) (faglig-gjennomgang § 5)."""

    CONTROLLED = "controlled"
    NOT_CONTROLLED = "not_controlled"
    UNSETTLED = "unsettled"
    NO = "no"


class Decision(StrEnum):
    """Can the work be done alone today?"""

    NO = "no"
    YES = "yes"
    YES_ON_TERMS = "yes_on_terms"

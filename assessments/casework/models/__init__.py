"""WORK: assessments with their answers, what the parties say, and the facts that lists read.

Every table carries its organisation.
"""

from .assessment import OPEN, WAS_SIGNED, Assessment, SectionItem, Series, State
from .facts import AssessmentFacts
from .parties import Position, Remark

__all__ = [
    "OPEN",
    "WAS_SIGNED",
    "Assessment",
    "AssessmentFacts",
    "Position",
    "Remark",
    "SectionItem",
    "Series",
    "State",
]

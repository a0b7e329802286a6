"""WORK: assessments with their answers, what the parties say, and the facts that lists read.

Every table carries its organisation.
"""

from .assessment import OPEN, WAS_SIGNED, Assessment, SectionItem, Series, State
from .consultations import Consultation
from .demands import Demand, Receiver, WorkStop
from .facts import NOT_PLACED, AssessmentFacts
from .participation import Proposal, RemarkReply
from .parties import Position, Remark
from .survey import Survey, SurveyCounts, SurveyWorkplace

__all__ = [
    "NOT_PLACED",
    "OPEN",
    "WAS_SIGNED",
    "Assessment",
    "AssessmentFacts",
    "Consultation",
    "Demand",
    "Position",
    "Proposal",
    "Receiver",
    "Remark",
    "RemarkReply",
    "SectionItem",
    "Series",
    "State",
    "Survey",
    "SurveyCounts",
    "SurveyWorkplace",
    "WorkStop",
]

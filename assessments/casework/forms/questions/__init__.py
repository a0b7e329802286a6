"""The questions of the guided form, one file per step, and the rules for when each is asked."""

from .registry import ESSENTIAL, EXCEPTIONS, ITEM_ONLY, MEASURE_ASK_ONLY, QUESTIONS, WITHOUT_FORM
from .relevance import asked, holds, is_possible

__all__ = [
    "ESSENTIAL",
    "EXCEPTIONS",
    "ITEM_ONLY",
    "MEASURE_ASK_ONLY",
    "QUESTIONS",
    "WITHOUT_FORM",
    "asked",
    "holds",
    "is_possible",
]

"""Attached section: what those who work alone answered in an anonymous survey. Counts only, never one person's answers.

A question that fewer than `FEWEST` people answered is not here. Free text never is: words can point out a person.
"""

from datetime import date

from .base import Count, Key, Line, Section

FEWEST = 5  # answers, before anything is shown of them


class Counts(Section):
    """How many gave each answer to one question; the fields are called as the answers are."""

    def of(self, answer: str) -> int:
        return int(getattr(self, answer))

    @property
    def answered(self) -> int:
        return sum(self.of(name) for name in type(self).model_fields)


class TimeShareCounts(Counts):
    nearly_all: Count
    three_quarters: Count
    half: Count
    one_quarter: Count
    very_little: Count


class AbleCounts(Counts):
    yes: Count
    sometimes: Count
    no: Count


class ExposedCounts(Counts):
    """What happened in the last 12 months, and whether one was alone then: one question, so nothing is joined."""

    no: Count
    yes_alone: Count
    yes_with_others: Count

    @property
    def exposed(self) -> int:
        return self.yes_alone + self.yes_with_others


class FollowedUpCounts(Counts):
    """Answered by those to whom something happened, and by no others."""

    yes: Count
    partly: Count
    no: Count


class PlaguedCounts(Counts):
    much: Count
    some: Count
    no: Count


class Survey(Section):
    """One survey of a workplace, or of several small ones together. `form`: which edition of the questions."""

    form: Key
    work: Line
    workplaces: tuple[Line, ...]
    opened_on: date
    closed_on: date
    asked: Count
    answered: Count
    time_share: TimeShareCounts | None = None
    colleagues: AbleCounts | None = None
    manager: AbleCounts | None = None
    breaks: AbleCounts | None = None
    toilet: AbleCounts | None = None
    violence: ExposedCounts | None = None
    threats: ExposedCounts | None = None
    harassment: ExposedCounts | None = None
    followed_up: FollowedUpCounts | None = None
    plagued: PlaguedCounts | None = None

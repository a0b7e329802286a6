"""Attached sections: minutes of discussions of control measures (aml § 9-2), and work that was stopped (aml § 6-3)."""

from datetime import date, time

from .base import Key, Line, Section, Text
from .choices import DiscussedWith, StopEnded


class ConsultationEntry(Section):
    """One meeting on control measures, or a call to one. A duty to discuss, not to agree: disagreement stands in full.

    `confirmed` is the union rep's own word: None has not answered.
    """

    measures: tuple[Key, ...] = ()
    discussed_with: DiscussedWith
    on: date
    place: Line | None = None
    participants: Text | None = None
    purpose: Text | None = None
    need: Text | None = None
    design: Text | None = None
    changes: Text | None = None
    proportionality: Text | None = None
    alternatives: Text | None = None
    outcome: Text | None = None
    disagreement: Text | None = None
    evaluate_on: date | None = None
    confirmed: bool | None = None
    confirmed_by: Line | None = None
    confirmed_on: date | None = None
    confirmation_words: Text | None = None


class StopEntry(Section):
    """Work at the workplace that the safety rep stopped, and how it ended. `rep_agrees` is the safety rep's word."""

    on: date
    time: time
    place: Line | None = None
    work: Line
    danger: Text
    by: Line | None = None
    ended: StopEnded | None = None
    resumed_on: date | None = None
    measures_done: Text | None = None
    authority_decision: Text | None = None
    rep_agrees: bool | None = None
    rep_words: Text | None = None

    @property
    def is_lasting(self) -> bool:
        """The work stands still, or the safety rep does not agree that the danger is averted."""
        return self.ended is None or (self.ended == StopEnded.AVERTED and self.rep_agrees is False)

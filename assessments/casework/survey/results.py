"""What may be shown of a survey: nothing before it is closed, and nothing that fewer than five have answered.

Results come once, so there are no two of them to subtract from each other; while a survey is open the number of answers
is told in steps of five, so that nobody can watch it move when a colleague has been at the telephone. What falls under
the limit is thrown away when the survey is closed. Nothing is crossed with anything: whether one was alone when it
happened is an answer to the question itself.
"""

from dataclasses import dataclass
from typing import Any

from assessments.casework.models import Survey, SurveyCounts
from assessments.record import canonical
from assessments.record import survey as record
from assessments.record.survey import FEWEST

from .questions import BY_NAME, QUESTIONS, Asked

Json = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """One question: how many gave each answer. None of it when fewer than five answered it."""

    question: Asked
    counts: record.Counts | None

    @property
    def rows(self) -> list[tuple[str, int, int]]:
        """The answer, how many, and of a hundred: for the bar."""
        if self.counts is None:
            return []
        total = self.counts.answered
        numbers = ((words, self.counts.of(value)) for value, words in self.question.choices)
        return [(str(words), number, round(100 * number / total)) for words, number in numbers]


@dataclass(frozen=True)
class Result:
    """`answered` is None when fewer than five did: then nothing is known of it any more, not how many either."""

    answered: int | None
    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    is_more_than_asked: bool


def of(survey: Survey) -> Result | None:
    """The result; None while it is open, to everybody. Counted here when its day is over and nobody has closed it."""
    if not survey.is_closed:
        return None
    told = survey.result if survey.result is not None else limited(survey.counts)
    answered = told.get("answered")
    counts = told.get("counts", {})
    lines = tuple(Line(asked, _counts(asked, counts.get(asked.name))) for asked in QUESTIONS)
    is_more = answered is not None and answered > survey.asked
    return Result(answered, lines if answered else (), tuple(told.get("texts", ())), is_more)


def limited(counted: SurveyCounts) -> Json:
    """What may be kept of what was counted."""
    if counted.answered < FEWEST:
        return {"answered": None}
    counts = {name: given for name, given in counted.counts.items() if sum(given.values()) >= FEWEST}
    told: Json = {"answered": counted.answered, "counts": counts}
    return {**told, "texts": counted.texts} if len(counted.texts) >= FEWEST else told


def answers_so_far(survey: Survey) -> int:
    """Rounded down to a whole five; 0 is «fewer than five»."""
    return survey.counts.answered // FEWEST * FEWEST


def in_record(survey: Survey) -> Json | None:
    """The summary as the record holds it, without the texts. None when there is nothing that may be told."""
    result = of(survey)
    if result is None or result.answered is None:
        return None
    counts: dict[str, Any] = {line.question.name: line.counts for line in result.lines}
    section = record.Survey(
        form=survey.edition,
        work=survey.work,
        workplaces=tuple(place.name for place in survey.workplaces.all()),
        opened_on=survey.opens_on,
        closed_on=survey.ended_on,
        asked=survey.asked,
        answered=result.answered,
        **counts,
    )
    return canonical.plain(section)


def _counts(asked: Asked, given: dict[str, int] | None) -> record.Counts | None:
    if given is None:
        return None
    return asked.counts(**{name: given.get(name, 0) for name in sorted(BY_NAME[asked.name].counted)})

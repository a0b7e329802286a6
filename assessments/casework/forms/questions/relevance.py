"""Which questions are asked: what the form's own answers say (`show_if`) and what the rest of the record says.

The same rules as the page's script follows, so that the form, the step list and the paper agree. An answer counts only
while its own question is asked.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from assessments.casework import minutes
from assessments.casework.forms.question import Group, Question
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section

from . import conditions
from .registry import ESSENTIAL, ESSENTIAL_UNLESS_QUIET, ITEM_ONLY, MEASURE_ASK_ONLY, QUESTIONS


class Context(Protocol):
    """What a form knows besides its answers."""

    @property
    def record(self) -> AssessmentRecord: ...

    @property
    def item(self) -> str: ...


def asked(
    model: type[Section], record: AssessmentRecord, data: Mapping[str, Any], item_key: str = ""
) -> list[Question]:
    """The questions that are asked, in order, given the record and this form's own answers as JSON values."""
    found: list[Question] = []
    answers: dict[str, set[str]] = {}
    for group in QUESTIONS[model]:
        if not _group_applies(group, record) or not holds(group.show_if, answers):
            continue
        for question in group.questions:
            if _is_possible(question, record, item_key) and holds(question.show_if, answers):
                found.append(question)
                answers[question.name] = _as_answers(data.get(question.name))
    return found


def needed(model: type[Section], record: AssessmentRecord) -> tuple[str, ...]:
    """The questions of a form that are marked, and that the step list counts, where they are asked."""
    besides = () if conditions.is_quiet(record) else ESSENTIAL_UNLESS_QUIET.get(model, ())
    return (*ESSENTIAL.get(model, ()), *besides)


def is_possible(question: Question, model: type[Section], context: Context) -> bool:
    """Whether a question can be asked at all here, whatever this form's own answers are."""
    group = next(group for group in QUESTIONS[model] if question in group.questions)
    return _group_applies(group, context.record) and _is_possible(question, context.record, context.item)


def holds(show_if: str, answers: Mapping[str, set[str]]) -> bool:
    """Whether «name=value|value» holds; «!=» turns it round, «;» joins conditions that must all hold."""
    return all(_one_holds(condition.strip(), answers) for condition in show_if.split(";") if condition.strip())


def _one_holds(condition: str, answers: Mapping[str, set[str]]) -> bool:
    name, _sign, wanted = condition.partition("=")
    found = bool(answers.get(name.removesuffix("!"), set()) & set(wanted.split("|")))
    return not found if name.endswith("!") else found


def _group_applies(group: Group, record: AssessmentRecord) -> bool:
    return group.asked_when is None or group.asked_when(record)


def _is_possible(question: Question, record: AssessmentRecord, item_key: str) -> bool:
    if item_key not in ITEM_ONLY.get(question.name, {item_key}):
        return False
    if question.name in MEASURE_ASK_ONLY and not _is_asked_of_measure(record, item_key):
        return False
    if question.name in minutes.answered_by_minutes(record, item_key):
        return False
    return question.asked_when is None or question.asked_when(record)


def _is_asked_of_measure(record: AssessmentRecord, key: str) -> bool:
    """Whether it depends on the equipment if this measure is a control measure."""
    chosen = (measure for measure in record.measures.chosen if measure.key == key)
    return any(measure.wording is not None and measure.wording.is_control_measure == "ask" for measure in chosen)


def _as_answers(value: Any) -> set[str]:
    """A stored value as the words of a condition: yes and no for booleans, each choice of several."""
    if value is None or value == "":
        return set()
    if isinstance(value, bool):
        return {"yes" if value else "no"}
    if isinstance(value, list | tuple | set):
        return {str(part) for part in value}
    return {str(value)}

"""What the form adds to a field of a section model: the question, help, legal source and when it is asked."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise

from assessments.record.assessment import AssessmentRecord

Words = str | Promise


@dataclass(frozen=True)
class Question:
    """One question for one field. `show_if` follows answers in the same form («field=value|value», also without
    JavaScript everything shows); `asked_when` follows what is known from other steps."""

    name: str
    label: Words
    help: Words = ""
    law: tuple[str, ...] = ()
    show_if: str = ""
    asked_when: Callable[[AssessmentRecord], bool] | None = None
    rows: int = 3


@dataclass(frozen=True)
class Group:
    """Questions under one heading."""

    heading: Words
    questions: tuple[Question, ...]
    help: Words = ""
    show_if: str = ""
    asked_when: Callable[[AssessmentRecord], bool] | None = None
    is_choice_table: bool = field(default=False)

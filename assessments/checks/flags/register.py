"""The register of legal flags, and which of them apply to a record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assessments.checks.engine import STEPS, Law, import_all
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer


@dataclass(frozen=True)
class Flag:
    """One row of the legal checklist: which requirement, by which source, is it met, and where to mend it."""

    key: str
    law: str
    is_met: Answer
    step: str


Applies = Callable[[AssessmentRecord], Answer | None]


@dataclass(frozen=True)
class FlagRule:
    """A registered flag."""

    key: str
    law: str
    step: str
    applies: Applies


FLAGS: dict[str, FlagRule] = {}


def flag(key: str, *, law: str, step: str) -> Callable[[Applies], Applies]:
    """Register a flag."""

    def register(applies: Applies) -> Applies:
        if key in FLAGS:
            raise ValueError(f"two flags are called {key}")
        if step not in STEPS:
            raise ValueError(f"{key}: no step is called {step}")
        FLAGS[key] = FlagRule(key, law, step, applies)
        return applies

    return register


def applicable(record: AssessmentRecord, law: Law, on: date) -> tuple[Flag, ...]:
    """The flags that apply, in the order of the form."""
    import_all("assessments.checks.flags")
    found = []
    for rule in FLAGS.values():
        is_met = rule.applies(record) if rule.law in law else None
        if is_met is not None:
            found.append(Flag(rule.key, rule.law, is_met, rule.step))
    return tuple(sorted(found, key=lambda one: (STEPS.index(one.step), one.key)))


def met(answer: bool | None) -> Answer:
    """Met, not met, or nobody knows."""
    if answer is None:
        return Answer.UNKNOWN
    return Answer.YES if answer else Answer.NO

"""The register of legal flags, which of them apply to a record, and why each is met or what is missing.

A flag is a pure function over (record, the day): None when it does not apply, else an outcome. Its reasons are codes;
the words are in casework. A requirement is met when nothing is missing, and unknown when nothing is known to be wrong.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from assessments.checks import scope
from assessments.checks.engine import STEPS, Law, Param, import_all, standing
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer


@dataclass(frozen=True)
class Reason:
    """Why a requirement is met, or one thing that is missing: NO is known to be wrong, UNKNOWN is not answered."""

    code: str
    is_met: Answer
    params: dict[str, Param] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """Whether a requirement that applies is met, and why. `law` only where it is another source than the flag's."""

    is_met: Answer
    reasons: tuple[Reason, ...]
    law: str = ""


@dataclass(frozen=True)
class Flag:
    """One row of the legal checklist: which requirement, by which source, is it met and why, and where to mend it."""

    key: str
    law: str
    is_met: Answer
    step: str
    reasons: tuple[Reason, ...] = ()


Applies = Callable[[AssessmentRecord, date], Outcome | None]
# What is met by the employer's own answer, and not by what the record shows.
Unless = Callable[[AssessmentRecord, Law, date], Reason | None]


@dataclass(frozen=True)
class FlagRule:
    """A registered flag. `findings`: the codes of the checks that tell the same as a thing to mend."""

    key: str
    law: str
    step: str
    findings: tuple[str, ...]
    when_not_alone: bool
    applies: Applies
    unless: Unless | None


FLAGS: dict[str, FlagRule] = {}


def flag(
    key: str,
    *,
    law: str,
    step: str,
    findings: tuple[str, ...],
    when_not_alone: bool = False,
    unless: Unless | None = None,
) -> Callable[[Applies], Applies]:
    """Register a flag. `when_not_alone`: also when this is not done alone; `unless`: what «met» must hold against."""

    def register(applies: Applies) -> Applies:
        if key in FLAGS:
            raise ValueError(f"two flags are called {key}")
        if step not in STEPS:
            raise ValueError(f"{key}: no step is called {step}")
        FLAGS[key] = FlagRule(key, law, step, findings, when_not_alone, applies, unless)
        return applies

    return register


@cache
def all_flags() -> tuple[FlagRule, ...]:
    """Every flag there is, in the order of the form."""
    import_all("assessments.checks.flags")
    return tuple(sorted(FLAGS.values(), key=lambda rule: (STEPS.index(rule.step), rule.key)))


def applicable(record: AssessmentRecord, law: Law, on: date) -> tuple[Flag, ...]:
    """The flags that apply, in the order of the form."""
    asked = [
        rule
        for rule in all_flags()
        if (rule.when_not_alone or scope.is_lone(record)) and scope.applies(record, rule.law)
    ]
    return tuple(found for rule in asked if (found := _judged(rule, record, law, on)))


def _judged(rule: FlagRule, record: AssessmentRecord, law: Law, on: date) -> Flag | None:
    own = standing(law, rule.law)
    outcome = rule.applies(record, on) if own else None
    if own is None or outcome is None:
        return None
    lack = rule.unless(record, law, on) if rule.unless and outcome.is_met == Answer.YES else None
    outcome = unmet(lack, law=outcome.law) if lack else outcome
    source = (standing(law, outcome.law) if outcome.law else None) or own
    return Flag(rule.key, source.key, outcome.is_met, rule.step, outcome.reasons)


def missing(code: str, **params: Param) -> Reason:
    """Something that is known to be wrong."""
    return Reason(code, Answer.NO, params)


def unsettled(code: str, **params: Param) -> Reason:
    """Something that nobody has answered, or nobody knows."""
    return Reason(code, Answer.UNKNOWN, params)


def met(code: str, *, law: str = "", **params: Param) -> Outcome:
    """The requirement is met, in this way."""
    return Outcome(Answer.YES, (Reason(code, Answer.YES, params),), law)


def unmet(*lacks: Reason, law: str = "") -> Outcome:
    """What is missing, the certain first."""
    is_certain = any(lack.is_met == Answer.NO for lack in lacks)
    ordered = sorted(lacks, key=lambda lack: lack.is_met != Answer.NO)
    return Outcome(Answer.NO if is_certain else Answer.UNKNOWN, tuple(ordered), law)


def judged(lacks: Iterable[Reason], otherwise: Outcome) -> Outcome:
    """What is missing; and when nothing is, how it is met."""
    found = tuple(lacks)
    return unmet(*found, law=otherwise.law) if found else otherwise


def gathered(lacks: Iterable[tuple[Reason, str]]) -> list[Reason]:
    """What is missing of several measures, said once for each thing, with the names of those that lack it."""
    names: dict[tuple[str, Answer], list[str]] = {}
    for lack, name in lacks:
        names.setdefault((lack.code, lack.is_met), []).append(name)
    return [Reason(code, is_met, {"measure": ", ".join(of)}) for (code, is_met), of in names.items()]


def by_answer(answer: Answer | None, *, yes: str, no: str, unknown: str) -> Outcome:
    """A requirement that one answer tells of."""
    if answer == Answer.YES:
        return met(yes)
    return unmet(missing(no) if answer == Answer.NO else unsettled(unknown))

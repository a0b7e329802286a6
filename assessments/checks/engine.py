"""The register of checks, and the run over a record.

A check is one small file in `rules/`: a pure function over (record, law, on) that yields a hit for each place to mend.
A check that rests on a statute names its legal source, and is silent on a date when that source is not in force.
A rule of method (the tables, the order of the form) has no statute: it declares `law=None` and always speaks.
Where a statute is no law for this work (at sea, self-employed, the own home), `scope` says what is cited instead.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from assessments.record.assessment import AssessmentRecord

from . import scope

STEPS = (
    "arbeidet",
    "alene",
    "oppgaver",
    "fysisk",
    "psykososialt",
    "vold",
    "tiltak",
    "kontrolltiltak",
    "medvirkning",
    "konklusjon",
)

Param = str | int


class Severity(StrEnum):
    """Blocking stops signing; a warning needs an answer that is printed; advice is only shown."""

    BLOCKING = "blocking"
    WARNING = "warning"
    ADVICE = "advice"


class LawSource(Protocol):
    """A legal source as the catalogue hands it over: plain data, read and never written."""

    @property
    def key(self) -> str: ...
    @property
    def citation(self) -> str: ...
    @property
    def replaced_by(self) -> str | None: ...
    @property
    def checked_until(self) -> date | None: ...


Law = Mapping[str, LawSource]


def standing(law: Law, key: str) -> LawSource | None:
    """The source by its key, or what stood in its place on the day: § 23A-1 where § 3A-2 is not in force yet.

    None where neither is law on the day: then whoever asks is silent.
    """
    return law.get(key) or next((source for source in law.values() if source.replaced_by == key), None)


@dataclass(frozen=True)
class Hit:
    """One place where a check found something. `step` and `law` only where they differ from the check's own."""

    item: str = ""
    step: str = ""
    law: str = ""
    params: dict[str, Param] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """What a check found: by which law, where to mend it. Its words are looked up by code in casework."""

    code: str
    severity: Severity
    law: str | None
    step: str
    item: str = ""
    params: dict[str, Param] = field(default_factory=dict)


Rule = Callable[[AssessmentRecord, Law, date], Iterator[Hit]]


@dataclass(frozen=True)
class Check:
    """A registered check: what it is called, how grave it is, and which law and step it belongs to."""

    code: str
    severity: Severity
    step: str
    law: str | None
    params: tuple[str, ...]
    when_not_alone: bool
    rule: Rule


_REGISTER: dict[str, Check] = {}


def check(
    code: str,
    severity: Severity,
    *,
    step: str,
    law: str | None,
    params: tuple[str, ...] = (),
    when_not_alone: bool = False,
) -> Callable[[Rule], Rule]:
    """Register a check. `when_not_alone`: also asked when the answer is «this is not done alone»."""

    def register(rule: Rule) -> Rule:
        if code in _REGISTER:
            raise ValueError(f"two checks are called {code}")
        if step not in STEPS:
            raise ValueError(f"{code}: no step is called {step}")
        _REGISTER[code] = Check(code, severity, step, law, params, when_not_alone, rule)
        return rule

    return register


def hit(item: str = "", *, step: str = "", law: str = "", **params: Param) -> Hit:
    """One place to mend, with what the words need to know."""
    return Hit(item, step, law, params)


def import_all(package_name: str) -> None:
    """Import every module of a package, so that what it registers is known; a new file needs no list."""
    package = import_module(package_name)
    for module in sorted(iter_modules(package.__path__), key=lambda found: found.name):
        import_module(f"{package_name}.{module.name}")


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check there is, by code."""
    import_all("assessments.checks.rules")
    import_all("assessments.checks.flags")
    return tuple(_REGISTER[code] for code in sorted(_REGISTER))


def run(record: AssessmentRecord, law: Law, on: date) -> tuple[Finding, ...]:
    """All findings, in the order of the form, the gravest first within a step."""
    not_alone = record.alone.is_done_alone is False
    asked = [one for one in all_checks() if one.when_not_alone or not not_alone]
    return tuple(sorted((finding for one in asked for finding in _findings(one, record, law, on)), key=_place))


def _findings(one: Check, record: AssessmentRecord, law: Law, on: date) -> Iterator[Finding]:
    if one.law is not None and (standing(law, one.law) is None or not scope.is_asked(record, one.law)):
        return
    for found in one.rule(record, law, on):
        named = found.law or one.law
        if named and standing(law, named) is None:
            continue
        cited = scope.cited_for(record, named) if named else None
        source = standing(law, cited) if cited else None
        yield Finding(
            one.code,
            one.severity,
            source.key if source else None,
            found.step or one.step,
            found.item,
            dict(found.params),
        )


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return STEPS.index(finding.step), list(Severity).index(finding.severity), finding.code, finding.item

"""What the tests of the checks share: the law of the published catalogue, and the codes that a record gives."""

import copy
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from assessments.checks import engine, special_risk
from assessments.checks.engine import Finding
from assessments.checks.special_risk import Proposal
from assessments.record.assessment import AssessmentRecord
from tests.catalogue.published import FOLDER
from tests.record.builders import ON, Json, night_kiosk, record

LAW_FILE = FOLDER / "law.yaml"


@dataclass(frozen=True)
class Source:
    key: str
    in_force_from: date | None
    in_force_to: date | None
    replaced_by: str | None
    citation: str
    checked_until: date | None = None


@cache
def all_law() -> tuple[Source, ...]:
    content = yaml.safe_load(LAW_FILE.read_text(encoding="utf-8"))
    entries = content["law"] if isinstance(content, dict) else content
    return tuple(
        Source(e["key"], e.get("in_force_from"), e.get("in_force_to"), e.get("replaced_by"), e["citation"])
        for e in entries
        if e["verified"]
    )


def law_on(on: date = ON) -> dict[str, Source]:
    """The legal sources in force on a date."""
    return {
        source.key: source for source in all_law() if (source.in_force_from or on) <= on <= (source.in_force_to or on)
    }


def findings(data: Json | AssessmentRecord | None = None, on: date = ON, **changes: Any) -> list[Finding]:
    judged = data if isinstance(data, AssessmentRecord) else record(data, **changes)
    return list(engine.run(judged, law_on(on), on))


def found(code: str, data: Json | AssessmentRecord | None = None, on: date = ON, **changes: Any) -> list[Finding]:
    """The findings with one code; `changes` as in builders.record."""
    known = {check.code for check in engine.all_checks()}
    assert code in known
    return [finding for finding in findings(data, on, **changes) if finding.code == code]


def propose(data: Json, **changes: Any) -> Proposal:
    """The proposed answer on special risk; `changes` as in builders.record."""
    return special_risk.propose(record(data, **changes), law_on(), ON)


def reason_codes(proposal: Proposal) -> set[str]:
    return {reason.code for reason in proposal.reasons}


def kiosk_with(**chapters: Any) -> Json:
    """The night kiosk with whole chapters updated."""
    data = copy.deepcopy(night_kiosk())
    for name, values in chapters.items():
        data.setdefault(name, {}).update(values)
    return data

"""The checks' answers in the users' words, with the law in force on the assessment's date."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from assessments.catalogue import selectors as catalogue_selectors
from assessments.checks import engine, flags, lone_work, special_risk
from assessments.checks.engine import Finding
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Category, Decision

from .forms.labels import label
from .models import Assessment
from .steps import THEME_PREFIX
from .words import finding_words, flag_words, reason_words
from .words.finding_words.gathered import gathered


@dataclass(frozen=True)
class WordedFinding:
    """A finding as the pages show it: what is wrong, what to do, where to mend it, and by which law."""

    code: str
    severity: str
    severity_label: str
    title: str
    text: str
    url: str
    law_citation: str
    step: str
    item: str


def judged_on(record: AssessmentRecord) -> date:
    """The date whose law the record is judged by."""
    return record.work.assessed_on or timezone.localdate()


def findings(record: AssessmentRecord, assessment: Assessment) -> tuple[Finding, ...]:
    """All findings, by the law in force on the assessment's date."""
    on = judged_on(record)
    return engine.run(record, catalogue_selectors.law_in_force(assessment.catalogue_version, on), on)


def worded(found: tuple[Finding, ...], assessment: Assessment) -> list[WordedFinding]:
    """The findings in words, many alike as one, each with the place where it is mended."""
    law = catalogue_selectors.get(assessment.catalogue_version).law
    return [
        WordedFinding(
            code=finding.code,
            severity=str(finding.severity),
            severity_label=finding_words.severity_label(finding.severity),
            title=finding_words.title(finding),
            text=finding_words.text(finding),
            url=place(assessment, finding.step, finding.item),
            law_citation=law[finding.law].citation if finding.law and finding.law in law else "",
            step=finding.step,
            item=finding.item,
        )
        for finding in gathered(found)
    ]


def place(assessment: Assessment, step: str, item: str = "") -> str:
    """The page where a finding is mended."""
    if item and not item.startswith(THEME_PREFIX):
        return reverse("casework:item", args=[assessment.uuid, step, item])
    return reverse("casework:step", args=[assessment.uuid, step])


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding as it is frozen beside the record."""
    return {key: value if isinstance(value, int | dict) else str(value or "") for key, value in asdict(finding).items()}


@dataclass(frozen=True)
class ProposalWords:
    """The proposed outcome of «særlig risiko», and its reasons as sentences."""

    outcome: str
    label: str
    reasons: list[tuple[str, list[str]]]  # under the heading that says whether they are met
    unsettled: list[str]
    decision: str
    against: list[str]  # why «nei»
    answered: list[str]  # by the employer: «særlig risiko», and whether the work may be done alone


def proposal_words(record: AssessmentRecord, assessment: Assessment) -> ProposalWords:
    """The proposal as the pages show it."""
    on = judged_on(record)
    law = catalogue_selectors.law_in_force(assessment.catalogue_version, on)
    proposed, decided = special_risk.propose(record, law, on), special_risk.propose_decision(record, law, on)
    is_open = {(reason.code, reason.item) for reason in proposed.unsettled}
    against = [reason for reason in decided.reasons if (reason.code, reason.item) not in is_open]
    is_no = decided.decision == Decision.NO
    return ProposalWords(
        outcome=str(proposed.outcome),
        label=str(label(proposed.outcome)),
        reasons=reason_words.by_outcome(proposed.reasons),
        unsettled=[reason_words.reason(reason, is_open=True) for reason in proposed.unsettled],
        answered=[str(label(one)) for one in (record.conclusion.special_risk, record.conclusion.decision) if one],
        # While answers are open, a «nei» that rests on them would only say that nobody has answered.
        decision=str(label(decided.decision)) if (is_no and against) or not proposed.unsettled else "",
        against=[reason_words.sentence(replace(reason, facts=())) for reason in against] if is_no else [],
    )


@dataclass(frozen=True)
class LoneWorkWords:
    """Is it lone work, by which definitions, and why."""

    answer: str
    title: str
    definitions: list[str]


def lone_work_words(found: lone_work.LoneWorkAnswer) -> LoneWorkWords:
    """The answer as the page after step 2 shows it."""
    return LoneWorkWords(
        answer=str(found.is_lone_work),
        title=reason_words.lone_work_title(found),
        definitions=[reason_words.lone_work_reason(code) for code in found.reasons],
    )


def report(record: AssessmentRecord, catalogue_version: str) -> dict[str, Any]:
    """Everything the judgement says of a record, as plain values: for the command line and for other programs."""
    on = judged_on(record)
    law = catalogue_selectors.law_in_force(catalogue_version, on)
    sources = catalogue_selectors.get(catalogue_version).law
    found = engine.run(record, law, on)
    proposed = special_risk.propose(record, law, on)
    return {
        "judged_on": on.isoformat(),
        "findings": [
            {
                **as_json(finding),
                "severity_label": str(finding_words.severity_label(finding.severity)),
                "title": str(finding_words.title(finding)),
                "text": str(finding_words.text(finding)),
            }
            for finding in found
        ],
        "flags": [
            {
                "key": flag.key,
                "is_met": str(flag.is_met),
                "law": flag.law,
                "citation": sources[flag.law].citation,
                "step": flag.step,
                "words": flag_words.sentence(flag),
            }
            for flag in flags.applicable(record, law, on)
        ],
        "levels": {category: risk.category_level(record, category) for category in Category},
        "special_risk": {
            "proposed": str(proposed.outcome),
            "label": str(label(proposed.outcome)),
            "reasons": [reason_words.reason(reason) for reason in proposed.reasons],
            "unsettled": [reason_words.reason(reason, is_open=True) for reason in proposed.unsettled],
            "proposed_decision": str(special_risk.propose_decision(record, law, on).decision),
        },
        "may_be_signed": not any(finding.severity == "blocking" for finding in found),
    }

"""«Forbidden because it is night»: no rule forbids lone work in general; what forbids it here must be told.

Arbeidstilsynet says so, and that it may be forbidden where it cannot be made satisfactory (aml § 4-1). Only a «no»
that leans on a ban is asked about, and only where the record shows none.
"""

import re
from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.special_risk import propose_decision
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Decision

_BAN = re.compile(r"\b(?:forbudt|forbode|ulovlig|ulovleg|forbidden|illegal|unlawful)", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:ikke|ikkje|not|no|ingen)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"[.!?]\s|\n")


@check("no-general-ban", Severity.WARNING, step="konklusjon", law="aml-4-1-3")
def no_general_ban(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«No», in the name of a ban that neither a task, nor age, nor red risk bears out."""
    conclusion = record.conclusion
    if conclusion.decision != Decision.NO or propose_decision(record, law, on).decision == Decision.NO:
        return
    texts = (conclusion.decision_reason, conclusion.special_risk_reason, conclusion.terms)
    if any(_claims_a_ban(text or "") for text in texts):
        yield hit()


def _claims_a_ban(text: str) -> bool:
    """In a sentence of its own that does not say the opposite."""
    return any(_BAN.search(one) and not _DENIED.search(one) for one in _SENTENCES.split(text))

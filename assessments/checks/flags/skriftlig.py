"""In writing: mapped, concluded, and with a day for the next review (internkontrollforskriften § 5 no. 6)."""

from datetime import date

from assessments.checks.scope import is_lone, is_offshore
from assessments.record.assessment import AssessmentRecord

from .register import Outcome, flag, judged, met, unsettled

OFFSHORE = "utf-1a-2"  # «dokumenteres»; internkontrollforskriften does not apply offshore


@flag(
    "SKRIFTLIG",
    law="ik-5-6",
    step="konklusjon",
    findings=("decision-missing", "review-date-missing"),
    when_not_alone=True,
)
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Always: this paper, once it is concluded."""
    source = OFFSHORE if is_offshore(record) else ""
    if not is_lone(record):
        return met("not-alone-in-writing", law=source)
    open_answers = {"decision-open": record.conclusion.decision, "review-open": record.conclusion.next_review}
    lacks = [unsettled(code) for code, answer in open_answers.items() if answer is None]
    return judged(lacks, met("in-writing", law=source))

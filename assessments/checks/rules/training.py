"""The manager and the safety rep are trained (aml §§ 3-5 and 6-5)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Involvement

NOT_KNOWN = {Answer.NO, Answer.UNKNOWN}
ASKED = {Involvement.TOOK_PART, Involvement.ASKED_NO_ANSWER}


@check("manager-untrained", Severity.WARNING, step="medvirkning", law="aml-3-5", when_not_alone=True)
def manager_untrained(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The employer's duty to be trained is personal; it is not done by sending others."""
    if record.participation.manager_trained in NOT_KNOWN:
        yield hit()


@check("safety-rep-untrained", Severity.WARNING, step="medvirkning", law="aml-6-5", when_not_alone=True)
def safety_rep_untrained(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A safety rep who is asked, but has not had the training the Act gives a right to."""
    part = record.participation
    if part.safety_rep_involvement in ASKED and part.safety_rep_trained in NOT_KNOWN:
        yield hit()

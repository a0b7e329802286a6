"""Why alone, and was it weighed not to be? Removing the lone work comes first (aml §§ 4-1 (2) and 3-1 (2) d)."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Origin, WhyAlone

NO_EXCUSE = {WhyAlone.SAVING, WhyAlone.ABSENCE}


@check("why-alone-unanswered", Severity.ADVICE, step="arbeidet", law="aml-4-1-2")
def why_alone_unanswered(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody has said why one person does it: the first question of anyone who looks at lone work."""
    if not record.work.why_alone and not reading.is_only_own_home(record):
        yield hit()


@check("alternative-not-weighed", Severity.WARNING, step="arbeidet", law="aml-4-1-2")
def alternative_not_weighed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Two could do it, or it could be done when others are there; risk above green, and not a word on why not."""
    work = record.work
    is_possible = Answer.YES in {work.two_could_do_it, work.another_time_possible}
    if is_possible and not reading.said(work.alternatives_detail) and reading.above_green(record):
        yield hit()


@check("saving-is-no-reason", Severity.ADVICE, step="arbeidet", law="aml-4-1-1")
def saving_is_no_reason(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Alone to save money or because somebody is away: neither makes a risk acceptable."""
    if NO_EXCUSE & set(record.work.why_alone or ()) and reading.above_green(record):
        yield hit()


@check("change-not-assessed", Severity.ADVICE, step="arbeidet", law="aml-3-1-2-d")
def change_not_assessed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """It became lone work without being planned: what the change did to the work environment is to be assessed."""
    if record.work.origin == Origin.BECAME_SO and not reading.said(record.work.alternatives_detail):
        yield hit()

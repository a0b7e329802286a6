"""What those who do the work answered, held against the assessor's own answers (utførelsesforskriften § 1A-2).

A difference is no proof of who is right; it is asked about, and the answer is printed. «Most» is more than half of
those who answered the question. One who has been exposed is enough against «nothing has happened».
"""

from collections.abc import Iterator
from datetime import date

from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, ContactFrequency, Effect, TimeShare, WorkerInvolvement
from assessments.record.survey import AbleCounts, ExposedCounts, TimeShareCounts

MOST_TIME_FIRST = tuple(TimeShare)  # in the order of the survey: nearly all the time, down to very little of it
OFTEN = (ContactFrequency.SEVERAL_A_SHIFT, ContactFrequency.EVERY_SHIFT)


def _is_most(count: int, answered: int) -> bool:
    return 2 * count > answered


def _most_say_no(counts: AbleCounts | None) -> Iterator[Hit]:
    if counts is not None and _is_most(counts.no, counts.answered):
        yield hit(count=counts.no, answered=counts.answered)


@check("survey-break", Severity.WARNING, step="alene", law="utf-1a-2", params=("count", "answered"))
def no_break(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The assessor says that breaks are taken, and most say that they are not."""
    if record.survey and record.alone.can_take_break == Answer.YES:
        yield from _most_say_no(record.survey.breaks)


@check("survey-toilet", Severity.WARNING, step="alene", law="utf-1a-2", params=("count", "answered"))
def no_toilet(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The assessor says that they can go to the toilet, and most say that they cannot."""
    if record.survey and record.alone.can_use_toilet == Answer.YES:
        yield from _most_say_no(record.survey.toilet)


@check("survey-colleagues", Severity.WARNING, step="alene", law="utf-1a-2", params=("count", "answered"))
def no_colleagues(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The assessor says that they are often in touch with colleagues, and most get no support when they need it."""
    if record.survey and record.alone.contact_with_colleagues in OFTEN:
        yield from _most_say_no(record.survey.colleagues)


@check("survey-manager", Severity.WARNING, step="alene", law="utf-1a-2", params=("count", "answered"))
def no_manager(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The same of the manager."""
    if record.survey and record.alone.contact_with_manager in OFTEN:
        yield from _most_say_no(record.survey.manager)


@check("survey-time-share", Severity.WARNING, step="alene", law="utf-1a-2", params=("count", "answered"))
def more_time_alone(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Most are alone a larger part of the time than the assessor says."""
    counts = record.survey.time_share if record.survey else None
    if counts is not None and record.alone.time_share is not None:
        yield from _more_than(counts, record.alone.time_share)


@check(
    "survey-alone", Severity.WARNING, step="alene", law="utf-1a-2", params=("count", "answered"), when_not_alone=True
)
def alone_after_all(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The assessor says that this is not done alone, and most are alone a fourth of the time or more."""
    counts = record.survey.time_share if record.survey else None
    if counts is not None and record.alone.is_done_alone is False:
        yield from _more_than(counts, TimeShare.VERY_LITTLE)


def _more_than(counts: TimeShareCounts, said: TimeShare) -> Iterator[Hit]:
    more = sum(counts.of(share) for share in MOST_TIME_FIRST[: MOST_TIME_FIRST.index(said)])
    if _is_most(more, counts.answered):
        yield hit(count=more, answered=counts.answered)


@check(
    "survey-incidents", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c", params=("exposed", "count", "answered")
)
def exposed_after_all(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The assessor knows of no incident in 24 months, and somebody has been exposed in the last 12."""
    if record.survey is None or record.work.incidents == Answer.YES:
        return
    for kind in ("violence", "threats", "harassment"):
        counts: ExposedCounts | None = getattr(record.survey, kind)
        if counts is not None and counts.exposed:
            yield hit(exposed=kind, count=counts.exposed, answered=counts.answered)


@check("survey-not-followed-up", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c", params=("count", "answered"))
def not_followed_up(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The assessor says that incidents are followed up, and most of those exposed say that they were not."""
    counts = record.survey.followed_up if record.survey else None
    says_so = record.work.incident_followed_up == Effect.YES or record.alone.follow_up_routine == Answer.YES
    if counts is not None and says_so and _is_most(counts.no, counts.answered):
        yield hit(count=counts.no, answered=counts.answered)


@check("survey-plagued", Severity.WARNING, step="psykososialt", law="utf-1a-2", params=("count", "answered"))
def plagued(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Most are plagued by too much lone work, and the assessor has found no psychosocial hazard."""
    counts = record.survey.plagued if record.survey else None
    is_seen = any(hazard.relevant == Answer.YES for hazard in record.psychosocial.hazards)
    if counts is not None and not is_seen and _is_most(counts.much + counts.some, counts.answered):
        yield hit(count=counts.much + counts.some, answered=counts.answered)


@check("survey-not-mentioned", Severity.ADVICE, step="medvirkning", law="utf-1a-2", when_not_alone=True)
def not_mentioned(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A survey is attached: suggest to say so under participation, which is never ticked by anyone but the assessor."""
    if record.survey and WorkerInvolvement.SURVEY not in (record.participation.workers_involved or ()):
        yield hit()

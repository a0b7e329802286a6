"""Night, breaks and the young: what the working hours touch (aml ch. 10 and 11)."""

from assessments.checks import reading
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, NightBasis, WorkingTimeRules

from .always import is_lone
from .register import flag, met

EIGHT_HOURS = 8 * 60
OWN_RULES = {
    WorkingTimeRules.ROAD_TRANSPORT,
    WorkingTimeRules.RAIL,
    WorkingTimeRules.LIVE_IN_CARE,
    WorkingTimeRules.OFFSHORE,
    WorkingTimeRules.OTHER,
}


def has_chapter_10(record: AssessmentRecord) -> bool:
    """Chapter 10 is not shown blindly to drivers, train crews and institutions with rules of their own."""
    return is_lone(record) and record.work.working_time_rules not in OWN_RULES


@flag("NATT", law="aml-10-11", step="arbeidet")
def natt(record: AssessmentRecord) -> Answer | None:
    """Night work needs a ground in § 10-11 (2)-(4)."""
    if not has_chapter_10(record) or not reading.works_nights(record):
        return None
    return met(None if record.work.night_basis in {None, NightBasis.UNKNOWN} else True)


@flag("NATT_8T", law="aml-10-11-7", step="arbeidet")
def natt_8t(record: AssessmentRecord) -> Answer | None:
    """A condition of its own, not a consequence of § 4-1 (3): more than three hours at night; a reminder."""
    work = record.work
    if not has_chapter_10(record) or not reading.works_nights(record):
        return None
    if work.night_over_three_hours == Answer.NO or work.night_heavy_strain == Answer.NO:
        return None
    if work.night_collective_exception == Answer.YES:
        return Answer.YES
    if work.shift_minutes is None:
        return Answer.UNKNOWN
    if work.shift_minutes <= EIGHT_HOURS:
        return Answer.YES
    is_heavy = work.night_heavy_strain == work.night_over_three_hours == Answer.YES
    return Answer.NO if is_heavy else Answer.UNKNOWN


@flag("PAUSE", law="aml-10-9", step="alene")
def pause(record: AssessmentRecord) -> Answer | None:
    """Who cannot leave the place must still have a break."""
    alone = record.alone
    if not has_chapter_10(record) or (alone.may_leave == Answer.YES and alone.can_take_break == Answer.YES):
        return None
    return reading.known(alone.can_take_break)


@flag("UNDER18", law="org-12-1", step="arbeidet")
def under_18(record: AssessmentRecord) -> Answer | None:
    """Assessed before start, and guardians told."""
    if not reading.has_under_18(record):
        return None
    answers = {reading.known(record.work.young_assessed_before_start), reading.known(record.work.guardians_informed)}
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES

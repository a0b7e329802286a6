"""Which law a record comes under at all: lone work, the Working Environment Act, chapter 10, the worker's own home.

Work that is only fishing or shipping is outside the Act (aml § 1-2 (2) a), but diving is inside it wherever it is done.
In the worker's own home chapters 2, 3 (but for § 3-1) and 4 do not apply (hjemmekontorforskriften § 3 (3)).
"""

from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Setting, TaskKind, WorkingTimeRules

from . import reading

# Chapter 10 is not shown blindly to drivers, train crews, live-in care and offshore: they have rules of their own.
OWN_WORKING_TIME = {
    WorkingTimeRules.ROAD_TRANSPORT,
    WorkingTimeRules.RAIL,
    WorkingTimeRules.LIVE_IN_CARE,
    WorkingTimeRules.OFFSHORE,
    WorkingTimeRules.OTHER,
}


def is_lone(record: AssessmentRecord) -> bool:
    """Unless it is answered that the work is not done alone."""
    return record.alone.is_done_alone is not False


def is_done(record: AssessmentRecord, setting: Setting) -> bool:
    return setting in (record.work.settings or ())


def is_offshore(record: AssessmentRecord) -> bool:
    return is_done(record, Setting.OFFSHORE) or record.work.working_time_rules == WorkingTimeRules.OFFSHORE


def is_outside_the_act(record: AssessmentRecord) -> bool:
    """Fishing and shipping and nothing else."""
    is_at_sea = record.work.settings == (Setting.FISHING_SHIPPING,)
    return is_at_sea and TaskKind.DIVING not in reading.chosen_tasks(record)


def has_chapter_10(record: AssessmentRecord) -> bool:
    """Offshore § 10-11 does not apply (rammeforskriften § 43), also while the rules of working time are unanswered."""
    rules = record.work.working_time_rules
    if rules == WorkingTimeRules.CHAPTER_10:
        return True
    return rules not in OWN_WORKING_TIME and not is_done(record, Setting.OFFSHORE)


def has_chapters_3_and_4(record: AssessmentRecord) -> bool:
    """Not where all of the work is done in the worker's own home."""
    return not reading.is_only_own_home(record)

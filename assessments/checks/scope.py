"""Which law a record comes under at all: lone work, the Working Environment Act, chapter 10, the worker's own home.

Work that is only fishing or shipping is outside the Act (aml § 1-2 (2) a), but diving is inside it wherever it is done.
Whoever works for themselves and employs nobody owes no employee anything (§ 1-2); how work is done may bind them too.
In the worker's own home chapters 2, 3 (but for § 3-1) and 4 do not apply (hjemmekontorforskriften § 3 (3)).
"""

from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import PeopleKind, Setting, TaskKind, WorkingTimeRules

from . import reading

# Chapter 10 is not shown blindly to drivers, train crews, live-in care and offshore: they have rules of their own.
OWN_WORKING_TIME = {
    WorkingTimeRules.ROAD_TRANSPORT,
    WorkingTimeRules.RAIL,
    WorkingTimeRules.LIVE_IN_CARE,
    WorkingTimeRules.OFFSHORE,
    WorkingTimeRules.OTHER,
}

# By the beginning of their keys: given in the Act or under it; and of those, what is owed to employees.
UNDER_THE_ACT = ("aml-", "org-", "utf-", "ik-", "kamera-", "hjemmekontor-")
OWED_TO_EMPLOYEES = ("aml-", "org-", "utf-1a-", "utf-2a-", "utf-3a-", "ik-", "hjemmekontor-")
WHAT_IS_OUTSIDE = "aml-1-2"
OWED_BY_THE_CLIENT = "aml-2-2"  # also to those who work for themselves
# What any assessment of risk asks, whoever the work is for: where the Act does not apply it is asked without citing it.
METHOD = frozenset(
    {
        "aml-2-3-2-c",
        "aml-3-1-2-c",
        "aml-3-1-2-d",
        "aml-3-2-1-a",
        "aml-3-2-3",
        "aml-4-1-1",
        "aml-4-1-2",
        "aml-4-1-3",
        "ik-5-8",
        "org-7-1",
        "org-10-1",
        "org-10-6",
    }
)
NOT_AT_HOME = ("aml-2-", "aml-3-2", "aml-4-", "org-7-", "org-10-", "utf-1a-", "utf-2a-", "utf-3a-")
AT_HOME = "hjemmekontor-3"


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


def employs_nobody(record: AssessmentRecord) -> bool:
    """Nobody is employed, and those who may be alone are the self-employed and no others."""
    is_alone_in_it = record.work.people_kinds == (PeopleKind.SELF_EMPLOYED,)
    return record.organisation.employees == 0 and is_alone_in_it


def has_an_employer(record: AssessmentRecord) -> bool:
    """Somebody has an employer's duties by the Act."""
    return not is_outside_the_act(record) and not employs_nobody(record)


def applies(record: AssessmentRecord, key: str) -> bool:
    """Whether a source is law for this work. Other acts hold at sea and for the self-employed as for others."""
    if is_outside_the_act(record):
        return key == WHAT_IS_OUTSIDE or not key.startswith(UNDER_THE_ACT)
    if employs_nobody(record):
        return key in {WHAT_IS_OUTSIDE, OWED_BY_THE_CLIENT} or not key.startswith(OWED_TO_EMPLOYEES)
    return True


def is_asked(record: AssessmentRecord, key: str) -> bool:
    """Whether a check that rests on a source speaks at all: where the source is law, or as a matter of method."""
    return key in METHOD or applies(record, key)


def cited_for(record: AssessmentRecord, key: str) -> str | None:
    """The source to cite: itself; at home the rule that stands in its place; None where it is no law for this work."""
    if not applies(record, key):
        return None
    is_replaced = reading.is_only_own_home(record) and key.startswith(NOT_AT_HOME)
    return AT_HOME if is_replaced else key


def has_chapter_10(record: AssessmentRecord) -> bool:
    """Offshore § 10-11 does not apply (rammeforskriften § 43), also while the rules of working time are unanswered."""
    rules = record.work.working_time_rules
    if rules == WorkingTimeRules.CHAPTER_10:
        return True
    return rules not in OWN_WORKING_TIME and not is_done(record, Setting.OFFSHORE)


def has_chapters_3_and_4(record: AssessmentRecord) -> bool:
    """Not where all of the work is done in the worker's own home, and not without an employer."""
    return not reading.is_only_own_home(record) and has_an_employer(record)

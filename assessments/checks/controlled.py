"""Which measures control a reason: in place, known to work, and of a kind that meets what makes the risk special.

Each answer is the names of the measures; none means that it is not controlled.
"""

from collections.abc import Iterable, Sequence

from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Category
from assessments.record.hazards import AssessedHazard
from assessments.record.measures import ChosenMeasure

from . import enough, reading

# An adult close by is not one present: it ends being alone for the young, and is no answer to red violence.
LOOKS_AFTER_THE_YOUNG = frozenset({"m_voksen_under18"})
# Not alone until trained; the one who is trained is alone all the same.
LOOKS_AFTER_THE_UNTRAINED = frozenset({"m_fadder"})
NOT_ALONE = enough.ENDS_LONE_WORK | enough.BRINGS_A_PERSON
THERE_WHEN_IT_HAPPENS = NOT_ALONE | {"m_sikkerhetsvakt"}


def by_a_person(record: AssessmentRecord, hazard: AssessedHazard) -> tuple[str, ...]:
    """Somebody is there when it happens, or it is no longer done alone."""
    return _names(one for one in _working(record, hazard) if one.key in THERE_WHEN_IT_HAPPENS)


def by_not_being_alone(
    record: AssessmentRecord, hazards: Sequence[AssessedHazard], looks_after: frozenset[str]
) -> tuple[str, ...]:
    """Somebody looks after the young or untrained themselves; or nobody is alone with any of these hazards.

    A guard against robbery is no company at the machine: what brings a person must stand against every one of them.
    """
    keepers = [m for m in record.measures.chosen if m.key in looks_after and reading.is_in_place_and_works(m)]
    if keepers:
        return _names(keepers)
    by_hazard = [[one for one in _working(record, hazard) if one.key in NOT_ALONE] for hazard in hazards]
    return _names(one for found in by_hazard for one in found) if all(by_hazard) else ()


def by_measures(record: AssessmentRecord, categories: tuple[Category, ...]) -> tuple[str, ...]:
    """Something in place works, none is red, and every one above green is met; low risk asks for no more.

    Named are those that carry it; words, alarms and training only where there is nothing else.
    """
    relevant = [
        hazard for category in categories for hazard in risk.hazards_of(record, category) if risk.is_in_table(hazard)
    ]
    if not all(_is_met(record, hazard) for hazard in relevant):
        return ()
    working = [one for hazard in relevant for one in _working(record, hazard)]
    return _names([one for one in working if not enough.is_never_enough(one)] or working)


def _is_met(record: AssessmentRecord, hazard: AssessedHazard) -> bool:
    """Green; or yellow with a measure in place that works, against violence more than words, signs and alarms."""
    level, working = risk.level_today(record, hazard), _working(record, hazard)
    if level in {None, risk.Level.RED}:
        return False
    if level == risk.Level.GREEN or hazard not in record.violence.hazards:
        return level == risk.Level.GREEN or bool(working)
    return any(not enough.is_never_enough(measure) for measure in working)


def _working(record: AssessmentRecord, hazard: AssessedHazard) -> list[ChosenMeasure]:
    return [m for m in reading.measures_for(record, hazard) if reading.is_in_place_and_works(m)]


def _names(measures: Iterable[ChosenMeasure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading.measure_name(measure) for measure in measures))

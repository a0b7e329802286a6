"""Can help be called, does it come, and does anyone notice silence? (org.forskriften § 10-6; aml § 4-1 (3))."""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.help_chain import counted, silence_is_the_only_alarm, silence_link
from assessments.checks.help_links import (
    TO_BE_TESTED,
    Grade,
    Look,
    is_raised_by_others,
    looks_at_helper,
    ways_of,
)
from assessments.checks.special_risk import SERIOUS
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import (
    AbleToAct,
    AlarmTested,
    Answer,
    Coverage,
    HelpTime,
    HelpWay,
    SilenceNoticedBy,
)
from assessments.record.hazards import AcuteHazard

NAMED = 3  # hazards named in one finding; the picture and the hazards' own pages have them all


def _is_serious(record: AssessmentRecord) -> bool:
    return reading.worst_consequence(record) >= SERIOUS


def _serious(record: AssessmentRecord) -> list[AcuteHazard]:
    return [hazard for hazard in counted(record) if (hazard.consequence or 0) >= SERIOUS]


def _ways(record: AssessmentRecord) -> set[HelpWay]:
    return set(record.alone.help_ways or ()) - {HelpWay.NONE}


@check("no-way-to-call-help", Severity.BLOCKING, step="alene", law="org-10-6", params=("consequence",))
def no_way_to_call_help(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Grave harm is possible, and nothing that works is at hand to call with."""
    ways = _ways(record)
    if record.alone.coverage == Coverage.NONE:
        ways -= reading.NEEDS_COVERAGE
    if _is_serious(record) and not ways:
        yield hit(consequence=reading.worst_consequence(record))


@check("help-coverage-uncertain", Severity.WARNING, step="alene", law="org-10-6")
def coverage_uncertain(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """All ways to call need coverage, and coverage has gaps or is unknown."""
    ways = _ways(record)
    is_open = record.alone.coverage in {None, Coverage.GAPS, Coverage.UNKNOWN}
    if _is_serious(record) and ways and ways <= reading.NEEDS_COVERAGE and is_open:
        yield hit()


@check("help-time-unknown", Severity.WARNING, step="alene", law="aml-4-1-3", params=("consequence",))
def help_time_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Grave harm is possible, and nobody knows when help is on the spot."""
    if _is_serious(record) and record.alone.help_time in {None, HelpTime.UNKNOWN}:
        yield hit(consequence=reading.worst_consequence(record))


@check("silence-unnoticed", Severity.WARNING, step="alene", law="aml-4-1-3")
def silence_unnoticed(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Grave harm is possible, and nobody is known to notice when the person goes silent."""
    if _is_serious(record) and reading.is_silence_unnoticed(record) != Answer.NO:
        yield hit()


@check("colleague-does-not-notice", Severity.WARNING, step="alene", law="aml-4-1-3")
def colleague_does_not_notice(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """A colleague is said to notice silence, and neither sees nor hears the person: two doors are enough for that."""
    is_present = record.alone.silence_noticed_by == SilenceNoticedBy.PRESENT_COLLEAGUE
    if _is_serious(record) and is_present and record.alone.sees_or_hears_colleague == Answer.NO:
        yield hit()


@check("help-equipment-unfit", Severity.WARNING, step="alene", law="org-10-6", params=("hazards",))
def equipment_unfit(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Nobody can act afterwards and only silence tells of it: then a phone or a button is not enough."""
    found = not_told_of(record) if _ways(record) else []
    if found:
        yield hit(hazards=_named(found))


def not_told_of(record: AssessmentRecord) -> list[AcuteHazard]:
    """The grave hazards after which the person cannot call, and silence is not noticed in time either."""
    return [
        hazard
        for hazard in _serious(record)
        if silence_is_the_only_alarm(record, hazard) == Answer.YES and silence_link(record, hazard).grade != Grade.HOLDS
    ]


def _named(hazards: list[AcuteHazard]) -> str:
    names = [reading.hazard_name(hazard) for hazard in hazards]
    return "; ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")


@check("able-to-act-unknown", Severity.ADVICE, step="fysisk", law="org-10-6", params=("hazard",))
def able_to_act_unknown(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Whether the person can call afterwards decides which equipment is enough; an alarm that goes by itself is."""
    if is_raised_by_others(record.alone):
        return
    for hazard in _serious(record):
        if hazard.able_to_act in {None, AbleToAct.UNKNOWN}:
            yield hit(hazard.key, step=reading.step_of(record, hazard), hazard=reading.hazard_name(hazard))


# Who comes


def _looks(record: AssessmentRecord) -> list[Look]:
    if not _is_serious(record):
        return []
    return [look for look in looks_at_helper(record.alone) if look.grade != Grade.HOLDS]


def _is_found(record: AssessmentRecord, reason: str) -> Iterator[Hit]:
    if any(look.reason == reason for look in _looks(record)):
        yield hit()


@check("help-nobody-comes", Severity.WARNING, step="alene", law="aml-4-1-3")
def nobody_comes(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Grave harm is possible, and nobody is set to come."""
    yield from _is_found(record, "helper-nobody")


@check("help-only-public", Severity.WARNING, step="alene", law="aml-4-1-3")
def only_public(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Those who happen to be there cannot be counted on: that is one of the situations of lone work itself."""
    yield from _is_found(record, "only-public")


@check("help-locked-out", Severity.WARNING, step="alene", law="aml-4-1-3")
def locked_out(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Help comes to a locked door."""
    yield from _is_found(record, "locked-out")


@check("help-place-unclear", Severity.WARNING, step="alene", law="aml-4-1-3")
def place_unclear(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Help does not find a place that nobody can explain."""
    yield from _is_found(record, "place-unclear")


@check("help-no-common-language", Severity.WARNING, step="alene", law="aml-4-1-3")
def no_common_language(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """The two do not understand each other when it matters."""
    yield from _is_found(record, "no-common-language")


@check("help-answers-open", Severity.WARNING, step="alene", law="aml-4-1-3", params=("asked",))
def answers_open(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """What nobody knows of who comes is not good; so it is found out, and answered."""
    asked = [look.asks for look in _looks(record) if look.asks and not _is_asked_elsewhere(record, look.asks)]
    if asked:
        yield hit(asked=" ".join(asked))


def _is_asked_elsewhere(record: AssessmentRecord, field: str) -> bool:
    """«Vet ikke» about a helper of one's own has findings of its own (`helpers`)."""
    return field in {"helper_is_alone", "helper_leaves_others"} and getattr(record.alone, field) == Answer.UNKNOWN


# Alarms


def _has_alarm(record: AssessmentRecord) -> bool:
    return _is_serious(record) and not TO_BE_TESTED.isdisjoint(ways_of(record.alone))


def _violent(record: AssessmentRecord) -> bool:
    return any(hazard in record.violence.hazards for hazard in _serious(record))


@check("alarm-not-tested", Severity.WARNING, step="alene", law="org-10-6")
def alarm_not_tested(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Equipment that is not tested may not be there when it is needed; against violence § 3A-3 names its upkeep."""
    untested = {None, AlarmTested.NEVER, AlarmTested.LONGER_AGO, AlarmTested.UNKNOWN}
    if _has_alarm(record) and record.alone.alarm_tested in untested:
        yield hit(law="utf-3a-3" if _violent(record) else "")


@check("alarm-not-practised", Severity.ADVICE, step="alene", law="aml-3-2-1-a")
def alarm_not_practised(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """An alarm that nobody has used before is hard to find in the dark."""
    if _has_alarm(record) and record.alone.alarm_practised != Answer.YES:
        yield hit(law="utf-3a-5" if _violent(record) else "")

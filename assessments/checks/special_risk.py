"""Is there special risk linked to lone work (aml § 4-1 (3))? Proposed for the work as it is done today.

Seven reasons (faglig-gjennomgang § 5). Each says which fact, where it stands, and whether measures that are in place
and work meet it. What nobody has answered may be a reason too: it is listed as open, never taken for «no».
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import (
    AloneEffect,
    Answer,
    Category,
    Decision,
    Effect,
    PeopleKind,
    SpecialRisk,
    Strain,
)
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS, AssessedHazard
from assessments.record.measures import ChosenMeasure

from . import enough, reading
from .engine import Law, Param
from .tasks import demanding, is_explained_exception

SERIOUS = 4  # «konsekvens >= 4»
SERIOUS_FOR_THE_INEXPERIENCED = 3
FORESEEABLE = 4  # a violent hazard this likely is foreseeable, whatever else is said
FACTORS_TOGETHER = 2


@dataclass(frozen=True)
class Reason:
    """One circumstance that makes the risk special, or may do so while the answer is open."""

    code: str
    step: str
    item: str = ""
    is_controlled: bool = False
    params: dict[str, Param] = field(default_factory=dict)


@dataclass(frozen=True)
class Proposal:
    """The proposed outcome, the reasons that hold, and the open answers that could change it."""

    outcome: SpecialRisk
    reasons: tuple[Reason, ...]
    unsettled: tuple[Reason, ...]


@dataclass(frozen=True)
class DecisionProposal:
    """«Can the work be done alone today?», and what speaks against or asks for terms."""

    decision: Decision
    reasons: tuple[Reason, ...]


Found = Iterator[tuple[Answer, Reason]]


def propose(record: AssessmentRecord, law: Law, on: date) -> Proposal:
    """The proposed answer, by the law in force."""
    if record.alone.is_done_alone is False:
        return Proposal(SpecialRisk.NO, (), ())
    found = [pair for look in _LOOKS for pair in look(record, law)]
    reasons = tuple(reason for answer, reason in found if answer == Answer.YES)
    unsettled = tuple(reason for answer, reason in found if answer == Answer.UNKNOWN)
    return Proposal(_outcome(reasons, unsettled), reasons, unsettled)


def _outcome(reasons: tuple[Reason, ...], unsettled: tuple[Reason, ...]) -> SpecialRisk:
    """An open answer cannot mend what is not controlled, but it can upset «controlled» and «no»."""
    if any(not reason.is_controlled for reason in reasons):
        return SpecialRisk.NOT_CONTROLLED
    if unsettled:
        return SpecialRisk.UNSETTLED
    return SpecialRisk.CONTROLLED if reasons else SpecialRisk.NO


def propose_decision(record: AssessmentRecord, law: Law, on: date) -> DecisionProposal:
    """«No» where a rule demands one person more who is not there, or red is not met by measures that are enough."""
    if record.alone.is_done_alone is False:
        return DecisionProposal(Decision.NO, ())
    against = (*_bans(record, law), *_unmet_red(record))
    if against:
        return DecisionProposal(Decision.NO, against)
    special = propose(record, law, on)
    has_yellow = any(reading.hazards_in(record, level) for level in (risk.Level.YELLOW, risk.Level.RED))
    if has_yellow or special.outcome != SpecialRisk.NO:
        return DecisionProposal(Decision.YES_ON_TERMS, (*special.reasons, *special.unsettled))
    return DecisionProposal(Decision.YES, ())


def _bans(record: AssessmentRecord, law: Law) -> tuple[Reason, ...]:
    """A rule that demands one person more; the lawful exception of hol. § 9-9, explained, is no ban."""
    explained = {kind for kind in reading.chosen_tasks(record) if is_explained_exception(record, kind)}
    return tuple(
        reason
        for answer, reason in _task_without_second_person(record, law)
        if answer != Answer.NO and reason.item not in explained
    )


def _unmet_red(record: AssessmentRecord) -> tuple[Reason, ...]:
    return tuple(
        Reason("red-not-met", reading.step_of(record, hazard), hazard.key, params=_named(hazard))
        for hazard in reading.hazards_in(record, risk.Level.RED)
        if not _is_red_met(record, hazard)
    )


def _is_red_met(record: AssessmentRecord, hazard: AssessedHazard) -> bool:
    """Measures that are enough, no longer red when they are in place, and something said of the time until then."""
    after = risk.level_after(record, hazard)
    return (
        enough.is_enough(record, hazard, with_planned=True)
        and after not in {None, risk.Level.RED}
        and record.measures.interim is not None
    )


def _named(hazard: AssessedHazard) -> dict[str, Param]:
    return {"hazard": reading.hazard_name(hazard)}


# The seven reasons


def _not_looked_at(record: AssessmentRecord, law: Law) -> Found:
    """What nobody has placed may be red; an unanswered category is not a good one."""
    for category in Category:
        step = reading.CATEGORY_STEP[category]
        if reading.is_untouched(record, category):
            yield Answer.UNKNOWN, Reason("category-open", step)
            continue
        for suggested in reading.unanswered_profile_hazards(record, category):
            yield Answer.UNKNOWN, Reason("hazard-open", step, suggested.key, params={"hazard": suggested.name})
        for hazard in risk.hazards_of(record, category):
            is_open = hazard.relevant == Answer.UNKNOWN or (
                risk.is_in_table(hazard) and risk.level_today(record, hazard) is None
            )
            if is_open:
                yield Answer.UNKNOWN, Reason("hazard-open", step, hazard.key, params=_named(hazard))


def _red_worse_alone(record: AssessmentRecord, law: Law) -> Found:
    """1. A red hazard that being alone makes more likely or worse. Red with what is in place is not controlled."""
    for hazard in reading.hazards_in(record, risk.Level.RED):
        if hazard.alone_effect == AloneEffect.NOTHING:
            continue
        worse = hazard.alone_effect in reading.MAKES_MORE_LIKELY_OR_WORSE
        yield (
            Answer.YES if worse else Answer.UNKNOWN,
            Reason("red-hazard-worse-alone", reading.step_of(record, hazard), hazard.key, params=_named(hazard)),
        )


def _serious_without_help(record: AssessmentRecord, law: Law) -> Found:
    """2. Consequence 4 or 5, being alone makes it worse, and help is uncertain or silence goes unnoticed."""
    exposed = reading.either([reading.is_help_uncertain(record), reading.is_silence_unnoticed(record)])
    if exposed == Answer.NO:
        return
    for hazard in (*record.physical.hazards, *record.violence.hazards):
        is_serious = risk.is_in_table(hazard) and (hazard.consequence or 0) >= SERIOUS
        if not is_serious or hazard.alone_effect == AloneEffect.NOTHING:
            continue
        if hazard.alone_effect == AloneEffect.LIKELIHOOD:
            continue
        is_certain = exposed == Answer.YES and hazard.alone_effect in reading.MAKES_WORSE
        yield (
            Answer.YES if is_certain else Answer.UNKNOWN,
            Reason(
                "serious-and-help-uncertain",
                reading.step_of(record, hazard),
                hazard.key,
                _has_a_person(record, hazard),
                {**_named(hazard), "consequence": hazard.consequence or 0},
            ),
        )


def _task_without_second_person(record: AssessmentRecord, law: Law) -> Found:
    """3. A task that demands one person more is done without."""
    if record.tasks.kinds is None:
        yield Answer.UNKNOWN, Reason("tasks-open", "oppgaver")
    for kind, _rule, there in demanding(record, law):
        without = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(there, Answer.UNKNOWN)
        yield without, Reason("task-without-second-person", "oppgaver", kind.value, params={"task": kind.value})


def _violence(record: AssessmentRecord, law: Law) -> Found:
    """4. Violence or threats that are known, or can be foreseen."""
    likely = any(
        risk.is_in_table(hazard) and (hazard.likelihood or 0) >= FORESEEABLE for hazard in record.violence.hazards
    )
    answers = [
        Answer.YES if likely or reading.violence_has_happened(record) else Answer.NO,
        record.work.conflict_expected or Answer.NO,
        _is_foreseeable(record),
    ]
    yield reading.either(answers), Reason("violence-known-or-foreseeable", "vold", "", _all_met(record, VIOLENT))


def _is_foreseeable(record: AssessmentRecord) -> Answer:
    if record.violence.foreseeable is not None:
        return record.violence.foreseeable
    has_hazard = any(hazard.relevant == Answer.YES for hazard in record.violence.hazards)
    return Answer.NO if reading.is_exposed_to_others(record) == Answer.NO and not has_hazard else Answer.UNKNOWN


def _incidents(record: AssessmentRecord, law: Law) -> Found:
    """5. A serious or repeated incident or near miss, here or in similar work."""
    work = record.work
    repeated = (work.incident_count or 0) > 1
    here = reading.known(work.incidents)
    if here == Answer.YES and not repeated:
        here = reading.known(work.incidents_serious_or_repeated)
    followed_up = work.incident_followed_up == Effect.YES and work.incident_measures_worked == Effect.YES
    yield here, Reason("serious-or-repeated-incident", "arbeidet", "", followed_up)
    everything_met = _all_met(record, tuple(Category))
    yield (
        reading.known(work.incidents_similar_work),
        Reason("incident-in-similar-work", "arbeidet", "", everything_met),
    )


def _young_or_untrained(record: AssessmentRecord, law: Law) -> Found:
    """6. Someone under 18, or not fully trained, alone where the consequence can be 3 or more."""
    if reading.worst_consequence(record) < SERIOUS_FOR_THE_INEXPERIENCED:
        return
    not_alone = enough.ENDS_LONE_WORK | enough.BRINGS_A_PERSON
    with_adult = _has_measure(record, not_alone | enough.LOOKS_AFTER_THE_YOUNG)
    people_open = record.work.people_kinds is None and record.work.youngest_age is None
    young = Answer.YES if reading.has_under_18(record) else Answer.UNKNOWN if people_open else Answer.NO
    yield young, Reason("under-18-alone", "arbeidet", "", with_adult)
    untrained = _is_untrained(record, people_open=people_open)
    with_buddy = _has_measure(record, not_alone | enough.LOOKS_AFTER_THE_UNTRAINED)
    yield untrained, Reason("untrained-alone", "arbeidet", "", with_buddy)


def _is_untrained(record: AssessmentRecord, *, people_open: bool) -> Answer:
    if reading.has_people(record, PeopleKind.UNTRAINED, PeopleKind.APPRENTICE):
        return Answer.YES
    trained = record.alone.trained_for_lone_work
    if trained == Answer.NO:
        return Answer.YES
    return Answer.UNKNOWN if people_open or trained != Answer.YES else Answer.NO


def _psychosocial_factors(record: AssessmentRecord, law: Law) -> Found:
    """7. Two or more psychosocial factors high over time; together they are more than each (§ 1A-2)."""
    answers = [getattr(record.psychosocial, f"{factor}_long") for factor in PSYCHOSOCIAL_FACTORS]
    high = answers.count(Strain.HIGH)
    is_open = answers.count(Strain.UNKNOWN) + (0 if reading.is_only_own_home(record) else answers.count(None))
    met = _all_met(record, (Category.PSYCHOSOCIAL,))
    reason = Reason("psychosocial-factors-high", "psykososialt", "", met, {"count": high})
    if high >= FACTORS_TOGETHER:
        yield Answer.YES, reason
    elif high + is_open >= FACTORS_TOGETHER:
        yield Answer.UNKNOWN, reason


# Whether what triggers is met by measures in place that work

VIOLENT = (Category.VIOLENCE,)


def _has_a_person(record: AssessmentRecord, hazard: AssessedHazard) -> bool:
    keys = enough.ENDS_LONE_WORK | enough.BRINGS_A_PERSON | {"m_sikkerhetsvakt"}
    return any(m.key in keys and reading.is_in_place_and_works(m) for m in reading.measures_for(record, hazard))


def _has_measure(record: AssessmentRecord, keys: frozenset[str]) -> bool:
    return any(m.key in keys and reading.is_in_place_and_works(m) for m in record.measures.chosen)


def _all_met(record: AssessmentRecord, categories: tuple[Category, ...]) -> bool:
    """Something in place works, none is red, and every one above green is met; low risk asks for no more."""
    relevant = [
        hazard for category in categories for hazard in risk.hazards_of(record, category) if risk.is_in_table(hazard)
    ]
    has_measure = any(_working(record, hazard) for hazard in relevant)
    return has_measure and all(_is_met(record, hazard) for hazard in relevant)


def _is_met(record: AssessmentRecord, hazard: AssessedHazard) -> bool:
    """Green; or yellow with a measure in place that works, against violence more than words, signs and alarms."""
    level, working = risk.level_today(record, hazard), _working(record, hazard)
    if level in {None, risk.Level.RED}:
        return False
    if level == risk.Level.GREEN or hazard not in record.violence.hazards:
        return level == risk.Level.GREEN or bool(working)
    return any(measure.key not in enough.NEVER_ENOUGH for measure in working)


def _working(record: AssessmentRecord, hazard: AssessedHazard) -> list[ChosenMeasure]:
    return [m for m in reading.measures_for(record, hazard) if reading.is_in_place_and_works(m)]


_LOOKS: tuple[Callable[[AssessmentRecord, Law], Found], ...] = (
    _not_looked_at,
    _red_worse_alone,
    _serious_without_help,
    _task_without_second_person,
    _violence,
    _incidents,
    _young_or_untrained,
    _psychosocial_factors,
)

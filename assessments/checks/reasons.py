"""The seven reasons for special risk (faglig-gjennomgang § 5), each with its facts and what controls it.

Where the source leaves room, this is what was chosen:
1. «Rød»: as placed today, with what is in place. What is red in spite of its measures is not controlled by them.
2. «Verre»: being alone makes the outcome worse; «more likely» is not enough. The load of a psychosocial hazard is no
   consequence 1-5, so only acute hazards count. Help: see `late_help`. Controlled: by a person there, or no lone work.
3. A task done without its second person cannot be controlled by anything else. The exception of hol. § 9-9 stays a
   reason and is weighed in the decision: stricter than the law, since one sentence is easily written.
4. «Forutsigbar»: the assessor's own word; likelihood 4 or 5; a conflict known beforehand; an incident in 24 months.
   Harassment is not violence (chapter 2A, not 3A). A risk of 1-3 with «not foreseeable» is taken at its word.
5. «Gjentatt»: two or more. Controlled where those exposed were followed up and what was done is known to work.
6. «Ikke ferdig opplært»: untrained and apprentices, whatever else is said. «New» alone is not untrained.
7. «Høye over tid»: high in the long run; what nobody has answered may be high.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import AloneEffect, Answer, Category, Effect, PeopleKind, Strain
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS, AcuteHazard, AssessedHazard, StrainHazard

from . import controlled, reading, scope
from .engine import Law, Param
from .late_help import help_looks, silence_looks
from .tasks import demanding
from .violence import conflict_is_expected, has_happened, is_foreseeable, likely

SERIOUS = 4  # «konsekvens >= 4»
SERIOUS_FOR_THE_INEXPERIENCED = 3
FACTORS_TOGETHER = 2
REPEATED = 2


@dataclass(frozen=True)
class Fact:
    """An answer that a reason rests on: the field it stands in, and the answer or the answers themselves."""

    name: str
    value: Param | tuple[str, ...]


@dataclass(frozen=True)
class Reason:
    """One circumstance that makes the risk special, or may do so while the answer is open."""

    code: str
    step: str
    item: str = ""
    controlled_by: tuple[str, ...] = ()
    params: dict[str, Param] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    is_followed_up: bool = False

    @property
    def is_controlled(self) -> bool:
        """Met by measures that are in place and work."""
        return bool(self.controlled_by) or self.is_followed_up


Found = Iterator[tuple[Answer, Reason]]


def all_of(record: AssessmentRecord, law: Law) -> Found:
    """Every reason that holds (YES), may hold (UNKNOWN) or was looked at and does not (NO)."""
    for look in _LOOKS:
        yield from look(record, law)


def named(hazard: AssessedHazard) -> dict[str, Param]:
    """The hazard's name, for the words."""
    return {"hazard": reading.hazard_name(hazard)}


def facts_of(hazard: AssessedHazard) -> tuple[Fact, ...]:
    """Where a hazard stands today."""
    names = ("duration", "load") if isinstance(hazard, StrainHazard) else ("likelihood", "consequence")
    return tuple(Fact(name, getattr(hazard, name)) for name in names if getattr(hazard, name))


def _not_looked_at(record: AssessmentRecord, law: Law) -> Found:
    """What nobody has placed may be red; an unanswered category is not a good one."""
    for category in Category:
        step = reading.CATEGORY_STEP[category]
        if reading.is_untouched(record, category):
            yield Answer.UNKNOWN, Reason("category-open", step, params={"category": category.value})
            continue
        listed = {hazard.key for hazard in risk.hazards_of(record, category)}
        for suggested in reading.unanswered_profile_hazards(record, category):
            if suggested.key not in listed:
                yield Answer.UNKNOWN, Reason("hazard-open", step, suggested.key, params={"hazard": suggested.name})
        for hazard in risk.hazards_of(record, category):
            is_unplaced = risk.is_in_table(hazard) and risk.level_today(record, hazard) is None
            if hazard.relevant in {None, Answer.UNKNOWN} or is_unplaced:
                yield Answer.UNKNOWN, Reason("hazard-open", step, hazard.key, params=named(hazard))


def _red_worse_alone(record: AssessmentRecord, law: Law) -> Found:
    """1. A red hazard that being alone makes more likely or worse."""
    for hazard in reading.hazards_in(record, risk.Level.RED):
        if hazard.alone_effect == AloneEffect.NOTHING:
            continue
        worse = hazard.alone_effect in reading.MAKES_MORE_LIKELY_OR_WORSE
        place = reading.step_of(record, hazard)
        reason = Reason("red-hazard-worse-alone", place, hazard.key, params=named(hazard), facts=facts_of(hazard))
        yield Answer.YES if worse else Answer.UNKNOWN, reason


def _serious_without_help(record: AssessmentRecord, law: Law) -> Found:
    """2. Consequence 4 or 5, being alone makes it worse, and help is uncertain or silence goes unnoticed."""
    looks = (*help_looks(record.alone), *silence_looks(record.alone))
    exposed = reading.either(answer for _name, answer in looks)
    facts = tuple(Fact(name, _plain(getattr(record.alone, name))) for name, answer in looks if answer == Answer.YES)
    for hazard in (*record.physical.hazards, *record.violence.hazards):
        worse = _makes_worse(hazard)
        is_serious = risk.is_in_table(hazard) and (hazard.consequence or 0) >= SERIOUS
        if not is_serious or Answer.NO in {exposed, worse}:
            continue
        reason = Reason(
            "serious-and-help-uncertain",
            reading.step_of(record, hazard),
            hazard.key,
            controlled.by_a_person(record, hazard),
            {**named(hazard), "consequence": hazard.consequence or 0},
            facts,
        )
        yield Answer.YES if exposed == worse == Answer.YES else Answer.UNKNOWN, reason


def _makes_worse(hazard: AcuteHazard) -> Answer:
    if hazard.alone_effect in {None, AloneEffect.UNKNOWN}:
        return Answer.UNKNOWN
    return Answer.YES if hazard.alone_effect in reading.MAKES_WORSE else Answer.NO


def _plain(value: object) -> Param | tuple[str, ...]:
    """An answer as a fact carries it."""
    return tuple(str(one) for one in value) if isinstance(value, tuple) else str(value)


def _task_without_second_person(record: AssessmentRecord, law: Law) -> Found:
    """3. A task that demands one person more is done without."""
    if not record.tasks.kinds:
        yield Answer.UNKNOWN, Reason("tasks-open", "oppgaver")
    for kind, _rule, there in demanding(record, law):
        without = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(there, Answer.UNKNOWN)
        yield without, Reason("task-without-second-person", "oppgaver", kind.value, params={"task": kind.value})


def _violence(record: AssessmentRecord, law: Law) -> Found:
    """4. Violence or threats that are known, or can be foreseen."""
    hazards, happened = likely(record), has_happened(record)
    conflict, foreseen = conflict_is_expected(record), is_foreseeable(record)
    answers = [Answer.YES if hazards else Answer.NO, happened, conflict, foreseen]
    kinds = tuple(kind for kind in record.work.incident_kinds or () if kind in reading.VIOLENT_INCIDENTS)
    facts = (
        *([Fact("foreseeable", Answer.YES.value)] if foreseen == Answer.YES else []),
        *([Fact("likely_hazards", tuple(reading.hazard_name(one) for one in hazards))] if hazards else []),
        *([Fact("incident_kinds", _plain(kinds))] if happened == Answer.YES else []),
        *([Fact("conflict_expected", Answer.YES.value)] if conflict == Answer.YES else []),
    )
    met = controlled.by_measures(record, (Category.VIOLENCE,))
    yield reading.either(answers), Reason("violence-known-or-foreseeable", "vold", "", met, facts=facts)


def _incidents(record: AssessmentRecord, law: Law) -> Found:
    """5. A serious or repeated incident or near miss, here or in similar work."""
    work = record.work
    facts = tuple(
        Fact(name, getattr(work, name) if name == "incident_count" else _plain(getattr(work, name)))
        for name in ("incident_kinds", "incident_count", "incident_followed_up", "incident_measures_worked")
        if getattr(work, name) is not None
    )
    followed_up = work.incident_followed_up == Effect.YES and work.incident_measures_worked == Effect.YES
    here = Reason("serious-or-repeated-incident", "arbeidet", facts=facts, is_followed_up=followed_up)
    yield _is_serious_or_repeated(record), here
    everything = controlled.by_measures(record, tuple(Category))
    yield reading.known(work.incidents_similar_work), Reason("incident-in-similar-work", "arbeidet", "", everything)


def _is_serious_or_repeated(record: AssessmentRecord) -> Answer:
    """Two are repeated whatever else is said; how many it was, must be known to say «not repeated»."""
    work = record.work
    if work.incidents != Answer.YES:
        return reading.known(work.incidents)
    count = work.incident_count
    repeated = Answer.UNKNOWN if count is None else Answer.YES if count >= REPEATED else Answer.NO
    return reading.either([repeated, reading.known(work.incidents_serious_or_repeated)])


def _nobody_named(record: AssessmentRecord, law: Law) -> Found:
    """Who may be alone is not answered: it may be someone under 18, at hours and in work that the law forbids them."""
    if record.work.people_kinds is None and record.work.youngest_age is None:
        yield Answer.UNKNOWN, Reason("people-open", "arbeidet")


def _young_or_untrained(record: AssessmentRecord, law: Law) -> Found:
    """6. Someone under 18, or not fully trained, alone where the consequence can be 3 or more."""
    worst = reading.worst_consequence(record)
    if worst < SERIOUS_FOR_THE_INEXPERIENCED:
        return
    exposed = [
        hazard
        for hazard in (*record.physical.hazards, *record.violence.hazards)
        if risk.is_in_table(hazard) and (hazard.consequence or 0) >= SERIOUS_FOR_THE_INEXPERIENCED
    ]
    consequence = Fact("consequence", worst)
    age = (Fact("youngest_age", record.work.youngest_age),) if record.work.youngest_age is not None else ()
    looked_after = controlled.by_not_being_alone(record, exposed, controlled.LOOKS_AFTER_THE_YOUNG)
    yield _is_young(record), Reason("under-18-alone", "arbeidet", "", looked_after, facts=(*age, consequence))
    looked_after = controlled.by_not_being_alone(record, exposed, controlled.LOOKS_AFTER_THE_UNTRAINED)
    yield _is_untrained(record), Reason("untrained-alone", "arbeidet", "", looked_after, facts=(consequence,))


def _is_young(record: AssessmentRecord) -> Answer:
    if reading.has_under_18(record):
        return Answer.YES
    return Answer.UNKNOWN if record.work.people_kinds is None else Answer.NO


def _is_untrained(record: AssessmentRecord) -> Answer:
    if reading.has_people(record, PeopleKind.UNTRAINED, PeopleKind.APPRENTICE):
        return Answer.YES
    trained = reading.known(record.alone.trained_for_lone_work)
    if trained == Answer.NO:
        return Answer.YES
    return Answer.UNKNOWN if trained == Answer.UNKNOWN or record.work.people_kinds is None else Answer.NO


def _psychosocial_factors(record: AssessmentRecord, law: Law) -> Found:
    """7. Two or more psychosocial factors high over time; together they are more than each (§ 1A-2)."""
    answers = {factor: getattr(record.psychosocial, f"{factor}_long") for factor in PSYCHOSOCIAL_FACTORS}
    high = tuple(factor for factor, answer in answers.items() if answer == Strain.HIGH)
    unanswered = list(answers.values()).count(None) if scope.has_chapters_3_and_4(record) else 0
    may_be_high = len(high) + list(answers.values()).count(Strain.UNKNOWN) + unanswered
    met = controlled.by_measures(record, (Category.PSYCHOSOCIAL,))
    params: dict[str, Param] = {"count": len(high)}
    reason = Reason("psychosocial-factors-high", "psykososialt", "", met, params, (Fact("factors", high),))
    if len(high) >= FACTORS_TOGETHER:
        yield Answer.YES, reason
    elif may_be_high >= FACTORS_TOGETHER:
        yield Answer.UNKNOWN, reason


_LOOKS: tuple[Callable[[AssessmentRecord, Law], Found], ...] = (
    _not_looked_at,
    _red_worse_alone,
    _serious_without_help,
    _task_without_second_person,
    _violence,
    _incidents,
    _nobody_named,
    _young_or_untrained,
    _psychosocial_factors,
)

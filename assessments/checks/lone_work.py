"""Is it lone work, by which definition, and why? The Act has none (D2); every one the sources know is tried.

Section codes are those of the Fafo note (2016:22). The answer is wide on purpose: the assessment decides the risk,
not whether the name fits.
"""

from dataclasses import dataclass

from assessments.record.alone import Alone
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Helper, HelpTime, HelpWay, Situation, TimeShare

from . import reading

MOST_OF_THE_TIME = {TimeShare.NEARLY_ALL, TimeShare.THREE_QUARTERS}


@dataclass(frozen=True)
class Definition:
    """One definition, where it comes from, and whether the work meets it."""

    key: str
    source: str
    is_met: Answer


@dataclass(frozen=True)
class LoneWorkAnswer:
    """YES, NO, or UNKNOWN = unsettled; with every definition tried and the reasons as codes."""

    is_lone_work: Answer
    definitions: tuple[Definition, ...]
    reasons: tuple[str, ...]


def answer(record: AssessmentRecord) -> LoneWorkAnswer:
    """The answer shown at once after step 2."""
    alone = record.alone
    definitions = (*_situations(alone), *_definitions(alone))
    met = tuple(definition.key for definition in definitions if definition.is_met == Answer.YES)
    if alone.is_done_alone is False:
        verdict = Answer.UNKNOWN if met else Answer.NO
        return LoneWorkAnswer(verdict, definitions, ("said-not-alone", *met))
    if met:
        return LoneWorkAnswer(Answer.YES, definitions, met)
    if alone.is_done_alone is None:
        return LoneWorkAnswer(Answer.UNKNOWN, definitions, ("not-answered",))
    if alone.sees_or_hears_colleague == Answer.YES and alone.situations == (Situation.NONE,):
        return LoneWorkAnswer(Answer.NO, definitions, ("colleague-sees-or-hears",))
    return LoneWorkAnswer(Answer.UNKNOWN, definitions, ("nothing-decides",))


def _situations(alone: Alone) -> tuple[Definition, ...]:
    """Arbeidstilsynet's five situations as they stand today."""
    return tuple(
        Definition(f"situation-{situation.value}", "arbeidstilsynet", _chosen(alone, situation))
        for situation in Situation
        if situation != Situation.NONE
    )


def _chosen(alone: Alone, situation: Situation) -> Answer:
    if alone.situations is None:
        return Answer.UNKNOWN
    return Answer.YES if situation in alone.situations else Answer.NO


def _definitions(alone: Alone) -> tuple[Definition, ...]:
    return (
        Definition("out-of-sight-and-hearing", "S2", _out_of_sight(alone)),
        Definition("behind-locked-door", "S4-NJF", reading.known(alone.colleague_behind_locked_door)),
        Definition("most-of-the-time", "S3", _most_of_the_time(alone)),
        Definition("social-isolation", "S6-SE", _chosen(alone, Situation.AMONG_PEOPLE)),
        Definition("physical-isolation", "S6-SE", _chosen(alone, Situation.ONLY_BY_RADIO)),
        Definition("no-help-when-critical", "S6-SE", _no_help(alone)),
        Definition("own-view", "S4-NJF", reading.known(alone.considers_self_alone)),
    )


def _out_of_sight(alone: Alone) -> Answer:
    """D1: out of sight and hearing of colleagues, and help not at hand without being called."""
    sees = reading.known(alone.sees_or_hears_colleague)
    if sees == Answer.YES or alone.help_time == HelpTime.AT_ONCE:
        return Answer.NO
    return Answer.YES if sees == Answer.NO and alone.help_time is not None else Answer.UNKNOWN


def _most_of_the_time(alone: Alone) -> Answer:
    if alone.time_share is None:
        return Answer.UNKNOWN
    return Answer.YES if alone.time_share in MOST_OF_THE_TIME else Answer.NO


def _no_help(alone: Alone) -> Answer:
    if alone.help_ways == (HelpWay.NONE,) or alone.helpers == (Helper.NOBODY,):
        return Answer.YES
    return Answer.UNKNOWN if alone.help_ways is None or alone.helpers is None else Answer.NO

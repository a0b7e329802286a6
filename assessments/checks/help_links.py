"""The links of the chain of help, and how good each is: the answers about help, held against what a person can do.

The order of the answers is the product's own, and no rule's limit. What nobody has answered never holds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from assessments.record.alone import Alone
from assessments.record.choices import (
    AbleToAct,
    AlarmTested,
    Answer,
    Coverage,
    Helper,
    HelpTime,
    HelpWay,
    SilenceNoticedBy,
)

from . import reading


class Grade(StrEnum):
    """From best to worst. What nobody knows may be broken, so it stands beside that and not beside what holds."""

    HOLDS = "holds"
    WEAK = "weak"
    UNKNOWN = "unknown"
    BROKEN = "broken"


RANK = {grade: rank for rank, grade in enumerate(Grade)}


class LinkKey(StrEnum):
    """The links in the order things happen."""

    ABILITY = "ability"
    CALL = "call"
    COVERAGE = "coverage"
    TIME = "time"
    HELPER = "helper"
    SILENCE = "silence"


@dataclass(frozen=True)
class Link:
    """One link: how good it is, why, the answers it rests on, and the field that nobody has answered, if any."""

    key: LinkKey
    grade: Grade
    reason: str
    said: tuple[StrEnum, ...] = ()
    asks: str = ""


AT_A_PLACE = {HelpWay.FIXED_PHONE, HelpWay.INTERCOM}
TO_BE_TESTED = {HelpWay.ALARM_BUTTON, HelpWay.AUTOMATIC_ALARM, HelpWay.RADIO, HelpWay.INTERCOM}
SHORT = {HelpTime.AT_ONCE, HelpTime.UNDER_5, HelpTime.FROM_5_TO_20}
LATE = {SilenceNoticedBy.NEXT_SHIFT, SilenceNoticedBy.CHANCE, SilenceNoticedBy.NOBODY}
OWN_HELPERS = {Helper.COLLEAGUE_ON_SITE, Helper.COLLEAGUE_ELSEWHERE, Helper.MANAGER, Helper.GUARD}


@dataclass(frozen=True)
class Look:
    """One thing looked at in a link; `asks` is the field that nobody has answered."""

    grade: Grade
    reason: str
    asks: str = ""


def _open(field: str) -> Look:
    return Look(Grade.UNKNOWN, "open", field)


def _link(key: LinkKey, looks: Iterable[Look], *said: StrEnum | None) -> Link:
    """As good as the worst of what was looked at; of several, the first."""
    worst = max(looks, key=lambda look: RANK[look.grade])
    return Link(key, worst.grade, worst.reason, tuple(one for one in said if one is not None), worst.asks)


def links_of(alone: Alone, able: AbleToAct | None, *, is_grave: bool) -> tuple[Link, ...]:
    """All the links in their order, when the person is left this able to act."""
    call, coverage = _call(alone, able)
    helped = _time(alone, is_grave=is_grave), _helper(alone)
    return (_able(alone, able), call, coverage, *helped, silence_of(alone, able))


def is_raised_by_others(alone: Alone) -> bool:
    """An alarm that goes by itself, or a colleague who sees or hears it."""
    return _is_seen(alone) or HelpWay.AUTOMATIC_ALARM in ways_of(alone)


def _is_seen(alone: Alone) -> bool:
    """A colleague who is only in the next room does not see it."""
    is_present = alone.silence_noticed_by == SilenceNoticedBy.PRESENT_COLLEAGUE
    return is_present and alone.sees_or_hears_colleague == Answer.YES


def ways_of(alone: Alone) -> list[HelpWay]:
    """The ways there are; an alarm named where silence is asked for is one of them."""
    ways: list[HelpWay] = [way for way in alone.help_ways or () if way != HelpWay.NONE]
    if ways and alone.silence_noticed_by == SilenceNoticedBy.AUTOMATIC_ALARM and HelpWay.AUTOMATIC_ALARM not in ways:
        ways.append(HelpWay.AUTOMATIC_ALARM)
    return ways


# Able to act


def _able(alone: Alone, able: AbleToAct | None) -> Link:
    return _link(LinkKey.ABILITY, (_able_look(alone, able),), able)


def _able_look(alone: Alone, able: AbleToAct | None) -> Look:
    if able in {None, AbleToAct.UNKNOWN}:
        return _open("able_to_act")
    if able == AbleToAct.YES:
        return Look(Grade.HOLDS, "can-call")
    if is_raised_by_others(alone):
        return Look(Grade.HOLDS, "raised-by-others")
    if able == AbleToAct.PARTLY:
        return Look(Grade.WEAK, "can-partly")
    if _is_called_often(alone):
        return Look(Grade.WEAK, "only-calls")
    return Look(Grade.BROKEN, "cannot-call")


def _is_called_often(alone: Alone) -> bool:
    return alone.silence_noticed_by == SilenceNoticedBy.AGREED_CALLS and alone.silence_noticed_within in SHORT


# The way to call, and coverage for it: the best way carries both


def _call(alone: Alone, able: AbleToAct | None) -> tuple[Link, Link]:
    ways = ways_of(alone)
    if not ways:
        look = Look(Grade.BROKEN, "no-way") if alone.help_ways else _open("help_ways")
        return _link(LinkKey.CALL, (look,)), _link(LinkKey.COVERAGE, (look,))
    tried = [_by(alone, able, way) for way in ways]
    call, coverage = min(tried, key=_from_the_worst)
    as_good = (way for link, _coverage in tried for way in link.said if replace(link, said=call.said) == call)
    return replace(call, said=tuple(as_good)), coverage


def _from_the_worst(pair: tuple[Link, Link]) -> list[int]:
    return sorted((RANK[link.grade] for link in pair), reverse=True)


def _by(alone: Alone, able: AbleToAct | None, way: HelpWay) -> tuple[Link, Link]:
    call = _link(LinkKey.CALL, _looks_at_way(alone, able, way), way)
    said = alone.coverage if way in reading.NEEDS_COVERAGE else None
    return call, _link(LinkKey.COVERAGE, (_coverage_look(alone, way),), said)


def _looks_at_way(alone: Alone, able: AbleToAct | None, way: HelpWay) -> Iterator[Look]:
    yield _fit(alone, able, way)
    if way in TO_BE_TESTED:
        yield _tested(alone)
        yield _practised(alone)


def _fit(alone: Alone, able: AbleToAct | None, way: HelpWay) -> Look:
    """Whether the person can use it afterwards."""
    if way == HelpWay.AUTOMATIC_ALARM:
        return Look(Grade.HOLDS, "goes-by-itself")
    if able in {None, AbleToAct.UNKNOWN}:
        return _open("able_to_act")
    if able == AbleToAct.NO:
        return _in_the_hands_of_nobody(alone)
    if way == HelpWay.CALLING_OUT:
        hears = reading.known(alone.sees_or_hears_colleague)
        heard = {Answer.YES: Look(Grade.HOLDS, "fits"), Answer.NO: Look(Grade.BROKEN, "nobody-hears")}
        return heard.get(hears, _open("sees_or_hears_colleague"))
    if able == AbleToAct.PARTLY and way in AT_A_PLACE:
        return Look(Grade.WEAK, "must-be-reached")
    return Look(Grade.HOLDS, "fits")


def _in_the_hands_of_nobody(alone: Alone) -> Look:
    """A phone or a button that the person cannot use: only a colleague who sees it can."""
    if _is_seen(alone):
        return Look(Grade.HOLDS, "colleague-calls")
    return Look(Grade.WEAK if _is_called_often(alone) else Grade.BROKEN, "needs-hands")


def _tested(alone: Alone) -> Look:
    if alone.alarm_tested in {None, AlarmTested.UNKNOWN}:
        return _open("alarm_tested")
    is_old = alone.alarm_tested in {AlarmTested.NEVER, AlarmTested.LONGER_AGO}
    return Look(Grade.WEAK if is_old else Grade.HOLDS, "alarm-untested")


def _practised(alone: Alone) -> Look:
    return _yes_is_good(alone, "alarm_practised", "alarm-unpractised")


def _coverage_look(alone: Alone, way: HelpWay) -> Look:
    if way not in reading.NEEDS_COVERAGE:
        return Look(Grade.HOLDS, "coverage-not-needed")
    looks = {
        Coverage.EVERYWHERE: Look(Grade.HOLDS, "coverage-everywhere"),
        Coverage.GAPS: Look(Grade.WEAK, "coverage-gaps"),
        Coverage.NONE: Look(Grade.BROKEN, "coverage-none"),
    }
    return looks.get(alone.coverage or Coverage.UNKNOWN, _open("coverage"))


# Until help is on the spot


def _time(alone: Alone, *, is_grave: bool) -> Link:
    return _link(LinkKey.TIME, (_time_look(alone, is_grave=is_grave),), alone.help_time)


def _time_look(alone: Alone, *, is_grave: bool) -> Look:
    """The graver the outcome, the more the minutes matter."""
    if alone.help_time in {None, HelpTime.UNKNOWN}:
        return _open("help_time")
    if alone.help_time == HelpTime.OVER_60:
        return Look(Grade.BROKEN if is_grave else Grade.WEAK, "time-long")
    if alone.help_time == HelpTime.FROM_20_TO_60 and is_grave:
        return Look(Grade.WEAK, "time-long")
    return Look(Grade.HOLDS, "time-short")


# Who comes


def _helper(alone: Alone) -> Link:
    return _link(LinkKey.HELPER, looks_at_helper(alone), *(alone.helpers or ()))


def looks_at_helper(alone: Alone) -> Iterator[Look]:
    """Who comes, whether they get there and are understood, and what they leave behind."""
    named = set(alone.helpers or ())
    coming = named - {Helper.NOBODY, Helper.UNKNOWN}
    if not coming:
        yield Look(Grade.BROKEN, "helper-nobody") if Helper.NOBODY in named else _open("helpers")
        return
    is_only_public = coming == {Helper.CUSTOMER_OR_PUBLIC}
    yield Look(Grade.WEAK, "only-public") if is_only_public else Look(Grade.HOLDS, "helper-comes")
    yield _yes_is_good(alone, "helper_gets_in", "locked-out", Grade.BROKEN)
    is_hard_to_find = alone.dark_or_remote == Answer.YES
    yield _yes_is_good(
        alone, "place_can_be_explained", "place-unclear", Grade.BROKEN if is_hard_to_find else Grade.WEAK
    )
    yield _yes_is_good(alone, "common_language", "no-common-language")
    if coming & OWN_HELPERS:
        yield _yes_is_good(alone, "helper_is_alone", "helper-alone", good=Answer.NO)
        yield _yes_is_good(alone, "helper_leaves_others", "helper-leaves-others", good=Answer.NO)


def _yes_is_good(
    alone: Alone, field: str, reason: str, otherwise: Grade = Grade.WEAK, good: Answer = Answer.YES
) -> Look:
    answer = reading.known(getattr(alone, field))
    if answer == Answer.UNKNOWN:
        return _open(field)
    return Look(Grade.HOLDS if answer == good else otherwise, reason)


# Who notices silence


def silence_of(alone: Alone, able: AbleToAct | None) -> Link:
    """Whether somebody notices in time that the person has gone silent."""
    return _link(LinkKey.SILENCE, _looks_at_silence(alone, able), alone.silence_noticed_by)


def _looks_at_silence(alone: Alone, able: AbleToAct | None) -> Iterator[Look]:
    noticed_by, within = alone.silence_noticed_by, alone.silence_noticed_within
    too_late = Grade.WEAK if able == AbleToAct.YES else Grade.BROKEN
    if noticed_by in {None, SilenceNoticedBy.UNKNOWN}:
        yield _open("silence_noticed_by")
        return
    if noticed_by in LATE:
        yield Look(too_late, "silence-late")
        return
    yield Look(Grade.HOLDS, "silence-noticed")
    if noticed_by == SilenceNoticedBy.PRESENT_COLLEAGUE:
        yield _yes_is_good(alone, "sees_or_hears_colleague", "out-of-sight")
    if noticed_by == SilenceNoticedBy.AUTOMATIC_ALARM:
        yield _tested(alone)
    if within in {None, HelpTime.UNKNOWN}:
        yield _open("silence_noticed_within")
    elif within == HelpTime.OVER_60:
        yield Look(too_late, "silence-slow")
    elif within == HelpTime.FROM_20_TO_60 and able != AbleToAct.YES:
        yield Look(Grade.WEAK, "silence-slow")

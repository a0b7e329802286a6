"""Is help uncertain in time, and does anyone notice silence? Conditions answered once, acting on every hazard.

For «særlig risiko» only (faglig-gjennomgang § 5 no. 2); what mends the chain of help is for `help_chain`. The source
sets no limit in minutes, and neither does this: 20 to 60 minutes that are known are not uncertain. Over an hour counts,
since nobody can say that it is in time where the consequence is 4 or 5; so does silence noticed only after an hour.
A question that is not asked (coverage of a fixed phone, the door where nobody comes) leaves nothing open.
"""

from collections.abc import Iterator

from assessments.record.alone import Alone
from assessments.record.choices import Answer, Coverage, Helper, HelpTime, HelpWay, SilenceNoticedBy

from .reading import NEEDS_COVERAGE, known

NOBODY = {Helper.NOBODY, Helper.UNKNOWN}
TOO_LATE = {SilenceNoticedBy.NEXT_SHIFT, SilenceNoticedBy.CHANCE, SilenceNoticedBy.NOBODY}

# The field an answer stands in, and whether it makes help uncertain.
Look = tuple[str, Answer]


def help_looks(alone: Alone) -> Iterator[Look]:
    """Each answer on help, and whether it makes it uncertain that help comes in time."""
    ways, helpers = set(alone.help_ways or ()) - {HelpWay.NONE}, set(alone.helpers or ())
    yield "help_time", _one_of(alone.help_time, {HelpTime.UNKNOWN, HelpTime.OVER_60})
    yield "help_ways", Answer.UNKNOWN if not alone.help_ways else _yes(not ways)
    if ways & NEEDS_COVERAGE:
        yield "coverage", _one_of(alone.coverage, {Coverage.GAPS, Coverage.NONE, Coverage.UNKNOWN})
    yield "helpers", Answer.UNKNOWN if not helpers else _yes(helpers <= NOBODY)
    if helpers - NOBODY:
        for name in ("helper_gets_in", "place_can_be_explained"):
            yield name, _opposite(known(getattr(alone, name)))


def silence_looks(alone: Alone) -> Iterator[Look]:
    """Whether nobody notices in time that the person has gone silent; at the next shift is too late."""
    by = alone.silence_noticed_by
    if by in {None, SilenceNoticedBy.UNKNOWN}:
        yield "silence_noticed_by", Answer.UNKNOWN
    elif by in TOO_LATE:
        yield "silence_noticed_by", Answer.YES
    else:
        within = alone.silence_noticed_within
        is_open = within in {None, HelpTime.UNKNOWN}
        yield "silence_noticed_within", Answer.UNKNOWN if is_open else _yes(within == HelpTime.OVER_60)


def _one_of(given: object, bad: set[HelpTime] | set[Coverage]) -> Answer:
    return Answer.UNKNOWN if given is None else _yes(given in bad)


def _yes(holds: bool) -> Answer:
    return Answer.YES if holds else Answer.NO


def _opposite(answer: Answer) -> Answer:
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(answer, Answer.UNKNOWN)

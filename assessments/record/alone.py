"""Step 2, alone: how alone, what one may decide alone, and whether help can come: conditions of every hazard."""

from .base import Line, Section, Text
from .choices import (
    AlarmTested,
    Answer,
    ContactFrequency,
    Coverage,
    Helper,
    HelpTime,
    HelpWay,
    SilenceNoticedBy,
    Situation,
    Stretch,
    TimeShare,
)


class Alone(Section):
    is_done_alone: bool | None = None
    situations: tuple[Situation, ...] | None = None
    time_share: TimeShare | None = None
    longest_stretch: Stretch | None = None
    sees_or_hears_colleague: Answer | None = None
    colleague_behind_locked_door: Answer | None = None
    considers_self_alone: Answer | None = None

    may_stop: Answer | None = None
    may_close: Answer | None = None
    may_leave: Answer | None = None
    may_refuse: Answer | None = None
    those_in_care: Text | None = None
    evacuation_alone_possible: Answer | None = None

    help_ways: tuple[HelpWay, ...] | None = None
    coverage: Coverage | None = None
    help_time: HelpTime | None = None
    helpers: tuple[Helper, ...] | None = None
    helper_comes_from: Line | None = None
    helper_is_alone: Answer | None = None
    helper_leaves_others: Answer | None = None
    helper_gets_in: Answer | None = None
    place_can_be_explained: Answer | None = None
    common_language: Answer | None = None
    dark_or_remote: Answer | None = None
    silence_noticed_by: SilenceNoticedBy | None = None
    silence_noticed_within: HelpTime | None = None
    alarm_tested: AlarmTested | None = None
    alarm_practised: Answer | None = None

    contact_with_colleagues: ContactFrequency | None = None
    contact_with_manager: ContactFrequency | None = None
    can_take_break: Answer | None = None
    can_use_toilet: Answer | None = None
    break_relief: Line | None = None
    trained_for_lone_work: Answer | None = None
    follow_up_routine: Answer | None = None

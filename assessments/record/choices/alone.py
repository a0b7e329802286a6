"""Choices about being alone: how much, how help is called, and when it is there."""

from enum import StrEnum


class Situation(StrEnum):
    """Arbeidstilsynet's five situations of lone work (veiledning § 2)."""

    AMONG_PEOPLE = "among_people"
    ON_ASSIGNMENT = "on_assignment"
    IN_BUILDING = "in_building"
    ON_WATCH = "on_watch"
    ONLY_BY_RADIO = "only_by_radio"
    NONE = "none"


class TimeShare(StrEnum):
    """Share of time alone without colleagues near: the LKU question's five answers (S3)."""

    NEARLY_ALL = "nearly_all"
    THREE_QUARTERS = "three_quarters"
    HALF = "half"
    ONE_QUARTER = "one_quarter"
    VERY_LITTLE = "very_little"


class Stretch(StrEnum):
    UNDER_30_MIN = "under_30_min"
    UNDER_1_H = "under_1_h"
    UNDER_2_H = "under_2_h"
    UNDER_4_H = "under_4_h"
    UNDER_8_H = "under_8_h"
    OVER_8_H = "over_8_h"
    UNKNOWN = "unknown"


class HelpWay(StrEnum):
    MOBILE = "mobile"
    FIXED_PHONE = "fixed_phone"
    RADIO = "radio"
    INTERCOM = "intercom"
    ALARM_BUTTON = "alarm_button"
    AUTOMATIC_ALARM = "automatic_alarm"
    CALLING_OUT = "calling_out"
    NONE = "none"


class Coverage(StrEnum):
    EVERYWHERE = "everywhere"
    GAPS = "gaps"
    NONE = "none"
    UNKNOWN = "unknown"


class HelpTime(StrEnum):
    """Minutes until help is on the spot. The bands are the product's choice, not a legal limit (veiledning § 9)."""

    AT_ONCE = "at_once"
    UNDER_5 = "under_5"
    FROM_5_TO_20 = "from_5_to_20"
    FROM_20_TO_60 = "from_20_to_60"
    OVER_60 = "over_60"
    UNKNOWN = "unknown"


class Helper(StrEnum):
    COLLEAGUE_ON_SITE = "colleague_on_site"
    COLLEAGUE_ELSEWHERE = "colleague_elsewhere"
    MANAGER = "manager"
    GUARD = "guard"
    EMERGENCY_SERVICES = "emergency_services"
    CUSTOMER_OR_PUBLIC = "customer_or_public"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


class SilenceNoticedBy(StrEnum):
    PRESENT_COLLEAGUE = "present_colleague"
    AUTOMATIC_ALARM = "automatic_alarm"
    AGREED_CALLS = "agreed_calls"
    NEXT_SHIFT = "next_shift"
    CHANCE = "chance"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


class AlarmTested(StrEnum):
    THIS_MONTH = "this_month"
    THIS_YEAR = "this_year"
    LONGER_AGO = "longer_ago"
    NEVER = "never"
    UNKNOWN = "unknown"


class ContactFrequency(StrEnum):
    SEVERAL_A_SHIFT = "several_a_shift"
    EVERY_SHIFT = "every_shift"
    WEEKLY = "weekly"
    RARELY = "rarely"
    NEVER = "never"
    UNKNOWN = "unknown"

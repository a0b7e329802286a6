"""Choices about the work: why one is alone, who, when, where and whom one meets."""

from enum import StrEnum


class WhyAlone(StrEnum):
    NATURE_OF_WORK = "nature_of_work"
    TENDER = "tender"
    SAVING = "saving"
    ABSENCE = "absence"
    OWN_WISH = "own_wish"
    OTHER = "other"


class Origin(StrEnum):
    PLANNED = "planned"
    BECAME_SO = "became_so"
    UNKNOWN = "unknown"


class Agreement(StrEnum):
    """Agreements and local rules that limit lone work (faglig-gjennomgang § 2)."""

    COLLECTIVE_AGREEMENT = "collective_agreement"
    APPRENTICE_CLAUSE = "apprentice_clause"
    ROBBERY_ANNEX = "robbery_annex"
    BREAK_CLAUSE = "break_clause"
    LOCAL_RULE = "local_rule"
    NONE = "none"
    UNKNOWN = "unknown"


class PeopleKind(StrEnum):
    UNDER_18 = "under_18"
    APPRENTICE = "apprentice"
    NEW = "new"
    UNTRAINED = "untrained"
    TEMPORARY = "temporary"
    HIRED_IN = "hired_in"
    CONTRACTOR = "contractor"
    SELF_EMPLOYED = "self_employed"
    PREGNANT = "pregnant"
    NONE = "none"


class TimeOfDay(StrEnum):
    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"


class WeekPart(StrEnum):
    WEEKDAYS = "weekdays"
    SATURDAY = "saturday"
    SATURDAY_EVENING = "saturday_evening"
    SUNDAY = "sunday"


class NightBasis(StrEnum):
    """The ground for night work (aml § 10-11 (2)-(4))."""

    NATURE_OF_WORK = "nature_of_work"
    OWN_INITIATIVE = "own_initiative"
    UNION_AGREEMENT = "union_agreement"
    UNKNOWN = "unknown"


class NightHealthCheck(StrEnum):
    """Whether those who work mainly at night are offered a health check (aml § 10-11 (8))."""

    OFFERED = "offered"
    NOT_OFFERED = "not_offered"
    NOBODY_MAINLY_AT_NIGHT = "nobody_mainly_at_night"
    UNKNOWN = "unknown"


class ChildWork(StrEnum):
    """The kinds of work open to those under 15 or in compulsory school (aml § 11-1 (1))."""

    LIGHT = "light"
    SCHOOL = "school"
    CULTURAL = "cultural"
    OTHER = "other"
    UNKNOWN = "unknown"


class WorkingTimeRules(StrEnum):
    CHAPTER_10 = "chapter_10"
    ROAD_TRANSPORT = "road_transport"
    RAIL = "rail"
    LIVE_IN_CARE = "live_in_care"
    OFFSHORE = "offshore"
    OTHER = "other"
    UNKNOWN = "unknown"


class Contact(StrEnum):
    PUBLIC = "public"
    CUSTOMERS = "customers"
    USERS = "users"
    CLIENTS = "clients"
    PUPILS = "pupils"
    OTHERS = "others"
    NONE = "none"


class Handles(StrEnum):
    CASH = "cash"
    VALUABLES = "valuables"
    MEDICINES = "medicines"
    ALCOHOL_TOBACCO = "alcohol_tobacco"
    NONE = "none"


class Setting(StrEnum):
    """Where the work is done; some settings have other law (rettskilder ch. 9 and 10)."""

    EMPLOYERS_PREMISES = "employers_premises"
    CUSTOMERS_PREMISES = "customers_premises"
    PRIVATE_HOMES = "private_homes"
    ON_THE_ROAD = "on_the_road"
    OUTDOORS = "outdoors"
    OWN_HOME = "own_home"
    OFFSHORE = "offshore"
    FISHING_SHIPPING = "fishing_shipping"


class IncidentKind(StrEnum):
    ACCIDENT = "accident"
    NEAR_MISS = "near_miss"
    VIOLENCE = "violence"
    THREATS = "threats"
    ROBBERY = "robbery"
    HARASSMENT = "harassment"
    SUDDEN_ILLNESS = "sudden_illness"
    STRAIN = "strain"


class Effect(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class NightWatch(StrEnum):
    AWAKE = "awake"
    RESTING = "resting"
    NONE = "none"

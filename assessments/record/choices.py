"""Every closed choice in the record. The words users read for them are in `casework/forms/labels.py`."""

from enum import StrEnum


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Category(StrEnum):
    PHYSICAL = "fysisk"
    PSYCHOSOCIAL = "psykososial"
    VIOLENCE = "vold_trusler"


class Sector(StrEnum):
    PRIVATE = "private"
    MUNICIPAL = "municipal"
    STATE = "state"
    VOLUNTARY = "voluntary"


class SafetyRepArrangement(StrEnum):
    """How safety representation is arranged (aml § 6-1; org.forskriften ch. 6)."""

    ELECTED = "elected"
    REGIONAL = "regional"
    WRITTEN_AGREEMENT = "written_agreement"
    NONE = "none"
    UNKNOWN = "unknown"


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


class TaskKind(StrEnum):
    """Tasks for which the law or the trade limits doing them alone (rettskilder ch. 6)."""

    SEWER_CONFINED_SPACE = "sewer_confined_space"
    TANK_PIPE = "tank_pipe"
    HOT_WORK = "hot_work"
    DIVING = "diving"
    ROPE_ACCESS = "rope_access"
    PERSON_LIFT = "person_lift"
    HIGH_PRESSURE_JET = "high_pressure_jet"
    MINE = "mine"
    HIGH_VOLTAGE = "high_voltage"
    MACHINE_FAULT_FINDING = "machine_fault_finding"
    AMBULANCE = "ambulance"
    FIRE_SERVICE = "fire_service"
    SMOKE_DIVING = "smoke_diving"
    COERCIVE_CARE = "coercive_care"
    CHAINSAW = "chainsaw"
    BLASTING = "blasting"
    PATIENT_LIFT = "patient_lift"
    NONE = "none"


class AloneEffect(StrEnum):
    LIKELIHOOD = "likelihood"
    OUTCOME = "outcome"
    BOTH = "both"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


class AbleToAct(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Strain(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"


class Adequacy(StrEnum):
    GOOD = "good"
    MUST_IMPROVE = "must_improve"
    NOT_RELEVANT = "not_relevant"
    UNKNOWN = "unknown"


class MeasureStatus(StrEnum):
    IN_PLACE = "in_place"
    PLANNED = "planned"


class Interim(StrEnum):
    NOT_ALONE = "not_alone"
    TEMPORARY_MEASURES = "temporary_measures"


class LegalBasis(StrEnum):
    """Processing grounds of GDPR art. 6 (1) that can fit an employer's control measure."""

    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"
    UNKNOWN = "unknown"


class DiscussedWith(StrEnum):
    UNION_REPS = "union_reps"
    ELECTED_REPRESENTATIVE = "elected_representative"
    CALLED_NOT_MET = "called_not_met"
    NOT_CONFIRMED = "not_confirmed"
    NOT_DISCUSSED = "not_discussed"


class StopEnded(StrEnum):
    """How a stop of dangerous work ended (aml § 6-3)."""

    AVERTED = "averted"
    AUTHORITY = "authority"


class ImpactAssessment(StrEnum):
    DONE = "done"
    NOT_NEEDED = "not_needed"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"


class CameraKept(StrEnum):
    """How long recordings are kept: the limits of kameraovervåkingsforskriften § 6, each with its ground."""

    ONE_WEEK = "one_week"
    THIRTY_DAYS_POLICE = "thirty_days_police"
    THREE_MONTHS_SALES = "three_months_sales"
    NOTHING_RECORDED = "nothing_recorded"
    LONGER = "longer"
    UNKNOWN = "unknown"


class WorkerInvolvement(StrEnum):
    CONVERSATION = "conversation"
    MEETING = "meeting"
    SURVEY = "survey"
    INSPECTION = "inspection"
    NOT_INVOLVED = "not_involved"


class Involvement(StrEnum):
    TOOK_PART = "took_part"
    ASKED_NO_ANSWER = "asked_no_answer"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"


class SpecialRisk(StrEnum):
    """The four outcomes of the question in aml § 4-1 (3) (faglig-gjennomgang § 5)."""

    CONTROLLED = "controlled"
    NOT_CONTROLLED = "not_controlled"
    UNSETTLED = "unsettled"
    NO = "no"


class Decision(StrEnum):
    """Can the work be done alone today?"""

    NO = "no"
    YES = "yes"
    YES_ON_TERMS = "yes_on_terms"


class Statement(StrEnum):
    AGREES = "agrees"
    DISAGREES = "disagrees"
    NOT_FULLY_CONSULTED = "not_fully_consulted"
    WILL_NOT_SIGN = "will_not_sign"


class PartyRole(StrEnum):
    EMPLOYER = "employer"
    SAFETY_REP = "safety_rep"
    UNION_REP = "union_rep"
    OCCUPATIONAL_HEALTH = "occupational_health"
    WORKER = "worker"


class RemarkOutcome(StrEnum):
    """What the employer has done with a remark; the answer says how."""

    ANSWERED = "answered"
    TAKEN_IN = "taken_in"
    DECLINED = "declined"


class ProposalKind(StrEnum):
    HAZARD = "hazard"
    MEASURE = "measure"


class ProposalOutcome(StrEnum):
    ACCEPTED = "accepted"
    DECLINED = "declined"

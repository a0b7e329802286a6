"""Step 1, the work: what it is, why it is done alone, when, by whom and with what behind it."""

from datetime import date, time
from typing import Annotated

from pydantic import Field

from .base import Count, Key, Line, Section, Text
from .choices import (
    Agreement,
    Answer,
    Category,
    ChildWork,
    Contact,
    Effect,
    Handles,
    IncidentKind,
    NightBasis,
    NightHealthCheck,
    NightWatch,
    Origin,
    PeopleKind,
    Setting,
    TimeOfDay,
    WeekPart,
    WhyAlone,
    WorkingTimeRules,
)
from .hazards import HazardWording


class ProfileHazard(Section):
    """A hazard that the profile suggests, as the catalogue words it."""

    key: Key
    name: Line
    category: Category
    theme: Key
    wording: HazardWording | None = None  # the full definition of an own hazard, which no catalogue has


class ProfileWording(Section):
    """The profile as the catalogue worded it when the assessment was made."""

    name: Line
    sector: Key
    hazards: tuple[ProfileHazard, ...] = ()
    is_own: bool = False


class Work(Section):
    title: Line | None = None
    assessed_on: date | None = None
    profile: Key | None = None
    profile_wording: ProfileWording | None = None
    description: Text | None = None
    settings: tuple[Setting, ...] | None = None
    people_alone: Count | None = None
    people_kinds: tuple[PeopleKind, ...] | None = None
    pregnant_assessed: Answer | None = None
    temporary_informed: Answer | None = None

    why_alone: tuple[WhyAlone, ...] | None = None
    why_alone_detail: Text | None = None
    origin: Origin | None = None
    two_could_do_it: Answer | None = None
    another_time_possible: Answer | None = None
    alternatives_detail: Text | None = None
    agreements: tuple[Agreement, ...] | None = None
    agreements_detail: Text | None = None

    times_of_day: tuple[TimeOfDay, ...] | None = None
    week_parts: tuple[WeekPart, ...] | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    shift_minutes: Annotated[int, Field(ge=0, le=72 * 60)] | None = None
    working_time_rules: WorkingTimeRules | None = None
    sunday_necessary: Answer | None = None
    night_basis: NightBasis | None = None
    night_discussed: Answer | None = None
    night_over_three_hours: Answer | None = None
    night_heavy_strain: Answer | None = None
    night_collective_exception: Answer | None = None
    night_health_check: NightHealthCheck | None = None

    youngest_age: Annotated[int, Field(ge=13, le=17)] | None = None
    school_age: Answer | None = None
    child_work: ChildWork | None = None
    young_assessed_before_start: Answer | None = None
    guardians_informed: Answer | None = None
    young_break_possible: Answer | None = None
    young_sells_age_limited: Answer | None = None

    contacts: tuple[Contact, ...] | None = None
    handles: tuple[Handles, ...] | None = None
    opens_or_closes: Answer | None = None
    risk_known_before_visit: Answer | None = None
    strangers_present: Answer | None = None
    conflict_expected: Answer | None = None
    way_out: Answer | None = None
    night_watch: NightWatch | None = None
    residents: Count | None = None
    secure_rest_place: Answer | None = None
    access_and_alarm_at_customer: Answer | None = None
    waiting_and_peak_days: Text | None = None
    home_office_agreement: Answer | None = None

    incidents: Answer | None = None
    incident_kinds: tuple[IncidentKind, ...] | None = None
    incident_count: Count | None = None
    incidents_serious_or_repeated: Answer | None = None
    incident_grave: Answer | None = None
    authorities_notified: Answer | None = None
    incident_description: Text | None = None
    incident_followed_up: Effect | None = None
    incident_measures: Text | None = None
    incident_measures_worked: Effect | None = None
    incidents_similar_work: Answer | None = None
    deviations_reported_where: Line | None = None

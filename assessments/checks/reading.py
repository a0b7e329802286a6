"""What the checks read out of a record: the same question asked in the same way by all of them.

Three answers where there are three: YES, NO and UNKNOWN. Unanswered is UNKNOWN, and unknown is never «no».
"""

from collections.abc import Iterable, Iterator
from datetime import time

from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import (
    AloneEffect,
    Answer,
    Category,
    Contact,
    Decision,
    Effect,
    Handles,
    HelpTime,
    HelpWay,
    IncidentKind,
    MeasureStatus,
    PeopleKind,
    Setting,
    SilenceNoticedBy,
    TaskKind,
    TimeOfDay,
)
from assessments.record.hazards import AssessedHazard, Physical, Psychosocial, ThemeDismissal, Violence
from assessments.record.measures import ChosenMeasure
from assessments.record.tasks import SpecialTask
from assessments.record.work import ProfileHazard

# The others are wires, bells and voices.
NEEDS_COVERAGE = {HelpWay.MOBILE, HelpWay.RADIO, HelpWay.ALARM_BUTTON, HelpWay.AUTOMATIC_ALARM}
CATEGORY_STEP = {
    Category.PHYSICAL: "fysisk",
    Category.PSYCHOSOCIAL: "psykososialt",
    Category.VIOLENCE: "vold",
}
MAKES_MORE_LIKELY_OR_WORSE = {AloneEffect.LIKELIHOOD, AloneEffect.OUTCOME, AloneEffect.BOTH}
MAKES_WORSE = {AloneEffect.OUTCOME, AloneEffect.BOTH}
VIOLENT_INCIDENTS = {IncidentKind.VIOLENCE, IncidentKind.THREATS, IncidentKind.ROBBERY}
MAY_BE_DONE = {Decision.YES, Decision.YES_ON_TERMS}
DAY = 24 * 60


def said(text: str | None) -> bool:
    """Whether a free text says anything."""
    return bool(text and text.strip())


NOBODY = {"ingen", "inga", "nei", "nobody", "no one", "none", "no", "-", "–"}


def names_somebody(text: str | None) -> bool:
    """Whether a text names somebody: the form asks for «ingen» where there is nobody."""
    return said(text) and (text or "").strip().rstrip(".!").strip().lower() not in NOBODY


def either(answers: Iterable[Answer]) -> Answer:
    """YES when one is; else UNKNOWN when one is; else NO."""
    found = set(answers)
    if Answer.YES in found:
        return Answer.YES
    return Answer.UNKNOWN if Answer.UNKNOWN in found else Answer.NO


def known(answer: Answer | None) -> Answer:
    """Unanswered is unknown."""
    return Answer.UNKNOWN if answer is None else answer


# The work


def has_third_party_contact(record: AssessmentRecord) -> bool:
    return any(contact != Contact.NONE for contact in record.work.contacts or ())


def handles_valuables(record: AssessmentRecord) -> bool:
    return any(kind != Handles.NONE for kind in record.work.handles or ())


def is_exposed_to_others(record: AssessmentRecord) -> Answer:
    """Contact with third parties, or valuables: where violence, threats and harassment can come from."""
    if has_third_party_contact(record) or handles_valuables(record):
        return Answer.YES
    return Answer.UNKNOWN if record.work.contacts is None or record.work.handles is None else Answer.NO


def is_only_own_home(record: AssessmentRecord) -> bool:
    """Home office and nothing else: aml ch. 4 does not apply in the worker's own home."""
    return record.work.settings == (Setting.OWN_HOME,)


def has_people(record: AssessmentRecord, *kinds: PeopleKind) -> bool:
    return any(kind in kinds for kind in record.work.people_kinds or ())


def has_under_18(record: AssessmentRecord) -> bool:
    return has_people(record, PeopleKind.UNDER_18) or record.work.youngest_age is not None


def minutes_within(record: AssessmentRecord, start: int, end: int) -> int | None:
    """Minutes of the work between two hours of the day (end may lie on the next day); None without both times."""
    begins, ends = record.work.starts_at, record.work.ends_at
    if begins is None or ends is None:
        return None
    first, last = _minute(begins), _minute(ends)
    last += DAY if last <= first else 0
    return sum(max(0, min(last, end * 60 + shift) - max(first, start * 60 + shift)) for shift in (-DAY, 0, DAY))


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def works_nights(record: AssessmentRecord) -> bool:
    """Work between 21 and 06 (aml § 10-11 (1)), said in words or by the clock."""
    return TimeOfDay.NIGHT in (record.work.times_of_day or ()) or bool(minutes_within(record, 21, 30))


def violence_has_happened(record: AssessmentRecord) -> bool:
    return any(_has_happened(record, kind) for kind in VIOLENT_INCIDENTS)


def harassment_has_happened(record: AssessmentRecord) -> bool:
    """Not violence: harassment has a chapter of its own (2A), with its own duty to follow up."""
    return _has_happened(record, IncidentKind.HARASSMENT)


def _has_happened(record: AssessmentRecord, kind: IncidentKind) -> bool:
    return record.work.incidents == Answer.YES and kind in (record.work.incident_kinds or ())


# Hazards


def hazard_name(hazard: AssessedHazard) -> str:
    return hazard.wording.name if hazard.wording else hazard.key


def hazards_in(record: AssessmentRecord, level: risk.Level) -> list[AssessedHazard]:
    """The hazards that stand at a level today."""
    return [hazard for hazard in record.hazards if risk.level_today(record, hazard) == level]


def above_green(record: AssessmentRecord) -> list[AssessedHazard]:
    """The hazards that stand at yellow or red today."""
    return [*hazards_in(record, risk.Level.YELLOW), *hazards_in(record, risk.Level.RED)]


def step_of(record: AssessmentRecord, hazard: AssessedHazard) -> str:
    return next(CATEGORY_STEP[category] for category in Category if hazard in risk.hazards_of(record, category))


def dismissed(record: AssessmentRecord, category: Category) -> tuple[ThemeDismissal, ...]:
    chapters: dict[Category, Physical | Psychosocial | Violence] = {
        Category.PHYSICAL: record.physical,
        Category.PSYCHOSOCIAL: record.psychosocial,
        Category.VIOLENCE: record.violence,
    }
    return chapters[category].dismissed_themes


def is_untouched(record: AssessmentRecord, category: Category) -> bool:
    """Nothing in the category is answered: no hazard, and no theme set aside."""
    answered = any(hazard.relevant is not None for hazard in risk.hazards_of(record, category))
    return not answered and not dismissed(record, category)


def profile_hazards(record: AssessmentRecord) -> tuple[ProfileHazard, ...]:
    return record.work.profile_wording.hazards if record.work.profile_wording else ()


def unanswered_profile_hazards(record: AssessmentRecord, category: Category) -> Iterator[ProfileHazard]:
    """The profile's hazards that are neither accepted nor rejected, alone or with their theme."""
    answered = {hazard.key for hazard in risk.hazards_of(record, category) if hazard.relevant is not None}
    themes = {theme.key for theme in dismissed(record, category)}
    for hazard in profile_hazards(record):
        if hazard.category == category and hazard.key not in answered and hazard.theme not in themes:
            yield hazard


def worst_consequence(record: AssessmentRecord) -> int:
    """The highest consequence of the acute hazards that follow from the work."""
    acute = (*record.physical.hazards, *record.violence.hazards)
    return max((hazard.consequence or 0 for hazard in acute if risk.is_in_table(hazard)), default=0)


# Measures


def measure_name(measure: ChosenMeasure) -> str:
    return measure.wording.name if measure.wording else measure.key


def is_process(measure: ChosenMeasure) -> bool:
    """Participation is how the work with the measures is done, not a measure (faglig-gjennomgang § 6)."""
    return measure.key == "m_medvirkning" or bool(measure.wording and measure.wording.is_process)


def measures_for(record: AssessmentRecord, hazard: AssessedHazard) -> list[ChosenMeasure]:
    """The measures chosen against a hazard; processes left out."""
    return [m for m in record.measures.chosen if hazard.key in (m.hazards or ()) and not is_process(m)]


def is_in_place(measure: ChosenMeasure) -> bool:
    """In place and doing something; what nobody knows the effect of does not count."""
    return measure.status == MeasureStatus.IN_PLACE and measure.works in {Effect.YES, Effect.PARTLY}


def is_in_place_and_works(measure: ChosenMeasure) -> bool:
    return measure.status == MeasureStatus.IN_PLACE and measure.works == Effect.YES


def is_planned(measure: ChosenMeasure) -> bool:
    return measure.status == MeasureStatus.PLANNED


# Help and discovery: conditions answered once, acting on every hazard


def is_silence_unnoticed(record: AssessmentRecord) -> Answer:
    """Whether nobody notices in time that the person has gone silent; at the next shift is too late, or hours later."""
    noticed_by, within = record.alone.silence_noticed_by, record.alone.silence_noticed_within
    if noticed_by in {None, SilenceNoticedBy.UNKNOWN}:
        return Answer.UNKNOWN
    late = {SilenceNoticedBy.NEXT_SHIFT, SilenceNoticedBy.CHANCE, SilenceNoticedBy.NOBODY}
    if noticed_by in late or within == HelpTime.OVER_60:
        return Answer.YES
    return Answer.UNKNOWN if within == HelpTime.UNKNOWN else Answer.NO


# Tasks


def chosen_tasks(record: AssessmentRecord) -> list[TaskKind]:
    return [kind for kind in record.tasks.kinds or () if kind != TaskKind.NONE]


def task_detail(record: AssessmentRecord, kind: TaskKind) -> SpecialTask:
    """What is said of a task; nothing when nothing is said."""
    return next((detail for detail in record.tasks.details if detail.key == kind), SpecialTask(key=kind))

"""Two answers in different places that cannot both be true. A rule of method; one of them must be mended (§ 3-1 (2) c).

Not a word on which is right: the finding names both, and stands where the first was answered.
"""

from collections.abc import Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import (
    Answer,
    Contact,
    Helper,
    HelpTime,
    HelpWay,
    NightWatch,
    SilenceNoticedBy,
    Situation,
    TimeOfDay,
)
from assessments.record.hazards import AcuteHazard

LAW = "aml-3-1-2-c"
# Hazards that come from somebody one meets; robbery and assault can come from a stranger on an empty road.
FROM_THOSE_MET = {
    "vt_truende_publikum",
    "vt_utagerende_bruker",
    "vt_klientmote",
    "vt_hjemmebesok",
    "vt_seksuell_trakassering",
    "vt_tyveri_konfrontasjon",
}
NIGHT = (21, 30)  # aml § 10-11 (1): between 21 and 06
ON_THE_SPOT = {Helper.COLLEAGUE_ON_SITE, Helper.CUSTOMER_OR_PUBLIC}


@check("contact-contradicted", Severity.WARNING, step="arbeidet", law=LAW, params=("hazard",))
def contact_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«Meets nobody», and a hazard that comes from those one meets."""
    met = [h for h in record.violence.hazards if h.key in FROM_THOSE_MET and h.relevant == Answer.YES]
    if record.work.contacts == (Contact.NONE,) and met:
        yield hit(hazard=reading.hazard_name(met[0]))


@check("times-contradicted", Severity.WARNING, step="arbeidet", law=LAW)
def times_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Only by day, but a night watch or hours between 21 and 06; or by night, and no minute of it is."""
    times, minutes = set(record.work.times_of_day or ()), reading.minutes_within(record, *NIGHT)
    has_watch = record.work.night_watch in {NightWatch.AWAKE, NightWatch.RESTING}
    if (times == {TimeOfDay.DAY} and (has_watch or minutes)) or (times == {TimeOfDay.NIGHT} and minutes == 0):
        yield hit()


@check("help-at-once-contradicted", Severity.WARNING, step="alene", law=LAW)
def help_at_once_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Help at once, and nobody who comes is on the spot."""
    helpers = set(record.alone.helpers or ())
    if record.alone.help_time == HelpTime.AT_ONCE and helpers and not helpers & ON_THE_SPOT:
        yield hit()


@check("silence-contradicted", Severity.WARNING, step="alene", law=LAW)
def silence_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """An automatic alarm notices, that is not among the ways to call; a colleague out of sight: see `help`."""
    alone = record.alone
    no_alarm = alone.help_ways is not None and HelpWay.AUTOMATIC_ALARM not in alone.help_ways
    if alone.silence_noticed_by == SilenceNoticedBy.AUTOMATIC_ALARM and no_alarm:
        yield hit()


@check("colleague-contradicted", Severity.WARNING, step="alene", law=LAW)
def colleague_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Sees or hears a colleague without equipment, but has no contact except by radio or telephone."""
    only_by_radio = Situation.ONLY_BY_RADIO in (record.alone.situations or ())
    if only_by_radio and record.alone.sees_or_hears_colleague == Answer.YES:
        yield hit()


@check("break-contradicted", Severity.WARNING, step="psykososialt", law=LAW)
def break_contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """No break or toilet in one step; «not a hazard here» in another."""
    kept = Answer.NO in {record.alone.can_take_break, record.alone.can_use_toilet}
    for hazard in record.psychosocial.hazards:
        if kept and hazard.key == "ps_pause_toalett" and hazard.relevant == Answer.NO:
            yield hit(hazard.key)


# «None» beside something else: only a file from elsewhere can say so, and then nobody knows what is meant.
CHOICES = {
    "arbeidet": ("work", ("people_kinds", "contacts", "handles", "agreements")),
    "alene": ("alone", ("situations", "help_ways", "helpers")),
    "oppgaver": ("tasks", ("kinds",)),
}
NOTHING = {"none", "nobody"}


@check("none-and-more", Severity.WARNING, step="arbeidet", law=LAW, params=("count", "questions"))
def none_and_more(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """«None of these», together with one of these."""
    for step, (section, names) in CHOICES.items():
        found = [name for name in names if _is_both(getattr(getattr(record, section), name) or ())]
        if found:
            yield hit(step=step, count=len(found), questions=" ".join(found))


def _is_both(answers: tuple[str, ...]) -> bool:
    return len(answers) > 1 and bool(NOTHING & {str(answer) for answer in answers})


@check("with-others-no-better", Severity.WARNING, step="fysisk", law="aml-4-1-3", params=("hazard",))
def with_others_no_better(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Being alone is said to make it more likely or worse, and with others it is placed no lower."""
    for hazard in (*record.physical.hazards, *record.violence.hazards):
        is_worse = hazard.relevant == Answer.YES and hazard.alone_effect in reading.MAKES_MORE_LIKELY_OR_WORSE
        if is_worse and _is_no_lower(hazard):
            yield hit(hazard.key, step=reading.step_of(record, hazard), hazard=reading.hazard_name(hazard))


def _is_no_lower(hazard: AcuteHazard) -> bool:
    """Placed with others, and neither less likely nor less grave than alone; not yet placed says nothing."""
    pairs = (
        (hazard.with_others_likelihood, hazard.likelihood),
        (hazard.with_others_consequence, hazard.consequence),
    )
    return all(with_others is not None and alone is not None and with_others >= alone for with_others, alone in pairs)

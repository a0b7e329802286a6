"""A measure that is in place, and an answer that says it is not: one of them must be mended (§ 3-1 (2) c).

Only answers that cannot both be true. A measure that is planned says nothing of today.
"""

from collections.abc import Callable, Iterator
from datetime import date

from assessments.checks import reading
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, ContactFrequency, Helper, HelpWay, SilenceNoticedBy
from assessments.record.measures import ChosenMeasure

NOT_CALLED = {SilenceNoticedBy.NEXT_SHIFT, SilenceNoticedBy.CHANCE, SilenceNoticedBy.NOBODY}
Denied = Callable[[AssessmentRecord], bool]

# Measure, the question that says otherwise, and whether it does.
DENIALS: dict[str, tuple[str, Denied]] = {
    "m_info_bruker_for": ("risk_known_before_visit", lambda r: r.work.risk_known_before_visit == Answer.NO),
    "m_avloser_pause": ("can_take_break", lambda r: r.alone.can_take_break == Answer.NO),
    "m_innsjekk": ("silence_noticed_by", lambda r: r.alone.silence_noticed_by in NOT_CALLED),
    "m_mobil_samband": ("help_ways", lambda r: r.alone.help_ways == (HelpWay.NONE,)),
    "m_bakvakt": ("helpers", lambda r: r.alone.helpers == (Helper.NOBODY,)),
    "m_leder_kontakt": ("contact_with_manager", lambda r: r.alone.contact_with_manager == ContactFrequency.NEVER),
    "m_opplaering_alene": ("trained_for_lone_work", lambda r: r.alone.trained_for_lone_work == Answer.NO),
    "m_alarm_ovelse": ("alarm_practised", lambda r: r.alone.alarm_practised == Answer.NO),
    "m_stoppregel": ("may_stop", lambda r: r.alone.may_stop == Answer.NO),
    "m_rutine_oppfolging": ("follow_up_routine", lambda r: r.alone.follow_up_routine == Answer.NO),
    "m_instruks": ("written_instruction", lambda r: r.conclusion.written_instruction == Answer.NO),
}


@check("measure-contradicted", Severity.WARNING, step="tiltak", law="aml-3-1-2-c", params=("measure", "questions"))
def contradicted(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """In place, says one step; not there, says another."""
    for measure in record.measures.chosen:
        if reading.is_in_place(measure) and _is_denied(record, measure):
            question, _denied = DENIALS[measure.key]
            yield hit(measure.key, measure=reading.measure_name(measure), questions=question)


def _is_denied(record: AssessmentRecord, measure: ChosenMeasure) -> bool:
    _question, is_denied = DENIALS.get(measure.key, ("", lambda record: False))
    return is_denied(record)

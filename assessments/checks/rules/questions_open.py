"""Questions of the professional review that matter here and have no answer: one finding for each step, not one each.

Only where something is above green: a quiet office is not asked to answer everything. Known answers that are bad have
rules of their own, and so has the help that comes; this is about what nobody has said (faglig-gjennomgang § 2).
"""

from collections.abc import Callable, Iterator
from datetime import date

from assessments.checks import reading, scope
from assessments.checks.engine import Hit, Law, Severity, check, hit
from assessments.checks.violence import MAY_BE_IN_CONFLICT
from assessments.checks.working_time import is_too_short_for_a_break
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Involvement, Setting

Applies = Callable[[AssessmentRecord], bool]
ASKED = {Involvement.TOOK_PART, Involvement.ASKED_NO_ANSWER}


def _always(record: AssessmentRecord) -> bool:
    return True


def _goes_out(record: AssessmentRecord) -> bool:
    return bool({Setting.PRIVATE_HOMES, Setting.CUSTOMERS_PREMISES} & set(record.work.settings or ()))


def _is_at_customer(record: AssessmentRecord) -> bool:
    return Setting.CUSTOMERS_PREMISES in (record.work.settings or ())


def _may_meet_conflict(record: AssessmentRecord) -> bool:
    return bool(MAY_BE_IN_CONFLICT & set(record.work.contacts or ()))


def _is_long_enough_for_a_break(record: AssessmentRecord) -> bool:
    return not is_too_short_for_a_break(record)


def _has_asked_safety_rep(record: AssessmentRecord) -> bool:
    return record.participation.safety_rep_involvement in ASKED


# Step, section of the record, and its questions with when each matters.
QUESTIONS: tuple[tuple[str, str, dict[str, Applies]], ...] = (
    (
        "arbeidet",
        "work",
        {
            "agreements": _always,
            "risk_known_before_visit": _goes_out,
            "conflict_expected": _may_meet_conflict,
            "way_out": reading.has_third_party_contact,
            "access_and_alarm_at_customer": _is_at_customer,
        },
    ),
    (
        "alene",
        "alone",
        {
            "longest_stretch": _always,
            "may_stop": _always,
            "may_refuse": reading.has_third_party_contact,
            "evacuation_alone_possible": reading.has_third_party_contact,
            "can_take_break": _is_long_enough_for_a_break,
            "can_use_toilet": _always,
            "contact_with_colleagues": _always,
            "contact_with_manager": _always,
        },
    ),
    (
        "medvirkning",
        "participation",
        {"manager_trained": scope.has_an_employer, "safety_rep_trained": _has_asked_safety_rep},
    ),
)


@check("questions-open", Severity.WARNING, step="arbeidet", law="aml-3-1-2-c", params=("count", "questions"))
def questions_open(record: AssessmentRecord, law: Law, on: date) -> Iterator[Hit]:
    """Something is above green, and a competent adviser would have asked."""
    if not reading.above_green(record) or reading.is_only_own_home(record):
        return
    for step, section, questions in QUESTIONS:
        answers = getattr(record, section)
        missing = [name for name, matters in questions.items() if not getattr(answers, name) and matters(record)]
        if missing:
            yield hit(step=step, count=len(missing), questions=" ".join(missing))

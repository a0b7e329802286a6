"""What demands, stops and minutes say on the pages of an assessment."""

from typing import Any

from django import template

from assessments.casework import stopped
from assessments.casework.models import Assessment, State
from assessments.casework.participation import consultations, doors
from assessments.casework.words.answer_words import printed
from assessments.record.assessment import AssessmentRecord

register = template.Library()


@register.inclusion_tag("casework/demands/beside.html", takes_context=True)
def beside_assessment(context: Any, assessment: Assessment) -> dict[str, Any]:
    """Work that was stopped, the demands that started it, and the way to demand a new one."""
    is_signed = assessment.state == State.SIGNED
    return {
        "may_demand": is_signed and doors.rep_role(context["request"].user, assessment.workplace) is not None,
        "assessment": assessment,
        "stops": stopped.beside(assessment),
        "demands_met": list(assessment.demands.filter(withdrawn_at=None)[:5]),
    }


@register.inclusion_tag("casework/demands/step_minutes.html", takes_context=True)
def minutes_of_step(context: Any, assessment: Assessment, record: AssessmentRecord, may_write: bool) -> dict[str, Any]:
    """The minutes the assessment uses, and those it could use."""
    keys = {key for key, _name in consultations.control_measures(record)}
    return {
        "assessment": assessment,
        "may_write": may_write,
        "has_control_measures": bool(keys),
        "minutes_used": consultations.used_by(assessment),
        "minutes_offered": consultations.offered_to(assessment, keys) if may_write and keys else [],
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("casework/demands/item_minutes.html")
def minutes_of_item(assessment: Assessment, record: AssessmentRecord, key: str, may_write: bool) -> dict[str, Any]:
    """At one control measure: what the minutes answer, so that nobody is asked twice."""
    about = [entry for entry in record.consultations if key in entry.measures]
    review = next((one for one in record.control_measures.reviews if one.key == key), None)
    said = [printed(review.discussed_with), printed(review.discussed_on)] if about and review else []
    return {
        "assessment": assessment,
        "is_answered": bool(about),
        "said": ", ".join(part for part in said if part),
        "outcome": review.discussion_outcome if about and review else "",
        "may_write": may_write,
    }

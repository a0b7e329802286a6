"""A complete small assessment, taken all the way to signed without a paper: the documents are a later room."""

from django.utils import timezone

from assessments.casework import services, workflow
from assessments.casework.models import Assessment
from assessments.record.choices import PartyRole, Statement

# «Dette gjøres ikke alene» can be completed at once; the rest is there to be carried over.
ANSWERS = {
    "arbeidet": {"incidents": "no", "title": "Nattevakt alene"},
    "alene": {"is_done_alone": False, "alarm_tested": "this_month"},
    "medvirkning": {
        "assessor_name": "Alice Andersen",
        "safety_rep_involvement": "took_part",
        "safety_rep_how": "Møte",
        "workers_involved": ["meeting"],
        "workers_how": "Enige",
        "union_rep_involvement": "not_applicable",
    },
    "konklusjon": {"decision": "no", "next_review": "2099-01-01", "warnings_answered": "Sett"},
}


def sign_all(assessment: Assessment, employer, rep) -> Assessment:
    """Answer, ask the safety rep, finalise and complete."""
    for step, changes in ANSWERS.items():
        services.merge_item(assessment, step=step, item="", changes=changes, actor=employer)
    position = services.invite(
        assessment, user=rep, role=PartyRole.SAFETY_REP, deadline=timezone.localdate(), actor=employer
    )
    services.state_position(position, statement=Statement.AGREES, reason="", actor=rep)
    for move in ("send_to_review", "finalise", "complete"):
        workflow.apply(assessment, move, actor=employer)
    return assessment

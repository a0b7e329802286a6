"""Work in the worker's own home: by written agreement (hjemmekontorforskriften § 2), satisfactory (§ 3)."""

from dataclasses import replace
from datetime import date

from assessments.checks.scope import is_done
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Setting

from .register import Outcome, by_answer, flag

AGREEMENT = "hjemmekontor-2"


@flag("HJEMMEKONTOR", law="hjemmekontor-3", step="arbeidet", findings=("home-office-not-agreed",))
def applies(record: AssessmentRecord, on: date) -> Outcome | None:
    """Some of the work is done at home."""
    if not is_done(record, Setting.OWN_HOME):
        return None
    agreed = record.work.home_office_agreement
    outcome = by_answer(agreed, yes="home-agreed", no="home-not-agreed", unknown="home-agreement-unknown")
    return replace(outcome, law=AGREEMENT)

"""Work for which other law applies: the worker's own home, offshore, fishing and shipping, the self-employed."""

from assessments.checks import reading
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, PeopleKind, Setting, WorkingTimeRules

from .register import flag


def _is_done(record: AssessmentRecord, setting: Setting) -> bool:
    return setting in (record.work.settings or ())


@flag("HJEMMEKONTOR", law="hjemmekontor-3", step="arbeidet")
def hjemmekontor(record: AssessmentRecord) -> Answer | None:
    """A written agreement, and conditions that are satisfactory as far as practicable."""
    return reading.known(record.work.home_office_agreement) if _is_done(record, Setting.OWN_HOME) else None


@flag("OFFSHORE", law="ramme-43", step="arbeidet")
def offshore(record: AssessmentRecord) -> Answer | None:
    """Rules of their own for night work; whether they are met is not asked here."""
    is_offshore = _is_done(record, Setting.OFFSHORE) or record.work.working_time_rules == WorkingTimeRules.OFFSHORE
    return Answer.UNKNOWN if is_offshore else None


@flag("UTENFOR_AML", law="aml-1-2", step="arbeidet")
def utenfor_aml(record: AssessmentRecord) -> Answer | None:
    """Fishing and shipping, or a self-employed person without employees: outside the Act, wholly or in part."""
    is_outside = _is_done(record, Setting.FISHING_SHIPPING) or reading.has_people(record, PeopleKind.SELF_EMPLOYED)
    return Answer.UNKNOWN if is_outside else None

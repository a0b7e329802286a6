"""What a busy reader wants first of an assessment that counts: may it be done alone, on what terms, and until when."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.record.assessment import AssessmentRecord

from .forms.labels import label


def glance(record: AssessmentRecord) -> tuple[tuple[str, str], ...]:
    """Questions and answers of the conclusion; what is not answered is not there."""
    found = record.conclusion
    rows = (
        (_("Kan arbeidet gjøres alene i dag?"), label(found.decision) if found.decision else ""),
        (_("På hvilke vilkår?"), found.terms or ""),
        (_("Særlig risiko"), label(found.special_risk) if found.special_risk else ""),
        (_("Hvem ringer en når noe skjer?"), found.whom_to_call or ""),
        (_("Når skal en stoppe arbeidet?"), found.stop_when or ""),
        (_("Gjennomgås senest"), date_format(found.next_review, "DATE_FORMAT") if found.next_review else ""),
    )
    return tuple((question, answer) for question, answer in rows if answer)

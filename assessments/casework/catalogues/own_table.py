"""The risk table an assessment uses: the organisation's own when it is made, and another only at the employer's word.

The table stands in a row of the assessment, so that a table changed later changes nothing here until somebody takes it
into use in the draft. What is frozen has its table in the record.
"""

from django.utils import timezone

from assessments.casework import steps
from assessments.casework.models import Assessment, SectionItem
from assessments.catalogue import own
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord


def attach(assessment: Assessment) -> None:
    """Use the organisation's table as it is now; without one, the standard. Call inside a transaction."""
    table = own.table_of(assessment.organisation_id)
    rows = SectionItem.objects.filter(assessment=assessment, step=steps.TABLES, item="")
    if table is None:
        rows.delete()
        return
    SectionItem.objects.update_or_create(
        assessment=assessment,
        step=steps.TABLES,
        item="",
        defaults={
            "organisation": assessment.organisation,
            "data": canonical.plain(table.tables),
            "saved_at": timezone.now(),
        },
    )


def is_another_offered(assessment: Assessment, record: AssessmentRecord) -> bool:
    """Whether the organisation judges by another table than this draft does. Nothing is offered to what is frozen."""
    if not assessment.is_editable:
        return False
    table = own.table_of(assessment.organisation_id)
    return (table.tables if table else None) != record.tables

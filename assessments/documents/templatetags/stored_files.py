"""Tells those who run an organisation of stored papers that are damaged or gone."""

from collections.abc import Iterable
from typing import Any

from django import template

from alenearbeid.accounts.models import Organisation
from assessments.documents import file_checks

register = template.Library()
MOST = 5  # the first page has other things to say; the log and verify_files have them all


@register.inclusion_tag("documents/partials/file_faults.html")
def file_faults(organisations: Iterable[Organisation]) -> dict[str, Any]:
    """What is wrong now with the files of these organisations; nothing when all is well."""
    managed = [organisation.pk for organisation in organisations]
    faults = file_checks.standing_faults().filter(organisation__in=managed)[: MOST + 1] if managed else ()
    texts = [file_checks.description(check) for check in faults]
    return {"texts": texts[:MOST], "are_more": len(texts) > MOST}

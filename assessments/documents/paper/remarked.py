"""The remarks on each hazard and measure, by number: a remark is told of where the reader meets what it is about."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.record.assessment import AssessmentRecord


def remarked(record: AssessmentRecord) -> dict[str, str]:
    """«Merknad 2» by the key of what it is on; one that is not answered says so."""
    numbers: dict[str, list[str]] = {}
    for number, remark in enumerate(record.remarks, 1):
        if remark.item:
            words = str(number) if remark.answer else _("%(number)s (ikke besvart)") % {"number": number}
            numbers.setdefault(remark.item, []).append(words)
    return {key: _words(found) for key, found in numbers.items()}


def _words(found: list[str]) -> str:
    return ngettext("Merknad %(numbers)s", "Merknader %(numbers)s", len(found)) % {"numbers": ", ".join(found)}

"""Many findings alike as one: a record with thirty hazards must not drown the one who is to mend it.

Only for reading: what is frozen, counted and looked up by item stays one finding for each place.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from assessments.checks.engine import Finding

SUBJECTS = ("hazard", "measure", "theme")  # what a finding of this kind is about, by name
MANY = 4  # from so many alike on
NAMED = 3


def gathered(findings: Iterable[Finding], *, named: int | None = NAMED) -> tuple[Finding, ...]:
    """In the same order; many that differ in their subject only are one, at the first's place.

    `named`: how many of them by name; the paper names them all.
    """
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_kind(finding), []).append(finding)
    return tuple(one for same in alike.values() for one in _as_few(same, named))


def _as_few(same: list[Finding], named: int | None) -> list[Finding]:
    return [_in_one(same, named)] if len(same) >= MANY and _subject(same[0]) else same


def _kind(finding: Finding) -> tuple[object, ...]:
    """What makes two findings alike; one without a subject is like no other."""
    subject = _subject(finding)
    rest = tuple(sorted((name, value) for name, value in finding.params.items() if name != subject))
    return (finding.code, finding.step, finding.law, rest, "" if subject else finding.item)


def _subject(finding: Finding) -> str | None:
    return next((name for name in SUBJECTS if name in finding.params), None)


def _in_one(same: list[Finding], named: int | None) -> Finding:
    """Named by the first few and a number; mended in the step, where they all are."""
    subject = _subject(same[0]) or ""
    names = [str(one.params[subject]) for one in same]
    words = "; ".join(names[:named])
    if named is not None:
        words = _("%(names)s og %(count)s til") % {"names": words, "count": len(names) - named}
    return replace(same[0], item="", params={**same[0].params, subject: words})

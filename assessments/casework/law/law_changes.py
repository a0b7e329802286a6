"""What has changed in the law since an assessment was signed, by the catalogue as it is now. The paper is not touched.

An assessment is concerned by a change in the law it rests on: the requirements that apply to it, by the law of its own
day or of today, and the law of the hazards it has found.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.utils import timezone

from assessments.casework import assembly
from assessments.casework.models import Assessment, State
from assessments.catalogue import selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import LegalSourceEntry, LocalText
from assessments.checks import flags, reading
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer

MOVED, NEW, AMENDED = "moved", "new", "amended"
# In the worker's own home, chapter 4 and what follows from it do not apply (hjemmekontorforskriften § 3 (3)).
NOT_IN_OWN_HOME = ("aml-4-", "utf-1a-")
A_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class LawChange:
    """One change: the number it had, the one it has now, what it is about, and since when."""

    kind: str
    was: str
    citation: str
    title: LocalText
    since: date


def latest(today: date | None = None) -> date:
    """When rules of the catalogue last came or got another number: what is older has older law."""
    today = today or timezone.localdate()
    law = selectors.get(selectors.current_version()).law.values()
    days = (one.in_force_from for one in law if one.verified and one.in_force_from and one.in_force_from <= today)
    return max(days, default=date.min)


def since(record: AssessmentRecord, catalogue: CatalogueData, today: date) -> tuple[LawChange, ...]:
    """The changes between the day of a record and today that concern it, in the order of the catalogue."""
    day = record.work.assessed_on
    if day is None or day >= today:
        return ()
    ground = _ground(record, catalogue, (day, today))
    return tuple(_changes(catalogue.law.values(), ground, day, today))


def of(assessment: Assessment, record: AssessmentRecord) -> tuple[LawChange, ...]:
    """For the page of one assessment: only what applies now is worth mending."""
    if assessment.state != State.SIGNED:
        return ()
    return since(record, selectors.get(selectors.current_version()), timezone.localdate())


def marked(assessments: Iterable[Assessment]) -> set[int]:
    """Which of the lines of a list are concerned, by primary key. What is signed never changes, so answers are kept."""
    signed = [one for one in assessments if one.state == State.SIGNED]
    if not signed:
        return set()
    today, version = timezone.localdate(), selectors.current_version()
    last = latest(today)
    older = [one for one in signed if one.facts.assessed_on and one.facts.assessed_on < last]
    keys = {one.pk: f"law:{one.digest}:{version}:{today}" for one in older}
    known = cache.get_many(keys.values())
    asked = {one.pk: keys[one.pk] for one in older if keys[one.pk] not in known}
    for one in older:
        if one.pk in asked:
            known[asked[one.pk]] = bool(of(one, assembly.assemble(one)))
    cache.set_many({key: known[key] for key in asked.values()}, A_DAY)
    return {pk for pk, key in keys.items() if known[key]}


def _ground(record: AssessmentRecord, catalogue: CatalogueData, days: Collection[date]) -> set[str]:
    """The keys of today's law that the record rests on."""
    named = {key for h in record.hazards if h.wording and h.relevant == Answer.YES for key in h.wording.law}
    if reading.is_only_own_home(record):
        named = {key for key in named if not key.startswith(NOT_IN_OWN_HOME)}
    for day in days:
        named |= {flag.law for flag in flags.applicable(record, catalogue.law_in_force(day), day)}
    return {_today(key, catalogue) for key in named}


def _today(key: str, catalogue: CatalogueData) -> str:
    """The key that has taken its place, as often as it has been replaced."""
    source = catalogue.law.get(key)
    return _today(source.replaced_by, catalogue) if source and source.replaced_by else key


def _changes(law: Iterable[LegalSourceEntry], ground: Collection[str], day: date, today: date) -> Iterator[LawChange]:
    entries = list(law)
    for now in entries:
        if now.key not in ground or not now.verified or not now.is_in_force(today):
            continue
        before = [one for one in entries if one.replaced_by == now.key and one.is_in_force(day)]
        if before and now.in_force_from:
            # An old number that nobody has verified is not shown; but what took its place is no new rule.
            was = " / ".join(one.citation for one in before if one.verified)
            yield LawChange(MOVED if was else AMENDED, was, now.citation, now.title, now.in_force_from)
        elif now.in_force_from and day < now.in_force_from:
            yield LawChange(NEW, "", now.citation, now.title, now.in_force_from)
        elif now.amended_on and day < now.amended_on <= today:
            yield LawChange(AMENDED, "", now.citation, now.title, now.amended_on)

"""What stands beside a suggestion: why it is there, what the sources have told and counted, and where that stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import HazardEntry, MeasureEntry, ProfileEntry
from assessments.record import own_keys


@dataclass(frozen=True)
class Told:
    """One thing that a source says; without a source it is our own."""

    text: str
    source: str = ""


def why_alone(entry: HazardEntry, catalogue: CatalogueData) -> Told:
    """What being alone does to the hazard, with the grounds of the entry; those of an own one follow by themselves."""
    is_own = own_keys.is_own(entry.key)
    return Told(str(entry.why_alone), "" if is_own else catalogue.sources(entry.seed_refs, entry.authority_refs))


def of_hazard(entry: HazardEntry, catalogue: CatalogueData, profile: ProfileEntry | None = None) -> tuple[Told, ...]:
    """Why the hazard is suggested for the occupation, then what has been counted of it anywhere."""
    grounds = (Told("", _grounds(entry, catalogue)),) if own_keys.is_own(entry.key) else ()
    return (*(_of_occupation(entry, catalogue, profile) if profile else ()), *_counted(entry, catalogue), *grounds)


def _grounds(entry: HazardEntry | MeasureEntry, catalogue: CatalogueData) -> str:
    """What an own entry rests on: it has no page to look it up on, so the law stands beside the sources."""
    law = ", ".join(catalogue.law[key].citation for key in entry.law)
    return "; ".join(filter(None, (catalogue.sources(entry.seed_refs, entry.authority_refs), law)))


def _of_occupation(entry: HazardEntry, catalogue: CatalogueData, profile: ProfileEntry) -> Iterator[Told]:
    here = [met for met in profile.met if entry.key in met.hazards]
    for met in here:
        told = str(met.text) if met.text else _("Kilden nevner dette for yrket.")
        yield Told(told, catalogue.sources(met.seed_refs, met.authority_refs))
    # An older version cannot tell which of them a source names; an own profile is the organisation's word.
    if here or not catalogue.meta.sections or own_keys.is_own(profile.key):
        return
    if profile.is_outside_note:
        yield Told(_("Fafo-notat 2016:22 omtaler ikke yrket. Forslaget er vårt."))
    else:
        yield Told(_("Fafo-notat 2016:22 nevner ikke dette særskilt for yrket. Forslaget er vårt."))


def _counted(entry: HazardEntry, catalogue: CatalogueData) -> Iterator[Told]:
    for fact in entry.facts:
        yield Told(str(fact.text), catalogue.sources(fact.seed_refs, fact.authority_refs))


def of_measure(entry: MeasureEntry, catalogue: CatalogueData) -> tuple[Told, ...]:
    """What must be known of the measure besides, and where it is taken from. An older version teaches nothing."""
    if own_keys.is_own(entry.key):
        return (Told("", _grounds(entry, catalogue)),)
    if not entry.does:
        return ()
    source = catalogue.sources(entry.seed_refs, entry.authority_refs)
    source = source or ", ".join(catalogue.law[key].citation for key in entry.law)
    if entry.derived and source:
        source = _("utledet av det som står i %(source)s") % {"source": source}
    note = (Told(str(entry.note)),) if entry.note else ()
    return (*note, Told("", source)) if source else note

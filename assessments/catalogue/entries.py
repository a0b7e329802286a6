"""What one catalogue entry may say. The same frozen models check the YAML files and carry the entries in memory.

Every text is Bokmål with optional Nynorsk and English, and every entry names where it comes from.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Literal

from django.utils.translation import get_language
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from assessments.record.base import printable
from assessments.record.choices import Category


def _in_our_time(moment: datetime) -> datetime:
    """Not so near the ends of the calendar that it has no time in another zone."""
    if not 2000 <= moment.year <= 2100:
        raise PydanticCustomError("timezone_aware", "a moment of this century")
    return moment


Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,80}$")]
Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), AfterValidator(printable)
]
Moment = Annotated[AwareDatetime, AfterValidator(_in_our_time)]
Language = Literal["nb", "nn", "en"]
StyrkCode = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
# The sections of Fafo-notat 2016:22, as coded in the list of facts the catalogue is built on.
Section = Literal[
    "S0", "S1", "S2", "S3", "S4", "S4-NJF", "S4-NTF", "S4-HK", "S4-IE", "S4-FF", "S4-SURV",
    "S5", "S5-WEB", "S6-NO", "S6-NO-F", "S6-SE", "S6-DK", "S6-DK-DOM", "S7",
]  # fmt: skip


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalText(Entry):
    """One text in up to three languages. Bokmål is always there, and stands in for what is not yet translated."""

    nb: Words
    nn: Words | None = None
    en: Words | None = None

    def in_language(self, code: str) -> str:
        translations = {"nn": self.nn, "en": self.en}
        return translations.get(code) or self.nb

    def __str__(self) -> str:
        """For whoever reads the page or the paper now. A record asks for the language of its assessment by name."""
        return self.in_language(get_language() or "nb")


class Keyed(Entry):
    key: Key


class Sourced(Keyed):
    """An entry with its grounds: sections of the note, and what other authorities or trades say."""

    law: tuple[Key, ...] = ()
    citations: tuple[Words, ...] = ()  # references that no legal source of the catalogue answers to yet
    seed_refs: tuple[Section, ...] = ()
    authority_refs: tuple[Words, ...] = ()
    source: Literal["seed", "other"]
    note: LocalText | None = None

    @model_validator(mode="after")
    def _names_its_source(self) -> "Sourced":
        if self.source == "seed" and not self.seed_refs:
            raise PydanticCustomError("no_source", "seed_refs")
        if self.source == "other" and not (self.authority_refs or self.law):
            raise PydanticCustomError("no_source", "authority_refs eller law")
        return self


def _needs_a_source(seed_refs: tuple[str, ...], authority_refs: tuple[str, ...]) -> None:
    if not (seed_refs or authority_refs):
        raise PydanticCustomError("no_source", "seed_refs eller authority_refs")


class Evidence(Entry):
    """What a source has counted or reported about a hazard: its figures, its year, and where it stands."""

    text: LocalText
    seed_refs: tuple[Section, ...] = ()
    authority_refs: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _names_its_source(self) -> "Evidence":
        _needs_a_source(self.seed_refs, self.authority_refs)
        return self


class Met(Entry):
    """Hazards that a source itself names for an occupation. `text` is what it tells of them, where it tells more."""

    hazards: tuple[Key, ...] = Field(min_length=1)
    text: LocalText | None = None
    seed_refs: tuple[Section, ...] = ()
    authority_refs: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _names_its_source(self) -> "Met":
        _needs_a_source(self.seed_refs, self.authority_refs)
        return self


class MetaEntry(Entry):
    """The version itself. `law_checked_until`: the last day the law was compared with Lovdata's text.

    `languages` are those every text of the version is in; `news` is what it has that the one before it had not.
    `sections` says in words where in the note a section code leads.
    """

    code: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{1,3}$")]
    published_at: Moment
    law_checked_until: date
    languages: tuple[Language, ...] = ("nb",)
    news: LocalText | None = None
    sources: tuple[LocalText, ...]
    levels: dict[Annotated[int, Field(ge=1, le=7)], LocalText]
    sections: dict[Section, LocalText] = {}


class ThemeEntry(Keyed):
    """A group of hazards that can be answered «nei, ikke aktuelt» together."""

    category: Category
    name: LocalText


class StyrkEntry(Entry):
    code: StyrkCode
    name: Words


class ProfileEntry(Keyed):
    """`hazards` are what the catalogue suggests; `met` are those of them that a source names for the occupation."""

    name: LocalText
    sector: Key
    styrk08: tuple[StyrkEntry, ...] = ()
    hazards: tuple[Key, ...] = Field(min_length=1)
    met: tuple[Met, ...] = ()
    is_outside_note: bool = False
    seed_refs: tuple[Section, ...] = ()
    authority_refs: tuple[Words, ...] = ()
    note: LocalText | None = None


class HazardEntry(Sourced):
    """`is_condition`: about help and discovery, answered once and acting on every hazard (faglig gjennomgang § 3)."""

    category: Category
    theme: Key
    name: LocalText
    question: LocalText
    answer_that_means_hazard: Literal["ja", "nei"] = "ja"
    alone_effect: Literal["likelihood", "outcome", "both"]
    why_alone: LocalText
    facts: tuple[Evidence, ...] = ()
    is_condition: bool = False
    aliases: tuple[Key, ...] = ()


class MeasureEntry(Sourced):
    """`does` and `limits`: what the measure does, and what it does not do.

    `step` is the step of the form that asks for it; `derived` means drawn from a problem the note describes.
    """

    level: Annotated[int, Field(ge=1, le=7)]
    name: LocalText
    does: LocalText | None = None
    limits: LocalText | None = None
    hazards: tuple[Key, ...] = Field(min_length=1)
    is_control_measure: Literal["yes", "no", "ask"] = "no"
    is_process: bool = False
    step: Literal["tiltak", "kontrolltiltak"] = "tiltak"
    derived: bool = False
    aliases: tuple[Key, ...] = ()


class LegalSourceEntry(Keyed):
    """`in_force_from`: since when this is the law under this number; None where the sources give no date.

    `amended_on`: when the wording was last changed without changing what it demands of an assessment.
    """

    citation: Words
    title: LocalText
    act: Words
    in_force_from: date | None = None
    in_force_to: date | None = None
    amended_on: date | None = None
    verified: bool
    requires: LocalText
    exact_wording: Words | None = None
    replaced_by: Key | None = None

    @model_validator(mode="after")
    def _dates_in_order(self) -> "LegalSourceEntry":
        if self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from:
            raise PydanticCustomError("dates_in_order", "in_force_to etter in_force_from")
        first, last = self.in_force_from or date.min, self.in_force_to or date.max
        if self.amended_on and not first <= self.amended_on <= last:
            raise PydanticCustomError("dates_in_order", "amended_on fra in_force_from til in_force_to")
        try:
            _adopted(self.act)
        except ValueError:
            expected = "en dato i lovens nummer, som i LOV-2005-06-17-62"
            raise PydanticCustomError("dates_in_order", expected) from None
        return self

    @property
    def worded_from(self) -> date | None:
        """Since when it reads as it does now."""
        return self.amended_on or self.in_force_from

    def is_in_force(self, on: date) -> bool:
        """Without a date of its own it is as old as its act: nothing is law before the act was adopted."""
        started = self.in_force_from or _adopted(self.act) or date.min
        return started <= on and (self.in_force_to is None or on <= self.in_force_to)


@cache
def _adopted(act: str) -> date | None:
    """The day in the act's own number: «LOV-2005-06-17-62»."""
    found = re.search(r"(?:LOV|FOR)-(\d{4})-(\d{2})-(\d{2})-\d+", act)
    return date(*map(int, found.groups())) if found else None


class FactEntry(Entry):
    """One figure of a statement, as its source has it: figures are never translated, their names are."""

    name: LocalText
    figure: Words


class StatementEntry(Keyed):
    """One thing a source says. `caution` is what must be known before relying on it: outdated, another country."""

    title: LocalText
    text: LocalText | None = None
    facts: tuple[FactEntry, ...] = ()
    caution: LocalText | None = None
    seed_refs: tuple[Section, ...] = ()
    authority_refs: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _says_something_and_names_its_source(self) -> "StatementEntry":
        _needs_a_source(self.seed_refs, self.authority_refs)
        if not (self.text or self.facts):
            raise PydanticCustomError("says_nothing", "text eller facts")
        return self


class BackgroundEntry(Keyed):
    """A page of background: what is known about lone work, and what applies in other countries. Never a requirement.

    `country` is whose rules they are, where they are not Norwegian; the page then says that they do not apply here.
    """

    title: LocalText
    lead: LocalText
    country: Literal["sverige", "danmark"] | None = None
    statements: tuple[StatementEntry, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class LawSource:
    """A legal source as the checks get it: plain data, no catalogue behind it.

    `checked_until`: the last day its text was compared with Lovdata's.
    """

    key: str
    citation: str
    title: str
    act: str
    in_force_from: date | None
    in_force_to: date | None
    replaced_by: str | None = None
    checked_until: date | None = None

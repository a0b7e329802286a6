"""What an organisation's own hazard, measure and profile may say: the catalogue's form, with some things settled.

Every text can be printed and signed, so it is held to the record's rules for texts. Bokmål is enough; it stands in for
the other languages.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from assessments.record import own_keys
from assessments.record.base import Line, Text
from assessments.record.choices import Category

from .entries import HazardEntry, Key, LocalText, MeasureEntry, ProfileEntry

SLUG_LENGTH = 50
OWN = r"^own:\d{9}:"
OwnHazardKey = Annotated[str, StringConstraints(pattern=OWN + r"(fy|ps|vt)_[a-z0-9-]{1,50}$")]
OwnMeasureKey = Annotated[str, StringConstraints(pattern=OWN + r"m_[a-z0-9-]{1,50}$")]
OwnProfileKey = Annotated[str, StringConstraints(pattern=OWN + r"p_[a-z0-9-]{1,50}$")]
AnyKey = Annotated[str, StringConstraints(pattern=r"^(own:\d{9}:)?[a-z0-9_-]{1,80}$")]
PREFIX_OF = {Category.PHYSICAL: "fy_", Category.PSYCHOSOCIAL: "ps_", Category.VIOLENCE: "vt_"}
THE_ORGANISATION = "Virksomheten selv"


def _strip(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


OwnLine = Annotated[Line, BeforeValidator(_strip)]
OwnWords = Annotated[Text, BeforeValidator(_strip)]


class LocalLine(LocalText):
    nb: OwnLine
    nn: OwnLine | None = None
    en: OwnLine | None = None


class LocalWords(LocalText):
    nb: OwnWords
    nn: OwnWords | None = None
    en: OwnWords | None = None


class OwnHazard(HazardEntry):
    key: OwnHazardKey
    name: LocalLine
    question: LocalWords
    why_alone: LocalWords
    note: LocalWords | None = None
    source: Literal["seed", "other"] = "other"
    authority_refs: tuple[OwnLine, ...] = (THE_ORGANISATION,)
    answer_that_means_hazard: Literal["ja"] = "ja"
    is_condition: Literal[False] = False
    aliases: tuple[Key, ...] = Field(default=(), max_length=0)

    @model_validator(mode="after")
    def _key_says_the_category(self) -> "OwnHazard":
        prefix = PREFIX_OF[self.category]
        if not own_keys.slug_of(self.key).startswith(prefix):
            raise PydanticCustomError("key_and_category", "en nøkkel som begynner på «{prefix}»", {"prefix": prefix})
        return self


class OwnMeasure(MeasureEntry):
    key: OwnMeasureKey
    name: LocalLine
    does: LocalWords | None = None
    limits: LocalWords | None = None
    note: LocalWords | None = None
    hazards: tuple[AnyKey, ...] = Field(min_length=1)
    source: Literal["seed", "other"] = "other"
    authority_refs: tuple[OwnLine, ...] = (THE_ORGANISATION,)
    is_process: Literal[False] = False
    step: Literal["tiltak"] = "tiltak"
    aliases: tuple[Key, ...] = Field(default=(), max_length=0)


class OwnProfile(ProfileEntry):
    key: OwnProfileKey
    name: LocalLine
    note: LocalWords | None = None
    hazards: tuple[AnyKey, ...] = Field(min_length=1)
    authority_refs: tuple[OwnLine, ...] = (THE_ORGANISATION,)


OwnEntryModel = OwnHazard | OwnMeasure | OwnProfile

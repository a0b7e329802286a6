"""The base of every section, and the text types all sections share.

Models check type and range and nothing else: a half-filled draft always loads. Unanswered is None, never a default.
Tuples are put in one canonical order, so that the same answers always give the same bytes and the same digest.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

LINE_LENGTH = 200
TEXT_LENGTH = 4000
_LINE_BREAK = re.compile("\r\n|[\r\u2028\u2029]")
# They turn the direction of the text around them: a paper could be read as something else than what was signed.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """The text itself. Raises on what has no place in a paper, and may break a database."""
    if any(_is_control(char) for char in text):
        raise PydanticCustomError("control_character", "text without control characters")
    return text


def _clean_text(value: str, limit: int = TEXT_LENGTH) -> str:
    """NFC with plain line breaks, without control characters.

    NFC makes two or three characters of some letters: what is stored must also be short enough to be read back.
    """
    value = printable(unicodedata.normalize("NFC", _LINE_BREAK.sub("\n", value)))
    if len(value) > limit:
        raise PydanticCustomError("string_too_long", "at most {max_length} characters", {"max_length": limit})
    return value


def _clean_line(value: str) -> str:
    return _clean_text(value, LINE_LENGTH)


def _is_control(char: str) -> bool:
    return char in _TURNING or (unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t")


Line = Annotated[str, StringConstraints(min_length=1, max_length=LINE_LENGTH), AfterValidator(_clean_line)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=TEXT_LENGTH), AfterValidator(_clean_text)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_:æøå-]{1,80}$")]
Score = Annotated[int, Field(ge=1, le=5)]
StrainScore = Annotated[int, Field(ge=1, le=4)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]


class Section(BaseModel):
    """One section, or one item of a section. Frozen; unknown fields are refused; no silent conversion of types."""

    # What people wrote must not stand in an error log.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    @field_validator("*", mode="after")
    @classmethod
    def _canonical_order(cls, value: Any) -> Any:
        """Choices in the order they are defined, keys and keyed items by key; an item can stand only once."""
        if not isinstance(value, tuple) or not value:
            return value
        if isinstance(value[0], StrEnum):
            order = list(type(value[0]))
            return tuple(sorted(set(value), key=order.index))
        if isinstance(value[0], str):
            return tuple(sorted(set(value)))
        if not hasattr(value[0], "key"):
            return value
        keys = [item.key for item in value]
        if len(set(keys)) != len(keys):
            raise PydanticCustomError("duplicate_key", "each key once")
        return tuple(sorted(value, key=lambda item: item.key))

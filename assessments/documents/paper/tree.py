"""A paper's words, wherever in its dataclasses they stand: gone through and changed without knowing what they are."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.safestring import SafeString

T = TypeVar("T")


def mapped(value: T, change: Callable[[str], str]) -> T:
    """The same tree with every plain text changed; drawings and choices are left alone."""
    found: T = _mapped(value, change)
    return found


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, SafeString | StrEnum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(part, change) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        found = {one.name: _mapped(getattr(value, one.name), change) for one in fields(value) if one.init}
        return replace(value, **found)
    return value

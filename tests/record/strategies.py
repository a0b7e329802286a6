"""Hypothesis strategies built from the models themselves, so that a new field is tested the day it is added."""

import types
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from hypothesis import strategies as st
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section

# Strict RFC 8785 allows no lone surrogate, and the models no control character nor one that turns the text around it;
# everything else may be typed.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=TURNING), min_size=1, max_size=12)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    date: st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    time: st.times(),
}


@cache
def sections(model: type[Section]) -> st.SearchStrategy[Any]:
    """Any section of a model, made through its own validation."""
    fields = {name: _field(info) for name, info in model.model_fields.items()}
    required = {name: strategy for name, strategy in fields.items() if model.model_fields[name].is_required()}
    optional = {name: strategy for name, strategy in fields.items() if name not in required}
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: model(**values))


def records() -> st.SearchStrategy[AssessmentRecord]:
    """Any record at all."""
    return sections(AssessmentRecord)


def _field(info: FieldInfo) -> st.SearchStrategy[Any]:
    return _of(info.annotation, tuple(info.metadata))


def _of(annotation: Any, metadata: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation is type(None):
        return st.none()
    if hasattr(annotation, "__metadata__"):
        inner = _flat(annotation.__metadata__)
        return _of(annotation.__origin__, (*inner, *metadata))
    if origin in {Union, types.UnionType}:
        return st.one_of([_of(one, metadata) for one in arguments])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return _tuples(arguments[0])
    return _plain(annotation, metadata)


def _flat(metadata: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(part for one in metadata for part in (one.metadata if isinstance(one, FieldInfo) else (one,)))


def _tuples(inner: Any) -> st.SearchStrategy[Any]:
    has_key = isinstance(inner, type) and issubclass(inner, Section) and "key" in inner.model_fields
    unique_by = (lambda item: item.key) if has_key else None
    return st.lists(_of(inner, ()), max_size=3, unique_by=unique_by).map(tuple)


def _plain(annotation: Any, metadata: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if annotation in SIMPLE:
        return SIMPLE[annotation]
    if annotation is int:
        low = next(part.ge for part in metadata if isinstance(part, Ge))
        high = next(part.le for part in metadata if isinstance(part, Le))
        return st.integers(low, high)
    if annotation is str:
        pattern = next((p for p in (_pattern(part) for part in metadata) if p), None)
        return st.from_regex(pattern, fullmatch=True) if pattern else TEXT
    if issubclass(annotation, StrEnum):
        return st.sampled_from(list(annotation))
    return sections(annotation)


def _pattern(part: Any) -> str | None:
    return part.pattern if isinstance(part, StringConstraints) else getattr(part, "pattern", None)

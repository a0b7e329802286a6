"""The published schema is the models'."""

import json

import pytest

from assessments.record import schema

pytestmark = pytest.mark.once


def test_the_file_is_in_step() -> None:
    """Mend with: python -m assessments.record.schema"""
    assert schema.FILE.read_text(encoding="utf-8") == schema.as_text()


def test_it_refuses_unknown_fields() -> None:
    definitions = json.loads(schema.as_text())["$defs"]
    closed = [name for name, one in definitions.items() if one.get("type") == "object"]
    assert closed
    assert all(definitions[name]["additionalProperties"] is False for name in closed)

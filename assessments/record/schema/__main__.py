"""`python -m assessments.record.schema` writes the schema file anew."""

from assessments.record.schema import FILE, as_text

FILE.write_text(as_text(), encoding="utf-8")

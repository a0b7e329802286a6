"""The employer's own risk table, where the record is judged by one: whose it is, and where it is milder."""

from dataclasses import dataclass

from assessments.casework.words import table_words
from assessments.record.assessment import AssessmentRecord

from .answers import printed


@dataclass(frozen=True)
class OwnTable:
    """Its name, the day it was decided, and each place where it is milder than the standard one."""

    name: str
    decided_on: str
    milder: tuple[str, ...]


def own_table(record: AssessmentRecord) -> OwnTable | None:
    """None where the standard table is used."""
    table = record.tables
    if table is None:
        return None
    return OwnTable(table.name or "", printed(table.decided_on), tuple(table_words.milder(table.acute_rows)))

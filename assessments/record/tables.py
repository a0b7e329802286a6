"""The employer's own risk table, as it stood when it was put to use. Without it the standard one applies (§ 4)."""

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from .base import Line, Section

# Rows from consequence 1 to 5 with a space between, columns from likelihood 1 to 5. One text, for rows are no set.
FiveByFive = Annotated[str, StringConstraints(pattern=r"^[GYR]{5}( [GYR]{5}){4}$")]


class RiskTables(Section):
    """What the employer has decided, under which name and since when."""

    name: Line | None = None
    decided_on: date | None = None
    acute: FiveByFive

    @property
    def acute_rows(self) -> tuple[str, ...]:
        return tuple(self.acute.split())

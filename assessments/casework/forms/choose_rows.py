"""One line and one block of a compact list, as plain values."""

from dataclasses import dataclass

from assessments.casework.teaching import Told


@dataclass(frozen=True)
class Row:
    """One line of a list: what it is, why it is suggested, how far it has come, and where it is filled in.

    `limits` is what a measure does not do; `told` what the sources say of a hazard or a measure.
    """

    key: str
    name: str
    text: str = ""
    value: str = ""
    suggested: str = ""
    url: str = ""
    is_open: bool = False
    is_done: bool = False
    level: str | None = None
    inverted: bool = False
    limits: str = ""
    told: tuple[Told, ...] = ()
    is_control_measure: bool = False
    reason: str = ""  # why the hazard is not relevant
    is_new: bool = False  # the draft's catalogue has it, and the one it had before had not


@dataclass(frozen=True)
class Block:
    """Lines under one heading. A theme can be dismissed as a whole, with a reason."""

    key: str
    heading: str
    rows: tuple[Row, ...]
    help: str = ""
    can_dismiss: bool = False
    is_dismissed: bool = False
    reason: str = ""
    folded: bool = False

    @property
    def new(self) -> int:
        """A folded block says that there is something new in it."""
        return sum(row.is_new for row in self.rows)

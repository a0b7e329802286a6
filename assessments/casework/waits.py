"""One thing that waits for somebody. Those who know of such things are gathered in `waiting.py`."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

AT_MOST = 20  # of each kind on the first page: more than that is a list of its own


@dataclass(frozen=True)
class Waiting:
    """What it is, in words that stand well as a link; where it is done; and by when, if there is a day for it."""

    text: str
    url: str
    due: date | None = None
    is_urgent: bool = False  # work stands still: before anything with a deadline

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < timezone.localdate()

"""What waits for a person, gathered from those parts of the work that know: the first page shows it before all else.

A provider takes the user and gives its things: a constant number of queries, and at most `waits.AT_MOST` of a kind.
"""

from collections.abc import Callable, Iterable
from datetime import date

from alenearbeid.accounts.models import User

from .law import law_awaiting
from .participation import awaited, followed
from .survey import awaiting as surveys
from .waits import Waiting

PROVIDERS: tuple[Callable[[User], Iterable[Waiting]], ...] = (
    *awaited.PROVIDERS,
    *followed.PROVIDERS,
    *surveys.PROVIDERS,
    *law_awaiting.PROVIDERS,
)

__all__ = ["PROVIDERS", "Waiting", "for_user"]


def for_user(user: User) -> list[Waiting]:
    """What is urgent, then the nearest deadline; what has none comes last, in the order of the providers."""
    found = [one for provider in PROVIDERS for one in provider(user)]
    return sorted(found, key=lambda one: (not one.is_urgent, one.due or date.max))

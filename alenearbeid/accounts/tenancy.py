"""Which organisations' rows the database shows. The only module that decides it; the second layer below the views."""

from collections.abc import Iterator
from contextlib import contextmanager

from .models import Organisation


@contextmanager
def everything() -> Iterator[None]:
    """All organisations' rows: commands, and the few pages that must find a row before they know whose it is."""
    yield


@contextmanager
def only(*organisations: Organisation) -> Iterator[None]:
    """The rows of these organisations and of no other."""
    yield

"""Medians over interleaved rounds: a machine that is busy for a moment slows every task, not the one under its turn."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

Task = Callable[[], Any]


@dataclass(frozen=True)
class Taken:
    """Milliseconds on the clock, and of them on the processor: far apart means that others used the machine."""

    clock: float
    processor: float


class Visitor(Client):
    """Asks the server and nothing more. Django's own test client copies every template's context, which takes time."""

    def request(self, **request: Any) -> Any:
        return self.handler(self._base_environ(**request))


def interleaved(tasks: dict[str, Task], *, rounds: int = 9) -> dict[str, Taken]:
    """The median of each task. The first round warms caches and is not counted."""
    taken: dict[str, list[Taken]] = {name: [] for name in tasks}
    for _round in range(rounds + 1):
        for name, task in tasks.items():
            taken[name].append(_timed(task))
    return {
        name: Taken(median(one.clock for one in found[1:]), median(one.processor for one in found[1:]))
        for name, found in taken.items()
    }


def _timed(task: Task) -> Taken:
    clock, processor = time.perf_counter(), time.process_time()
    task()
    return Taken((time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000)


def queries(task: Task) -> int:
    with CaptureQueriesContext(connection) as captured:
        task()
    return len(captured)


def show(title: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    """Print a table; numbers to the right."""
    texts = [[_text(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *texts, strict=True)]
    print(f"\n\n{title}")
    for line in (list(columns), ["-" * width for width in widths], *texts):
        first, *rest = zip(line, widths, strict=True)
        print("  ".join([first[0].ljust(first[1]), *(text.rjust(width) for text, width in rest)]))


def _text(value: Any) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)

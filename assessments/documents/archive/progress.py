"""How far a long command has come, on a terminal and nowhere else."""

import time
from typing import Any, Self


class Progress:
    """Called with (done, total); writes at most twice a second, and clears up after itself."""

    def __init__(self, stream: Any, words: str) -> None:
        self._stream, self._words = stream, words
        self._is_shown = bool(stream.isatty())
        self._next, self._longest = 0.0, 0

    def __call__(self, done: int, total: int) -> None:
        if not self._is_shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + 0.5
        self._write(f"{done} / {total} {self._words}")

    def _write(self, text: str) -> None:
        self._longest = max(self._longest, len(text))
        self._stream.write(f"\r{text.ljust(self._longest)}", ending="")
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._longest:
            self._write("")
            self._stream.write("\r", ending="")

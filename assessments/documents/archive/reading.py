"""Reads a folder that may come from anyone: follows no link, opens nothing but plain files, and none too large."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from types import TracebackType
from typing import Self

from .layout import EVENTS, EVENTS_IN_WORDS, FOLDERS, INDEX, JOURNAL, LIST, PAPERS, SUMS, is_allowed

_MB = 1024 * 1024
_LARGEST = 4 * _MB
_LARGEST_PAPER = 50 * _MB
_LARGEST_LIST = 4096 * _MB  # these are read a line at a time
_LONGEST_LINE = _MB
_MOST_FILES = 2_000_000
_SUM = re.compile(r"([0-9a-f]{64}) [ *](.+)")


class NotReadable(Exception):
    """The file is not there, is no plain file, or is larger than any of its kind."""


class HostileFolder:
    """The folder is held open, so that it stays the same one whatever its name is made to mean meanwhile."""

    def __init__(self, root: Path) -> None:
        self._root = os.open(root, os.O_RDONLY | os.O_DIRECTORY)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._root)

    def files(self) -> Iterator[tuple[str, bool]]:
        """Every entry as (path, whether an archive may have it). Folders of other names are not looked into."""
        for count, (path, is_wanted) in enumerate(self._entries()):
            if count > _MOST_FILES:
                raise NotReadable(f"{count}")
            yield path, is_wanted

    def _entries(self) -> Iterator[tuple[str, bool]]:
        for name, is_folder, is_file in _listed(self._root):
            if not is_folder or name not in (*FOLDERS, JOURNAL):
                yield name, is_file and is_allowed(name)
                continue
            with _opened(name, self._root, os.O_DIRECTORY) as folder:
                for inner, _is_folder, is_inner_file in _listed(folder):
                    path = f"{name}/{inner}"
                    yield path, is_inner_file and is_allowed(path)

    @contextmanager
    def open(self, path: str) -> Iterator[BufferedReader]:
        if not is_allowed(path):
            raise NotReadable(path)
        try:
            with self._handle(path) as handle:
                about = os.fstat(handle)
                if not stat.S_ISREG(about.st_mode) or about.st_size > _largest(path):
                    raise NotReadable(path)
                with os.fdopen(os.dup(handle), "rb") as file:
                    yield file
        except OSError as error:
            raise NotReadable(path) from error

    @contextmanager
    def _handle(self, path: str) -> Iterator[int]:
        folder, _slash, name = path.rpartition("/")
        if not folder:
            with _opened(name, self._root) as handle:
                yield handle
            return
        with _opened(folder, self._root, os.O_DIRECTORY) as parent, _opened(name, parent) as handle:
            yield handle

    def content(self, path: str) -> bytes:
        with self.open(path) as file:
            content = file.read(_LARGEST_PAPER + 1)
        if len(content) > _LARGEST_PAPER:
            raise NotReadable(path)
        return content

    def lines(self, path: str) -> Iterator[bytes]:
        """A line at a time, each with its end; a line too long to be one of ours ends the reading."""
        with self.open(path) as file:
            while line := file.readline(_LONGEST_LINE + 1):
                if len(line) > _LONGEST_LINE:
                    raise NotReadable(path)
                yield line

    def sha256(self, path: str) -> str:
        with self.open(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def sums(self) -> dict[str, str]:
        """The list of digests, as {path: SHA-256}."""
        found: dict[str, str] = {}
        for line in self.lines(SUMS):
            match = _SUM.fullmatch(line.decode("utf-8", errors="replace").rstrip("\r\n"))
            if match is None or match[2] in found or len(found) >= _MOST_FILES:
                raise NotReadable(SUMS)
            found[match[2]] = match[1]
        return found


def _listed(folder: int) -> list[tuple[str, bool, bool]]:
    with os.scandir(folder) as entries:
        return sorted(
            (entry.name, entry.is_dir(follow_symlinks=False), entry.is_file(follow_symlinks=False)) for entry in entries
        )


@contextmanager
def _opened(name: str, folder: int, flags: int = 0) -> Iterator[int]:
    """O_NONBLOCK: a pipe would else be waited for."""
    handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | flags, dir_fd=folder)
    try:
        yield handle
    finally:
        os.close(handle)


def _largest(path: str) -> int:
    if path in {LIST, INDEX, SUMS, EVENTS, EVENTS_IN_WORDS}:
        return _LARGEST_LIST
    return _LARGEST_PAPER if path.startswith(f"{PAPERS}/") else _LARGEST

"""A folder that appears whole or not at all, with the SHA-256 of everything that was put in it."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from .layout import SUMS


class FolderTaken(Exception):
    """There is something there already. An archive is never mixed with anything else."""


class NewFolder:
    """Files are written one by one, read-only, and noted in the list of digests."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._sums: list[str] = []

    def write(self, path: str, content: bytes) -> None:
        with self.open(path) as file:
            file.write(content)

    @contextmanager
    def open(self, path: str) -> Iterator["Hashing"]:
        """To write a file a piece at a time."""
        target = self.root / path
        target.parent.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as file:
            hashing = Hashing(file)
            yield hashing
            file.flush()
            os.fsync(file.fileno())
        self._sums.append(f"{hashing.digest.hexdigest()}  {path}\n")

    def close(self) -> str:
        """Write the list of digests. Its own digest stands for the whole archive."""
        content = "".join(sorted(self._sums, key=lambda line: line[66:])).encode()
        self.write(SUMS, content)
        for folder in (*(each for each in self.root.iterdir() if each.is_dir()), self.root):
            _sync(folder)
        return hashlib.sha256(content).hexdigest()


class Hashing:
    def __init__(self, file: BinaryIO) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def write(self, content: bytes) -> None:
        self._file.write(content)
        self.digest.update(content)


@contextmanager
def made_whole(target: Path) -> Iterator[NewFolder]:
    """The folder gets its name when everything is in it; when something fails, nothing is left."""
    target = Path(os.path.abspath(target))
    refuse_taken(target)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    draft.mkdir(mode=0o700)
    try:
        yield NewFolder(draft)
        refuse_taken(target)
        os.rename(draft, target)  # over an empty folder too, and not over one that has got something in it meanwhile
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    _sync(target.parent)


def refuse_taken(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not (target.is_dir() and not any(target.iterdir()))):
        raise FolderTaken(_("%(folder)s finnes fra før. Velg en ny mappe, eller en som er tom.") % {"folder": target})


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

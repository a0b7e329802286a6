"""Where signed papers are kept, and how: written once, read often, never changed (DESIGN § 1, point 9).

A name is given to one content for good: the same bytes again is a retry and fine, other bytes are refused. What a row
points at is not deleted; `discard` takes away what a refused or interrupted step has left behind.
"""

import errno
import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Never, cast

from django.apps import apps
from django.core.exceptions import SuspiciousFileOperation
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.translation import gettext as _

READ_ONLY = 0o400
_DRAFT = ".part"
_DRAFTS_LIVE = 24 * 60 * 60  # seconds; a write takes less than one


class WriteOnce(OSError):
    """Someone tried to change or delete a stored paper."""


class StorageUnavailable(OSError):
    """The storage does not answer. Says nothing about the papers in it."""


def papers() -> "WriteOnceMixin":
    """For the models' file fields: the storage of the settings, not one that a migration remembers."""
    return cast("WriteOnceMixin", storages["papers"])


class WriteOnceMixin(Storage):
    """The rules, whatever the storage is. Only the two methods at the end differ."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name asked for and no other: Django would find a free one, and a retry would leave two files."""
        if max_length and len(name) > max_length:
            raise SuspiciousFileOperation(f"The name of a paper is too long: {name}")
        return name

    def open(self, name: str, mode: str = "rb") -> File:
        if mode not in {"r", "rb"}:
            raise WriteOnce(errno.EPERM, "A stored paper is only read", name)
        return super().open(name, "rb")

    def delete(self, name: str) -> None:
        if not self.discard(name):
            raise WriteOnce(errno.EPERM, "A stored paper is not deleted", name)

    def discard(self, name: str) -> bool:
        """Take away a file that no row points at. False when one does: then it stays."""
        if is_kept(name):
            return False
        self._remove(name)
        return True

    def url(self, name: str | None) -> Never:
        raise ValueError("A paper has no address of its own: it is read through a view that asks who you are.")

    def _save(self, name: str, content: File) -> str:
        content.seek(0)
        data: bytes = content.read()
        if not self._create(name, data) and not self._holds(name, data):
            raise WriteOnce(errno.EEXIST, "Another paper is stored under this name", name)
        return name

    def _holds(self, name: str, data: bytes) -> bool:
        with self.open(name) as file:
            return hashlib.sha256(file.read()).digest() == hashlib.sha256(data).digest()

    def _create(self, name: str, data: bytes) -> bool:
        """Write the file, whole and for good, unless the name is taken; then False."""
        raise NotImplementedError

    def _remove(self, name: str) -> None:
        raise NotImplementedError


class PaperFiles(WriteOnceMixin, FileSystemStorage):
    """Papers in a folder (MEDIA_ROOT), readable by the service alone and writable by nobody."""

    def _create(self, name: str, data: bytes) -> bool:
        """Written beside, then linked: the name appears with the whole file under it, and only if it was free."""
        target = Path(self.path(name))
        self._make_folder(target.parent)
        draft = target.with_name(f".{target.name}.{secrets.token_hex(8)}{_DRAFT}")
        try:
            _write_new(draft, data)
            os.link(draft, target)
        except FileExistsError:
            return False
        finally:
            draft.unlink(missing_ok=True)
        _sync_folder(target.parent)
        return True

    def _make_folder(self, folder: Path) -> None:
        """With every folder above it on disk, so that a power cut does not take the way to the file."""
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(folder.parent)

    def _remove(self, name: str) -> None:
        target = Path(self.path(name))
        for file in (target, *target.parent.glob(f".{target.name}.*{_DRAFT}")):
            file.unlink(missing_ok=True)

    def sweep(self) -> int:
        """Take away drafts of writes that were cut off. Gives how many."""
        old = [draft for draft in self._drafts() if time.time() - draft.stat().st_mtime > _DRAFTS_LIVE]
        for draft in old:
            draft.unlink(missing_ok=True)
        return len(old)

    def _drafts(self) -> Iterator[Path]:
        return Path(self.location, "papers").glob(f"*/.*{_DRAFT}")


def is_kept(name: str) -> bool:
    """Whether a row points at the file. The models are asked for late: they use this module."""
    models: list[Any] = [apps.get_model("documents", label) for label in ("Document", "Signature")]
    return any(model._base_manager.filter(file=name).exists() for model in models)


def _write_new(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READ_ONLY), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unavailable(error: Exception) -> StorageUnavailable:
    return StorageUnavailable(
        _("Lageret for dokumenter svarer ikke. Prøv igjen om litt. (%(error)s)") % {"error": type(error).__name__}
    )

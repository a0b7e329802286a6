"""Papers in a bucket that speaks S3: created only if the name is free, each locked against deletion when it is written.

The server must know conditional writes (If-None-Match). With a lock mode set, every object gets its own retention, and
the bucket must have been made with object lock: else the server refuses the write, and so do we.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils import timezone
from storages.backends.s3 import S3Storage

from .storage import WriteOnceMixin, unavailable

_MISSING = {"404", "NoSuchKey", "NotFound"}
_TAKEN = {"412", "PreconditionFailed"}
_PATIENCE = Config(
    connect_timeout=5, read_timeout=20, retries={"total_max_attempts": 3, "mode": "standard"}, signature_version="s3v4"
)


class PaperObjects(WriteOnceMixin, S3Storage):
    """`lock_mode` and `lock_days` set each object's retention; without them the bucket's own default holds."""

    def __init__(self, *, lock_mode: str = "", lock_days: int = 0, **options: Any) -> None:
        self.lock_mode, self.lock_days = lock_mode, lock_days
        path_style = Config(s3={"addressing_style": options.get("addressing_style") or "auto"})
        super().__init__(**{"client_config": _PATIENCE.merge(path_style), **options})

    def exists(self, name: str) -> bool:
        with _translated():
            return bool(super().exists(name))

    def _open(self, name: str, mode: str = "rb") -> File:
        """The whole paper at once: it is small, and a reader that waits for the network midway has no use for it."""
        with _translated():
            answer = self._client.get_object(Bucket=self.bucket_name, Key=self._key(name))
            return ContentFile(answer["Body"].read(), name=name)

    def _create(self, name: str, data: bytes) -> bool:
        """Looked for first, too: a server that does not know the condition would else write over it."""
        if self.exists(name):
            return False
        try:
            with _translated():
                self._client.put_object(
                    Bucket=self.bucket_name,
                    Key=self._key(name),
                    Body=data,
                    ContentType="application/pdf",
                    ChecksumAlgorithm="SHA256",
                    IfNoneMatch="*",
                    **self._lock(timezone.now()),
                )
        except FileExistsError:
            return False
        return True

    def _lock(self, now: datetime) -> dict[str, Any]:
        if not self.lock_mode:
            return {}
        return {
            "ObjectLockMode": self.lock_mode,
            "ObjectLockRetainUntilDate": now + timedelta(days=self.lock_days),
        }

    def _remove(self, name: str) -> None:
        """Hides the object. Under object lock its version stays in the bucket until the retention ends."""
        with _translated():
            self._client.delete_object(Bucket=self.bucket_name, Key=self._key(name))

    def _key(self, name: str) -> str:
        return str(self._normalize_name(name))

    @property
    def _client(self) -> Any:
        return self.connection.meta.client


@contextmanager
def _translated() -> Iterator[None]:
    """The library's errors as those of a file system: missing, taken, or not answering."""
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in _MISSING:
            raise FileNotFoundError(str(error)) from error
        if code in _TAKEN:
            raise FileExistsError(str(error)) from error
        raise unavailable(error) from error
    except BotoCoreError as error:
        raise unavailable(error) from error

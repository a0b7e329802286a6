"""Finding one's way in an archive, and hiding a change in it."""

import hashlib

from assessments.documents.archive.checking import check


def put_right(archive):
    sums = archive / "SHA256SUMS.txt"
    sums.unlink()
    files = sorted(path for path in archive.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(archive)}\n" for file in files]
    sums.write_text("".join(lines))


def only(archive, pattern):
    (found,) = [str(path.relative_to(archive)) for path in archive.glob(pattern)]
    return found


PAPER = "dokumenter/*v1.pdf"
RECORD = "vurderinger/*v1.json"


def faults(archive):
    return check(archive).faults

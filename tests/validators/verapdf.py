"""Asks veraPDF whether a file conforms to PDF/A-3a or PDF/UA-1. The only module that talks to its worker process.

The engine runs in a Java machine, which starts in seconds and takes over signal handling: so it has a process of its
own, started at the first question and kept until the tests end.
"""

import atexit
import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Profile = Literal["3a", "ua1"]


@dataclass(frozen=True)
class FailedRule:
    """One rule of the standard that the file breaks, and how many times."""

    clause: str
    test: int
    count: int
    message: str

    def __str__(self) -> str:
        return f"{self.clause}-{self.test} × {self.count}: {self.message}"


def validate(pdf_path: Path, profile: Profile) -> list[FailedRule]:
    """The rules that the file breaks; an empty list is a conforming file. A file that cannot be read is an error."""
    worker = _worker()
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write(json.dumps({"path": str(Path(pdf_path).resolve()), "profile": profile}) + "\n")
    worker.stdin.flush()
    line = worker.stdout.readline()
    if not line:
        raise RuntimeError(f"veraPDF's worker ended with status {worker.wait()}.")
    answer = json.loads(line)
    if "error" in answer:
        raise ValueError(f"veraPDF could not read {pdf_path}: {answer['error']}")
    # A validator that ran no check has judged nothing.
    assert answer["checks"] > 0
    return [FailedRule(**rule) for rule in answer["failed"]]


@cache
def _worker() -> subprocess.Popen[str]:
    worker = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("verapdf_worker.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(worker.communicate)  # closes its input, at which it ends
    return worker

#!/usr/bin/env python3
"""Prints what pytest's reports say, a line for each database, and their sum as the last."""

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path


def count(report: Path) -> Counter[str]:
    suite = next(ElementTree.parse(report).iter("testsuite"))  # noqa: S314  written by our own pytest a moment ago
    counted = Counter({name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")})
    failed = counted["failures"] + counted["errors"]
    return Counter(passed=counted["tests"] - failed - counted["skipped"], failed=failed, skipped=counted["skipped"])


def line(name: str, counted: Counter[str]) -> str:
    return f"{name}: {counted['passed']} passed, {counted['failed']} failed, {counted['skipped']} skipped"


total: Counter[str] = Counter()
for report in map(Path, sys.argv[1:]):
    if report.exists():
        counted = count(report)
        total += counted
        print(line(report.stem, counted))
print(line("total", total))

"""Whether the tests of the checks notice a mutant: those of the changed file first, since they usually do.

Without Django, which is not what is tested and would be loaded once more for each of some thousand mutants.
"""

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path("tests/checks")
NEEDS_DJANGO = {TESTS / "test_examples.py"}
LAST = TESTS / "test_properties.py"  # a hundred records for each of them


def main() -> int:
    git = ["git", "diff", "--name-only", "assessments/checks"]
    changed = subprocess.run(git, capture_output=True, text=True, check=True).stdout.splitlines()
    own = [_tests_of(Path(name).relative_to("assessments/checks")) for name in changed]
    others = [path for path in sorted(TESTS.rglob("test_*.py")) if path not in {*own, *NEEDS_DJANGO, LAST}]
    paths = [str(path) for path in (*own, *others, LAST) if path.exists()]
    without = ["--noconftest", "-p", "no:django", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", "."]
    return int(pytest.main(["-q", "-x", *without, *paths]))


def _tests_of(module: Path) -> Path:
    return TESTS / module.with_name(f"test_{module.name}")


if __name__ == "__main__":
    sys.path.insert(0, ".")
    sys.exit(main())

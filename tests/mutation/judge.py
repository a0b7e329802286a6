"""Whether the tests of the checks notice a mutant: those of the changed file first, since they usually do.

Without Django's apps and its database, which are not what is tested and would be made anew for each of some thousand
mutants; and with few examples for each property.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from hypothesis import settings

TESTS = Path("tests/checks")
NEEDS_DATABASE = {TESTS / "test_examples.py", TESTS / "test_unknown.py"}
SLOW = {TESTS / "test_properties.py", TESTS / "test_help_chain.py"}
WITHOUT = ["--noconftest", "-p", "no:django", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", "."]


def main() -> int:
    git = ["git", "diff", "--name-only", "assessments/checks"]
    changed = subprocess.run(git, capture_output=True, text=True, check=True).stdout.splitlines()
    tests = set(TESTS.rglob("test_*.py")) - NEEDS_DATABASE
    own = {path for name in changed for path in _tests_of(Path(name).relative_to("assessments/checks"), tests)} - SLOW
    return _fails(own) or _fails(tests - own - SLOW) or _fails(tests & SLOW)


def _tests_of(module: Path, tests: set[Path]) -> set[Path]:
    """Those of its name, or where there are none those that name it."""
    named = TESTS / module.with_name(f"test_{module.name}")
    return {named} if named in tests else {path for path in tests if module.stem in path.read_text(encoding="utf-8")}


def _fails(paths: set[Path]) -> int:
    return int(pytest.main(["-q", "-x", *WITHOUT, *sorted(map(str, paths))])) if paths else 0


if __name__ == "__main__":
    sys.path.insert(0, ".")
    django_settings.configure(USE_I18N=False)  # the reader of catalogue files words its faults through gettext
    settings.register_profile("few", max_examples=20, derandomize=True, deadline=None)
    settings.load_profile("few")
    sys.exit(main())

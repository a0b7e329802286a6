"""The catalogue versions that are published, each with what it must always be. A new version costs one line here."""

from pathlib import Path

FOLDERS = Path(__file__).parents[2] / "fixtures" / "catalogue"

PUBLISHED = {
    "2026-1": "28f4c0af147eeff4082a51d6965db632cc6cb0b5bc5fc06e5959e81e99bb418c",
    "2026-2": "fcbca478625facd78a9bfdc1ca269942e539b8cf85c98e9673e6f6d3b9153865",
    "2026-3": "558448f42d79c19a54c7bc68bacfabab8e911fc3689d50f87706250a1bd200ba",
    "2026-4": "06fa69d64b96c57fd828fbc9d8796f55364173320f8d6b74f1ad7899cd99a372",
}

CURRENT = list(PUBLISHED)[-1]
FOLDER = FOLDERS / CURRENT

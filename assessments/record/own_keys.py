"""Keys of what an organisation has added to the catalogue itself: own:<orgnr>:<slug>.

The slug begins as the catalogue's keys do, so that it says what it is: fy_, ps_ and vt_ hazards, m_ measures, p_
profiles.
"""

PREFIX = "own:"


def is_own(key: str) -> bool:
    return key.startswith(PREFIX)


def slug_of(key: str) -> str:
    """The part that says what it is; a key of the catalogue is that already."""
    return key.rpartition(":")[2] if is_own(key) else key


def key_of(orgnr: str, slug: str) -> str:
    return f"{PREFIX}{orgnr}:{slug}"


def belongs_to(key: str, orgnr: str) -> bool:
    return key.startswith(key_of(orgnr, ""))

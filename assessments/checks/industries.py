"""Which industries always have an occupational health service (org.forskriften § 13-1; FOR-2025-10-07-1993).

The codes are those our sources give, to the letter; a code covers every code that begins with it. Where the sources say
«with exceptions», or do not name the industry at all, nobody knows from here.
"""

from assessments.record.choices import Answer

LISTED = (
    "02", "03.2", "03.3", "05", "06", "07", "08", "09", "35.1", "36", "37", "38", "39", "41", "42", "43", "49", "52.2",
    "53.1", "53.2", "55.1", "56.11", "56.22", "56.3", "80.01", "80.09", "81.2", "84.24", "84.25", "85", "86", "87",
    "88", "96.1", "96.91",
)  # fmt: skip
# «10–33 industri (med unntak)»; «84.23 (bare kriminalomsorg)».
LISTED_WITH_EXCEPTIONS = (*(str(number) for number in range(10, 34)), "84.23")
NOT_LISTED = ("01", "47", "64", "65", "66", "84.1", "84.3", "92")


def is_listed(code: str | None) -> Answer:
    """Whether the industry is on the list."""
    if not code:
        return Answer.UNKNOWN
    if _is_among(code, LISTED):
        return Answer.YES
    return Answer.NO if _is_among(code, NOT_LISTED) else Answer.UNKNOWN


def is_listed_with_exceptions(code: str | None) -> bool:
    return bool(code) and _is_among(code or "", LISTED_WITH_EXCEPTIONS)


def _is_among(code: str, codes: tuple[str, ...]) -> bool:
    return code.startswith(codes)

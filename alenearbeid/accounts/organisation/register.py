"""The only module that asks Enhetsregisteret, the public register of organisations. Only the number is sent.

The register is a help and never a condition: whatever it answers, or does not, ends within the time of the settings as
a `Unit` or as a `LookupFailed` that the user can read. The answers are those of its documentation: 200 with the unit,
200 with «slettedato» for one that is deleted, 404 for an unknown number, 410 for one removed, 400 for a malformed one.
"""

import json
import queue
import re
import threading
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import requests
from django.conf import settings
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alenearbeid.accounts.models.names import TURNING
from alenearbeid.accounts.models.organisation import INDUSTRY_CODE, MOST_EMPLOYEES

_LARGEST_ANSWER = 200_000  # bytes; a real one is a few thousand
_ROOM = threading.BoundedSemaphore(8)  # so many questions at once, those included that nobody waits for any more
_LONGEST = 200  # characters of a name and an address


class LookupFailed(Exception):
    """Nothing to fill in. The text says why, and what to do."""


@dataclass(frozen=True)
class Unit:
    """What the register says. What it does not say is empty."""

    name: str
    address: str
    industry_code: str
    employees: int | None
    belongs_to: str = ""  # the number of the main unit, when this one is a «underenhet»


@dataclass(frozen=True)
class _Answer:
    status: int
    kind: str
    body: bytes


def is_configured() -> bool:
    return bool(settings.ENHETSREGISTERET_URL)


def look_up(orgnr: str) -> Unit:
    """What the register says of a number that is valid. Raises LookupFailed."""
    deadline = time.monotonic() + settings.ENHETSREGISTERET_TIMEOUT
    answer = _ask(f"enheter/{orgnr}", deadline)
    if answer.status == requests.codes.not_found:
        answer = _ask(f"underenheter/{orgnr}", deadline)
    if answer.status == requests.codes.not_found:
        raise LookupFailed(_("Enhetsregisteret har ingen virksomhet med dette nummeret. Se etter om et tall er feil."))
    if answer.status == requests.codes.bad_request:
        raise LookupFailed(_("Enhetsregisteret godtar ikke nummeret. Se etter om et tall er feil."))
    if answer.status == requests.codes.gone:
        raise LookupFailed(_("Virksomheten er fjernet fra Enhetsregisteret. Se etter om nummeret er riktig."))
    if answer.status != requests.codes.ok:
        raise LookupFailed(_("Enhetsregisteret svarer med en feil nå. Prøv igjen senere, eller fyll ut selv."))
    return _unit(_object(answer), orgnr)


def _ask(path: str, deadline: float) -> _Answer:
    """One question. A timeout of `requests` starts anew with every byte and knows nothing of the name server: the
    question is asked in a thread of its own, which is left alone when the time is out."""
    seconds = deadline - time.monotonic()
    room = _ROOM
    if seconds <= 0 or not room.acquire(blocking=False):
        raise _no_answer()
    result: queue.SimpleQueue[_Answer | BaseException] = queue.SimpleQueue()
    url = f"{settings.ENHETSREGISTERET_URL}/{path}"
    threading.Thread(target=_run, args=(lambda: _get(url, seconds, deadline), result, room), daemon=True).start()
    try:
        found = result.get(timeout=seconds)
    except queue.Empty as slow:
        raise _no_answer() from slow
    if isinstance(found, requests.RequestException):
        raise _no_answer() from found
    if isinstance(found, BaseException):
        raise found
    return found


def _run(
    work: Callable[[], _Answer],
    result: "queue.SimpleQueue[_Answer | BaseException]",
    room: threading.BoundedSemaphore,
) -> None:
    try:
        result.put(work())
    except BaseException as error:  # it is raised again where somebody waits
        result.put(error)
    finally:
        room.release()


def _get(url: str, seconds: float, deadline: float) -> _Answer:
    headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "Alenearbeid"}
    with requests.get(url, headers=headers, timeout=seconds, stream=True, allow_redirects=False) as response:
        body = b""
        for piece in response.iter_content(8192):
            body += piece
            if len(body) > _LARGEST_ANSWER or time.monotonic() > deadline:
                raise requests.RequestException
        return _Answer(response.status_code, response.headers.get("Content-Type", ""), body)


def _object(answer: _Answer) -> dict[str, Any]:
    """The answer as JSON, if it calls itself that and is."""
    kind = answer.kind.partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise _not_understood()
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError) as fault:
        raise _not_understood() from fault
    if not isinstance(found, dict):
        raise _not_understood()
    return found


def _unit(found: dict[str, Any], orgnr: str) -> Unit:
    name = _line(found.get("navn"))
    if found.get("organisasjonsnummer") != orgnr or not name:
        raise _not_understood()
    if found.get("slettedato") or found.get("respons_klasse") == "SlettetEnhet":
        raise _deleted(name, found.get("slettedato"))
    code = _part(found, "naeringskode1").get("kode")
    address = _part(found, "forretningsadresse") or _part(found, "beliggenhetsadresse")
    parent = found.get("overordnetEnhet")
    return Unit(
        name=name,
        address=_address(address),
        industry_code=code if isinstance(code, str) and re.match(INDUSTRY_CODE, code) else "",
        employees=_employees(found),
        belongs_to=parent if "beliggenhetsadresse" in found and isinstance(parent, str) else "",
    )


def _employees(found: dict[str, Any]) -> int | None:
    """Small numbers are held back by the register: then it says that there are some, and not how many."""
    number = found.get("antallAnsatte")
    if found.get("harRegistrertAntallAnsatte") is False or isinstance(number, bool) or not isinstance(number, int):
        return None
    return number if 0 <= number <= MOST_EMPLOYEES else None


def _address(found: dict[str, Any]) -> str:
    """«Havnegata 48, 8900 BRØNNØYSUND», with the country when it is another."""
    lines = found.get("adresse")
    street = [_line(line) for line in lines] if isinstance(lines, list) else []
    place = f"{_line(found.get('postnummer'))} {_line(found.get('poststed'))}".strip()
    country = "" if found.get("landkode") in {None, "NO"} else _line(found.get("land"))
    return ", ".join(part for part in (*street, place, country) if part)[:_LONGEST]


def _part(found: dict[str, Any], key: str) -> dict[str, Any]:
    part = found.get(key)
    return part if isinstance(part, dict) else {}


def _line(value: object) -> str:
    """Text from outside on one line, without what cannot be seen."""
    if not isinstance(value, str):
        return ""
    plain = "".join(
        " " if unicodedata.category(char) in {"Cc", "Cs"} else char for char in value if char not in TURNING
    )
    return " ".join(unicodedata.normalize("NFC", plain).split())[:_LONGEST]


def _deleted(name: str, on: object) -> LookupFailed:
    try:
        day = parse_date(on) if isinstance(on, str) else None
    except ValueError:
        day = None
    if day is None:
        return LookupFailed(
            _("%(name)s er slettet i Enhetsregisteret. Se etter om nummeret er riktig.") % {"name": name}
        )
    return LookupFailed(
        _("%(name)s ble slettet i Enhetsregisteret %(date)s. Se etter om nummeret er riktig.")
        % {"name": name, "date": date_format(day)}
    )


def _no_answer() -> LookupFailed:
    return LookupFailed(_("Enhetsregisteret svarer ikke nå. Prøv igjen senere, eller fyll ut selv."))


def _not_understood() -> LookupFailed:
    return LookupFailed(_("Svaret fra Enhetsregisteret kunne ikke leses. Fyll ut selv."))

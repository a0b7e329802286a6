"""Enhetsregisteret, its documented answers and its bad days, over real sockets on this machine."""

import time

import pytest

from alenearbeid.accounts.organisation import register
from alenearbeid.accounts.organisation.register import LookupFailed, Unit

from . import enhetsregisteret as played

pytestmark = pytest.mark.once
ORGNR = "974760673"


@pytest.fixture(scope="module")
def server():
    with played.running() as register_of_companies:
        yield register_of_companies


@pytest.fixture
def brreg(server, settings):
    settings.ENHETSREGISTERET_URL = server.url
    settings.ENHETSREGISTERET_TIMEOUT = 0.6
    server.answers.clear()
    server.asked.clear()
    server.headers.clear()
    return server


def refused(orgnr=ORGNR):
    with pytest.raises(LookupFailed) as fault:
        register.look_up(orgnr)
    return str(fault.value)


def test_it_works(brreg):
    brreg.answer("enheter", ORGNR, played.says(played.unit(ORGNR)))
    assert register.look_up(ORGNR) == Unit(
        name="FJORDBYEN OMSORG AS",
        address="c/o Drift, Havnegata 48, 8900 BRØNNØYSUND",
        industry_code="87.101",
        employees=42,
    )
    assert brreg.asked == [f"/enhetsregisteret/api/enheter/{ORGNR}"]  # the number, and nothing else
    assert set(brreg.headers[0]) <= {"Host", "Accept", "Accept-Encoding", "User-Agent", "Connection"}


def test_a_site_is_looked_for_where_sites_are(brreg):
    brreg.answer("underenheter", "889640782", played.says(played.site("889640782")))
    unit = register.look_up("889640782")
    assert (unit.name, unit.belongs_to) == ("FJORDBYEN OMSORG AVD SOLSIDEN", "974760673")
    assert unit.address.startswith("c/o Drift")
    assert brreg.asked[-1].startswith("/enhetsregisteret/api/underenheter/")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"antallAnsatte": None, "harRegistrertAntallAnsatte": True}, {"employees": None}),  # fewer than they tell
        ({"antallAnsatte": 0, "harRegistrertAntallAnsatte": False}, {"employees": None}),
        ({"antallAnsatte": True}, {"employees": None}),
        ({"antallAnsatte": 10**30}, {"employees": None}),
        ({"naeringskode1": None}, {"industry_code": ""}),
        ({"naeringskode1": {"kode": "<script>"}}, {"industry_code": ""}),
        ({"forretningsadresse": None}, {"address": ""}),
        ({"forretningsadresse": {"adresse": "Gata 1", "poststed": 7}}, {"address": ""}),
        (
            {"forretningsadresse": {"adresse": ["Rynek 1"], "poststed": "KRAKÓW", "landkode": "PL", "land": "Polen"}},
            {"address": "Rynek 1, KRAKÓW, Polen"},
        ),
        ({"navn": "A\u202eB\u0000\nC  D"}, {"name": "AB C D"}),
        ({"navn": "Å" * 5000}, {"name": "Å" * 200}),
    ],
)
def test_what_is_missing_or_odd_is_left_out(brreg, other, expected):
    brreg.answer("enheter", ORGNR, played.says(played.unit(ORGNR, **other)))
    unit = register.look_up(ORGNR)
    assert {name: getattr(unit, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (played.says(b"", status=404), "ingen virksomhet med dette nummeret"),
        (played.says({"organisasjonsnummer": ORGNR, "slettedato": "2025-11-10"}, status=410), "fjernet fra"),
        (played.says({"status": 400, "feilmelding": "Feilaktig forespørsel"}, status=400), "godtar ikke nummeret"),
        (played.says(played.deleted(ORGNR)), "NEDLAGT AS ble slettet i Enhetsregisteret 10. november 2025"),
        (played.says({**played.deleted(ORGNR), "slettedato": "2025-13-40"}), "NEDLAGT AS er slettet"),
        (played.says({"feilmelding": "Feil"}, status=500), "svarer med en feil"),
        (played.says(b"", status=302, headers={"Location": "http://127.0.0.1:1/"}), "svarer med en feil"),
        (played.says(b"<html>Vedlikehold</html>", kind="text/html"), "kunne ikke leses"),
        (played.says(played.unit(ORGNR), kind="text/plain"), "kunne ikke leses"),
        (played.says(b'{"navn": "AVBR'), "kunne ikke leses"),
        (played.says(b"\xff\xfe\xff"), "kunne ikke leses"),
        (played.says(b"[" * 100_000), "kunne ikke leses"),
        (played.says(["FJORDBYEN"]), "kunne ikke leses"),
        (played.says(played.unit("889640782")), "kunne ikke leses"),  # another's
        (played.says(played.unit(ORGNR, navn={"nb": "x"})), "kunne ikke leses"),
        (played.says(b" " * 300_000), "svarer ikke nå"),
        (played.goes_on_for_ever, "svarer ikke nå"),
        (played.hangs_up, "svarer ikke nå"),
        (played.says_nothing, "svarer ikke nå"),
        (played.trickles, "svarer ikke nå"),
        (played.trickles_body, "svarer ikke nå"),
    ],
)
def test_any_other_answer_is_told_in_words_and_in_time(brreg, answer, words):
    brreg.answer("enheter", ORGNR, answer)
    start = time.monotonic()
    assert words in refused()
    assert time.monotonic() - start < 2


def test_refused_and_unknown_hosts(brreg, settings):
    settings.ENHETSREGISTERET_URL = "http://127.0.0.1:1"
    assert "svarer ikke nå" in refused()
    settings.ENHETSREGISTERET_URL = "http://finnes-ikke.invalid"
    assert "svarer ikke nå" in refused()


def test_questions_that_hang_do_not_pile_up(brreg, monkeypatch, settings):
    """Those that nobody waits for hold their place until they end; a new question then is answered at once."""
    settings.ENHETSREGISTERET_TIMEOUT = 0.2
    monkeypatch.setattr(register, "_ROOM", register.threading.BoundedSemaphore(2))
    brreg.answer("enheter", ORGNR, played.trickles)
    refused()
    refused()
    start = time.monotonic()
    assert "svarer ikke nå" in refused()
    assert time.monotonic() - start < 0.1

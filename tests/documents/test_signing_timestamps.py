"""An authority that is down, slow, confused or lying gives no timestamp; and no signature, or one that says so."""

import logging
import subprocess
import time
from dataclasses import replace

import pytest

from assessments.documents import signing_timestamps, verification
from assessments.documents.signing import SigningFailed, Timestamping
from assessments.documents.verification import Kind
from tests.documents.conftest import EMPLOYER, sign_revision
from tests.documents.pki import PASSPHRASE, SLOW

pytestmark = pytest.mark.once

FAILURES = {
    "error": "svarte med feil 503",
    "html": "ikke er et tidsstempel",
    "rubbish": "ikke er et tidsstempel",
    "huge": "ikke er et tidsstempel",
    "refused": "avslo: Ikke betalt",
    "nonce": "noe annet enn det vi spurte om",
    "no-nonce": "noe annet enn det vi spurte om",
    "imprint": "noe annet enn det vi spurte om",
    "forged": "ikke signert av en tjeneste",
    "stranger": "ikke signert av en tjeneste",
    "not-a-tsa": "ikke signert av en tjeneste",
    "early": "mer enn fem minutter",
    "late": "mer enn fem minutter",
    "ancient": "mer enn fem minutter",
}


@pytest.fixture
def authority(pki, settings, monkeypatch):
    """`authority(TIMESTAMP_URL=…)`: the installation asks this one, and has never asked it before."""
    monkeypatch.setattr(signing_timestamps, "_SIZED", {})

    def configure(**changes):
        for name, value in pki.timestamping(**changes).items():
            setattr(settings, name, value)
        pki.requests.clear()

    configure()
    return configure


def text(pdf, on_disk):
    return subprocess.run(["pdftotext", on_disk(pdf), "-"], check=True, capture_output=True, text=True).stdout


def test_it_works(authority, unsigned, on_disk):
    signed = sign_revision(unsigned, EMPLOYER, first=True)
    assert (signed.level, signed.timestamp_authority) == ("B-T", "Fjordtillit AS")
    assert abs(signed.timestamped_at.timestamp() - time.time()) < 60
    assert "Tidsstempel fra Fjordtillit AS" in text(signed.pdf, on_disk)
    assert "Uten tidsstempel" not in text(signed.pdf, on_disk)


def test_the_second_signature_of_a_process_asks_once(authority, unsigned, pki):
    sign_revision(unsigned, EMPLOYER, first=True)
    assert len(pki.requests) == 2  # once to know its name and size
    sign_revision(unsigned, EMPLOYER, first=True)
    assert len(pki.requests) == 3


def test_without_an_authority_the_paper_says_whose_clock_it_is(unsigned, on_disk):
    signed = sign_revision(unsigned, EMPLOYER, first=True)
    assert (signed.level, signed.timestamped_at, signed.timestamp_authority) == ("B-B", None, "")
    assert "Uten tidsstempel: tidspunktet er vår egen klokke." in text(signed.pdf, on_disk)


@pytest.mark.parametrize("how", FAILURES)
def test_a_failure_stops_the_signature(authority, unsigned, pki, how):
    authority(TIMESTAMP_URL=pki.lying(how))
    with pytest.raises(SigningFailed, match=f"fikk ikke tidsstempel.*{FAILURES[how]}"):
        sign_revision(unsigned, EMPLOYER, first=True)


@pytest.mark.parametrize("how", ["nonce", "imprint", "forged", "stranger", "early"])
def test_a_lie_told_later_stops_the_signature_too(authority, unsigned, pki, how):
    """The first answer only says how large one is; the one that counts is another."""
    known = signing_timestamps.Authority()._sized()
    authority(TIMESTAMP_URL=pki.lying(how))
    signing_timestamps._SIZED[pki.lying(how), str(pki.roots_file)] = known
    with pytest.raises(SigningFailed, match=FAILURES[how]):
        sign_revision(unsigned, EMPLOYER, first=True)


@pytest.mark.parametrize("how", ["slow", "dripping"])
def test_slowness_is_not_waited_for(authority, unsigned, pki, how):
    authority(TIMESTAMP_URL=pki.lying(how), TIMESTAMP_TIMEOUT=0.4)
    began = time.monotonic()
    with pytest.raises(SigningFailed, match=r"ikke innen 0.4 sekunder"):
        sign_revision(unsigned, EMPLOYER, first=True)
    assert time.monotonic() - began < SLOW  # where the machine is busy, signing itself takes its time


def test_nobody_there(authority, unsigned):
    authority(TIMESTAMP_URL="http://127.0.0.1:9/tsa")
    with pytest.raises(SigningFailed, match="svarer ikke"):
        sign_revision(unsigned, EMPLOYER, first=True)


@pytest.mark.parametrize("how", ["error", "forged"])
def test_where_the_organisation_allows_it_the_paper_says_so(authority, unsigned, pki, on_disk, caplog, how):
    authority(TIMESTAMP_URL=pki.lying(how))
    with caplog.at_level(logging.WARNING):
        signed = sign_revision(unsigned, EMPLOYER, first=True, timestamping=Timestamping.WHEN_AVAILABLE)
    assert (signed.level, signed.timestamped_at, signed.timestamp_authority) == ("B-B", None, "")
    assert "Uten tidsstempel: tidspunktet er vår egen klokke." in text(signed.pdf, on_disk)
    assert verification.verify(signed.pdf).kind == Kind.VALID
    assert "Signed without a timestamp" in caplog.text


def test_an_authority_that_changes_its_name_is_named_by_the_new_one(authority, unsigned, pki):
    """The stamp is drawn before the timestamp is given: it must not name another than the one who gives it."""
    asked = signing_timestamps.Authority()
    known = asked._sized()
    signing_timestamps._SIZED[asked._key()] = replace(known, authority="Et annet navn")
    with pytest.raises(SigningFailed, match="annen tjeneste"):
        sign_revision(unsigned, EMPLOYER, first=True)
    assert sign_revision(unsigned, EMPLOYER, first=True).timestamp_authority == "Fjordtillit AS"


def test_a_password_is_given_when_asked_for(authority, unsigned, pki):
    authority(TIMESTAMP_URL=f"{pki.url}/trusted/tsa/password", TIMESTAMP_USER="oss", TIMESTAMP_PASSWORD=PASSPHRASE)
    assert sign_revision(unsigned, EMPLOYER, first=True).level == "B-T"
    signing_timestamps._SIZED.clear()
    authority(TIMESTAMP_URL=f"{pki.url}/trusted/tsa/password", TIMESTAMP_PASSWORD="feil")
    with pytest.raises(SigningFailed, match="feil 401"):
        sign_revision(unsigned, EMPLOYER, first=True)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"TIMESTAMP_ROOTS": ""}, "uten TIMESTAMP_ROOTS"),
        ({"TIMESTAMP_ROOTS": "/nowhere/roots.pem"}, "kan ikke leses"),
        ({"TIMESTAMP_ROOTS": __file__}, "kan ikke leses|ingen sertifikater"),
        ({"TIMESTAMP_URL": "ftp://127.0.0.1/tsa"}, "https://"),
        ({"TIMESTAMP_URL": "", "TIMESTAMP_ROOTS": "", "TIMESTAMP_USER": "oss"}, "bare sammen med TIMESTAMP_URL"),
    ],
)
def test_half_a_configuration_is_said(authority, unsigned, changes, words):
    """Also where the organisation would do without: it is the operator's mistake, and will not pass by itself."""
    authority(**changes)
    with pytest.raises(signing_timestamps.TimestampMisconfigured, match=words):
        signing_timestamps.check_configuration()
    if changes.get("TIMESTAMP_URL") != "":
        with pytest.raises(signing_timestamps.TimestampMisconfigured, match=words):
            sign_revision(unsigned, EMPLOYER, first=True, timestamping=Timestamping.WHEN_AVAILABLE)

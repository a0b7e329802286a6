"""Seals from a certificate authority: each signs a paper that is then verified. And all that may be wrong with them."""

import base64
import os
import subprocess
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from multiprocessing import get_context

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_public_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from django.core.checks import Error, Warning, run_checks
from django.utils import timezone
from pkcs11.constants import Attribute
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import encode_rsa_public_key
from pkcs11.util.x509 import decode_x509_certificate
from pyhanko.pdf_utils.reader import PdfFileReader

from assessments.documents import seal, seal_pkcs11, verification
from assessments.documents.seal import SealMisconfigured, SealUnavailable
from assessments.documents.signing import SigningFailed
from assessments.documents.verification import Kind
from tests.documents.conftest import EMPLOYER, SAFETY_REP, sign
from tests.documents.pki import PASSPHRASE
from tests.validators.verapdf import validate

pytestmark = pytest.mark.once

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN, TOKEN = "123456", "alenearbeid"


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.SEAL_DIR = tmp_path / "seal"
    return settings.SEAL_DIR


@pytest.fixture(scope="module")
def token(pki, tmp_path_factory):
    """A token of SoftHSM with the key, the certificate and the chain in it, and a key with no certificate."""
    home = tmp_path_factory.mktemp("softhsm")
    (home / "tokens").mkdir()
    (home / "softhsm2.conf").write_text(f"directories.tokendir = {home}/tokens\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(home / "softhsm2.conf"))
        init = ["softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", PIN]
        subprocess.run(init, check=True, capture_output=True)
        with pkcs11.lib(MODULE).get_token(token_label=TOKEN).open(rw=True, user_pin=PIN) as session:
            for label, name in (("segl", "seal"), ("annet", "next-seal")):
                der = pki.key(name).private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
                key = {**decode_ec_private_key(der), Attribute.SIGN: True, Attribute.SENSITIVE: True}
                session.create_object({**key, Attribute.LABEL: label, Attribute.TOKEN: True})
            for label, name in (("segl", "seal"), ("utsteder", "issuer"), ("rot", "root")):
                certificate = decode_x509_certificate(pki.certificate(name).dump())
                session.create_object({**certificate, Attribute.LABEL: label, Attribute.TOKEN: True})
        yield


def in_token(**changes):
    usual = {"MODULE": MODULE, "TOKEN": TOKEN, "KEY": "segl", "PIN": PIN, "CERTIFICATE": ""}
    return {f"SEAL_PKCS11_{name}": value for name, value in {**usual, **changes}.items()}


@pytest.fixture
def configure(settings):
    def configure(values):
        for name, value in values.items():
            setattr(settings, name, value)

    return configure


@pytest.fixture(params=["file", "environment", "token", "token and file"])
def source(request, pki, configure, tmp_path):
    if request.param == "file":
        return configure(pki.bought_seal())
    if request.param == "environment":
        content = base64.encodebytes(pki.pkcs12()).decode()  # with line breaks, as `base64` prints it
        return configure({"SEAL_PKCS12_BASE64": content, "SEAL_PKCS12_PASSPHRASE": PASSPHRASE})
    request.getfixturevalue("token")
    if request.param == "token":
        return configure(in_token())
    (tmp_path / "chain.pem").write_bytes(pki.pem("seal", "issuer", "root"))
    return configure(in_token(CERTIFICATE=str(tmp_path / "chain.pem")))


def test_it_works(source, unsigned, folder, pki, on_disk):
    once = sign(unsigned, EMPLOYER, first=True)
    twice = sign(once, SAFETY_REP, first=False)
    verdict = verification.verify(twice)
    assert (verdict.kind, verdict.problems) == (Kind.VALID, ())
    said = subprocess.run(["pdfsig", "-nocert", on_disk(twice)], check=True, capture_output=True, text=True).stdout
    assert said.count("Signature is Valid.") == 2
    first, _second = PdfFileReader(BytesIO(twice)).embedded_signatures
    assert first.signer_cert.dump() == pki.certificate("seal").dump()
    embedded = {one.dump() for one in first.other_embedded_certs}
    assert {pki.certificate("issuer").dump(), pki.certificate("root").dump()} <= embedded
    assert [file.name for file in folder.iterdir()] == [f"certificate-{first.signer_cert.sha256.hex()}.pem"]
    assert b"PRIVATE" not in next(folder.iterdir()).read_bytes()


def test_conforms_with_a_seal_in_hardware(token, configure, unsigned, on_disk):
    configure(in_token())
    paper = on_disk(sign(unsigned, EMPLOYER, first=True))
    assert validate(paper, "3a") == []
    assert validate(paper, "ua1") == []


def test_a_key_that_was_made_in_the_token(token, configure, unsigned, tmp_path):
    """RSA, as most bought seals are, and a key that never was anywhere else."""
    with pkcs11.lib(MODULE).get_token(token_label=TOKEN).open(rw=True, user_pin=PIN) as session:
        public, _private = session.generate_keypair(pkcs11.KeyType.RSA, 2048, label="rsa", store=True)
        (tmp_path / "rsa.pem").write_bytes(issued_to(encode_rsa_public_key(public)))
    configure(in_token(KEY="rsa", CERTIFICATE=str(tmp_path / "rsa.pem")))
    assert verification.verify(sign(unsigned, EMPLOYER, first=True)).kind == Kind.VALID


def issued_to(public: bytes) -> bytes:
    """A certificate for this public key, from nobody in particular."""
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Segl")]), datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, load_der_public_key(public), x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=90))
        .sign(ec.generate_private_key(ec.SECP256R1()), SHA256())
    )
    return certificate.public_bytes(Encoding.PEM)


def test_the_paper_says_whose_seal_it_is(configure, pki, unsigned, on_disk):
    configure(pki.bought_seal())
    said = subprocess.run(
        ["pdftotext", on_disk(sign(unsigned, EMPLOYER, first=True)), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert "Forseglet av Fjordtillit AS på vegne av den som er navngitt." in said


def test_what_a_past_seal_signed_is_still_ours(configure, pki, unsigned, folder):
    configure(pki.bought_seal())
    old = sign(unsigned, EMPLOYER, first=True)
    configure(pki.bought_seal("next-seal"))
    assert verification.verify(old).kind == Kind.VALID
    assert verification.verify(sign(old, SAFETY_REP, first=False)).kind == Kind.VALID
    configure({"SEAL_PKCS12_FILE": "", "SEAL_PKCS12_PASSPHRASE": ""})
    assert verification.verify(sign(old, SAFETY_REP, first=False)).kind == Kind.VALID
    for kept in folder.glob("certificate-*.pem"):
        kept.unlink()
    assert verification.verify(old).kind == Kind.FOREIGN


def test_another_certificate_of_the_same_issuer_is_not_ours(configure, pki, unsigned, settings, tmp_path):
    configure(pki.bought_seal("next-seal"))
    theirs = sign(unsigned, EMPLOYER, first=True)
    configure(pki.bought_seal())
    settings.SEAL_DIR = tmp_path / "elsewhere"
    seal.current()
    assert verification.verify(theirs).kind == Kind.FOREIGN


def test_two_threads_share_a_token(token, configure, unsigned):
    configure(in_token())
    with ThreadPoolExecutor(2) as pool:
        papers = list(pool.map(lambda _number: sign(unsigned, EMPLOYER, first=True), range(4)))
    assert {verification.verify(paper).kind for paper in papers} == {Kind.VALID}


def _sign_in_process(unsigned):
    return sign(unsigned, EMPLOYER, first=True), seal_pkcs11._started_in["pid"] == os.getpid()


def test_a_forked_worker_uses_the_token_too(token, configure, unsigned):
    configure(in_token())
    seal.check()  # starts the driver here, and in the child many drivers would be dead; SoftHSM's would not
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        paper, is_started_anew = pool.submit(_sign_in_process, unsigned).result()
    assert is_started_anew
    assert verification.verify(paper).kind == Kind.VALID


BOTH = {**in_token(), "SEAL_PKCS12_FILE": "/nowhere/seal.p12"}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"SEAL_PKCS12_FILE": "/nowhere/seal.p12"}, "SEAL_PKCS12_FILE kan ikke leses"),
        ({"SEAL_PKCS12_BASE64": "ikke base64!"}, "ikke gyldig base64"),
        ({"SEAL_PKCS12_BASE64": base64.b64encode(b"ikke et segl").decode()}, "kan ikke åpnes"),
        ({"SEAL_PKCS12_PASSPHRASE": PASSPHRASE}, "uten noe segl"),
        (BOTH, "flere segl"),
        ({"SEAL_PKCS12_FILE": "/nowhere/seal.p12", "SEAL_PKCS12_BASE64": "aGVp"}, "flere segl"),
        (in_token(PIN=""), "mangler: SEAL_PKCS11_PIN"),
        ({"SEAL_PKCS11_CERTIFICATE": "/nowhere/seal.pem"}, "mangler: SEAL_PKCS11_MODULE"),
        (in_token(CERTIFICATE="/nowhere/seal.pem"), "SEAL_PKCS11_CERTIFICATE kan ikke leses"),
        (in_token(CERTIFICATE=os.devnull), "kan ikke leses|ingen sertifikater"),
        (in_token(PIN="000000"), "godtar ikke PIN-koden"),
        (in_token(KEY="annet"), "ikke noe sertifikat med navnet «annet»"),
    ],
)
def test_what_can_never_work_is_said(token, configure, unsigned, values, words):
    configure(values)
    with pytest.raises(SealMisconfigured, match=words):
        sign(unsigned, EMPLOYER, first=True)
    (found,) = run_checks(tags=["seal"])
    assert isinstance(found, Error)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (in_token(TOKEN="et annet"), "Finner ikke «et annet»"),
        (in_token(MODULE="/nowhere/driver.so"), "Driveren /nowhere/driver.so virker ikke"),
    ],
)
def test_hardware_that_is_away_is_said(token, configure, unsigned, values, words):
    configure(values)
    with pytest.raises(SealUnavailable, match=words):
        sign(unsigned, EMPLOYER, first=True)
    (found,) = run_checks(tags=["seal"])
    assert isinstance(found, Warning)
    assert "virker ikke" in seal.expiry_warning(timezone.now())


def test_a_wrong_passphrase_is_said(configure, pki, unsigned):
    configure({**pki.bought_seal(), "SEAL_PKCS12_PASSPHRASE": "feil"})
    with pytest.raises(SealMisconfigured, match="Kontroller filen og SEAL_PKCS12_PASSPHRASE"):
        sign(unsigned, EMPLOYER, first=True)


def test_a_file_without_a_key_is_said(configure, pki, unsigned):
    root = x509.load_pem_x509_certificate(pki.pem("root"))
    content = pkcs12.serialize_key_and_certificates(None, None, None, [root], NoEncryption())
    configure({"SEAL_PKCS12_BASE64": base64.b64encode(content).decode()})
    with pytest.raises(SealMisconfigured, match="både en nøkkel og"):
        sign(unsigned, EMPLOYER, first=True)


@pytest.mark.parametrize("label", ["tsa", "issuer"])
def test_a_certificate_for_something_else_is_refused(token, configure, pki, unsigned, tmp_path, label):
    (tmp_path / "chain.pem").write_bytes(pki.pem(label))
    configure(in_token(CERTIFICATE=str(tmp_path / "chain.pem")))
    with pytest.raises(SealMisconfigured, match="ikke laget for å signere dokumenter"):
        sign(unsigned, EMPLOYER, first=True)


def test_a_key_that_is_not_the_certificates_signs_nothing(token, configure, pki, unsigned, tmp_path):
    (tmp_path / "chain.pem").write_bytes(pki.pem("seal"))
    configure(in_token(KEY="annet", CERTIFICATE=str(tmp_path / "chain.pem")))
    with pytest.raises(SigningFailed, match="forkastet"):
        sign(unsigned, EMPLOYER, first=True)


def test_a_key_that_is_not_there_is_said(token, configure, pki, unsigned, tmp_path):
    (tmp_path / "chain.pem").write_bytes(pki.pem("seal"))
    configure(in_token(KEY="borte", CERTIFICATE=str(tmp_path / "chain.pem")))
    with pytest.raises(SealUnavailable, match="Nøkkelen «borte» finnes ikke på «alenearbeid»"):
        sign(unsigned, EMPLOYER, first=True)
    (found,) = run_checks(tags=["seal"])
    assert isinstance(found, Error)


@pytest.mark.parametrize(
    ("label", "words"), [("expired-seal", "gikk ut 01.01.2021"), ("future-seal", "gjelder først fra 01.01.2099")]
)
def test_outside_its_time_it_signs_nothing(configure, pki, unsigned, folder, label, words):
    configure(pki.bought_seal(label))
    with pytest.raises(SealUnavailable, match=words):
        sign(unsigned, EMPLOYER, first=True)
    (found,) = run_checks(tags=["seal"])
    assert isinstance(found, Warning)
    assert "gjelder ikke nå" in seal.expiry_warning(timezone.now())


def test_a_warning_from_sixty_days_before(configure, pki, unsigned, caplog):
    configure(pki.bought_seal())
    expires = datetime(2100, 1, 1, tzinfo=UTC)
    assert seal.expiry_warning(expires - timedelta(days=60, seconds=1)) is None
    assert "går ut 01.01.2100" in seal.expiry_warning(expires - timedelta(days=60))
    assert "gjelder ikke nå" in seal.expiry_warning(expires)


def test_the_log_warns_at_each_signature(configure, pki, unsigned, caplog):
    configure(pki.bought_seal("closing-seal"))
    sign(unsigned, EMPLOYER, first=True)
    assert "Kjøp et nytt sertifikat" in caplog.text
    (found,) = run_checks(tags=["seal"])
    assert isinstance(found, Warning)


def test_no_settings_no_seal_yet_no_warning(folder):
    assert run_checks(tags=["seal"]) == []
    assert seal.expiry_warning(timezone.now()) is None
    assert list(folder.iterdir()) == []  # asking makes no key


def test_the_token_is_not_woken_to_know_when_the_seal_expires(token, configure, monkeypatch):
    configure(in_token())
    seal.peek()
    monkeypatch.setattr(seal_pkcs11, "_logged_in", None)
    assert seal.expiry_warning(timezone.now()) is None

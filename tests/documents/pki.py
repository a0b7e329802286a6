"""A certificate authority and a timestamp authority of our own, real and over HTTP on this machine, and ones that lie.

certomancer makes the certificates, the revocation lists and answers, and the timestamps. Its web application runs in a
thread; before it stands a small one that delays, spoils or forges what goes through.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from asn1crypto import core, crl, tsp
from certomancer.integrations.animator import Animator, AnimatorArchStore
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig, KeyLabel, ServiceLabel
from certomancer.services import TimeStamper
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

PASSPHRASE = "hemmelig"
SLOW = 3.0  # seconds; tests ask with a shorter timeout than this
_SEALS = ("seal", "next-seal", "revoked-seal", "unanswered-seal", "expired-seal", "future-seal", "closing-seal")
_KEYS = ("root", "issuer", "responder", "tsa", *_SEALS, "other")
_FROM, _TO = "2020-01-01", "2100-01-01"
_REPLY = "application/timestamp-reply"


def _usage(*names: str) -> dict:
    return {"id": "key_usage", "critical": True, "smart-value": {"schema": "key-usage", "params": list(names)}}


def _revocation(name: str) -> list[dict]:
    lists = {"schema": "crl-dist-url", "params": {"crl-repo-names": [name]}}
    found = [{"id": "crl_distribution_points", "smart-value": lists}]
    if name == "issuer":
        answers = {"schema": "aia-urls", "params": {"ocsp-responder-names": [name]}}
        found.append({"id": "authority_information_access", "smart-value": answers})
    return found


def _certificate(subject: str, issuer: str, *extensions: dict, **more: Any) -> dict:
    usual = {"subject": subject, "issuer": issuer, "validity": _validity(_FROM, _TO)}
    return {**usual, "extensions": list(extensions), **more}


def _validity(start: str, end: str) -> dict:
    return {"valid-from": f"{start}T00:00:00+0000", "valid-to": f"{end}T00:00:00+0000"}


def _certificates() -> dict:
    authority = (
        {"id": "basic_constraints", "critical": True, "value": {"ca": True}},
        _usage("key_cert_sign", "crl_sign"),
    )
    sign = _usage("digital_signature", "non_repudiation")
    stamping = {"id": "extended_key_usage", "critical": True, "value": ["time_stamping"]}
    answering = {"id": "extended_key_usage", "critical": True, "value": ["ocsp_signing"]}
    soon = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    revoked = {"revoked-since": "2021-01-01T00:00:00+0000", "reason": "key_compromise"}
    return {
        "root": _certificate("root", "root", *authority),
        "issuer": _certificate("issuer", "root", *authority, *_revocation("root")),
        "responder": _certificate(
            "responder", "issuer", _usage("digital_signature"), answering, {"id": "ocsp_no_check"}
        ),
        "tsa": _certificate("tsa", "root", _usage("digital_signature"), stamping, *_revocation("root")),
        "seal": _certificate("seal", "issuer", sign, *_revocation("issuer")),
        "next-seal": _certificate("next-seal", "issuer", sign, *_revocation("issuer")),
        "revoked-seal": _certificate("revoked-seal", "issuer", sign, *_revocation("issuer"), revocation=revoked),
        "unanswered-seal": _certificate("unanswered-seal", "issuer", sign),
        "expired-seal": _certificate("expired-seal", "issuer", sign, validity=_validity(_FROM, "2021-01-01")),
        "future-seal": _certificate("future-seal", "issuer", sign, validity=_validity("2099-01-01", _TO)),
        "closing-seal": _certificate(
            "closing-seal", "issuer", sign, *_revocation("issuer"), validity=_validity(_FROM, soon)
        ),
    }


def _architecture(name: str) -> dict:
    lists = {
        one: {"for-issuer": one, "signing-key": one, "simulated-update-schedule": "P30D"} for one in ("root", "issuer")
    }
    return {
        "keyset": "keys",
        "entity-defaults": {"country-name": "NO", "organization-name": name},
        "entities": {key: {"common-name": f"{name} {key}"} for key in _KEYS},
        "certs": _certificates(),
        "services": {
            "ocsp": {"issuer": {"for-issuer": "issuer", "responder-cert": "responder", "signing-key": "responder"}},
            "crl-repo": lists,
            "time-stamping": {"tsa": {"signing-key": "tsa", "signing-cert": "tsa"}},
        },
    }


class Pki:
    """Two trees alike in everything but name and keys: the one that we trust, and a stranger's."""

    def __init__(self, folder: Path, port: int):
        self.url = f"http://127.0.0.1:{port}"
        self.folder = folder
        names = {"trusted": "Fjordtillit AS", "stranger": "Fremmed AS"}
        keysets = {}
        for arch in names:
            (folder / arch).mkdir()
            for key in _KEYS:
                (folder / arch / f"{key}.pem").write_bytes(_new_key())
            paths = {key: {"path": f"{arch}/{key}.pem"} for key in _KEYS}
            keysets[arch] = {"keys": paths}
        architectures = {arch: {**_architecture(name), "keyset": arch} for arch, name in names.items()}
        config = {"external-url-prefix": self.url, "keysets": keysets, "pki-architectures": architectures}
        self.architectures = CertomancerConfig(config, key_search_dir=str(folder)).pki_archs
        self.roots_file = folder / "roots.pem"
        self.roots_file.write_bytes(self.pem("root"))
        self.requests: list[str] = []  # the paths asked for, in order
        self.silent: tuple[str, ...] = ()  # what is asked for below these gets no answer

    @property
    def tsa_url(self) -> str:
        return f"{self.url}/trusted/tsa/tsa"

    def timestamping(self, **changes: Any) -> dict[str, Any]:
        """The settings of an installation that has an authority to ask."""
        honest = {"TIMESTAMP_URL": self.tsa_url, "TIMESTAMP_ROOTS": str(self.roots_file), "TIMESTAMP_TIMEOUT": 5.0}
        return {**honest, **changes}

    def bought_seal(self, label: str = "seal") -> dict[str, Any]:
        """The settings of an installation with a seal from the authority, in a file."""
        file = self.folder / f"{label}.p12"
        if not file.exists():
            file.write_bytes(self.pkcs12(label))
        return {"SEAL_PKCS12_FILE": str(file), "SEAL_PKCS12_PASSPHRASE": PASSPHRASE}

    @contextmanager
    def silence(self, *paths: str) -> Iterator[None]:
        self.silent = paths
        try:
            yield
        finally:
            self.silent = ()

    def lying(self, how: str) -> str:
        """The address of an authority that lies in this way; see `_spoilt`."""
        return f"{self.url}/lies/{how}"

    def certificate(self, label: str, arch: str = "trusted") -> Any:
        return self.architectures[ArchLabel(arch)].get_cert(CertLabel(label))

    def revoked(self, issuer: str, when: datetime) -> crl.CertificateList:
        """What this issuer will say it has revoked, at that time."""
        return self.architectures[ArchLabel("trusted")].service_registry.get_crl(ServiceLabel(issuer), when)

    def pem(self, *labels: str, arch: str = "trusted") -> bytes:
        found = [x509.load_der_x509_certificate(self.certificate(label, arch).dump()) for label in labels]
        return b"".join(one.public_bytes(serialization.Encoding.PEM) for one in found)

    def key(self, label: str) -> ec.EllipticCurvePrivateKey:
        return serialization.load_pem_private_key((self.folder / "trusted" / f"{label}.pem").read_bytes(), None)

    def pkcs12(self, label: str = "seal", *, passphrase: str = PASSPHRASE) -> bytes:
        """As bought: key, certificate and the chain up to and with the root."""
        certificate, *chain = (
            x509.load_der_x509_certificate(self.certificate(one).dump()) for one in (label, "issuer", "root")
        )
        encryption = serialization.BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(b"seal", self.key(label), certificate, chain, encryption)


def _new_key() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


class _Refusal(core.Sequence):
    """An answer without a timestamp, which the standard allows and asn1crypto's own class does not."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo)]


def _spoilt(pki: Pki, how: str, body: bytes) -> Response:
    """The answer of an authority that is down, slow, confused or lying."""
    if how == "error" or (how == "once" and pki.requests.count("/lies/once") > 1):
        return Response("overloaded", status=503)
    if how == "rubbish":
        return Response(b"<html>logg inn</html>", mimetype=_REPLY)
    if how == "html":
        return Response("<html>logg inn</html>")
    if how == "huge":
        return Response(b"0" * 20_000_000, mimetype=_REPLY)
    if how == "dripping":
        return Response((time.sleep(0.1) or b"0" for _each in range(int(SLOW * 10))), mimetype=_REPLY)
    if how == "refused":
        status = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["Ikke betalt"]})
        return Response(_Refusal({"status": status}).dump(), mimetype=_REPLY)
    if how == "slow":
        time.sleep(SLOW)
    asked = tsp.TimeStampReq.load(body)
    if how == "nonce":
        asked["nonce"] = 1
    if how == "no-nonce":
        del asked["nonce"]
    if how == "imprint":
        asked["message_imprint"]["hashed_message"] = bytes(32)
    answer = _stamper(pki, how).request_tsa_response(tsp.TimeStampReq.load(asked.dump(force=True))).dump()
    return Response(answer, mimetype=_REPLY)


def _stamper(pki: Pki, how: str) -> TimeStamper:
    off = {"early": timedelta(minutes=-6), "late": timedelta(minutes=6), "ancient": timedelta(days=-365)}
    own = pki.architectures[ArchLabel("stranger" if how == "stranger" else "trusted")]
    key = "other" if how == "forged" else "tsa"
    certificate = "seal" if how == "not-a-tsa" else "tsa"
    return TimeStamper(
        tsa_cert=own.get_cert(CertLabel(certificate)),
        tsa_key=own.key_set.get_private_key(KeyLabel("seal" if how == "not-a-tsa" else key)),
        fixed_dt=datetime.now(UTC).replace(microsecond=0) + off[how] if how in off else None,
    )


class _Application:
    def __init__(self) -> None:
        self.pki: Pki | None = None
        self.honest: Any = None

    def __call__(self, environ: dict, start_response: Any) -> Any:
        assert self.pki
        request = Request(environ)
        self.pki.requests.append(request.path)
        if request.path.startswith(self.pki.silent):
            return Response("overloaded", status=503)(environ, start_response)
        if request.path == "/trusted/tsa/password" and (
            request.authorization is None or request.authorization.password != PASSPHRASE
        ):
            return Response("who are you?", status=401)(environ, start_response)
        if request.path == "/trusted/tsa/password":
            environ["PATH_INFO"] = "/trusted/tsa/tsa"
        if request.path.startswith("/lies/"):
            how = request.path.removeprefix("/lies/")
            return _spoilt(self.pki, how, request.get_data())(environ, start_response)
        return self.honest(environ, start_response)


class _Quiet(WSGIRequestHandler):
    def log(self, *_arguments: Any) -> None:
        pass


@contextmanager
def running(folder: Path) -> Iterator[Pki]:
    """The authorities at work until the block ends."""
    application = _Application()
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=_Quiet)
    pki = application.pki = Pki(folder, server.port)
    application.honest = Animator(AnimatorArchStore(pki.architectures), with_web_ui=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield pki
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

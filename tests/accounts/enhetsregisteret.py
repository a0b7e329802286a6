"""Enhetsregisteret on loopback: real sockets, the answers of its documentation, and those of a bad day."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON = "application/vnd.brreg.enhetsregisteret.enhet.v2+json;charset=UTF-8"


def unit(orgnr: str, **other: Any) -> dict[str, Any]:
    """A unit as the register tells of it, the fields that nobody here reads included."""
    return {
        "organisasjonsnummer": orgnr,
        "navn": "FJORDBYEN OMSORG AS",
        "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap", "_links": {"self": {"href": "http://x/AS"}}},
        "registreringsdatoEnhetsregisteret": "1995-08-09",
        "registrertIMvaregisteret": True,
        "naeringskode1": {"kode": "87.101", "beskrivelse": "Somatiske sykehjem"},
        "antallAnsatte": 42,
        "harRegistrertAntallAnsatte": True,
        "forretningsadresse": {
            "land": "Norge",
            "landkode": "NO",
            "postnummer": "8900",
            "poststed": "BRØNNØYSUND",
            "adresse": ["c/o Drift", "Havnegata 48"],
            "kommune": "BRØNNØY",
            "kommunenummer": "1813",
        },
        "konkurs": False,
        "respons_klasse": "Enhet",
        **other,
    }


def site(orgnr: str, **other: Any) -> dict[str, Any]:
    """A «underenhet»: a place of business under another unit."""
    found = unit(orgnr, navn="FJORDBYEN OMSORG AVD SOLSIDEN", overordnetEnhet="974760673", **other)
    return {**found, "beliggenhetsadresse": found.pop("forretningsadresse"), "respons_klasse": "Underenhet"}


def deleted(orgnr: str) -> dict[str, Any]:
    return {
        "respons_klasse": "SlettetEnhet",
        "organisasjonsnummer": orgnr,
        "navn": "NEDLAGT AS",
        "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
        "slettedato": "2025-11-10",
    }


Answer = Callable[[BaseHTTPRequestHandler], None]


def says(content: Any, *, status: int = 200, kind: str = JSON, headers: dict[str, str] | None = None) -> Answer:
    body = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def says_nothing(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(20)


def trickles(handler: BaseHTTPRequestHandler) -> None:
    """A byte at a time, each well within any timeout that starts anew: the headers never end."""
    for _number in range(200):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.1)


def trickles_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    for _number in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def hangs_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def goes_on_for_ever(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65536)


class Register:
    """`answers` by path; what is not there is 404 with nothing in it, as in the real one. `asked` is what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        register = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                register.asked.append(self.path)
                register.headers.append(dict(self.headers))
                try:
                    register.answers.get(self.path, says(b"", status=404))(self)
                except OSError:  # the other side has had enough
                    self.close_connection = True

            def log_message(self, *arguments: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.url = f"http://127.0.0.1:{self.server.server_port}/enhetsregisteret/api"

    def answer(self, kind: str, orgnr: str, answer: Answer) -> None:
        self.answers[f"/enhetsregisteret/api/{kind}/{orgnr}"] = answer


@contextmanager
def running() -> Iterator[Register]:
    register = Register()
    thread = threading.Thread(target=register.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield register
    register.server.shutdown()
    register.server.server_close()

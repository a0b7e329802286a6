"""Log-in with other services (ID-porten, Entra ID, …), as the environment says. Read by the settings.

`OIDC_PROVIDERS` names them, separated by commas; what belongs to each is in variables with that name in the middle:
`OIDC_IDPORTEN_SERVER_URL`, `OIDC_IDPORTEN_CLIENT_ID` and so on. Nothing of it is stored in the database.
"""

import re
from dataclasses import dataclass

import environ

_ID = re.compile(r"[a-z][a-z0-9]{0,19}")
_NEEDED = ("SERVER_URL", "CLIENT_ID", "CLIENT_SECRET")


@dataclass(frozen=True)
class Provider:
    """One service that people may log in with."""

    id: str
    name: str  # on the button
    server_url: str  # also the issuer that its tokens must name
    client_id: str
    secret: str
    scopes: tuple[str, ...]
    acr_values: str  # the level asked for
    two_factor_acr: tuple[str, ...]  # levels that count as two factors; `mfa` in `amr` always does
    email_domains: tuple[str, ...]  # of these domains its word is taken for who has an address


def providers(env: environ.Env) -> dict[str, Provider]:
    return {name: _provider(env, name) for name in env.list("OIDC_PROVIDERS", default=[])}


def faults(env: environ.Env, *, production: bool) -> list[str]:
    found = []
    for name in env.list("OIDC_PROVIDERS", default=[]):
        if not _ID.fullmatch(name):
            found.append(f"OIDC_PROVIDERS: «{name}» must be small letters a-z and digits, at most 20.")
            continue
        prefix = f"OIDC_{name.upper()}_"
        if lacking := [prefix + each for each in _NEEDED if not env.str(prefix + each, "")]:
            found.append(f"{', '.join(lacking)} must be set when OIDC_PROVIDERS names «{name}».")
        elif production and not env.str(prefix + "SERVER_URL").startswith("https://"):
            found.append(f"{prefix}SERVER_URL must be an https:// address.")
    return found


def _provider(env: environ.Env, name: str) -> Provider:
    prefix = f"OIDC_{name.upper()}_"
    return Provider(
        id=name,
        name=env.str(prefix + "NAME", name),
        server_url=env.str(prefix + "SERVER_URL", "").rstrip("/"),
        client_id=env.str(prefix + "CLIENT_ID", ""),
        secret=env.str(prefix + "CLIENT_SECRET", ""),
        scopes=tuple(env.list(prefix + "SCOPES", default=["openid", "profile", "email"])),
        acr_values=env.str(prefix + "ACR_VALUES", ""),
        two_factor_acr=tuple(
            env.list(prefix + "TWO_FACTOR_ACR", default=["idporten-loa-substantial", "idporten-loa-high"])
        ),
        email_domains=tuple(domain.lower() for domain in env.list(prefix + "EMAIL_DOMAINS", default=[])),
    )

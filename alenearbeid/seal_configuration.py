"""What is half set of the seal and the timestamp authority. Read by the settings, which refuse it in production.

`manage.py check` says more, and in every environment: whether the files can be read and the hardware answers.
"""

import environ

_PKCS11 = ("SEAL_PKCS11_MODULE", "SEAL_PKCS11_TOKEN", "SEAL_PKCS11_KEY", "SEAL_PKCS11_PIN")
_SEALS = ("SEAL_PKCS12_FILE", "SEAL_PKCS12_BASE64", "SEAL_PKCS11_MODULE")


def faults(env: environ.Env) -> list[str]:
    """Found on the first day otherwise only by the one who signs."""
    return [*_seal_faults(env), *_timestamp_faults(env)]


def _seal_faults(env: environ.Env) -> list[str]:
    found = []
    hardware = [name for name in (*_PKCS11, "SEAL_PKCS11_CERTIFICATE") if _is_set(env, name)]
    if lacking := [name for name in _PKCS11 if hardware and not _is_set(env, name)]:
        found.append(f"{', '.join(lacking)} must be set when {hardware[0]} is.")
    if sum(_is_set(env, name) for name in _SEALS) > 1:
        found.append(f"Only one of {', '.join(_SEALS)} may be set.")
    if _is_set(env, "SEAL_PKCS12_PASSPHRASE") and not any(_is_set(env, name) for name in _SEALS[:2]):
        found.append("SEAL_PKCS12_PASSPHRASE is set without SEAL_PKCS12_FILE or SEAL_PKCS12_BASE64.")
    return found


def _timestamp_faults(env: environ.Env) -> list[str]:
    url = env.str("TIMESTAMP_URL", "")
    found = []
    if url and not url.startswith(("https://", "http://")):
        found.append("TIMESTAMP_URL must be an https:// or http:// address.")
    if url and not _is_set(env, "TIMESTAMP_ROOTS"):
        found.append("TIMESTAMP_ROOTS must be set when TIMESTAMP_URL is.")
    if not url and (given := [name for name in ("TIMESTAMP_USER", "TIMESTAMP_PASSWORD") if _is_set(env, name)]):
        found.append(f"TIMESTAMP_URL must be set when {given[0]} is.")
    return found


def _is_set(env: environ.Env, name: str) -> bool:
    return bool(env.str(name, ""))

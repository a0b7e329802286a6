"""Where signed papers are kept: a folder, or a bucket when the environment names one. Read by the settings."""

from typing import Any

import environ

PREFIX = "PAPERS_S3_"
_MOST_DAYS = 36_500  # what S3 takes


def storage(env: environ.Env) -> dict[str, Any]:
    """The entry «papers» of STORAGES."""
    bucket = _get(env, "BUCKET")
    if not bucket:
        return {"BACKEND": "assessments.documents.storage.PaperFiles"}
    return {
        "BACKEND": "assessments.documents.storage_s3.PaperObjects",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": _get(env, "ENDPOINT") or None,
            "region_name": _get(env, "REGION") or None,
            "access_key": _get(env, "KEY_ID") or None,
            "secret_key": _get(env, "SECRET_KEY") or None,
            "addressing_style": _get(env, "ADDRESSING") or "auto",
            "location": _get(env, "FOLDER"),
            "lock_mode": _get(env, "LOCK"),
            "lock_days": _days(env),
        },
    }


def faults(env: environ.Env, *, production: bool) -> list[str]:
    """What is half or wrongly set. Nothing is guessed: a paper kept in the wrong place is found too late."""
    bucket, lock, endpoint = _get(env, "BUCKET"), _get(env, "LOCK"), _get(env, "ENDPOINT")
    found = []
    others = ("ENDPOINT", "REGION", "KEY_ID", "SECRET_KEY", "ADDRESSING", "FOLDER", "LOCK", "LOCK_DAYS", "LOCK_YEARS")
    if not bucket and (given := [PREFIX + name for name in others if _get(env, name)]):
        found.append(f"PAPERS_S3_BUCKET must be set when {', '.join(given)} is.")
    if bool(_get(env, "KEY_ID")) != bool(_get(env, "SECRET_KEY")):
        found.append("PAPERS_S3_KEY_ID and PAPERS_S3_SECRET_KEY must be set together, or neither.")
    if bucket and not (endpoint or _get(env, "REGION")):
        found.append("PAPERS_S3_ENDPOINT or PAPERS_S3_REGION must be set with PAPERS_S3_BUCKET.")
    if endpoint and not endpoint.startswith("https://" if production else ("http://", "https://")):
        found.append("PAPERS_S3_ENDPOINT must be an https:// address.")
    if _get(env, "ADDRESSING") not in {"", "auto", "path", "virtual"}:
        found.append("PAPERS_S3_ADDRESSING must be «path» or «virtual».")
    return found + _lock_faults(env, lock)


def _lock_faults(env: environ.Env, lock: str) -> list[str]:
    days, years = _get(env, "LOCK_DAYS"), _get(env, "LOCK_YEARS")
    found = []
    if lock not in {"", "GOVERNANCE", "COMPLIANCE"}:
        found.append("PAPERS_S3_LOCK must be «GOVERNANCE» or «COMPLIANCE».")
    if bool(lock) != bool(days or years) or (days and years):
        found.append("PAPERS_S3_LOCK needs one of PAPERS_S3_LOCK_DAYS and PAPERS_S3_LOCK_YEARS, and they need it.")
    most = {days: _MOST_DAYS, years: _MOST_DAYS // 365}
    if any(value and not (value.isdecimal() and 0 < int(value) <= limit) for value, limit in most.items()):
        found.append("PAPERS_S3_LOCK_DAYS and PAPERS_S3_LOCK_YEARS must be whole numbers, at most 100 years.")
    return found


def _days(env: environ.Env) -> int:
    """With a day for every fourth year, so that no year is cut short."""
    years = int(_get(env, "LOCK_YEARS") or 0)
    return int(_get(env, "LOCK_DAYS") or 0) or min(years * 365 + (years + 3) // 4, _MOST_DAYS)


def _get(env: environ.Env, name: str) -> str:
    return str(env.str(PREFIX + name, "")).strip()

"""What `manage.py check` and every start say about the seal and the timestamp authority, before anyone needs them."""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register
from django.utils import timezone

from assessments.documents import seal, signing_authority


@register("seal")
def usable_seal(**_options: Any) -> list[CheckMessage]:
    """Settings that can never work are errors. What time or hardware may mend is a warning: all else still works."""
    try:
        found = seal.check()
    except seal.SealMisconfigured as error:
        return [Error(str(error), id="documents.E001")]
    except seal.SealUnavailable as error:
        return [Warning(str(error), id="documents.W001")]
    warning = found.warning(timezone.now()) if found else None
    return [Warning(warning, id="documents.W002")] if warning else []


@register("seal")
def usable_timestamps(**_options: Any) -> list[CheckMessage]:
    try:
        signing_authority.check_configuration()
    except signing_authority.TimestampMisconfigured as error:
        return [Error(str(error), id="documents.E002")]
    return []

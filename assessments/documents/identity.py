"""How whoever signs has shown who they are: the words on the paper and in the journal, and how strong it was.

The words are printed in the document's language and are all that is kept. So what they say of two factors is read back
from them: the rule of the organisation holds also for the worker that signs a moment later.
"""

import re
from typing import cast

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from alenearbeid.accounts.login.confirming import Confirmation

PASSWORD = gettext_noop("innlogget med e-post, passordet skrevet på nytt")
PASSWORD_AND_CODE = gettext_noop("innlogget med e-post, passord og engangskode skrevet på nytt")
CODE = gettext_noop("engangskode skrevet på nytt")
PASSKEY = gettext_noop("passnøkkel brukt på nytt")
SERVICE = gettext_noop("innlogget på nytt med %(service)s")
SERVICE_TWO_FACTORS = gettext_noop("innlogget på nytt i to trinn med %(service)s")
SERVICE_AND_CODE = gettext_noop("innlogget på nytt med %(service)s, og engangskode")
TWO_FACTORS = (PASSWORD_AND_CODE, PASSKEY, SERVICE_TWO_FACTORS, SERVICE_AND_CODE)

# What ID-porten calls its levels (eIDAS).
LEVELS = {
    "idporten-loa-substantial": gettext_noop("%(service)s, sikkerhetsnivå betydelig"),
    "idporten-loa-high": gettext_noop("%(service)s, sikkerhetsnivå høyt"),
}


def words(found: Confirmation) -> Promise:
    """Said in the language that is active when they are printed. The strongest of what was shown."""
    return cast("Promise", lazy(_words, str)(found))


def is_two_factor(method: str, language: str) -> bool:
    """Whether these words, as printed in this language, say two factors."""
    with override(language):
        return any(_pattern(_(each)).fullmatch(method) for each in TWO_FACTORS)


def _words(found: Confirmation) -> str:
    if found.passkey:
        return _(PASSKEY)
    if found.service is not None and not (found.password and found.code):
        name = found.service.name
        service = _(LEVELS[found.level]) % {"service": name} if found.level in LEVELS else name
        text = SERVICE_TWO_FACTORS if found.service_is_two_factor else SERVICE_AND_CODE if found.code else SERVICE
        return _(text) % {"service": service}
    if found.password:
        return _(PASSWORD_AND_CODE) if found.code else _(PASSWORD)
    return _(CODE)


def _pattern(text: str) -> re.Pattern[str]:
    before, _placeholder, after = text.partition("%(service)s")
    return re.compile(re.escape(before) + (r".+" if _placeholder else "") + re.escape(after))

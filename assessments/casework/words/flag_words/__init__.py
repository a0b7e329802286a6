"""The words of a legal flag: met or not, and why or what is missing, looked up by key and code.

The flags themselves hold no words, and the words cite no law: title and citation come from the catalogue.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.checks.flags import Flag, Reason
from assessments.record.choices import Answer

from . import assessing, concluding, hours, monitoring, taking_part, tasks, working, young

WORDS: dict[str, dict[str, Promise]] = (
    working.WORDS
    | hours.WORDS
    | young.WORDS
    | tasks.WORDS
    | assessing.WORDS
    | monitoring.WORDS
    | taking_part.WORDS
    | concluding.WORDS
)

STATES: dict[Answer, Promise] = {
    Answer.YES: gettext_lazy("Oppfylt"),
    Answer.NO: gettext_lazy("Ikke oppfylt"),
    Answer.UNKNOWN: gettext_lazy("Ikke avklart"),
}


def state(flag: Flag) -> str:
    """Met, not met, or not settled."""
    return str(STATES[flag.is_met])


def why(flag: Flag) -> str:
    """What fulfils it, or everything that is missing: what follows the state."""
    told = "; ".join(reason_words(flag.key, reason) for reason in flag.reasons)
    if flag.is_met == Answer.YES:
        return _("fordi %(why)s.") % {"why": told}
    return _("Mangler: %(what)s.") % {"what": told}


def sentence(flag: Flag) -> str:
    """«Oppfylt fordi …» or «Ikke oppfylt. Mangler: …»."""
    return f"{state(flag)} {why(flag)}" if flag.is_met == Answer.YES else f"{state(flag)}. {why(flag)}"


def reason_words(key: str, reason: Reason) -> str:
    return str(WORDS[key][reason.code]) % reason.params

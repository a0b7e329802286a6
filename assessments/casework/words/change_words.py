"""What has changed, in sentences: the most important first, long lists by where in the form they belong.

The questions and the answers are the form's own. `record/diff.py` finds the changes; `change_sentences.py` knows the
sentences that say more than «svaret er endret».
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.casework import judgement, steps, versions
from assessments.casework.models import Assessment
from assessments.record.diff import Change, What

from . import change_sentences
from .answer_words import follows

FEW = 6  # changes that stand well without headings

STEP_OF = {step.section: step.key for step in steps.STEPS if step.section}
ATTACHED = {
    **dict.fromkeys(("remarks", "proposals", "positions"), "kontroll"),
    **dict.fromkeys(("organisation", "versions", "tables", ""), ""),
    "consultations": "kontrolltiltak",
    "stops": "arbeidet",
    "survey": "medvirkning",
}

# The order of importance, and the heading each stands under; what is not here stands under its step.
CONCLUSION, HAZARDS, MEASURES, PARTIES, REST, ANEW, CATALOGUE = range(7)
HEADINGS: dict[int, Promise] = {
    CONCLUSION: gettext_lazy("Konklusjon og risiko"),
    HAZARDS: gettext_lazy("Farer"),
    MEASURES: gettext_lazy("Tiltak"),
    PARTIES: gettext_lazy("Parter og merknader"),
    ANEW: gettext_lazy("Ikke besvart på nytt"),
    CATALOGUE: gettext_lazy("Katalogen"),
}
CONCLUDING = ("decision", "special_risk")
PLACED = frozenset({"relevant", *change_sentences.SCORES})


@dataclass(frozen=True)
class Told:
    """One change in words, and where in the form it is. Long texts are only said to be rewritten; both are here."""

    text: str
    step: str
    item: str
    before: str = ""
    after: str = ""

    def url(self, assessment: Assessment) -> str:
        """The page where it is answered; none for what is answered nowhere."""
        if not self.step:
            return ""
        return judgement.place(assessment, self.step, self.item)


@dataclass(frozen=True)
class Group:
    """Changes that belong together; a short list has one group without a heading."""

    heading: str
    told: tuple[Told, ...]


def sentences(changes: Iterable[Change]) -> list[str]:
    """The changes in words, the most important first."""
    return [told.text for group in grouped(changes) for told in group.told]


def grouped(changes: Iterable[Change]) -> tuple[Group, ...]:
    """The same by where they belong, each with what its page needs to lead there."""
    changes = tuple(changes)
    placed: dict[tuple[int, str], list[tuple[int, Told]]] = {}
    for change in changes:
        if not _is_told(change, changes):
            continue
        importance, within = _importance(change)
        heading = str(HEADINGS[importance]) if importance in HEADINGS else _step_title(change)
        placed.setdefault((_order(importance, change), heading), []).append((within, _told(change)))
    groups = tuple(
        Group(heading, tuple(told for _within, told in sorted(entries, key=lambda entry: entry[0])))
        for (_place, heading), entries in sorted(placed.items(), key=lambda entry: entry[0][0])
    )
    everything = tuple(told for group in groups for told in group.told)
    return (Group("", everything),) if 0 < len(everything) <= FEW else groups


def _told(change: Change) -> Told:
    before, after = change_sentences.long_texts(change)
    return Told(change_sentences.sentence(change), _step(change), _item(change), before, after)


def _is_told(change: Change, changes: tuple[Change, ...]) -> bool:
    """The history is told by itself; remarks of the last version stay with it; a level says more than its parts."""
    if change.what == What.VERSIONS or (
        change.section in {"remarks", "proposals"} and change.after is None and change.before
    ):
        return False
    if _is_left_open(change) and change.model:
        # It is asked when the question before it is answered.
        return not versions.is_asked_anew(_step(change), follows(change.model, change.field))
    if change.field != "after":
        return True
    return not any(one.what == What.LEVEL_AFTER and one.item == change.item for one in changes)


def _step(change: Change) -> str:
    if change.section in ATTACHED:
        return ATTACHED[change.section]
    return "tiltak" if change.field.startswith("after") or change.what == What.LEVEL_AFTER else STEP_OF[change.section]


def _item(change: Change) -> str:
    """The item's own page, while there is one: not for what is gone, nor for a theme."""
    is_gone = change.what == What.ITEM and change.after is None
    return "" if is_gone or change.of == "dismissed_themes" else change.item


def _importance(change: Change) -> tuple[int, int]:
    """How much it matters, and the order among equals."""
    if change.what == What.WORDING:
        return CATALOGUE, 0
    if change.section == "conclusion" and change.field in CONCLUDING:
        return CONCLUSION, CONCLUDING.index(change.field)
    if change.what in {What.LEVEL, What.LEVEL_AFTER}:
        return CONCLUSION, 3 + bool(change.item) + (2 if change.what == What.LEVEL_AFTER else 0)
    if change.section == "tables":
        return CONCLUSION, len(CONCLUDING)
    if _is_left_open(change):
        return ANEW, 0
    if change.of == "hazards":
        return HAZARDS, _within_items(change)
    if change.of == "chosen":
        return MEASURES, _within_items(change)
    return (PARTIES, 0 if change.section == "positions" else 1) if change.section in ATTACHED_PARTIES else (REST, 0)


ATTACHED_PARTIES = frozenset({"positions", "remarks", "proposals", "consultations", "stops", "survey"})


def _is_left_open(change: Change) -> bool:
    """A new version asks some questions anew, and nobody has answered this one yet."""
    return change.after is None and not change.item and versions.is_asked_anew(_step(change), change.field)


def _within_items(change: Change) -> int:
    """What came and went first, then where it is placed, then the rest."""
    if change.what == What.ITEM or change.field == "status":
        return 0
    return 1 if change.field.rpartition(".")[2] in PLACED else 2


def _order(importance: int, change: Change) -> int:
    """Groups by importance; those of the rest in the order of the form."""
    keys = list(steps.BY_KEY)
    step = _step(change)
    return importance * 100 + (keys.index(step) if importance == REST and step in keys else 0)


def _step_title(change: Change) -> str:
    step = _step(change)
    return str(steps.BY_KEY[step].title) if step in steps.BY_KEY else _("Virksomheten")

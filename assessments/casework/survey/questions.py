"""What the survey asks, and the words for it. The only place: form, results, paper and record take them from here.

The first question is Statistics Norway's own, with its five answers (Fafo-notat 2016:22, ch. 3). «Plages du av for mye
alenearbeid?» is asked as in the Swedish survey of living conditions (same, ch. 6). The rest are plain questions, and no
scale of science. A change of wording is a new `EDITION`: the record says which one was asked.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.labels import LABELS
from assessments.casework.forms.question import Words
from assessments.record import survey as record
from assessments.record.choices import TimeShare

EDITION = "2026-1"
NOTHING_HAPPENED = "nothing_happened"  # an answer to «ble det fulgt opp?» that counts for nothing: not asked of them
TEXT = "suggestion"
TEXT_LENGTH = 1000


@dataclass(frozen=True)
class Asked:
    """One question. `short` stands over its numbers; `uncounted` answers are offered and not counted."""

    name: str
    label: Words
    short: Promise
    choices: tuple[tuple[str, Promise], ...]
    counts: type[record.Counts]
    help: Words = ""
    uncounted: tuple[tuple[str, Promise], ...] = ()

    @property
    def offered(self) -> tuple[tuple[str, Promise], ...]:
        return (*self.choices, *self.uncounted)

    @property
    def counted(self) -> frozenset[str]:
        return frozenset(self.counts.model_fields)


_TIME = tuple((member.value, LABELS[TimeShare][member]) for member in TimeShare)
_ABLE = (("yes", _("Ja")), ("sometimes", _("Noen ganger")), ("no", _("Nei")))
_EXPOSED = (
    ("no", _("Nei")),
    ("yes_alone", _("Ja, og jeg var alene da")),
    ("yes_with_others", _("Ja, men jeg var ikke alene")),
)

QUESTIONS: tuple[Asked, ...] = (
    Asked(
        "time_share",
        _("Hvor stor del av tiden arbeider du alene uten at kolleger er i nærheten?"),
        _("Tid alene uten kolleger i nærheten"),
        _TIME,
        record.TimeShareCounts,
    ),
    Asked(
        "colleagues",
        _("Får du kontakt med og støtte fra kolleger når du trenger det?"),
        _("Får kontakt med og støtte fra kolleger"),
        _ABLE,
        record.AbleCounts,
    ),
    Asked(
        "manager",
        _("Får du kontakt med og støtte fra lederen din når du trenger det?"),
        _("Får kontakt med og støtte fra leder"),
        _ABLE,
        record.AbleCounts,
    ),
    Asked("breaks", _("Får du tatt pause når du er alene?"), _("Får tatt pause"), _ABLE, record.AbleCounts),
    Asked(
        "toilet", _("Får du gått på toalettet når du er alene?"), _("Får gått på toalettet"), _ABLE, record.AbleCounts
    ),
    Asked(
        "violence",
        _("Er du blitt utsatt for vold på jobben de siste 12 månedene?"),
        _("Utsatt for vold, siste 12 måneder"),
        _EXPOSED,
        record.ExposedCounts,
    ),
    Asked(
        "threats",
        _("Er du blitt truet på jobben de siste 12 månedene?"),
        _("Truet, siste 12 måneder"),
        _EXPOSED,
        record.ExposedCounts,
    ),
    Asked(
        "harassment",
        _("Er du blitt trakassert på jobben de siste 12 månedene?"),
        _("Trakassert, siste 12 måneder"),
        _EXPOSED,
        record.ExposedCounts,
        help=_("Også seksuell trakassering. Det gjelder både kolleger, ledere, kunder og brukere."),
    ),
    Asked(
        "followed_up",
        _("Hvis noe av dette har skjedd: Ble det fulgt opp av arbeidsgiver?"),
        _("Fulgt opp av arbeidsgiver"),
        (("yes", _("Ja")), ("partly", _("Delvis")), ("no", _("Nei"))),
        record.FollowedUpCounts,
        uncounted=((NOTHING_HAPPENED, _("Det har ikke skjedd noe")),),
    ),
    Asked(
        "plagued",
        _("Plages du av for mye alenearbeid?"),
        _("Plages av for mye alenearbeid"),
        (("much", _("Ja, i høy grad")), ("some", _("Ja, i noen grad")), ("no", _("Nei"))),
        record.PlaguedCounts,
    ),
)
BY_NAME = {question.name: question for question in QUESTIONS}
TEXT_LABEL = _("Hva ville hjelpe deg når du er alene?")

"""Which answers the employer has marked as exempt from public access, and on what ground. The only writer of marks.

The record never changes: a mark is an address in it. Nothing is marked beforehand; what is often exempt is only named.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from django.db import transaction
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import User
from assessments.casework import steps
from assessments.casework.forms.fields import usable_text, without_identity_number
from assessments.casework.forms.labels import label
from assessments.casework.forms.questions.registry import QUESTIONS
from assessments.casework.models import Assessment
from assessments.casework.participation.words import CONSULTATION, STOP
from assessments.checks import reading
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section

from .models import Withheld
from .paper.answers import ORGANISATION_LABELS, printed, question_of, value_of
from .paper.origin import Signed

NAME, THEME_NAME = "wording.name", "theme_name"
REMARKS, POSITIONS, VERSIONS, SIGNATURES = "merknader", "uttalelser", "versjoner", "signaturer"
PROPOSALS = "forslag"
# What the paper is about, and what decides which parts it has: to withhold that is to withhold the paper. The number
# and the industry of an organisation are in the public register.
NEVER = frozenset({"is_done_alone", "relevant", "assessed_on", "orgnr", "industry_code"})

HELP = gettext_lazy("Responstid og hjelp")
VALUABLES = gettext_lazy("Kontanter og legemidler")
NAMES = gettext_lazy("Navn på personer")
RESIDENTS = gettext_lazy("Kan peke ut en beboer eller bruker")
# Said beside the answer, never ticked: the employer decides, and answers for it.
OFTEN: dict[str, Promise] = {
    **dict.fromkeys(
        ("help_time", "helpers", "helper_comes_from", "helper_is_alone", "helper_leaves_others", "helper_gets_in",
         "coverage", "help_ways", "silence_noticed_by", "silence_noticed_within", "whom_to_call", "break_relief",
         "alarm_tested", "access_and_alarm_at_customer"), HELP),
    **dict.fromkeys(("handles", "opens_or_closes"), VALUABLES),
    **dict.fromkeys(
        ("assessor_name", "safety_rep_name", "author", "answered_by", "decided_by", "person", "responsible"), NAMES),
    **dict.fromkeys(("those_in_care", "residents", "manifestation", "incident_description", "workers_how"), RESIDENTS),
}  # fmt: skip


@dataclass(frozen=True, order=True)
class Address:
    """Where an answer stands: the step, the item of it or nothing, and the field, with a dot inside an item's part."""

    step: str
    item: str
    field: str

    def __str__(self) -> str:
        return f"{self.step}/{self.item}/{self.field}"


@dataclass(frozen=True)
class Answer:
    """An answer that may be withheld."""

    address: Address
    question: str
    value: str
    often: str = ""

    @property
    def id(self) -> str:
        return str(self.address)


@dataclass(frozen=True)
class Place:
    """The answers that stand together, under the words they stand under in the form."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Mark:
    """An answer that is withheld, and why."""

    address: Address
    ground: str


def places(record: AssessmentRecord, signatures: Iterable[Signed] = ()) -> tuple[Place, ...]:
    """Everything answered, in the order of the form, then what is attached to it."""
    found = (*_steps(record), *_attached(record), _signed(signatures))
    return tuple(place for place in found if place.answers)


def marks(assessment: Assessment) -> tuple[Mark, ...]:
    rows = Withheld.objects.filter(assessment=assessment)
    return tuple(Mark(Address(row.step, row.item, row.field), row.ground) for row in rows)


@transaction.atomic
def mark(assessment: Assessment, *, chosen: Mapping[Address, str], actor: User) -> None:
    """These answers, and no others, are withheld, each on its ground. The journal says how many, never what."""
    before = {Address(row.step, row.item, row.field): row for row in Withheld.objects.filter(assessment=assessment)}
    for address, row in before.items():
        if address not in chosen:
            row.delete()
    for address, ground in chosen.items():
        row = before.get(address) or Withheld(
            assessment=assessment,
            organisation=assessment.organisation,
            step=address.step,
            item=address.item,
            field=address.field,
        )
        if ground:
            usable_text(ground)
            without_identity_number(ground)
        row.ground, row.marked_by = ground, actor
        row.full_clean(exclude=["assessment", "organisation", "marked_by"])
        row.save()
    journal.log(
        assessment.organisation,
        actor=actor,
        what="redaction.marked",
        subject=str(assessment.uuid),
        digest=assessment.digest,
        detail={"count": len(chosen)},
    )


# The page


@dataclass(frozen=True)
class Row:
    """One answer with its box; `ground` only when it is marked."""

    answer: Answer
    number: int
    is_marked: bool
    ground: str


@dataclass(frozen=True)
class Part:
    """The answers of one place, folded until there is something in it to see."""

    title: str
    rows: tuple[Row, ...]

    @property
    def marked(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.is_marked)

    @property
    def often(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.answer.often)


@dataclass(frozen=True)
class Form:
    parts: tuple[Part, ...]

    @property
    def marked(self) -> tuple[Row, ...]:
        return tuple(row for part in self.parts for row in part.marked)

    @property
    def groundless(self) -> tuple[Row, ...]:
        return tuple(row for row in self.marked if not row.ground)


def form(found: Iterable[Place], marked: Iterable[Mark]) -> Form:
    """Every answer with its box, numbered through the page."""
    grounds = {mark.address: mark.ground for mark in marked}
    number = count(1)
    return Form(
        tuple(
            Part(place.title, tuple(Row(one, next(number), one.address in grounds, grounds.get(one.address, ""))
                                    for one in place.answers))
            for place in found
        )
    )  # fmt: skip


def chosen(found: Iterable[Place], sent: QueryDict) -> dict[Address, str]:
    """What was ticked, of what there is; a mark without a ground of its own takes the one given for all."""
    ticked, common = set(sent.getlist("mark")), sent.get("ground", "").strip()
    return {
        answer.address: sent.get(f"ground:{answer.id}", "").strip() or common
        for place in found
        for answer in place.answers
        if answer.id in ticked
    }


# Where the answers stand


def _steps(record: AssessmentRecord) -> Iterator[Place]:
    for step in steps.STEPS:
        if not step.section:
            continue
        section: Section = getattr(record, step.section)
        title = str(step.title)
        if step.head:
            yield Place(title, tuple(_answers(step.key, "", section)))
        for item in getattr(section, step.items_field, ()) if step.items_field else ():
            key = str(item.key)
            yield Place(f"{title}: {_item_name(record, step.key, item)}", tuple(_item(step.key, key, item)))
        for theme in getattr(section, "dismissed_themes", ()):
            key = f"{steps.THEME_PREFIX}{theme.key}"
            name = theme.theme_name or theme.key
            own = Answer(Address(step.key, key, THEME_NAME), _("Navnet, slik det står i skjemaet"), name)
            yield Place(f"{title}: {name}", (own, *_answers(step.key, key, theme)))


def _item(step: str, key: str, item: Section) -> Iterator[Answer]:
    """An item's own name is the catalogue's, and may say as much as any answer: «safe med tidslås»."""
    wording = getattr(item, "wording", None)
    if wording is not None:
        yield Answer(Address(step, key, NAME), _("Navnet, slik det står i skjemaet"), wording.name)
    yield from _answers(step, key, item)
    after = getattr(item, "after", None)
    if after is not None:
        yield from _answers(step, key, after, prefix="after.")


def _answers(step: str, item: str, section: Section, *, prefix: str = "") -> Iterator[Answer]:
    model = next(one for one in type(section).__mro__ if one in QUESTIONS)
    for group in QUESTIONS[model]:
        for question in group.questions:
            if getattr(section, question.name) is None or question.name in NEVER:
                continue
            field, asked = f"{prefix}{question.name}", question_of(model, question.name)
            yield _answer(step, item, field, asked, value_of(section, question.name))


def _answer(step: str, item: str, field: str, question: str, value: str) -> Answer:
    return Answer(Address(step, item, field), question, value, str(OFTEN.get(field.rpartition(".")[2], "")))


def _item_name(record: AssessmentRecord, step: str, item: Section) -> str:
    wording = getattr(item, "wording", None)
    if wording is not None:
        return str(wording.name)
    if step == "oppgaver":
        return label(item.key)  # type: ignore[attr-defined]  # every item has a key
    names = {one.key: reading.measure_name(one) for one in record.measures.chosen}
    return names.get(item.key, str(item.key))  # type: ignore[attr-defined]


def _attached(record: AssessmentRecord) -> Iterator[Place]:
    facts = (
        _answer(steps.ORGANISATION, "", name, str(words), printed(getattr(record.organisation, name)))
        for name, words in ORGANISATION_LABELS.items()
        if getattr(record.organisation, name) is not None and name not in NEVER
    )
    yield Place(_("Virksomheten"), tuple(facts))
    for number, remark in enumerate(record.remarks):
        title = _("Merknad %(number)s") % {"number": number + 1}
        yield Place(title, _texts(REMARKS, str(number), remark, _REMARK))
        for index, reply in enumerate(remark.replies):
            yield Place(title, _texts(REMARKS, str(number), reply, _REPLY, prefix=f"replies.{index}."))
    for number, proposal in enumerate(record.proposals):
        yield Place(
            _("Forslag %(number)s") % {"number": number + 1}, _texts(PROPOSALS, str(number), proposal, _PROPOSAL)
        )
    for number, position in enumerate(record.positions):
        stated = (("name", _("Hvem har uttalt seg?")), ("statement", _("Uttalelsen")), ("reason", _("Begrunnelsen")))
        yield Place(f"{_('Uttalelse')}: {label(position.role)}", _texts(POSITIONS, str(number), position, stated))
    for number, entry in enumerate(record.consultations):
        title = _("Drøfting %(day)s") % {"day": printed(entry.on)}
        yield Place(title, _texts(steps.CONSULTATIONS, str(number), entry, _words(CONSULTATION)))
    for number, stop in enumerate(record.stops):
        title = _("Stansing %(day)s") % {"day": printed(stop.on)}
        asked = (("work", _("Hvilket arbeid ble stanset?")), *_words(STOP))
        yield Place(title, _texts(steps.STOPS, str(number), stop, asked))
    if record.survey:
        asked = (("work", _("Hvilket arbeid gjaldt undersøkelsen?")),)
        yield Place(_("Undersøkelse"), _texts(steps.SURVEY, "", record.survey, asked))
    yield Place(
        _("Versjoner"), _texts(VERSIONS, "", record.versions, (("reason", _("Hvorfor lages det en ny versjon?")),))
    )
    for version in record.versions.earlier:
        why = (("reason", _("Hvorfor den ble laget")), ("withdrawn_reason", _("Hvorfor den ble trukket tilbake")))
        title = _("Versjon %(number)s") % {"number": version.number}
        yield Place(title, _texts(VERSIONS, str(version.number), version, why))


_REMARK = (
    ("author", gettext_lazy("Hvem har skrevet merknaden?")),
    ("text", gettext_lazy("Merknaden")),
    ("answered_by", gettext_lazy("Hvem har svart?")),
    ("answer", gettext_lazy("Svaret")),
)
_REPLY = (("author", gettext_lazy("Hvem har skrevet til merknaden?")), ("text", gettext_lazy("Det som er skrevet")))
_PROPOSAL = (
    ("author", gettext_lazy("Hvem har kommet med forslaget?")),
    ("name", gettext_lazy("Forslaget")),
    ("why", gettext_lazy("Hvorfor det er foreslått")),
    ("decided_by", gettext_lazy("Hvem har svart?")),
    ("reason", gettext_lazy("Hvorfor det ikke er tatt inn")),
)


def _texts(
    step: str, item: str, section: Section, asked: Iterable[tuple[str, str | Promise]], *, prefix: str = ""
) -> tuple[Answer, ...]:
    values = ((name, str(words), getattr(section, name)) for name, words in asked)
    return tuple(
        _answer(step, item, f"{prefix}{name}", words, printed(value)) for name, words, value in values if value
    )


def _words(asked: Mapping[str, Promise]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(words)) for name, words in asked.items())


def _signed(signatures: Iterable[Signed]) -> Place:
    """Whoever signs for the employer is named in the file; whether the copy names them is for the employer to say."""
    return Place(
        _("Signaturer"),
        tuple(_answer(SIGNATURES, one.field, "person", one.role, one.person) for one in signatures),
    )

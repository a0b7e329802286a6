"""Two signed assessments side by side: two workplaces, or two years of the same. Read from the two records.

Hazards and measures meet by key: the catalogue's are the same everywhere, an organisation's own are its own.
"""

from dataclasses import dataclass, replace

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alenearbeid.accounts.models import User
from alenearbeid.accounts.reach import Reach
from assessments.casework import access, assembly, facts
from assessments.casework.forms.labels import label
from assessments.casework.models import WAS_SIGNED, Assessment, AssessmentFacts
from assessments.casework.words import change_words
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category, MeasureStatus, PartyRole
from assessments.record.diff import changes
from assessments.record.hazards import AssessedHazard
from assessments.record.measures import ChosenMeasure

from . import listing, words

MOST_OFFERED = 20


@dataclass(frozen=True)
class Line:
    """One question and the two answers."""

    label: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        return self.left != self.right


@dataclass(frozen=True)
class Part:
    """Lines that belong together; what is the same is folded away."""

    heading: str | Promise
    different: tuple[Line, ...]
    same: tuple[Line, ...]


@dataclass(frozen=True)
class Side:
    """One of the two; `heading` is what tells it from the other."""

    assessment: Assessment
    record: AssessmentRecord
    heading: str = ""

    @property
    def facts(self) -> AssessmentFacts:
        return self.assessment.facts


def side(assessment: Assessment) -> Side:
    return Side(assessment, assembly.assemble(assessment))


def in_order(one: Side, other: Side) -> tuple[Side, Side]:
    """Of two versions of the same the earlier first, so that one reads what has become of it."""
    is_same = one.assessment.series_id == other.assessment.series_id
    if is_same and one.assessment.number > other.assessment.number:
        one, other = other, one
    left, right = (_heading(one, other), _heading(other, one))
    return replace(one, heading=left), replace(other, heading=right)


def _heading(side: Side, other: Side) -> str:
    """The place, or what the two do not have in common when they are of the same place."""
    if side.assessment.series_id == other.assessment.series_id:
        year = side.assessment.signed_at.year if side.assessment.signed_at else ""
        return _("Versjon %(number)s (%(year)s)") % {"number": side.assessment.number, "year": year}
    if side.assessment.workplace_id != other.assessment.workplace_id:
        return side.assessment.workplace.name
    return side.facts.title or side.assessment.workplace.name


def parts(left: Side, right: Side) -> list[Part]:
    """What differs, part by part; a part without any lines is left out."""
    made = (
        (gettext_lazy("Konklusjonen"), _paired(_conclusion(left), _conclusion(right))),
        (gettext_lazy("Risiko"), _paired(_levels(left), _levels(right))),
        (gettext_lazy("Partene"), _paired(_parties(left), _parties(right))),
        (gettext_lazy("Farer"), _joined(_hazards(left.record), _hazards(right.record), _("Ikke vurdert"))),
        (gettext_lazy("Tiltak"), _joined(_measures(left.record), _measures(right.record), _("Ikke valgt"))),
    )
    return [
        Part(heading, tuple(line for line in lines if line.differs), tuple(line for line in lines if not line.differs))
        for heading, lines in made
        if lines
    ]


def sentences(left: Side, right: Side) -> tuple[change_words.Group, ...]:
    """What has changed from one version to another, answer by answer; nothing for two different assessments."""
    if left.assessment.series_id != right.assessment.series_id:
        return ()
    return change_words.grouped(changes(left.record, right.record))


def other_versions(assessment: Assessment, user: User) -> list[Assessment]:
    """Of the same series, signed at some time."""
    same = access.visible_to(user).filter(series=assessment.series_id, state__in=WAS_SIGNED)
    return list(
        same.exclude(pk=assessment.pk).defer("frozen_record", "frozen_findings").order_by("-number")[:MOST_OFFERED]
    )


def candidates(assessment: Assessment, reach: Reach, search: str) -> list[AssessmentFacts]:
    """Other assessments that apply: those that are searched for, else of the same occupation."""
    found = listing.applying(reach).exclude(assessment__series=assessment.series_id)
    alike = Q(search_text__contains=facts.fold(search)) if search else Q(profile=assessment.facts.profile)
    return list(listing.ordered(listing.rows(found.filter(alike)), listing.DEFAULT_ORDER)[:MOST_OFFERED])


def _paired(left: dict[str, str], right: dict[str, str]) -> list[Line]:
    """The same questions on both sides; what neither has answered is left out."""
    return [Line(name, text, right[name]) for name, text in left.items() if text or right[name]]


def _joined(left: dict[str, tuple[str, str]], right: dict[str, tuple[str, str]], missing: str) -> list[Line]:
    """By key; `missing` stands where only the other has it."""
    found = []
    for key in {**left, **right}:
        name = (left.get(key) or right[key])[0]
        found.append(Line(name, left[key][1] if key in left else missing, right[key][1] if key in right else missing))
    return found


def _conclusion(side: Side) -> dict[str, str]:
    found, alone = side.record.conclusion, side.record.alone
    return {
        _("Kan arbeidet gjøres alene i dag?"): label(found.decision) if found.decision else "",
        _("På hvilke vilkår?"): found.terms or "",
        _("Særlig risiko"): label(found.special_risk) if found.special_risk else "",
        _("Tid alene"): label(alone.time_share) if alone.time_share else "",
        _("Lengste strekk alene"): label(alone.longest_stretch) if alone.longest_stretch else "",
        _("Gjennomgås senest"): date_format(found.next_review, "DATE_FORMAT") if found.next_review else "",
    }


def _levels(side: Side) -> dict[str, str]:
    shown = words.Shown(side.facts, timezone.localdate())
    found = {}
    for category in Category:
        today = facts.level(side.record, category)
        after = risk.category_level(side.record, category, after=True)
        found[label(category)] = words.level(today) if today in {"", "none"} else _now_and_after(today, after)
    return {
        **found,
        _("Røde farer etter tiltak"): str(side.facts.red_residual),
        _("Den psykososiale delen"): shown.depth,
    }


def _now_and_after(today: str, after: risk.Level | None) -> str:
    if after is None:
        return _("%(today)s i dag") % {"today": words.level(today)}
    values = {"today": words.level(today), "after": label(after).lower()}
    return _("%(today)s i dag, %(after)s når tiltakene er på plass") % values


def _parties(side: Side) -> dict[str, str]:
    reps = [p for p in side.record.positions if p.role == PartyRole.SAFETY_REP and p.statement]
    last = reps[-1] if reps else None
    return {
        _("Verneombudets syn"): label(last.statement) if last and last.statement else _("Ingen uttalelse"),
        _("Verneombudets begrunnelse"): (last.reason if last else "") or "",
        _("Kontrolltiltak uten drøfting"): str(side.facts.undiscussed),
    }


def _hazards(record: AssessmentRecord) -> dict[str, tuple[str, str]]:
    """Key to name and level; those that are not relevant are not worth a line unless the other side has them."""
    return {
        hazard.key: (hazard.wording.name if hazard.wording else hazard.key, _placed(record, hazard))
        for hazard in record.hazards
        if hazard.relevant is not None
    }


def _placed(record: AssessmentRecord, hazard: AssessedHazard) -> str:
    if hazard.relevant == Answer.NO:
        return _("Ikke aktuelt")
    today = risk.level_today(record, hazard)
    return _now_and_after(today, risk.level_after(record, hazard)) if today else _("Vet ikke, eller ikke plassert")


def _measures(record: AssessmentRecord) -> dict[str, tuple[str, str]]:
    return {
        measure.key: (measure.wording.name if measure.wording else measure.key, _status(measure))
        for measure in record.measures.chosen
    }


def _status(measure: ChosenMeasure) -> str:
    if measure.status == MeasureStatus.PLANNED and measure.deadline:
        return _("Planlagt til %(day)s") % {"day": date_format(measure.deadline, "DATE_FORMAT")}
    return label(measure.status) if measure.status else _("Valgt, men ikke sagt om det er på plass")

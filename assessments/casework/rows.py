"""The lines of the compact lists: what the catalogue suggests, and what has been answered, side by side."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import HazardEntry, MeasureEntry
from assessments.record import risk
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Coverage, HelpTime, SilenceNoticedBy
from assessments.record.measures import ChosenMeasure

from . import progress, teaching
from .forms.choose_rows import Block, Row
from .forms.labels import label
from .models import Assessment
from .steps import Step, chosen_tasks, relevant_hazards
from .words.own_words import marked


def hazard_blocks(
    assessment: Assessment, step: Step, record: AssessmentRecord, catalogue: CatalogueData
) -> list[Block]:
    """First the hazards others in the occupation meet, then all others by theme."""
    assert step.category  # noqa: S101  # called for hazard steps only
    profile = record.work.profile_wording
    suggested = [h.key for h in profile.hazards if h.category == step.category] if profile else []
    blocks = []
    if suggested:
        entries = [catalogue.hazards[key] for key in suggested]
        rows = tuple(_suggested_row(entry, assessment, step, record, catalogue) for entry in entries)
        help_text = _("Forslag fra yrkesprofilen «%(name)s». Dere svarer selv.") % {
            "name": profile.name if profile else ""
        }
        blocks.append(Block(key="forslag", heading=_("Vanlige farer i dette yrket"), rows=rows, help=help_text))
    dismissed = {theme.key: theme.reason or "" for theme in getattr(record, step.section).dismissed_themes}
    for theme in catalogue.themes_of(step.category):
        entries = [entry for entry in _offered(catalogue, step, theme.key, record) if entry.key not in suggested]
        if not entries:
            continue
        rows = tuple(_hazard_row(entry, assessment, step, record) for entry in entries)
        blocks.append(
            Block(
                key=theme.key,
                heading=str(theme.name),
                rows=rows,
                can_dismiss=True,
                is_dismissed=theme.key in dismissed,
                reason=dismissed.get(theme.key, ""),
                folded=_is_folded(rows, is_suggested=bool(suggested), is_dismissed=theme.key in dismissed),
            )
        )
    return blocks


def _is_folded(rows: tuple[Row, ...], *, is_suggested: bool, is_dismissed: bool) -> bool:
    """What others in the occupation do not meet, and what is turned down as a whole, unless a line stands open."""
    if is_dismissed:
        return not any(row.value in {Answer.YES, Answer.UNKNOWN} for row in rows)
    return is_suggested and not any(row.value for row in rows)


def _offered(catalogue: CatalogueData, step: Step, theme: str, record: AssessmentRecord) -> list[HazardEntry]:
    """The hazards of a theme; one that the organisation has taken out of use, where it is answered already."""
    answered = {hazard.key for hazard in record.hazards if hazard.key in catalogue.retired}
    kept = (catalogue.hazards[key] for key in sorted(answered))
    here = catalogue.hazards_of(step.category or "", theme=theme)
    return [*here, *(entry for entry in kept if entry.category == step.category and entry.theme == theme)]


def _suggested_row(
    entry: HazardEntry, assessment: Assessment, step: Step, record: AssessmentRecord, catalogue: CatalogueData
) -> Row:
    """A hazard that others in the occupation meet, with why."""
    profile = catalogue.profiles.get(record.work.profile or "")
    row = _hazard_row(entry, assessment, step, record, _("Vanlig i yrket"))
    told = (teaching.why_alone(entry, catalogue), *teaching.of_hazard(entry, catalogue, profile))
    return replace(row, told=told)


def _hazard_row(
    entry: HazardEntry, assessment: Assessment, step: Step, record: AssessmentRecord, suggested: str = ""
) -> Row:
    answered = next((hazard for hazard in record.hazards if hazard.key == entry.key), None)
    value = str(answered.relevant or "") if answered else ""
    return Row(
        key=entry.key,
        name=marked(entry),
        text=str(entry.question),
        value=value,
        suggested=suggested,
        url=reverse("casework:item", args=[assessment.uuid, step.key, entry.key]),
        is_open=value == Answer.YES,
        is_done=bool(answered) and progress.is_assessed(answered, record) if answered else False,
        level=risk.level_today(record, answered) if answered else None,
        inverted=entry.answer_that_means_hazard == "nei",
        reason=(answered.not_relevant_reason or "") if answered else "",
    )


def measure_blocks(assessment: Assessment, record: AssessmentRecord, catalogue: CatalogueData) -> list[Block]:
    """Measures that answer the hazards marked here and what is lacking of help, by the seven levels."""
    chosen = {measure.key: measure for measure in record.measures.chosen}
    marked = {hazard.key: progress.hazard_name(hazard) for hazard in relevant_hazards(record)}
    lacking = open_conditions(record)
    named = marked | {entry.key: str(entry.name) for entry in catalogue.conditions if entry.key in lacking}
    blocks = []
    for level, name in catalogue.meta.levels.items():
        fitting = tuple(
            replace(
                _measure_row(entry, assessment, record, named, chosen.get(entry.key)),
                told=teaching.of_measure(entry, catalogue),
            )
            for entry in catalogue.measures.values()
            if entry.level == level and entry.step == "tiltak" and not entry.is_process
            if entry.key in chosen or not (entry.key in catalogue.retired or named.keys().isdisjoint(entry.hazards))
        )
        if fitting:
            folded = not marked and not any(row.value for row in fitting)
            blocks.append(Block(key=f"niva-{level}", heading=f"{level}. {name}", rows=fitting, folded=folded))
    return blocks


NAMED_HAZARDS = 3  # the item's own page has them all
# The conditions of help and discovery, and the answers in step 2 with which they are as they should be.
IN_ORDER: dict[str, tuple[str, frozenset[str]]] = {
    "fy_ubemerket_fravaer": (
        "silence_noticed_by",
        frozenset(
            {SilenceNoticedBy.PRESENT_COLLEAGUE, SilenceNoticedBy.AUTOMATIC_ALARM, SilenceNoticedBy.AGREED_CALLS}
        ),
    ),
    "fy_hjelp_langt_unna": ("help_time", frozenset({HelpTime.AT_ONCE, HelpTime.UNDER_5})),
    "fy_dekning_samband": ("coverage", frozenset({Coverage.EVERYWHERE})),
    "fy_morke_natt": ("dark_or_remote", frozenset({Answer.NO})),
    "ps_manglende_oppfolging": ("follow_up_routine", frozenset({Answer.YES})),
    "ps_mangelfull_opplaering": ("trained_for_lone_work", frozenset({Answer.YES})),
}


def open_conditions(record: AssessmentRecord) -> set[str]:
    """The conditions that are not as they should be; unanswered counts as open."""
    return {key for key, (question, good) in IN_ORDER.items() if getattr(record.alone, question) not in good}


def _measure_row(
    entry: MeasureEntry,
    assessment: Assessment,
    record: AssessmentRecord,
    named: dict[str, str],
    chosen: ChosenMeasure | None,
) -> Row:
    against = _against([named[key] for key in entry.hazards if key in named])
    return Row(
        key=entry.key,
        name=marked(entry),
        text=str(entry.does or entry.limits or ""),
        limits=str(entry.limits or "") if entry.does else "",
        is_control_measure=entry.is_control_measure != "no",
        value="yes" if chosen else "",
        suggested=against,
        url=reverse("casework:item", args=[assessment.uuid, "tiltak", entry.key]),
        is_open=chosen is not None,
        is_done=chosen is not None and not progress.missing_fields(chosen, type(chosen), record, chosen.key),
    )


def _against(hazards: list[str]) -> str:
    """What a measure is suggested for: a few by name, so that the list can be read on a phone."""
    more = len(hazards) - NAMED_HAZARDS
    if more <= 1:
        return _("Mot: %(hazards)s") % {"hazards": ", ".join(hazards)} if hazards else ""
    return _("Mot: %(hazards)s og %(more)s til") % {"hazards": ", ".join(hazards[:NAMED_HAZARDS]), "more": more}


def item_rows(assessment: Assessment, step: Step, record: AssessmentRecord) -> list[Row]:
    """The items of a step that are filled in one by one after a choice: tasks, residual risks, control measures."""
    if step.key == "oppgaver":
        details = {detail.key: detail for detail in record.tasks.details}
        return [
            _item_row(assessment, step, kind, str(label(kind)), details.get(kind), record)
            for kind in chosen_tasks(record)
        ]
    if step.key == "kontrolltiltak":
        reviews = {review.key: review for review in record.control_measures.reviews}
        return [
            _item_row(assessment, step, m.key, m.wording.name if m.wording else m.key, reviews.get(m.key), record)
            for m in record.measures.chosen
            if m.is_control_measure
        ]
    if step.key == "tiltak":
        return [
            Row(
                key=hazard.key,
                name=progress.hazard_name(hazard),
                url=reverse("casework:item", args=[assessment.uuid, step.key, hazard.key]),
                is_open=True,
                is_done=risk.level_after(record, hazard) is not None,
                level=risk.level_after(record, hazard),
            )
            for hazard in progress.hazards_to_place_after(record)
        ]
    return []


def _item_row(assessment: Assessment, step: Step, key: str, name: str, row: object, record: AssessmentRecord) -> Row:
    done = row is not None and not progress.missing_fields(row, type(row), record, str(key))  # type: ignore[arg-type]
    url = reverse("casework:item", args=[assessment.uuid, step.key, key])
    return Row(key=str(key), name=name, url=url, is_open=True, is_done=done)

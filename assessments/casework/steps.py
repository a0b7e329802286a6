"""The ordered table of the guided form: key, title, section model, items, and how far each step has come."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.record import alone, hazards, measures, own_keys, parties, tasks, work
from assessments.record.assessment import AssessmentRecord
from assessments.record.base import Section
from assessments.record.choices import Answer, Category, TaskKind


class StepState(StrEnum):
    DONE = "done"
    MISSING = "missing"
    NOT_RELEVANT = "not_relevant"


STATE_LABELS: dict[StepState, Promise] = {
    StepState.DONE: _("Ferdig"),
    StepState.MISSING: _("Mangler svar"),
    StepState.NOT_RELEVANT: _("Ikke aktuelt"),
}


@dataclass(frozen=True)
class Step:
    """One step of the form = one section of the record. `item` is the model of its items, where it has any."""

    key: str
    title: Promise
    section: str
    head: type[Section] | None = None
    item: type[Section] | None = None
    items_field: str = ""
    category: Category | None = None
    relevant: Callable[[AssessmentRecord], bool] = lambda record: record.alone.is_done_alone is not False

    @property
    def is_hazards(self) -> bool:
        return self.category is not None


def _always(record: AssessmentRecord) -> bool:
    return True


def has_control_measure(record: AssessmentRecord) -> bool:
    return any(measure.is_control_measure for measure in record.measures.chosen)


STEPS: tuple[Step, ...] = (
    Step("arbeidet", _("Arbeidet"), "work", head=work.Work, relevant=_always),
    Step("alene", _("Alene"), "alone", head=alone.Alone, relevant=_always),
    Step(
        "oppgaver",
        _("Oppgaver med egne regler"),
        "tasks",
        head=tasks.TasksHead,
        item=tasks.SpecialTask,
        items_field="details",
    ),
    Step(
        "fysisk",
        _("Fysiske farer"),
        "physical",
        head=hazards.PhysicalHead,
        item=hazards.AcuteHazard,
        items_field="hazards",
        category=Category.PHYSICAL,
    ),
    Step(
        "psykososialt",
        _("Psykososialt arbeidsmiljø"),
        "psychosocial",
        head=hazards.PsychosocialHead,
        item=hazards.StrainHazard,
        items_field="hazards",
        category=Category.PSYCHOSOCIAL,
    ),
    Step(
        "vold",
        _("Vold og trusler"),
        "violence",
        head=hazards.ViolenceHead,
        item=hazards.AcuteHazard,
        items_field="hazards",
        category=Category.VIOLENCE,
    ),
    Step(
        "tiltak",
        _("Tiltak"),
        "measures",
        head=measures.MeasuresHead,
        item=measures.ChosenMeasure,
        items_field="chosen",
    ),
    Step(
        "kontrolltiltak",
        _("Kontrolltiltak"),
        "control_measures",
        item=measures.ControlMeasureReview,
        items_field="reviews",
        relevant=has_control_measure,
    ),
    Step("medvirkning", _("Medvirkning"), "participation", head=parties.Participation, relevant=_always),
    Step("konklusjon", _("Konklusjon"), "conclusion", head=parties.Conclusion),
    Step("kontroll", _("Kontroll og signering"), "", relevant=_always),
)

BY_KEY = {step.key: step for step in STEPS}
BY_CATEGORY = {step.category: step for step in STEPS if step.category}
ORGANISATION = "virksomhet"  # attached sections: snapshotted by a service, no step of their own
VERSIONS = "versjoner"
CONSULTATIONS = "drofting"  # one row for each of the minutes the assessment uses
STOPS = "stans"
SURVEY = "undersokelse"
CATALOGUE = "katalog"  # which version the draft had before it was updated
TABLES = "tabell"  # the employer's own risk table, as it is used here
THEME_PREFIX = "tema:"


def model_for_item(step: Step, item: str) -> type[Section] | None:
    """The model that an item of this step is checked against; the measure step also holds residual risks."""
    if not item:
        return step.head
    if step.is_hazards and item.startswith(THEME_PREFIX):
        return hazards.ThemeDismissal
    if step.key == "tiltak" and own_keys.slug_of(item).startswith("ps_"):
        return hazards.StrainResidual
    if step.key == "tiltak" and own_keys.slug_of(item).startswith(("fy_", "vt_")):
        return hazards.AcuteResidual
    return step.item


def chosen_tasks(record: AssessmentRecord) -> list[TaskKind]:
    """The special tasks that are done here."""
    return [kind for kind in record.tasks.kinds or () if kind != TaskKind.NONE]


def relevant_hazards(record: AssessmentRecord) -> list[hazards.AcuteHazard | hazards.StrainHazard]:
    """The hazards answered «ja»."""
    return [hazard for hazard in record.hazards if hazard.relevant == Answer.YES]


def next_step(key: str, record: AssessmentRecord) -> Step:
    """The next step that is relevant; the last one stays."""
    later = STEPS[STEPS.index(BY_KEY[key]) + 1 :]
    return next((step for step in later if step.relevant(record)), STEPS[-1])

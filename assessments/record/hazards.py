"""Steps 4-6, the hazards: physical, psychosocial, violence and threats; each with what being alone does to it."""

from .base import Key, Line, Score, Section, StrainScore, Text
from .choices import AbleToAct, Adequacy, AloneEffect, Answer, Category, Strain


class HazardWording(Section):
    """The hazard as the catalogue worded it when the assessment was made."""

    name: Line
    question: Text
    category: Category
    theme: Key
    theme_name: Line
    why_alone: Text
    law: tuple[Key, ...] = ()
    is_own: bool = False  # the organisation's own; the fields below are set for these only, as their full definition
    usual_effect: AloneEffect | None = None


class AcuteResidual(Section):
    """Likelihood and consequence, alone, when the chosen measures are in place."""

    likelihood: Score | None = None
    consequence: Score | None = None
    comment: Text | None = None


class StrainResidual(Section):
    """Duration and load, alone, when the chosen measures are in place."""

    duration: StrainScore | None = None
    load: StrainScore | None = None
    support: Answer | None = None
    comment: Text | None = None


class AssessedHazard(Section):
    """What all hazards are asked; the law's question is what being alone does (aml § 4-1 (3))."""

    key: Key
    wording: HazardWording | None = None
    relevant: Answer | None = None
    not_relevant_reason: Text | None = None
    find_out: Line | None = None
    manifestation: Text | None = None
    alone_effect: AloneEffect | None = None
    alone_effect_why: Text | None = None
    existing_measures: Text | None = None


class AcuteHazard(AssessedHazard):
    """A hazard placed in the 5x5 table: alone as things are today, with others where alone makes a difference."""

    likelihood: Score | None = None
    consequence: Score | None = None
    caused_by_work: Answer | None = None
    able_to_act: AbleToAct | None = None
    with_others_likelihood: Score | None = None
    with_others_consequence: Score | None = None
    after: AcuteResidual | None = None


class StrainHazard(AssessedHazard):
    """A psychosocial hazard: duration times load, where support at hand counts. Duration is the dose."""

    duration: StrainScore | None = None
    load: StrainScore | None = None
    support: Answer | None = None
    after: StrainResidual | None = None


class ThemeDismissal(Section):
    """A whole theme answered «nei, ikke aktuelt» with one reason."""

    key: Key
    theme_name: Line | None = None
    reason: Text | None = None


class PhysicalHead(Section):
    other_hazards: Text | None = None


class Physical(PhysicalHead):
    hazards: tuple[AcuteHazard, ...] = ()
    dismissed_themes: tuple[ThemeDismissal, ...] = ()


class PsychosocialHead(Section):
    """The eight factors of utførelsesforskriften § 1A-1, short and long term, and together (§ 1A-2)."""

    unclear_demands_short: Strain | None = None
    unclear_demands_long: Strain | None = None
    emotional_demands_short: Strain | None = None
    emotional_demands_long: Strain | None = None
    workload_short: Strain | None = None
    workload_long: Strain | None = None
    support_short: Strain | None = None
    support_long: Strain | None = None
    contact_short: Strain | None = None
    contact_long: Strain | None = None
    harassment_short: Strain | None = None
    harassment_long: Strain | None = None
    violence_short: Strain | None = None
    violence_long: Strain | None = None
    self_determination_short: Strain | None = None
    self_determination_long: Strain | None = None
    factors_together: Text | None = None
    other_hazards: Text | None = None


PSYCHOSOCIAL_FACTORS = (
    "unclear_demands",
    "emotional_demands",
    "workload",
    "support",
    "contact",
    "harassment",
    "violence",
    "self_determination",
)


class Psychosocial(PsychosocialHead):
    hazards: tuple[StrainHazard, ...] = ()
    dismissed_themes: tuple[ThemeDismissal, ...] = ()


class ViolenceHead(Section):
    """The eight moments of utførelsesforskriften § 3A-2, and harassment by third parties (ch. 2A)."""

    organisation_of_work: Adequacy | None = None
    premises_and_technology: Adequacy | None = None
    where_and_when: Adequacy | None = None
    working_hours: Adequacy | None = None
    lone_work: Adequacy | None = None
    staffing: Adequacy | None = None
    competence: Adequacy | None = None
    effect_of_measures: Adequacy | None = None
    moments_detail: Text | None = None
    foreseeable: Answer | None = None
    harassment_situations: Text | None = None
    other_hazards: Text | None = None


VIOLENCE_MOMENTS = (
    "organisation_of_work",
    "premises_and_technology",
    "where_and_when",
    "working_hours",
    "lone_work",
    "staffing",
    "competence",
    "effect_of_measures",
)


class Violence(ViolenceHead):
    hazards: tuple[AcuteHazard, ...] = ()
    dismissed_themes: tuple[ThemeDismissal, ...] = ()

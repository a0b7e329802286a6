"""Steps 7 and 8, measures in order of the seven levels, and the control measures that open a step of their own."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import Key, Line, Section, Text
from .choices import Answer, CameraKept, DiscussedWith, Effect, ImpactAssessment, Interim, LegalBasis, MeasureStatus


class MeasureWording(Section):
    """The measure as the catalogue worded it when the assessment was made."""

    name: Line
    level: Annotated[int, Field(ge=1, le=7)]
    is_control_measure: Literal["yes", "no", "ask"]
    is_process: bool = False
    law: tuple[Key, ...] = ()
    is_own: bool = False  # the organisation's own; the fields below are set for these only, as their full definition
    against: tuple[Key, ...] | None = None
    does: Text | None = None
    limits: Text | None = None


class ChosenMeasure(Section):
    key: Key
    wording: MeasureWording | None = None
    hazards: tuple[Key, ...] | None = None
    status: MeasureStatus | None = None
    description: Text | None = None
    responsible: Line | None = None
    deadline: date | None = None
    works: Effect | None = None
    sends_position_sound_or_picture: Answer | None = None
    takes_away_contact: Answer | None = None

    @property
    def is_control_measure(self) -> bool:
        """GPS, camera, tracking; an alarm button only when it sends position, sound or picture (aml ch. 9)."""
        if self.wording is None or self.wording.is_control_measure == "no":
            return False
        return self.wording.is_control_measure == "yes" or self.sends_position_sound_or_picture == Answer.YES


class MeasuresHead(Section):
    interim: Interim | None = None
    interim_description: Text | None = None
    other_measures: Text | None = None


class Measures(MeasuresHead):
    chosen: tuple[ChosenMeasure, ...] = ()


class ControlMeasureReview(Section):
    """What aml §§ 9-1 and 9-2 and GDPR ask before a control measure starts: discussed, informed, then started."""

    key: Key
    purpose: Text | None = None
    just_cause: Text | None = None
    proportionality: Text | None = None
    less_intrusive: Text | None = None
    discussed_with: DiscussedWith | None = None
    discussed_on: date | None = None
    discussion_outcome: Text | None = None
    informed_on: date | None = None
    starts_on: date | None = None
    duration: Line | None = None
    legal_basis: LegalBasis | None = None
    who_has_access: Text | None = None
    deleted_after: Line | None = None
    camera_signposted: Answer | None = None
    camera_kept: CameraKept | None = None
    not_used_in_personnel_cases: Answer | None = None
    impact_assessment: ImpactAssessment | None = None
    evaluated_on: date | None = None


class ControlMeasures(Section):
    reviews: tuple[ControlMeasureReview, ...] = ()

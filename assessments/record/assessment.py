"""AssessmentRecord v1: everything one assessment says, and the file that carries it."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from .alone import Alone
from .base import Section
from .consultations import ConsultationEntry, StopEntry
from .hazards import AcuteHazard, Physical, Psychosocial, StrainHazard, Violence
from .measures import ControlMeasures, Measures
from .parties import Conclusion, OrganisationFacts, Participation, PositionEntry, ProposalEntry, RemarkEntry
from .survey import Survey
from .tables import RiskTables
from .tasks import Tasks
from .versions import VERSIONS_AT_MOST, Versions
from .work import Work

FORMAT = "alenearbeid/assessment"
VERSION = 1


class AssessmentRecord(Section):
    """The content, in sections. No ids, states, timestamps or findings."""

    organisation: OrganisationFacts = OrganisationFacts()
    work: Work = Work()
    alone: Alone = Alone()
    tasks: Tasks = Tasks()
    physical: Physical = Physical()
    psychosocial: Psychosocial = Psychosocial()
    violence: Violence = Violence()
    measures: Measures = Measures()
    control_measures: ControlMeasures = ControlMeasures()
    participation: Participation = Participation()
    conclusion: Conclusion = Conclusion()
    remarks: tuple[RemarkEntry, ...] = ()
    proposals: tuple[ProposalEntry, ...] = ()
    positions: tuple[PositionEntry, ...] = ()
    consultations: tuple[ConsultationEntry, ...] = ()
    stops: tuple[StopEntry, ...] = ()
    survey: Survey | None = None
    tables: RiskTables | None = None
    versions: Versions = Versions()

    @property
    def hazards(self) -> tuple[AcuteHazard | StrainHazard, ...]:
        """Every assessed hazard of the three categories."""
        return (*self.physical.hazards, *self.psychosocial.hazards, *self.violence.hazards)


class Envelope(Section):
    """Which assessment the record is, and which catalogue worded it."""

    uuid: UUID
    series: UUID
    version: Annotated[int, Field(ge=1, le=VERSIONS_AT_MOST)]
    predecessor_digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    catalogue: Annotated[str, Field(pattern=r"^\d{4}-\d{1,3}$")]
    language: Literal["nb", "nn", "en"]


class AssessmentFile(Section):
    """The exchange file, also attached to the PDF."""

    format: Literal["alenearbeid/assessment"]
    version: Literal[1]
    envelope: Envelope
    record: AssessmentRecord

"""Which questions belong to which model, which answers a step needs, and which fields have no question, and why."""

from assessments.casework.forms.question import Group
from assessments.checks.monitoring import CAMERAS
from assessments.record import (
    alone,
    assessment,
    consultations,
    hazards,
    measures,
    parties,
    survey,
    tables,
    tasks,
    versions,
    work,
)
from assessments.record.base import Section

from . import alone as alone_questions
from . import hazards as hazard_questions
from . import measures as measure_questions
from . import parties as party_questions
from . import tasks as task_questions
from . import work as work_questions

QUESTIONS: dict[type[Section], tuple[Group, ...]] = {
    work.Work: work_questions.GROUPS,
    alone.Alone: alone_questions.GROUPS,
    tasks.TasksHead: task_questions.HEAD,
    tasks.SpecialTask: task_questions.ITEM,
    hazards.PhysicalHead: hazard_questions.PHYSICAL,
    hazards.PsychosocialHead: hazard_questions.PSYCHOSOCIAL,
    hazards.ViolenceHead: hazard_questions.VIOLENCE,
    hazards.AcuteHazard: hazard_questions.ACUTE,
    hazards.StrainHazard: hazard_questions.STRAIN,
    hazards.AcuteResidual: hazard_questions.ACUTE_AFTER,
    hazards.StrainResidual: hazard_questions.STRAIN_AFTER,
    hazards.ThemeDismissal: hazard_questions.THEME_DISMISSAL,
    measures.MeasuresHead: measure_questions.HEAD,
    measures.ChosenMeasure: measure_questions.MEASURE,
    measures.ControlMeasureReview: measure_questions.CONTROL_MEASURE,
    parties.Participation: party_questions.PARTICIPATION,
    parties.Conclusion: party_questions.CONCLUSION,
}

# The fewest answers a step needs to count as done, among those that are asked.
ESSENTIAL: dict[type[Section], tuple[str, ...]] = {
    work.Work: (
        "title", "description", "people_kinds", "times_of_day", "contacts", "handles", "incidents",
        "incidents_similar_work",
    ),
    alone.Alone: ("is_done_alone",),
    tasks.TasksHead: ("kinds",),
    tasks.SpecialTask: ("second_person", "energy_cut_off", "mine_contact", "work_certificate"),
    hazards.ViolenceHead: ("foreseeable",),
    hazards.AcuteHazard: ("relevant", "manifestation", "alone_effect", "caused_by_work", "likelihood", "consequence"),
    hazards.StrainHazard: ("relevant", "manifestation", "alone_effect", "duration", "load", "support"),
    hazards.AcuteResidual: ("likelihood", "consequence"),
    hazards.StrainResidual: ("duration", "load", "support"),
    hazards.ThemeDismissal: ("reason",),
    measures.MeasuresHead: ("interim", "interim_description"),
    measures.ChosenMeasure: (
        "hazards", "sends_position_sound_or_picture", "takes_away_contact", "status", "responsible", "deadline",
    ),
    measures.ControlMeasureReview: (
        "purpose", "less_intrusive", "discussed_with", "discussed_on", "informed_on", "evaluated_on",
    ),
    parties.Participation: ("assessor_name", "safety_rep_involvement", "workers_involved"),
    parties.Conclusion: ("special_risk", "decision", "terms", "next_review"),
}  # fmt: skip

# Besides, unless everything that is known is quiet: then the short way is at most twenty answers.
ESSENTIAL_UNLESS_QUIET: dict[type[Section], tuple[str, ...]] = {
    work.Work: ("settings", "people_alone", "why_alone"),
    alone.Alone: ("situations", "time_share", "help_ways", "help_time", "silence_noticed_by"),
    parties.Conclusion: ("whom_to_call", "stop_when"),
}

# Asked only for these items: field → keys of the items.
ITEM_ONLY: dict[str, frozenset[str]] = {
    "caused_by_work": frozenset({"fy_akutt_sykdom"}),
    "energy_cut_off": frozenset({"machine_fault_finding"}),
    "mine_contact": frozenset({"mine"}),
    "work_certificate": frozenset({"tank_pipe"}),
    "camera_signposted": CAMERAS,
    "camera_kept": CAMERAS,
    "takes_away_contact": frozenset({"m_last_barriere"}),
}

# Asked only for a measure that is a control measure or not depending on the equipment (catalogue: «ask»).
MEASURE_ASK_ONLY = frozenset({"sends_position_sound_or_picture"})

_KEY = "says which item it is; part of the address, not an answer"
_WORDING = "copied from the catalogue when the record is assembled"
_AFTER = "has its own form at the measures: the residual risk"

# Fields of the models above that have no question, with the reason.
EXCEPTIONS: dict[type[Section], dict[str, str]] = {
    work.Work: {"profile_wording": _WORDING},
    tasks.SpecialTask: {"key": _KEY},
    hazards.AcuteHazard: {"key": _KEY, "wording": _WORDING, "after": _AFTER},
    hazards.StrainHazard: {"key": _KEY, "wording": _WORDING, "after": _AFTER},
    hazards.ThemeDismissal: {"key": _KEY, "theme_name": _WORDING},
    measures.ChosenMeasure: {"key": _KEY, "wording": _WORDING},
    measures.ControlMeasureReview: {"key": _KEY},
}

# Models of the record that have no form of their own, with the reason.
WITHOUT_FORM: dict[type[Section], str] = {
    work.ProfileHazard: _WORDING,
    work.ProfileWording: _WORDING,
    hazards.HazardWording: _WORDING,
    measures.MeasureWording: _WORDING,
    hazards.AssessedHazard: "what the two kinds of hazard have in common; each has its form",
    tasks.Tasks: "a head and its items, which have forms",
    hazards.Physical: "a head and its items, which have forms",
    hazards.Psychosocial: "a head and its items, which have forms",
    hazards.Violence: "a head and its items, which have forms",
    measures.Measures: "a head and its items, which have forms",
    measures.ControlMeasures: "only items, which have forms",
    tables.RiskTables: "attached: copied from the organisation's own table by a service",
    parties.OrganisationFacts: "attached: copied from the organisation by a service",
    parties.RemarkEntry: "attached: copied from the remarks by a service",
    parties.ReplyEntry: "attached: copied from the replies to a remark by a service",
    parties.ProposalEntry: "attached: copied from the proposals by a service",
    parties.PositionEntry: "attached: copied from the positions by a service",
    consultations.ConsultationEntry: "attached: copied from the minutes by a service",
    consultations.StopEntry: "attached: copied from the stop by a service",
    **dict.fromkeys(
        (
            survey.Survey,
            survey.Counts,
            survey.TimeShareCounts,
            survey.AbleCounts,
            survey.ExposedCounts,
            survey.FollowedUpCounts,
            survey.PlaguedCounts,
        ),
        "attached: counted up by a service when the survey is closed",
    ),
    versions.EarlierVersion: "attached: copied from the version before by a service",
    versions.Versions: "attached: made by a service when the version is",
    assessment.AssessmentRecord: "the whole record",
    assessment.Envelope: "made by a service",
    assessment.AssessmentFile: "the exchange file",
}

"""Choices about those who take part, and what they say."""

from enum import StrEnum


class StopEnded(StrEnum):
    """How a stop of dangerous work ended (aml § 6-3)."""

    AVERTED = "averted"
    AUTHORITY = "authority"


class WorkerInvolvement(StrEnum):
    CONVERSATION = "conversation"
    MEETING = "meeting"
    SURVEY = "survey"
    INSPECTION = "inspection"
    NOT_INVOLVED = "not_involved"


class Involvement(StrEnum):
    TOOK_PART = "took_part"
    ASKED_NO_ANSWER = "asked_no_answer"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"


class Statement(StrEnum):
    AGREES = "agrees"
    DISAGREES = "disagrees"
    NOT_FULLY_CONSULTED = "not_fully_consulted"
    WILL_NOT_SIGN = "will_not_sign"


class PartyRole(StrEnum):
    EMPLOYER = "employer"
    SAFETY_REP = "safety_rep"
    UNION_REP = "union_rep"
    OCCUPATIONAL_HEALTH = "occupational_health"
    WORKER = "worker"


class RemarkOutcome(StrEnum):
    """What the employer has done with a remark; the answer says how."""

    ANSWERED = "answered"
    TAKEN_IN = "taken_in"
    DECLINED = "declined"


class ProposalKind(StrEnum):
    HAZARD = "hazard"
    MEASURE = "measure"


class ProposalOutcome(StrEnum):
    ACCEPTED = "accepted"
    DECLINED = "declined"

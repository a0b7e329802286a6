"""Choices about tasks and hazards."""

from enum import StrEnum


class TaskKind(StrEnum):
    """Tasks for which the law or the trade limits doing them alone (rettskilder ch. 6)."""

    SEWER_CONFINED_SPACE = "sewer_confined_space"
    TANK_PIPE = "tank_pipe"
    HOT_WORK = "hot_work"
    DIVING = "diving"
    ROPE_ACCESS = "rope_access"
    PERSON_LIFT = "person_lift"
    HIGH_PRESSURE_JET = "high_pressure_jet"
    MINE = "mine"
    HIGH_VOLTAGE = "high_voltage"
    MACHINE_FAULT_FINDING = "machine_fault_finding"
    AMBULANCE = "ambulance"
    FIRE_SERVICE = "fire_service"
    SMOKE_DIVING = "smoke_diving"
    COERCIVE_CARE = "coercive_care"
    CHAINSAW = "chainsaw"
    BLASTING = "blasting"
    PATIENT_LIFT = "patient_lift"
    NONE = "none"


class AloneEffect(StrEnum):
    LIKELIHOOD = "likelihood"
    OUTCOME = "outcome"
    BOTH = "both"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


class AbleToAct(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Strain(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"

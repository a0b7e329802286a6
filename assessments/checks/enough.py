"""When measures are enough (faglig-gjennomgang § 6). Their number on the ladder does not decide; these keys do.

Red violence: a measure that removes the lone work, brings a person, or is a wall that takes away the contact (a counter
only separates: whether anyone can get past is asked, and only a known «no» to that is a wall). Sewer and
confined space: the guard. High voltage: two persons. Fault-finding on a machine: cut off and locked, or a person at the
emergency stop. Instructions, signs, cameras, alarms, training and participation are never enough, alone or together; a
person on call, a buddy or break relief still leaves the person alone. What comes after an event, who was heard, and
what a tender says, protect nobody while it happens. An organisation's own measure is known by its level: alarms,
training and follow-up (5-7) are never enough, whatever their name.
"""

from enum import StrEnum

from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category, TaskKind
from assessments.record.hazards import AssessedHazard
from assessments.record.measures import ChosenMeasure
from assessments.record.risk import hazards_of

from . import reading
from .tasks import is_second_person_there


class Demand(StrEnum):
    """Which kind of measure a red hazard of this kind demands."""

    VIOLENCE = "violence"
    CONFINED_SPACE = "confined_space"
    HIGH_VOLTAGE = "high_voltage"
    MACHINE = "machine"


ENDS_LONE_WORK = frozenset({"m_avslutte", "m_forbud_oppgave"})
BRINGS_A_PERSON = frozenset(
    {
        "m_to_sammen",
        "m_to_nattevakt",
        "m_to_til_bruker",
        "m_to_operatorer",
        "m_to_brukerheis",
        "m_flytte_bruker",
        "m_hjelpemann",
        "m_vekter",
    }
)
BARRIER = "m_last_barriere"
ENOUGH = {
    Demand.VIOLENCE: ENDS_LONE_WORK | BRINGS_A_PERSON | {BARRIER},
    Demand.CONFINED_SPACE: ENDS_LONE_WORK | {"m_sikkerhetsvakt"},
    Demand.HIGH_VOLTAGE: ENDS_LONE_WORK | {"m_to_sammen", "m_to_operatorer"},
    Demand.MACHINE: ENDS_LONE_WORK | {"m_loto", "m_to_sammen", "m_to_operatorer"},
}
# Never enough, alone or together: instructions, signs, cameras, alarms, training, after-care, on-call, and process.
NEVER_ENOUGH = frozenset(
    {
        "m_instruks",
        "m_ransrutine",
        "m_info_bruker_for",
        "m_stoppregel",
        "m_klar_rollebeskrivelse",
        "m_anbud_krav",
        "m_amu_behandling",
        "m_personvern_dpia",
        "m_synlig_sikring",
        "m_kamera",
        "m_alarmknapp",
        "m_mann_nede",
        "m_mobil_samband",
        "m_dekningskart",
        "m_meld_inn_ut",
        "m_innsjekk",
        "m_oversikt_alene",
        "m_responstid",
        "m_kodeord",
        "m_gps_flate",
        "m_kjoretoyalarm",
        "m_video_kjoretoy",
        "m_opplaering_alene",
        "m_vold_ovelse",
        "m_ran_opplaering",
        "m_bortvisning",
        "m_forstehjelp",
        "m_opplaering_unge",
        "m_opplaering_vo",
        "m_alarm_ovelse",
        "m_kollegaopplaering",
        "m_medvirkning",
        "m_bakvakt",
        "m_fadder",
        "m_avloser_pause",
        "m_debrif",
        "m_rutine_oppfolging",
        "m_oppfolging_vold",
        "m_ikke_tilbake_alene",
        "m_registrer",
        "m_varsle",
        "m_revider",
        "m_evaluer_kontroll",
        "m_granske",
    }
)
SOFT_FROM_LEVEL = 5
# Threats on a screen do not come through a door: a person more is no remedy.
NOT_FACE_TO_FACE = frozenset({"vt_digital_trusler"})
TASK_OF = {
    Demand.CONFINED_SPACE: TaskKind.SEWER_CONFINED_SPACE,
    Demand.HIGH_VOLTAGE: TaskKind.HIGH_VOLTAGE,
    Demand.MACHINE: TaskKind.MACHINE_FAULT_FINDING,
}
ALWAYS = {"fy_trangt_rom": Demand.CONFINED_SPACE, "fy_feilsoking": Demand.MACHINE}
WITH_TASK = {
    "fy_gass_lekkasje": Demand.CONFINED_SPACE,
    "fy_drukning": Demand.CONFINED_SPACE,
    "fy_elektrisk": Demand.HIGH_VOLTAGE,
    "fy_klem_maskin": Demand.MACHINE,
}


def demand_on(record: AssessmentRecord, hazard: AssessedHazard) -> Demand | None:
    """What a red hazard demands, or None where the assessor's own judgement decides."""
    if hazard in hazards_of(record, Category.VIOLENCE):
        return None if hazard.key in NOT_FACE_TO_FACE else Demand.VIOLENCE
    demand = ALWAYS.get(hazard.key) or WITH_TASK.get(hazard.key)
    if demand and hazard.key in WITH_TASK and TASK_OF[demand] not in reading.chosen_tasks(record):
        return None
    return demand


def is_enough(record: AssessmentRecord, hazard: AssessedHazard, *, with_planned: bool) -> bool:
    """Whether the measures against a hazard are of the kind it demands: those in place, or also the planned ones."""
    demand = demand_on(record, hazard)
    chosen = counted(record, hazard, with_planned=with_planned)
    if demand is None:  # the assessor judges which measure; instructions, training and alarms alone are none
        return any(not is_never_enough(measure) for measure in chosen)
    if demand in TASK_OF and is_second_person_there(record, TASK_OF[demand]) == Answer.YES:
        return True
    return any(measure.key in ENOUGH[demand] and _is_what_it_is_called(measure) for measure in chosen)


def is_never_enough(measure: ChosenMeasure) -> bool:
    """Words, signs, alarms, training and what comes afterwards; by its key, or by its level where it is an own one."""
    return measure.key in NEVER_ENOUGH or bool(measure.wording and measure.wording.level >= SOFT_FROM_LEVEL)


def _is_what_it_is_called(measure: ChosenMeasure) -> bool:
    """One key stands for both a counter and a night hatch; only what nobody can get past takes away the contact."""
    return measure.key != BARRIER or measure.takes_away_contact == Answer.YES


def counted(record: AssessmentRecord, hazard: AssessedHazard, *, with_planned: bool) -> list[ChosenMeasure]:
    """The measures that count: today only what is in place and does something."""
    return [
        measure
        for measure in reading.measures_for(record, hazard)
        if reading.is_in_place(measure) or (with_planned and reading.is_planned(measure))
    ]

"""Records to test with: a night kiosk, a quiet office after hours, steady home office; plain JSON, easy to change.

`record(night_kiosk(), work__title="…")` sets one answer; `violence__hazards__vt_ran__likelihood=5` one of an item;
`None` takes an answer away. A change always goes through the models.
"""

import copy
import json
from datetime import date
from typing import Any

from assessments.record.assessment import AssessmentRecord
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS, VIOLENCE_MOMENTS

Json = dict[str, Any]
ON = date(2026, 11, 23)

THEMES = {"fy_": ("fysisk", "tema_fysisk"), "ps_": ("psykososial", "tema_psyk"), "vt_": ("vold_trusler", "tema_vold")}


def record(data: Json | None = None, **changes: Any) -> AssessmentRecord:
    """The record with some answers changed."""
    data = copy.deepcopy(night_kiosk() if data is None else data)
    for path, value in changes.items():
        _set(data, path.split("__"), value)
    return AssessmentRecord.model_validate_json(json.dumps(data))


def _set(place: Any, path: list[str], value: Any) -> None:
    first, *rest = path
    if isinstance(place, list):
        _set(next(item for item in place if item["key"] == first), rest, value)
    elif rest:
        _set(place.setdefault(first, {}), rest, value)
    elif value is None:
        place.pop(first, None)
    else:
        place[first] = value


def acute(key: str, likelihood: int | None = 2, consequence: int | None = 2, **more: Any) -> Json:
    """A hazard of the 5x5 table."""
    placed = {"likelihood": likelihood, "consequence": consequence, "alone_effect": "outcome", **more}
    return _hazard(key, placed)


def strain(key: str, duration: int | None = 2, load: int | None = 2, **more: Any) -> Json:
    """A psychosocial hazard."""
    return _hazard(key, {"duration": duration, "load": load, "support": "yes", "alone_effect": "likelihood", **more})


def _hazard(key: str, placed: Json) -> Json:
    category, theme = THEMES.get(key[:3], THEMES["fy_"])
    wording = {
        "name": f"Fare {key}",
        "question": f"Kan {key} skje?",
        "category": category,
        "theme": theme,
        "theme_name": f"Tema {theme}",
        "why_alone": "Ingen ser det.",
    }
    answers = {"relevant": "yes", **placed}
    return {"key": key, "wording": wording} | {name: value for name, value in answers.items() if value is not None}


def measure(key: str, level: int, hazards: list[str], status: str = "in_place", **more: Any) -> Json:
    """A measure: in place and working, or planned with someone to do it and a day."""
    wording = {"name": f"Tiltak {key}", "level": level, "is_control_measure": more.pop("control", "no")}
    told = {"works": "yes"} if status == "in_place" else {"responsible": "Daglig leder", "deadline": "2027-01-15"}
    return {"key": key, "wording": wording, "hazards": hazards, "status": status, **told, **more}


def profile(name: str, *keys: str) -> Json:
    """A profile that suggests hazards."""
    hazards = [
        {"key": key, "name": f"Fare {key}", "category": THEMES[key[:3]][0], "theme": THEMES[key[:3]][1]} for key in keys
    ]
    return {"name": name, "sector": "handel", "hazards": hazards}


def factors(answer: str = "low") -> Json:
    return {f"{factor}_{term}": answer for factor in PSYCHOSOCIAL_FACTORS for term in ("short", "long")}


def moments(answer: str = "good") -> Json:
    return dict.fromkeys(VIOLENCE_MOMENTS, answer)


def _participation() -> Json:
    return {
        "assessor_name": "Kari Leder",
        "manager_trained": "yes",
        "safety_rep_trained": "yes",
        "safety_rep_involvement": "took_part",
        "safety_rep_name": "Ola Verneombud",
        "workers_involved": ["conversation"],
    }


def _organisation(employees: int) -> Json:
    return {
        "name": "Eksempel AS",
        "employees": employees,
        "safety_rep_arrangement": "elected",
        "workplace": "Hovedgata 1",
    }


def _help() -> Json:
    return {
        "help_ways": ["mobile", "alarm_button"],
        "coverage": "everywhere",
        "help_time": "from_5_to_20",
        "helpers": ["guard"],
        "helper_gets_in": "yes",
        "place_can_be_explained": "yes",
        "silence_noticed_by": "agreed_calls",
        "silence_noticed_within": "from_20_to_60",
        "can_take_break": "yes",
        "can_use_toilet": "yes",
        "trained_for_lone_work": "yes",
        "longest_stretch": "under_4_h",
        "may_stop": "yes",
        "may_refuse": "yes",
        "evacuation_alone_possible": "yes",
        "helper_is_alone": "no",
        "helper_leaves_others": "no",
        "contact_with_colleagues": "every_shift",
        "contact_with_manager": "every_shift",
        "follow_up_routine": "yes",
    }


def night_kiosk() -> Json:
    """A kiosk alone at night behind a night hatch: foreseeable violence, met by measures in place. Nothing to mend."""
    return {
        "organisation": _organisation(12),
        "work": {
            "title": "Nattvakt i kiosk",
            "assessed_on": ON.isoformat(),
            "profile": "kiosk",
            "profile_wording": profile("Kiosk", "vt_ran", "fy_tretthet", "ps_isolasjon"),
            "settings": ["employers_premises"],
            "people_kinds": ["none"],
            "why_alone": ["nature_of_work"],
            "times_of_day": ["night"],
            "starts_at": "22:00:00",
            "ends_at": "06:00:00",
            "shift_minutes": 480,
            "working_time_rules": "chapter_10",
            "night_basis": "nature_of_work",
            "night_health_check": "offered",
            "contacts": ["customers"],
            "handles": ["alcohol_tobacco"],
            "agreements": ["none"],
            "way_out": "yes",
            "incidents": "no",
            "incidents_similar_work": "no",
        },
        "alone": {"is_done_alone": True, "situations": ["in_building"], "time_share": "nearly_all", **_help()},
        "tasks": {"kinds": ["none"]},
        "physical": {"hazards": [acute("fy_tretthet", 2, 2)]},
        "psychosocial": {**factors(), "hazards": [strain("ps_isolasjon", 2, 2)]},
        "violence": {
            **moments(),
            "foreseeable": "yes",
            "harassment_situations": "Kunder i luka.",
            "hazards": [acute("vt_ran", 2, 3)],
        },
        "measures": {
            "chosen": [
                measure("m_last_barriere", 4, ["vt_ran"], takes_away_contact="yes"),
                measure("m_pauseplan", 3, ["fy_tretthet", "ps_isolasjon"]),
            ]
        },
        "participation": _participation(),
        "conclusion": {
            "special_risk": "controlled",
            "decision": "yes_on_terms",
            "terms": "Salg bare gjennom nattluka.",
            "whom_to_call": "Vaktsentralen",
            "stop_when": "Når luka ikke virker.",
            "informed_how": "På vaktmøtet",
            "next_review": "2027-11-23",
        },
    }


def quiet_office() -> Json:
    """Some evenings alone in an office: a negative control."""
    return {
        "organisation": _organisation(30),
        "work": {
            "title": "Kveldsarbeid på kontor",
            "assessed_on": ON.isoformat(),
            "settings": ["employers_premises"],
            "people_kinds": ["none"],
            "why_alone": ["own_wish"],
            "times_of_day": ["evening"],
            "contacts": ["none"],
            "handles": ["none"],
            "incidents": "no",
            "incidents_similar_work": "no",
        },
        "alone": {"is_done_alone": True, "situations": ["in_building"], "time_share": "very_little", **_help()},
        "tasks": {"kinds": ["none"]},
        "physical": {"hazards": [acute("fy_fall_glatt", 1, 2)]},
        "psychosocial": {**factors(), "hazards": [strain("ps_isolasjon", 1, 1)]},
        "violence": {"dismissed_themes": [{"key": "tema_vold", "theme_name": "Vold", "reason": "Låst bygg."}]},
        "participation": _participation(),
        "conclusion": {"special_risk": "no", "decision": "yes", "next_review": "2028-11-23"},
    }


def home_office() -> Json:
    """Case D: steady home office, much time alone, low risk: a negative control."""
    data = quiet_office()
    data["work"] |= {
        "title": "Fast hjemmekontor",
        "settings": ["own_home"],
        "times_of_day": ["day"],
        "home_office_agreement": "yes",
    }
    data["alone"] |= {"situations": ["none"], "time_share": "nearly_all", "silence_noticed_by": "next_shift"}
    data["psychosocial"] = {"hazards": [strain("ps_isolasjon", 4, 2)]}
    data["measures"] = {"chosen": [measure("m_kollegamoter", 3, ["ps_isolasjon"])]}
    data["conclusion"] |= {"decision": "yes_on_terms", "terms": "Teammøte på video hver dag."}
    return data


def not_alone() -> Json:
    """«Nei, dette gjøres ikke alene»: can be completed at once."""
    return {
        "organisation": {"workplace": "Hovedgata 1"},
        "work": {"title": "Varemottak"},
        "alone": {"is_done_alone": False},
        "participation": {"assessor_name": "Kari Leder"},
    }


def many_hazards(count: int = 30) -> Json:
    """A full record, for measurements."""
    data = night_kiosk()
    third = count // 3
    data["physical"]["hazards"] = [acute(f"fy_fare_{number:02}", 4, 4) for number in range(third)]
    data["violence"]["hazards"] = [acute(f"vt_fare_{number:02}", 3, 3) for number in range(third)]
    data["psychosocial"]["hazards"] = [strain(f"ps_fare_{number:02}", 3, 3) for number in range(count - 2 * third)]
    keys = [hazard["key"] for step in ("physical", "psychosocial", "violence") for hazard in data[step]["hazards"]]
    data["measures"]["chosen"] = [measure(f"m_tiltak_{number:02}", 3, keys) for number in range(count)]
    return data

"""Records to print: a petrol station at night with a disagreeing verneombud, a quiet home office, and a flat no."""

import json
from uuid import UUID

from assessments.record.assessment import AssessmentRecord, Envelope
from tests.catalogue.published import CURRENT

ENVELOPE = Envelope(
    uuid=UUID("6f1c1d1e-2f5c-4b7e-9a57-0d8c3d3e9a11"),
    series=UUID("0b7a8a52-8d2e-4d5f-8d54-6f0d0a1b2c3d"),
    version=1,
    catalogue=CURRENT,
    language="nb",
)


def _wording(name: str, category: str, theme: str, why: str, law: tuple[str, ...] = ("aml-4-1-3",)) -> dict:
    return {
        "name": name, "question": f"{name}?", "category": category, "theme": theme, "theme_name": theme.capitalize(),
        "why_alone": why, "law": list(law),
    }  # fmt: skip


def _acute(key: str, name: str, category: str, today: tuple[int, int], after: tuple[int, int] | None, **more) -> dict:
    hazard = {
        "key": key, "wording": _wording(name, category, "tema", more.pop("why", "Ingen kan hjelpe eller hente hjelp.")),
        "relevant": "yes", "likelihood": today[0], "consequence": today[1], **more,
    }  # fmt: skip
    if after:
        hazard["after"] = {"likelihood": after[0], "consequence": after[1]}
    return hazard


def _measure(key: str, name: str, level: int, hazards: list[str], status: str = "in_place", **more) -> dict:
    is_control = more.pop("is_control_measure", "no")
    return {
        "key": key, "wording": {"name": name, "level": level, "is_control_measure": is_control, "law": ["aml-4-1-3"]},
        "hazards": hazards, "status": status, **more,
    }  # fmt: skip


PETROL_STATION = {
    "organisation": {
        "name": "Fjordkraft Bensin AS", "orgnr": "974760673", "sector": "private", "industry_code": "47.3",
        "employees": 12, "safety_rep_arrangement": "elected", "has_works_council": False,
        "has_occupational_health": False, "has_collective_agreement": True,
        "workplace": "Stasjonen på Moa", "workplace_address": "Moavegen 4, 6018 Ålesund",
    },
    "work": {
        "title": "Nattvakt på bensinstasjon med nattluke", "assessed_on": "2026-11-16",
        "description": "Én ansatt er på stasjonen fra kl. 22 til kl. 06. Alt salg går gjennom nattluken, og døren er"
        " låst. Den ansatte fyller på varer, rydder og steller kaffemaskinen inne.",
        "profile": "bensinstasjon_natt",
        "profile_wording": {"name": "Betjening på bensinstasjon, kveld og natt", "sector": "handel"},
        "settings": ["employers_premises"], "people_alone": 4, "people_kinds": ["none"],
        "why_alone": ["saving", "nature_of_work"], "origin": "planned", "two_could_do_it": "yes",
        "another_time_possible": "no",
        "alternatives_detail": "To på vakt fredag og lørdag er prøvd. Det er for få kunder ellers i uken.",
        "agreements": ["robbery_annex"], "agreements_detail": "Ransbilaget i tariffavtalen følges.",
        "times_of_day": ["night"], "week_parts": ["weekdays", "saturday_evening", "sunday"],
        "starts_at": "22:00:00", "ends_at": "06:00:00", "shift_minutes": 480, "working_time_rules": "chapter_10",
        "night_basis": "nature_of_work", "night_discussed": "yes", "night_over_three_hours": "yes",
        "night_heavy_strain": "unknown", "night_health_check": "nobody_mainly_at_night",
        "contacts": ["public", "customers"], "handles": ["alcohol_tobacco"],
        "opens_or_closes": "no", "strangers_present": "yes", "way_out": "yes", "incidents": "yes",
        "incident_kinds": ["threats"], "incident_count": 2,
        "incident_description": "To ganger det siste året har berusede kunder slått på luken og ropt trusler.",
        "incident_followed_up": "yes", "incident_measures_worked": "partly", "incidents_similar_work": "yes",
        "deviations_reported_where": "I avvikssystemet på nettbrettet",
    },
    "alone": {
        "is_done_alone": True, "situations": ["among_people", "in_building"], "time_share": "nearly_all",
        "longest_stretch": "under_8_h", "sees_or_hears_colleague": "no", "considers_self_alone": "yes",
        "may_stop": "yes", "may_close": "yes", "may_leave": "no", "may_refuse": "yes",
        "evacuation_alone_possible": "yes", "help_ways": ["mobile", "alarm_button"], "coverage": "everywhere",
        "help_time": "from_5_to_20", "helpers": ["guard", "emergency_services"],
        "helper_comes_from": "Vaktsentralen på Spjelkavik", "helper_is_alone": "yes", "helper_gets_in": "yes",
        "place_can_be_explained": "yes", "common_language": "yes", "silence_noticed_by": "agreed_calls",
        "silence_noticed_within": "from_20_to_60", "alarm_tested": "this_month", "alarm_practised": "unknown",
        "contact_with_colleagues": "every_shift", "contact_with_manager": "weekly", "can_take_break": "yes",
        "can_use_toilet": "yes", "break_relief": "Luken stenges to ganger i 15 minutter",
        "trained_for_lone_work": "yes", "follow_up_routine": "yes",
    },
    "tasks": {"kinds": ["none"]},
    "physical": {
        "hazards": [
            _acute("fy_tretthet", "Natt, lang økt, tretthet", "fysisk", (3, 2), None, alone_effect="likelihood",
                   manifestation="Stillest mellom kl. 03 og 05.", existing_measures="Lys og oppgaver fordelt utover."),
            _acute("fy_brann_eksplosjon", "Brann og eksplosjon", "fysisk", (2, 5), (1, 5), alone_effect="outcome",
                   alone_effect_why="Den som er alene, må både varsle, stenge pumpene og komme seg ut.",
                   manifestation="Søl og gnister ved pumpene.", existing_measures="Nødstopp ved luken. Slokkeutstyr."),
            _acute("fy_fall_glatt", "Fall på is, snø eller glatt underlag", "fysisk", (2, 3), (1, 3),
                   alone_effect="outcome", manifestation="Ved varemottaket om vinteren."),
            {"key": "fy_akutt_sykdom", "wording": _wording("Akutt sykdom", "fysisk", "tema", "Ingen førstehjelper."),
             "relevant": "yes", "caused_by_work": "no", "able_to_act": "unknown", "alone_effect": "outcome"},
            {"key": "fy_tunge_loft", "wording": _wording("Tunge løft", "fysisk", "tema", "Ingen å løfte sammen med."),
             "relevant": "no", "not_relevant_reason": "Varer over 10 kg tas imot på dagen."},
        ],
        "dismissed_themes": [{"key": "kjemi", "theme_name": "Kjemisk arbeidsmiljø", "reason": "Bare vanlig såpe."}],
    },
    "psychosocial": {
        "unclear_demands_short": "low", "unclear_demands_long": "low", "emotional_demands_short": "medium",
        "emotional_demands_long": "medium", "workload_short": "low", "workload_long": "low", "support_short": "medium",
        "support_long": "high", "contact_short": "high", "contact_long": "unknown", "harassment_short": "medium",
        "harassment_long": "medium", "violence_short": "medium", "violence_long": "medium",
        "self_determination_short": "low", "self_determination_long": "low",
        "factors_together": "Lite kontakt og lite støtte forsterker hverandre når vakten er alene hver uke.",
        "hazards": [
            {"key": "ps_isolasjon", "wording": _wording("Ensomhet og isolasjon", "psykososial", "kontakt",
                                                         "Ingen å snakke med i vakten."),
             "relevant": "yes", "alone_effect": "both", "duration": 4, "load": 2, "support": "no",
             "manifestation": "Hele vakten alene, fire netter i strekk.",
             "after": {"duration": 3, "load": 2, "support": "yes"}},
            {"key": "ps_pause_toalett", "wording": _wording("Ikke mulighet for pause eller toalett", "psykososial",
                                                             "pause", "Ingen kan avløse."),
             "relevant": "yes", "alone_effect": "likelihood", "duration": 2, "load": 2, "support": "no",
             "existing_measures": "Luken stenges to ganger i vakten."},
        ],
    },
    "violence": {
        "organisation_of_work": "good", "premises_and_technology": "good", "where_and_when": "must_improve",
        "working_hours": "must_improve", "lone_work": "must_improve", "staffing": "must_improve",
        "competence": "good", "effect_of_measures": "unknown",
        "moments_detail": "Helgenettene er verst. Bemanningen vurderes på nytt i mars.", "foreseeable": "yes",
        "harassment_situations": "Kunder som roper gjennom luken.",
        "hazards": [
            _acute("vt_ran", "Ran og overfall", "vold_trusler", (2, 5), (1, 5), alone_effect="both",
                   alone_effect_why="En som er alene, er et lettere mål, og ingen kan hente hjelp.",
                   manifestation="Ran gjennom luken eller ved varemottaket.",
                   existing_measures="Nattluke, ingen kontanter, alarm rett til vekter.",
                   with_others_likelihood=1, with_others_consequence=4, able_to_act="partly"),
            _acute("vt_rus", "Situasjoner med ruspåvirkning", "vold_trusler", (4, 2), (3, 2),
                   alone_effect="likelihood", with_others_likelihood=3, with_others_consequence=2),
            _acute("vt_muntlige_trusler", "Muntlige trusler", "vold_trusler", (4, 3), (3, 2), alone_effect="both",
                   manifestation="Særlig natt til lørdag og søndag.",
                   with_others_likelihood=3, with_others_consequence=2),
        ],
    },
    "measures": {
        "interim": "temporary_measures",
        "interim_description": "Natt til lørdag og søndag er to på vakt til skillerommet ved varemottaket er ferdig.",
        "chosen": [
            _measure("m_to_pa_vakt", "To på vakt i helgene", 2, ["vt_muntlige_trusler", "vt_rus"], "planned",
                     responsible="Kari Moe, stasjonsleder", deadline="2027-03-01"),
            _measure("m_leder_kontakt", "Fast kontakt med leder", 3, ["ps_isolasjon"], "in_place",
                     description="Leder ringer kl. 01 og kl. 04.", works="yes"),
            _measure("m_pauseplan", "Plan for pauser", 3, ["ps_pause_toalett"], "in_place", works="partly"),
            _measure("m_last_barriere", "Låst dør og nattluke", 4, ["vt_ran", "vt_muntlige_trusler"], works="yes",
                     takes_away_contact="yes"),
            _measure("m_skille", "Skillerom ved varemottaket", 4, ["vt_ran", "fy_fall_glatt"], "planned",
                     description="Bygges sammen med ny belysning.", responsible="Kari Moe, stasjonsleder",
                     deadline="2027-01-15"),
            _measure("m_alarmknapp", "Overfallsalarm rett til vekter", 5, ["vt_ran"], works="yes",
                     is_control_measure="ask", sends_position_sound_or_picture="yes"),
            _measure("m_opplaering_alene", "Opplæring i å arbeide alene", 6, ["vt_ran", "fy_brann_eksplosjon"]),
        ],
    },
    "control_measures": {
        "reviews": [
            {"key": "m_alarmknapp", "purpose": "Vekteren skal finne den som roper om hjelp.",
             "just_cause": "Truslene det siste året.", "proportionality": "Lyd sendes bare når knappen trykkes.",
             "less_intrusive": "Alarm uten lyd: vekteren vet da ikke om det er ran.", "discussed_with": "union_reps",
             "discussed_on": "2026-10-01", "informed_on": "2026-10-10", "starts_on": "2026-10-20",
             "legal_basis": "legitimate_interest", "who_has_access": "Vaktsentralen", "deleted_after": "7 dager",
             "not_used_in_personnel_cases": "yes", "impact_assessment": "not_needed", "evaluated_on": "2027-10-01"},
        ]
    },
    "participation": {
        "assessor_name": "Kari Moe", "assessor_role": "Stasjonsleder", "safety_rep_involvement": "took_part",
        "safety_rep_name": "Ola Vik", "safety_rep_asked_on": "2026-10-20", "safety_rep_deadline": "2026-11-10",
        "safety_rep_how": "Gikk gjennom alle steg sammen med leder, og var med på en nattevakt.",
        "workers_involved": ["conversation", "meeting"], "workers_how": "Alle fire nattevaktene ble spurt.",
        "union_rep_involvement": "took_part", "occupational_health_involvement": "not_applicable",
        "manager_trained": "yes", "safety_rep_trained": "yes",
    },
    "conclusion": {
        "special_risk": "not_controlled",
        "special_risk_reason": "Truslene er røde i helgene, og alene gjør dem både mer sannsynlige og verre. Tiltakene"
        " som møter dem, er ikke alle på plass.",
        "decision": "yes_on_terms",
        "terms": "Natt til lørdag og søndag er to på vakt. Ellers bare med låst dør, nattluke og prøvd alarm.",
        "decision_reason": "Nattluken fjerner kontakten med kunden de andre nettene.",
        "whom_to_call": "Overfallsalarmen går til vekter. Vaktleder: 900 00 000. Fare for liv: 112.",
        "stop_when": "Alarmen eller luken ikke virker, eller noen har kommet seg inn. Steng og ring vaktleder.",
        "written_instruction": "yes", "informed_how": "Gjennomgått på personalmøtet 10. november.",
        "next_review": "2027-05-16", "warnings_answered": "Øving med alarmen er satt opp i desember.",
    },
    "remarks": [
        {"step": "vold", "item": "vt_ran", "author": "Ola Vik", "role": "safety_rep", "on": "2026-11-05",
         "text": "Varemottaket er ulåst når varebilen kommer.", "answer": "Skillerommet tas inn som tiltak."},
        {"author": "Ola Vik", "role": "safety_rep", "on": "2026-11-06", "text": "Hva skjer om vekteren er opptatt?"},
    ],
    "positions": [
        {"name": "Ola Vik", "role": "safety_rep", "asked_on": "2026-10-20", "deadline": "2026-11-10",
         "statement": "disagrees", "on": "2026-11-09",
         "reason": "Jeg mener at det må være to på vakt alle netter, ikke bare i helgene. Truslene kommer også på"
         " hverdager når det er kamp eller konsert i byen. Vekteren bruker for lang tid når det er glatt."},
        {"name": "Siri Dahl", "role": "union_rep", "statement": "agrees", "on": "2026-11-10"},
    ],
}  # fmt: skip

HOME_OFFICE = {
    "organisation": {"name": "Rådgiverne AS", "orgnr": "974760673", "sector": "private", "employees": 50,
                     "safety_rep_arrangement": "elected", "workplace": "Hjemmekontor"},
    "work": {
        "title": "Fast hjemmekontor for rådgiver", "assessed_on": "2026-11-16",
        "description": "Én rådgiver arbeider hjemme fire dager i uken etter eget ønske.", "settings": ["own_home"],
        "people_alone": 1, "people_kinds": ["none"], "why_alone": ["own_wish"], "times_of_day": ["day"],
        "week_parts": ["weekdays"], "contacts": ["none"], "handles": ["none"], "home_office_agreement": "yes",
        "incidents": "no", "incidents_similar_work": "no",
    },
    "alone": {"is_done_alone": True, "situations": ["in_building"], "time_share": "nearly_all",
              "longest_stretch": "under_8_h", "help_ways": ["mobile"], "contact_with_colleagues": "several_a_shift",
              "can_take_break": "yes", "can_use_toilet": "yes"},
    "tasks": {"kinds": ["none"]},
    "physical": {"dismissed_themes": [{"key": "alle", "theme_name": "Fysiske farer", "reason": "Vanlig kontor."}]},
    "psychosocial": {"hazards": [
        {"key": "ps_isolasjon", "wording": _wording("Ensomhet og isolasjon", "psykososial", "kontakt", "Få er der."),
         "relevant": "yes", "alone_effect": "likelihood", "duration": 3, "load": 1, "support": "yes",
         "existing_measures": "Teammøte på video hver dag, samling annenhver uke."}]},
    "violence": {"dismissed_themes": [{"key": "alle", "theme_name": "Vold og trusler", "reason": "Ingen publikum."}]},
    "measures": {"chosen": [_measure("m_kollegamoter", "Faste møter med kolleger", 3, ["ps_isolasjon"], works="yes")]},
    "participation": {"assessor_name": "Per Lie", "safety_rep_involvement": "took_part", "safety_rep_name": "Eva Ness",
                      "workers_involved": ["conversation"]},
    "conclusion": {"special_risk": "no", "special_risk_reason": "Ingen farlige oppgaver, og daglig kontakt.",
                   "decision": "yes", "whom_to_call": "Nærmeste leder, 900 00 000.", "next_review": "2027-11-16"},
    "positions": [{"name": "Eva Ness", "role": "safety_rep", "statement": "agrees", "on": "2026-11-16"}],
}  # fmt: skip

NOT_ALONE = {
    "organisation": {"name": "Kummesteren AS", "employees": 8, "workplace": "Ute hos kunder"},
    "work": {"title": "Arbeid i avløpskum", "assessed_on": "2026-11-16", "people_alone": 3},
    "alone": {"is_done_alone": False},
    "participation": {"assessor_name": "Jon Berg", "safety_rep_involvement": "took_part"},
    "conclusion": {"decision": "no", "decision_reason": "Kum krever sikkerhetsvakt.", "next_review": "2027-11-16"},
    "positions": [{"name": "Eva Ness", "role": "safety_rep", "statement": "agrees", "on": "2026-11-16"}],
}  # fmt: skip


def record(data: dict) -> AssessmentRecord:
    return AssessmentRecord.model_validate_json(json.dumps(data))

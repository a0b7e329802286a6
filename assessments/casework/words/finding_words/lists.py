"""Words for the lists a finding may name: factors, moments, questions, and what a red hazard demands."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FACTORS: dict[str, Promise] = {
    "unclear_demands": _("uklare krav"),
    "emotional_demands": _("emosjonelle krav"),
    "workload": _("arbeidsmengde og tidspress"),
    "support": _("støtte og hjelp"),
    "contact": _("kontakt med andre"),
    "harassment": _("trakassering"),
    "violence": _("vold og trusler"),
    "self_determination": _("selvbestemmelse"),
}

MOMENTS: dict[str, Promise] = {
    "organisation_of_work": _("organisering av arbeidet"),
    "premises_and_technology": _("lokaler og teknikk"),
    "where_and_when": _("hvor og når"),
    "working_hours": _("arbeidstid"),
    "lone_work": _("alenearbeid"),
    "staffing": _("bemanning"),
    "competence": _("kompetanse"),
    "effect_of_measures": _("virkning av tiltak"),
}

DEMANDS: dict[str, Promise] = {
    "violence": _("at arbeidet ikke gjøres alene, at en person til er der, eller en skillevegg som tar bort kontakten"),
    "confined_space": _("en sikkerhetsvakt på stedet"),
    "high_voltage": _("to personer til stede"),
    "machine": _("frakobling og låsing, eller en person til ved nødstopp"),
}

# What the one who is alone must be told, and what is asked of the work and of being alone.
TOLD: dict[str, Promise] = {
    "whom_to_call": _("hvem en ringer når noe skjer"),
    "stop_when": _("når en skal stoppe"),
    "informed_how": _("hvordan de får vite det"),
}

QUESTIONS: dict[str, Promise] = {
    "agreements": _("avtaler som begrenser alenearbeid"),
    "risk_known_before_visit": _("om risiko er kjent før besøket"),
    "conflict_expected": _("om konflikt er varslet"),
    "way_out": _("vei ut"),
    "access_and_alarm_at_customer": _("adkomst og alarm hos kunden"),
    "longest_stretch": _("lengste tid alene"),
    "may_stop": _("om en kan stoppe uten å spørre"),
    "may_refuse": _("om en kan si nei uten å spørre"),
    "evacuation_alone_possible": _("om én person kan få alle ut"),
    "can_take_break": _("pause"),
    "can_use_toilet": _("toalett"),
    "contact_with_colleagues": _("kontakt med kolleger"),
    "contact_with_manager": _("kontakt med leder"),
    "manager_trained": _("lederens opplæring"),
    "safety_rep_trained": _("verneombudets opplæring"),
    "people_kinds": _("hvem som kan bli alene"),
    "contacts": _("hvem en møter"),
    "handles": _("penger, varer og medisiner"),
    "situations": _("situasjoner alene"),
    "help_ways": _("måter å tilkalle hjelp på"),
    "helpers": _("hvem som kommer"),
    "kinds": _("oppgaver med egne regler"),
    "silence_noticed_by": _("hvem som merker taushet"),
    "trained_for_lone_work": _("opplæring i å være alene"),
    "alarm_practised": _("øvelse i å bruke alarmen"),
    "follow_up_routine": _("rutine for oppfølging"),
    "written_instruction": _("skriftlig instruks"),
}

"""Words for the lists a finding may name: the eight factors, the eight moments, and what a red hazard demands."""

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

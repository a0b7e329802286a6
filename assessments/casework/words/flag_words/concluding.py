"""Words for the legal flags: the question of the law, the paper and the instruction."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, dict[str, Promise]] = {
    "AML_4_1_3": {
        "no-special-risk": _("vurderingen viser at alenearbeidet ikke gir særlig risiko"),
        "controlled": _("den særlige risikoen er kontrollert av tiltak som er på plass"),
        "not-done-alone": _("arbeidet ikke gjøres alene før risikoen er kontrollert"),
        "not-controlled": _("tiltak som kontrollerer den særlige risikoen"),
        "special-risk-milder": _("grunnlag for svaret om særlig risiko, som er mildere enn det opplysningene viser"),
        "decision-milder": _(
            "grunnlag for svaret på om arbeidet kan gjøres alene, som er mildere enn det opplysningene viser"
        ),
        "special-risk-unanswered": _("svar på om alenearbeidet gir særlig risiko"),
        "special-risk-unsettled": _("avklaring av om alenearbeidet gir særlig risiko"),
    },
    "SKRIFTLIG": {
        "in-writing": _("vurderingen står i dette dokumentet, med dato for neste gjennomgang"),
        "not-alone-in-writing": _("dette dokumentet sier at arbeidet ikke gjøres alene"),
        "decision-open": _("svar på om arbeidet kan gjøres alene i dag"),
        "review-open": _("dato for neste gjennomgang"),
    },
    "INSTRUKS": {
        "instruction-written": _("det finnes en skriftlig instruks for arbeidet"),
        "no-instruction": _("skriftlig instruks for arbeidet"),
        "instruction-unknown": _("svar på om det finnes en skriftlig instruks"),
    },
}

"""Words for the legal flags: psychosocial factors, violence, harassment and the way to call for help."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, dict[str, Promise]] = {
    "PSYKOSOSIAL": {
        "factors-assessed": _("de åtte faktorene er vurdert på kort og lang sikt"),
        "factors-unanswered": _("svar på psykososiale faktorer (%(count)s av 8)"),
        "factors-unknown": _("avklaring av psykososiale faktorer som dere ikke vet noe om (%(count)s av 8)"),
    },
    "VOLD_3A": {
        "moments-assessed": _("de åtte forholdene som kan gi vold og trusler, er vurdert"),
        "moments-unanswered": _("svar på forhold som kan gi vold og trusler (%(count)s av 8)"),
        "moments-unknown": _("avklaring av forhold som dere ikke vet noe om (%(count)s av 8)"),
    },
    "TRAKASSERING_2A": {
        "situations-described": _("situasjonene der trakassering kan skje, er beskrevet"),
        "situations-open": _("beskrivelse av når og hvor trakassering kan skje"),
    },
    "KOMM_10_6": {
        "can-call": _("den som er alene, kan tilkalle hjelp"),
        "unfit": _("noe som varsler når den som er alene, ikke kan gjøre det selv"),
        "no-way": _("noe å tilkalle hjelp med"),
        "no-coverage": _("dekning for utstyret en tilkaller hjelp med"),
        "ways-open": _("svar på hvordan en tilkaller hjelp"),
        "coverage-uncertain": _("sikker dekning for utstyret en tilkaller hjelp med"),
    },
}

"""Words for findings about what those who work alone answered, where the assessor answered otherwise."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EXPOSED: dict[str, Promise] = {
    "violence": _("utsatt for vold"),
    "threats": _("truet"),
    "harassment": _("trakassert"),
}

WORDS: dict[str, tuple[Promise, Promise]] = {
    "survey-break": (
        _("%(count)s av %(answered)s svarer at de ikke får tatt pause"),
        _("Dere har svart at den som er alene, får pause. Snakk med dem det gjelder, og rett det som må rettes."),
    ),
    "survey-toilet": (
        _("%(count)s av %(answered)s svarer at de ikke får gått på toalettet"),
        _("Dere har svart at det går. Snakk med dem det gjelder, og rett det som må rettes."),
    ),
    "survey-colleagues": (
        _("%(count)s av %(answered)s svarer at de ikke får støtte fra kolleger når de trenger det"),
        _("Dere har svart at de ofte har kontakt. Finn ut hva som mangler."),
    ),
    "survey-manager": (
        _("%(count)s av %(answered)s svarer at de ikke får støtte fra leder når de trenger det"),
        _("Dere har svart at de ofte har kontakt med leder. Finn ut hva som mangler."),
    ),
    "survey-time-share": (
        _("%(count)s av %(answered)s svarer at de er mer alene enn det som står her"),
        _("Se på svaret om hvor stor del av tiden arbeidet gjøres alene, én gang til."),
    ),
    "survey-alone": (
        _("%(count)s av %(answered)s svarer at de arbeider alene en fjerdedel av tiden eller mer"),
        _("Dere har svart at arbeidet ikke gjøres alene. Snakk med dem det gjelder, og vurder svaret på nytt."),
    ),
    "survey-incidents": (
        _("%(count)s av %(answered)s svarer at de er blitt %(exposed)s de siste 12 månedene"),
        _(
            "Dere har ikke svart at det har skjedd noe de siste 24 månedene. Finn ut hva som har skjedd, uten å lete "
            "etter hvem som har svart."
        ),
    ),
    "survey-not-followed-up": (
        _("%(count)s av %(answered)s som har opplevd noe, svarer at det ikke ble fulgt opp"),
        _("Dere har svart at det følges opp. Gå gjennom rutinene for oppfølging."),
    ),
    "survey-plagued": (
        _("%(count)s av %(answered)s svarer at de plages av for mye alenearbeid"),
        _("Dere har ikke funnet noen psykososial fare. Se over dette steget på nytt."),
    ),
    "survey-not-mentioned": (
        _("Undersøkelsen er lagt ved. Skal den stå under medvirkning?"),
        _("Kryss av for «Undersøkelse» hvis dere har brukt svarene. Vi krysser aldri av for dere."),
    ),
}

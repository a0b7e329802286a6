"""Words for the legal flags: monitoring measures, cameras and privacy."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, dict[str, Promise]] = {
    "KONTROLLTILTAK": {
        "discussed-and-told": _("tiltakene er drøftet, de ansatte er informert, og det er satt dato for ny vurdering"),
        "not-reviewed": _("svar på spørsmålene om «%(measure)s»"),
        "not-discussed": _("drøfting av «%(measure)s»"),
        "discussed-open": _("svar på hvem «%(measure)s» er drøftet med, og når"),
        "wrong-order": _("riktig rekkefølge for «%(measure)s»: drøfting, informasjon, start"),
        "informed-open": _("dato for når de ansatte får informasjon om «%(measure)s»"),
        "evaluation-open": _("dato for ny vurdering av «%(measure)s»"),
    },
    "KAMERA": {
        "camera-in-order": _("behovet er begrunnet, stedet er skiltet, og opptakene slettes i tide"),
        "camera-need-open": _("begrunnelse for hvorfor virksomheten trenger kamera"),
        "camera-not-signposted": _("skilt om kameraet"),
        "camera-sign-open": _("svar på om kameraet er skiltet"),
        "camera-kept-too-long": _("sletting av opptakene innen fristen"),
        "camera-kept-open": _("svar på hvor lenge opptakene oppbevares"),
    },
    "DPIA": {
        "impact-settled": _(
            "det er avklart om personvernkonsekvensene må vurderes, og behandlingsgrunnlaget er oppgitt"
        ),
        "impact-not-done": _("vurdering av personvernkonsekvensene av «%(measure)s»"),
        "impact-open": _("svar på om personvernkonsekvensene av «%(measure)s» er vurdert"),
        "basis-open": _("behandlingsgrunnlag for «%(measure)s»"),
        "basis-unfit": _("behandlingsgrunnlag som passer for det offentlige, for «%(measure)s»"),
    },
}

"""Words for the legal flags: nights, weekends and breaks."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, dict[str, Promise]] = {
    "NATT": {
        "has-ground": _("nattarbeidet har et grunnlag i loven og er drøftet"),
        "ground-unknown": _("grunnlaget for nattarbeidet"),
        "own-initiative-late": _("et annet grunnlag: Arbeid på eget initiativ kan bare avtales fram til kl. 23"),
        "no-collective-agreement": _(
            "et annet grunnlag: Avtale med tillitsvalgte krever at virksomheten har tariffavtale"
        ),
        "not-discussed": _("drøfting med de tillitsvalgte av om nattarbeidet er nødvendig"),
        "discussed-unknown": _("svar på om nattarbeidet er drøftet med de tillitsvalgte"),
        "no-health-check": _("tilbud om helsekontroll til dem som mest arbeider om natten"),
        "health-check-unknown": _("svar på om de som mest arbeider om natten, får tilbud om helsekontroll"),
    },
    "NATT_8T": {
        "within-eight-hours": _("arbeidsøkten ikke er over åtte timer"),
        "collective-exception": _("det er avtalt skriftlig unntak fra åttetimersgrensen"),
        "over-eight-hours": _("arbeidsøkt på høyst åtte timer, eller avtale om unntak"),
        "shift-open": _("lengden på arbeidsøkten"),
        "strain-open": _("svar på om arbeidet om natten er særlig belastende, når økten er over åtte timer"),
    },
    "SONDAG": {
        "necessary": _("arbeidets art gjør det nødvendig å arbeide i helgen"),
        "not-necessary": _("grunnlag for å arbeide etter kl. 18 på lørdag, og på søndag eller helligdag"),
        "necessary-unknown": _("svar på om arbeidets art gjør det nødvendig å arbeide i helgen"),
        "saturday-after-18": _("svar på om det arbeides lørdag kveld: Økten varer etter kl. 18"),
    },
    "PAUSE": {
        "gets-break": _("den som er alene, får tatt pause"),
        "break-relief": _("noen avløser i pausen"),
        "no-break": _("pause for den som er alene"),
        "break-unknown": _("svar på om den som er alene, får pause"),
    },
}

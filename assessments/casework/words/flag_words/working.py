"""Words for the legal flags: what has happened, where the work is done, and who else is there."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, dict[str, Promise]] = {
    "REGISTRER": {
        "reported-somewhere": _("det er oppgitt hvor skader og avvik meldes"),
        "reported-open": _("svar på hvor skader, trusler og avvik meldes"),
    },
    "VARSLE": {
        "notified": _("Arbeidstilsynet og politiet ble varslet straks"),
        "not-notified": _("varsel til Arbeidstilsynet og politiet"),
        "notified-unknown": _("svar på om Arbeidstilsynet og politiet ble varslet"),
        "gravity-open": _("svar på om noen døde eller ble alvorlig skadet"),
    },
    "INNLEIE_2_2": {
        "coordinated": _("arbeidet er samordnet med den andre virksomheten"),
        "access-not-settled": _("avklaring av adkomst og alarm hos kunden"),
        "coordination-planned": _("samordningen, som er planlagt og ikke på plass"),
        "coordination-open": _("svar på om arbeidet er samordnet med den andre virksomheten"),
    },
    "HJEMMEKONTOR": {
        "home-agreed": _("arbeidet hjemme er avtalt skriftlig"),
        "home-not-agreed": _("skriftlig avtale om arbeidet hjemme"),
        "home-agreement-unknown": _("svar på om arbeidet hjemme er avtalt skriftlig"),
    },
    "OFFSHORE": {
        "offshore-rules": _("kontroll mot reglene til havs. Skjemaet spør ikke om dem"),
    },
    "UTENFOR_AML": {
        "at-sea": _("kontroll mot reglene for fiske og sjøfart, som gjelder i stedet for arbeidsmiljøloven"),
        "self-employed": _("avklaring for den selvstendige, som bare delvis er omfattet av arbeidsmiljøloven"),
    },
}

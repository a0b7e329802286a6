"""Words for the legal flags: tasks with rules of their own."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, dict[str, Promise]] = {
    "FORBUD_KUM": {
        "guard-there": _("en sikkerhetsvakt alltid er til stede"),
        "guard-missing": _("sikkerhetsvakt som alltid er til stede"),
        "guard-open": _("svar på om en sikkerhetsvakt alltid er til stede"),
        "certificate-there": _("en kompetent person har kontrollert, målt og gitt arbeidssertifikat"),
        "certificate-missing": _("kontroll, måling og arbeidssertifikat før arbeid i tank, rør eller rom"),
        "certificate-open": _("svar på om det er kontrollert, målt og gitt arbeidssertifikat"),
    },
    "FORBUD_HOYSPENT": {
        "two-there": _("minst to personer alltid er til stede"),
        "two-missing": _("minst to personer til stede, hver gang"),
        "two-open": _("svar på om minst to personer alltid er til stede"),
    },
    "FORBUD_DYKK": {
        "crew-there": _("bemanningen som dykking krever, alltid er til stede"),
        "crew-missing": _("bemanningen som dykking krever, hver gang"),
        "crew-open": _("svar på om bemanningen som dykking krever, alltid er til stede"),
    },
    "KRAV_TAU": {
        "watch-there": _("noen følger med, slik at hjelpen kan komme øyeblikkelig"),
        "watch-missing": _("noen som følger med hele tiden, slik at hjelpen kan komme øyeblikkelig"),
        "watch-open": _("svar på om noen alltid følger med"),
    },
    "KRAV_BERG": {
        "contact-kept": _("den som er alene, holder kontakt, eller stedet kontrolleres minst hver annen time"),
        "no-contact": _("samband, eller kontroll av stedet minst hver annen time"),
        "contact-open": _("svar på om den som er alene, kan holde kontakt"),
    },
    "LOTO": {
        "cut-off-there": _("maskinen alltid er stanset og frakoblet"),
        "person-there": _(
            "en person til alltid står ved nødstopp. Maskinen skal likevel stanses og kobles fra når det lar seg gjøre"
        ),
        "cut-off-missing": _("frakobling og låsing, eller en person til ved nødstopp"),
        "cut-off-open": _("svar på om maskinen alltid er stanset og frakoblet"),
    },
    "TO_TJENESTEYTERE": {
        "two-there": _("to tjenesteytere alltid er til stede"),
        "exception-explained": _("det er begrunnet hvorfor to er til ugunst for brukeren"),
        "two-missing": _("to tjenesteytere, eller begrunnelse for hvorfor to er til ugunst for brukeren"),
        "two-open": _("svar på om to tjenesteytere alltid er til stede"),
    },
    "AMBULANSE_2": {
        "two-there": _("ambulansebilen alltid har minst to personer"),
        "two-missing": _("minst to personer i ambulansebilen, hver gang"),
        "two-open": _("svar på om ambulansebilen alltid har minst to personer"),
    },
}

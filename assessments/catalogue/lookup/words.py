"""What the pages call what the catalogue only has a code for."""

from django.utils.translation import gettext_lazy

from assessments.record.choices import Category

CATEGORIES = {
    Category.PHYSICAL: gettext_lazy("Fysisk"),
    Category.PSYCHOSOCIAL: gettext_lazy("Psykososialt"),
    Category.VIOLENCE: gettext_lazy("Vold og trusler"),
}
ALONE_EFFECTS = {
    "likelihood": gettext_lazy("Det skjer lettere"),
    "outcome": gettext_lazy("Det går verre når det skjer"),
    "both": gettext_lazy("Det skjer lettere, og det går verre når det skjer"),
}
SECTORS = {
    "beredskap": gettext_lazy("Brann og ambulanse"),
    "bergverk": gettext_lazy("Bergverk"),
    "finans": gettext_lazy("Bank og finans"),
    "helse_omsorg": gettext_lazy("Helse og omsorg"),
    "industri": gettext_lazy("Industri"),
    "industri_lab": gettext_lazy("Laboratorium og forsøksanlegg"),
    "installasjon": gettext_lazy("Installasjon og montasje"),
    "justis": gettext_lazy("Politi og kriminalomsorg"),
    "kommunalteknikk": gettext_lazy("Vann, avløp og vei"),
    "kontor": gettext_lazy("Kontor"),
    "kultur": gettext_lazy("Kultur og fritid"),
    "offentlig_forvaltning": gettext_lazy("NAV, barnevern og flyktningtjeneste"),
    "petroleum_offshore": gettext_lazy("Petroleum til havs"),
    "primaer": gettext_lazy("Jordbruk, skogbruk og havbruk"),
    "renovasjon": gettext_lazy("Renovasjon"),
    "servering": gettext_lazy("Gatekjøkken"),
    "servering_overnatting": gettext_lazy("Hotell og restaurant"),
    "service": gettext_lazy("Renhold, vakt og tjenester hos kunder"),
    "sjo": gettext_lazy("Fiske"),
    "spill": gettext_lazy("Spill og bingo"),
    "transport_bud": gettext_lazy("Avis og post"),
    "transport_jernbane": gettext_lazy("Jernbane"),
    "transport_lager": gettext_lazy("Lager"),
    "transport_vei": gettext_lazy("Veitransport"),
    "tverrgaende": gettext_lazy("Alle bransjer"),
    "undervisning": gettext_lazy("Skole og barnehage"),
    "varehandel": gettext_lazy("Butikk og salg"),
}

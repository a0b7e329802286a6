"""Words for findings about the hazards: physical, psychosocial, violence and threats."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, tuple[Promise, Promise]] = {
    "category-not-assessed": (
        _("Ikke vurdert: %(category)s"),
        _("Ingenting er besvart her. Fysiske farer, psykososialt arbeidsmiljø og vold skal vurderes hver for seg."),
    ),
    "profile-hazard-unanswered": (
        _("Ikke besvart: %(hazard)s"),
        _("Andre i samme yrke møter denne faren. Svar ja, nei eller vet ikke."),
    ),
    "hazard-unplaced": (
        _("Ikke plassert i tabellen: %(hazard)s"),
        _("Faren er aktuell. Si hvor sannsynlig og hvor alvorlig den er, slik det er i dag."),
    ),
    "hazard-unknown": (
        _("Dere vet ikke om faren er aktuell: %(hazard)s"),
        _("«Vet ikke» er ikke «nei». Finn det ut, eller si hvem som gjør det og når."),
    ),
    "alone-effect-unanswered": (
        _("Hva gjør det å være alene med faren: %(hazard)s?"),
        _("Loven spør om dette. Gjør det hendelsen mer sannsynlig, utfallet verre, begge deler eller ingenting?"),
    ),
    "alone-effect-unknown": (
        _("Dere vet ikke hva det å være alene gjør med faren: %(hazard)s"),
        _("Spør dem som gjør arbeidet. Så lenge det er ukjent, regnes det ikke som «nei»."),
    ),
    "theme-dismissed-without-reason": (
        _("Temaet er satt til side uten grunn: %(theme)s"),
        _("Skriv én setning om hvorfor temaet ikke er aktuelt."),
    ),
    "hazard-rejected-without-reason": (
        _("Hvorfor er faren ikke aktuell: %(hazard)s?"),
        _("Andre i samme yrke møter den. En kort grunn gjør svaret lettere å stå for."),
    ),
    "psychosocial-factors-unanswered": (
        _("%(count)s av 8 psykososiale faktorer mangler svar"),
        _("Svar på kort og på lang sikt for: %(factors)s."),
    ),
    "psychosocial-factors-not-together": (
        _("%(count)s psykososiale faktorer er høye over tid"),
        _("Faktorene skal vurderes samlet også. Skriv hva de gjør sammen."),
    ),
    "violence-moments-unanswered": (
        _("%(count)s av 8 forhold om vold og trusler mangler svar"),
        _("Arbeidet har kontakt med andre eller verdier. Svar på: %(moments)s."),
    ),
    "harassment-not-assessed": (
        _("Trakassering fra andre enn kolleger er ikke vurdert"),
        _("Skriv hvor, når og i hvilke situasjoner det kan skje, og hva som alt er gjort."),
    ),
    "violence-foreseeable-contradicted": (
        _("Dere regner ikke med vold, men har plassert faren som sannsynlig: %(hazard)s"),
        _("Se over svaret på om dere må regne med vold eller trusler."),
    ),
}

"""Words for the legal flags: the safety rep, the council and occupational health."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, dict[str, Promise]] = {
    "MEDVIRKNING_VO": {
        "consulted": _("verneombudet er tatt med på råd"),
        "not-fully-consulted": _("mer råd fra verneombudet, som sier at det ikke er ferdig rådspurt"),
        "agreement": _("en skriftlig avtale om en annen ordning gjelder"),
        "not-asked": _("råd fra verneombudet, som ikke er spurt"),
        "asked-no-answer": _("uttalelse fra verneombudet, som er spurt"),
        "asked-unknown": _("svar på om verneombudet er spurt"),
        "five-or-more": _("verneombud: Med fem ansatte eller flere kan det ikke avtales bort"),
        "no-agreement": _("en skriftlig og datert avtale som fortsatt gjelder"),
        "employees-unknown": _("antall ansatte: Avtalen gjelder bare når det er færre enn fem"),
    },
    "AMU": {
        "treated": _("arbeidsmiljøutvalget har behandlet saken"),
        "not-treated": _("behandling i arbeidsmiljøutvalget"),
        "treated-unknown": _("svar på om arbeidsmiljøutvalget har behandlet saken"),
        "no-council": _("arbeidsmiljøutvalg: Virksomheten har minst 30 ansatte"),
    },
    "BHT": {
        "has-service": _("virksomheten har bedriftshelsetjeneste"),
        "listed-without": _("bedriftshelsetjeneste: Næringen står på listen i forskriften"),
        "listed-open": _("svar på om virksomheten har bedriftshelsetjeneste. Næringen står på listen i forskriften"),
        "risk-may-demand": _("bedriftshelsetjeneste, hvis risikoen tilsier det. Særlig risiko taler for det"),
        "listed-with-exceptions": _(
            "svar på om næringen skal ha bedriftshelsetjeneste. Listen i forskriften har unntak for slike næringer"
        ),
        "industry-not-in-sources": _("svar på om næringen står på listen i forskriften. Kildene våre nevner den ikke"),
        "industry-unknown": _("næringskoden til virksomheten. Noen næringer skal alltid ha bedriftshelsetjeneste"),
    },
}

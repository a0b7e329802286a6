"""Words for the legal flags: those under 18."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, dict[str, Promise]] = {
    "UNDER18": {
        "young-in-order": _(
            "risikoen er vurdert før start, foresatte er informert, og arbeidsdagen er innenfor grensene"
        ),
        "not-assessed": _("vurdering av risikoen før den unge begynner"),
        "assessed-unknown": _("svar på om risikoen er vurdert før den unge begynner"),
        "guardians-not-told": _("informasjon til foresatte"),
        "guardians-unknown": _("svar på om foresatte er informert"),
        "age-open": _("alder og skoleplikt"),
        "child-work-open": _("hva slags arbeid de under 15 år eller skolepliktige gjør"),
        "child-work-forbidden": _("arbeid som de under 15 år eller skolepliktige har lov til å gjøre"),
        "task-forbidden": _("noen over 18 år til oppgaver som er forbudt for unge"),
        "in-the-night": _("arbeidsfri mellom kl. %(from_hour)s og kl. %(to_hour)s"),
        "until-midnight": _("hvilket unntak som gjelder for arbeid etter kl. 23"),
        "late-evening": _("grunnlag for at den unge arbeider mellom kl. 21 og 23"),
        "hours-open": _("klokkeslett for når arbeidet begynner og slutter"),
        "too-long": _("arbeidsdag på høyst %(hours)s timer"),
        "school-days": _("høyst %(hours)s timer på dager med undervisning"),
        "no-young-break": _("en halv times pause for den unge"),
        "young-break-open": _("svar på om den unge får en halv times pause"),
    },
    "UNDER18_SALG": {
        "does-not-sell": _("de unge selger ikke varer med aldersgrense alene"),
        "sells": _("en som er gammel nok, til å selge alkohol og tobakk"),
        "sale-open": _("svar på om de unge selger alkohol eller tobakk"),
    },
}

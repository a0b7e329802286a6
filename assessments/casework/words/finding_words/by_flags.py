"""Words for the findings of the legal flags: what a requirement lacks, as a thing to mend."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, tuple[Promise, Promise]] = {
    "young-child-work-unknown": (
        _("Det er ikke sagt hva slags arbeid den unge gjør"),
        _(
            "De som er under 15 år eller skolepliktige, kan bare gjøre lett arbeid, kulturelt arbeid eller arbeid som"
            " er en del av skolegangen. Svar ja på at noen er det, og si hva slags arbeid det er."
        ),
    ),
    "young-child-work-forbidden": (
        _("Den unge kan ikke gjøre dette arbeidet"),
        _(
            "Noen er under 15 år eller skolepliktige. De kan bare gjøre kulturelt arbeid, lett arbeid fra de er 13,"
            " eller arbeid som er en del av skolegangen fra de er 14. La noen andre gjøre arbeidet."
        ),
    ),
    "young-hours-too-long": (
        _("Arbeidsdagen er for lang for den unge"),
        _("Arbeidstiden skal ikke være over %(hours)s timer i døgnet. Kort ned arbeidsøkten."),
    ),
    "young-school-day-hours": (
        _("Arbeidsdagen er for lang på skoledager"),
        _(
            "På dager med undervisning kan den unge arbeide høyst %(hours)s timer. Si hvordan dere sørger for at de"
            " lange øktene bare er på dager uten skole."
        ),
    ),
    "young-sale-unknown": (
        _("Det er ikke sagt om de unge selger alkohol eller tobakk"),
        _("Varene har aldersgrenser for den som selger. Svar på om de unge står for salget."),
    ),
    "young-forbidden-task": (
        _("Oppgaven er forbudt for dem under 18 år: %(task)s"),
        _(
            "Sørg for at de unge ikke gjør den. Som ledd i opplæring kan de bare gjøre den under tilsyn av en erfaren"
            " og kompetent person, altså ikke alene."
        ),
    ),
    "safety-rep-employees-unknown": (
        _("Det står ikke hvor mange ansatte virksomheten har"),
        _("Bare virksomheter med færre enn fem ansatte kan avtale en annen ordning enn verneombud. Oppgi antallet."),
    ),
    "works-council-not-treated": (
        _("Arbeidsmiljøutvalget har ikke behandlet saken"),
        _("Utvalget skal behandle arbeidstidsordninger, store endringer og ulykker. Legg saken fram for det."),
    ),
    "works-council-missing": (
        _("Virksomheten skal ha arbeidsmiljøutvalg"),
        _("Det er oppgitt %(employees)s ansatte. Fra 30 ansatte skal det finnes et utvalg."),
    ),
    "no-way-to-call-when-hurt": (
        _("Den som blir skadet, kan ikke tilkalle hjelp"),
        _("Det kan bli behov for hjelp straks. Skaff noe å varsle med som virker på stedet."),
    ),
    "night-work-without-ground": (
        _("Nattarbeidet mangler noe loven krever"),
        _("Det mangler %(lack)s. Rett det, eller legg arbeidet til en annen tid."),
    ),
    "night-work-ground-unknown": (
        _("Grunnlaget for nattarbeidet er ikke oppgitt"),
        _("Nattarbeid er ikke tillatt uten et grunnlag i loven. Svar på hva grunnlaget er."),
    ),
    "night-over-eight-hours": (
        _("Arbeidsøkten om natten er over åtte timer"),
        _(
            "Når arbeidet om natten gir særlig risiko eller betydelige belastninger, er grensen åtte timer i løpet av"
            " 24 timer. Virksomheter med tariffavtale kan avtale unntak skriftlig."
        ),
    ),
    "sunday-work-not-necessary": (
        _("Søndagsarbeidet mangler grunnlag"),
        _(
            "Arbeid fra kl. 18 dagen før en søndag eller helligdag er bare tillatt når arbeidets art gjør det"
            " nødvendig. Endre tiden, eller se på svaret en gang til."
        ),
    ),
    "saturday-after-18": (
        _("Lørdagsøkten varer etter kl. 18"),
        _("Da er det søndagsarbeid. Kryss av for «Lørdag kveld», og svar på om det er nødvendig."),
    ),
    "camera-not-signposted": (
        _("Kameraet er ikke skiltet: %(measure)s"),
        _("Sett opp skilt som sier at stedet overvåkes, om lyd tas opp, og hvem som er behandlingsansvarlig."),
    ),
    "camera-kept-too-long": (
        _("Opptakene oppbevares for lenge: %(measure)s"),
        _(
            "Slett dem senest etter én uke. Det er lengre frister bare for politisaker og for utsalgssteder, post"
            " og bank."
        ),
    ),
    "camera-open": (
        _("Spørsmål om kameraet er ikke besvart: %(measure)s"),
        _("Svar på hvorfor virksomheten trenger det, om det er skiltet, og hvor lenge opptakene oppbevares."),
    ),
    "occupational-health-missing": (
        _("Virksomheten skal ha bedriftshelsetjeneste"),
        _("Næringen står på listen over dem som alltid skal ha det. Knytt virksomheten til en godkjent tjeneste."),
    ),
    "occupational-health-weigh": (
        _("Vurder bedriftshelsetjeneste"),
        _("Særlig risiko ved alenearbeid taler for at virksomheten trenger det. Skriv hva dere kommer til."),
    ),
    "client-access-open": (
        _("Adkomst og alarm hos kunden er ikke avklart"),
        _("Begge arbeidsgiverne skal sikre et forsvarlig arbeidsmiljø. Avtal adkomst, alarm og hvem som kommer."),
    ),
    "incidents-registered-nowhere": (
        _("Det står ikke hvor hendelser meldes"),
        _("Skader og sykdom skal registreres, og trusler meldes som avvik. Skriv hvor de som er alene, melder fra."),
    ),
    "authorities-not-notified": (
        _("Det er ikke bekreftet at alvorlig skade er varslet"),
        _("Varsle Arbeidstilsynet og politiet straks, bekreft det skriftlig, og gi verneombudet kopi."),
    ),
    "grave-injury-unknown": (
        _("Det er ikke sagt hvor alvorlig skaden var"),
        _("Svar på om noen døde eller ble alvorlig skadet. Da skal Arbeidstilsynet og politiet ha varsel straks."),
    ),
}

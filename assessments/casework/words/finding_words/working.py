"""Words for findings about the work, being alone, tasks with rules of their own, and who took part."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, tuple[Promise, Promise]] = {
    "title-missing": (_("Arbeidet har ikke noe navn"), _("Skriv kort hvilket arbeid vurderingen gjelder.")),
    "workplace-missing": (_("Arbeidsstedet mangler"), _("Si hvor arbeidet gjøres.")),
    "assessor-missing": (
        _("Det står ikke hvem som har gjort vurderingen"),
        _("Skriv navnet på den som vurderer på vegne av arbeidsgiver."),
    ),
    "lone-work-unanswered": (
        _("Gjøres arbeidet alene?"),
        _("Svar ja eller nei. Svarer dere nei, kan vurderingen ferdigstilles med en gang."),
    ),
    "not-alone-contradicted": (
        _("Svarene om å være alene peker hver sin vei"),
        _("Dere sier at arbeidet ikke gjøres alene, men andre svar i samme steg passer med alenearbeid. Se over dem."),
    ),
    "client-demands-lone-work": (
        _("Anbudet fritar ikke arbeidsgiver"),
        _(
            "Ansvaret for et forsvarlig arbeidsmiljø ligger hos arbeidsgiver, også når oppdraget er priset for én."
            " Ta risikoen opp med oppdragsgiver, som også har plikter."
        ),
    ),
    "home-office-other-rules": (
        _("Hjemmekontor har egne regler"),
        _(
            "Arbeidsmiljøloven § 4-1 tredje ledd gjelder ikke direkte hjemme. Arbeidsgiver skal så"
            " langt det er praktisk"
            " mulig forsikre seg om at forholdene er forsvarlige, også psykososialt."
        ),
    ),
    "home-office-not-agreed": (
        _("Arbeidet hjemme er ikke avtalt skriftlig, eller dere vet det ikke"),
        _(
            "Lag en skriftlig avtale i tillegg til arbeidsavtalen. Det gjelder ikke når arbeidet hjemme er kortvarig"
            " eller bare av og til."
        ),
    ),
    "home-entered-without-agreement": (
        _("Ingen har adgang til hjemmet uten avtale"),
        _(
            "Verken arbeidsgiver eller verneombud har adgang til hjemmekontoret uten særskilt avtale med den ansatte."
            " Rett teksten, eller skriv under medvirkning at befaringen er avtalt."
        ),
    ),
    "incident-not-followed-up": (
        _("Det er ikke bekreftet at hendelsen er fulgt helt opp"),
        _("Si hvordan de som ble utsatt, er fulgt opp. Er det ikke gjort, gjør det nå."),
    ),
    "incident-measures-not-effective": (
        _("Det er usikkert om tiltakene etter hendelsen virket"),
        _("Finn ut om tiltakene virket. Gjorde de ikke det, velg andre."),
    ),
    "incidents-unknown": (
        _("Det er ikke avklart om det har skjedd noe"),
        _("Spør dem som er alene, og se i avviksmeldingene for de siste 24 månedene."),
    ),
    "young-not-assessed-before-start": (
        _("Risikoen for dem under 18 år er ikke vurdert før de begynner"),
        _("Vurder risikoen særskilt før den unge begynner, og på nytt når arbeidet endres."),
    ),
    "young-guardians-not-informed": (
        _("Foresatte er ikke informert"),
        _("Fortell den unge og de foresatte om risikoen og om tiltakene."),
    ),
    "young-age-unknown": (
        _("Alder eller skoleplikt mangler for dem under 18 år"),
        _(
            "Svar på hvor gammel den yngste er, og om den unge er skolepliktig. Grensene for"
            " arbeidstid avhenger av det."
        ),
    ),
    "young-hours-unknown": (
        _("Klokkeslett mangler for dem under 18 år"),
        _("Skriv når arbeidet begynner og slutter. Grensene for unge følger klokken."),
    ),
    "young-night": (
        _("Arbeidstiden er ikke tillatt for den unge"),
        _(
            "Den unge skal ikke arbeide mellom kl. %(from_hour)s og kl. %(to_hour)s. Endre tiden,"
            " eller la en over 18 år gjøre arbeidet. Avisbud som har fylt 15 år og ikke er skolepliktige,"
            " kan begynne kl. 04."
        ),
    ),
    "young-late-evening": (
        _("Arbeid etter kl. 21 er nattarbeid for dem under 18 år"),
        _(
            "Mellom kl. 21 og 23 kreves det at arbeidets art gjør det nødvendig, eller at behovet er særlig og"
            " tidsavgrenset. Oppgi et slikt grunnlag for nattarbeidet, eller la dem slutte kl. 21."
        ),
    ),
    "young-until-midnight": (
        _("Arbeid etter kl. 23 er bare tillatt for unge i noen slags arbeid"),
        _(
            "Etter kl. 23 er det bare noen unntak for dem over 15 år, fram til kl. 24: blant annet lett vakthold,"
            " lett arbeid i pleie, noe renhold, og lærlinger i hotell og restaurant. Skriv hvilket unntak som gjelder."
        ),
    ),
    "young-break-missing": (
        _("Den unge er ikke sikret pause"),
        _("Over fire og en halv times arbeid gir rett til minst en halv times pause, også for den som er alene."),
    ),
    "young-sells-age-limited": (
        _("Den unge er alene om salg med aldersgrense"),
        _("Alkohol og tobakk har aldersgrenser for den som selger. La en som er gammel nok, stå for salget."),
    ),
    "no-way-to-call-help": (
        _("Ingen måte å tilkalle hjelp på"),
        _("Følgen kan bli %(consequence)s av 5, og den som er alene, kan ikke varsle. Skaff noe som virker på stedet."),
    ),
    "help-coverage-uncertain": (
        _("Dekningen er usikker"),
        _(
            "Alle måtene å varsle på trenger dekning. Prøv dem der arbeidet gjøres, eller skaff noe"
            " som ikke trenger det."
        ),
    ),
    "help-time-unknown": (
        _("Dere vet ikke når hjelpen er på stedet"),
        _("Følgen kan bli %(consequence)s av 5. Finn ut hvor lang tid hjelpen bruker."),
    ),
    "silence-unnoticed": (
        _("Det er ikke sikret at noen merker i tide at den som er alene, ikke svarer"),
        _("Avtal anrop, bruk en alarm som varsler selv, eller sørg for at noen er i nærheten."),
    ),
    "no-break": (
        _("Den som er alene, får ikke pause"),
        _("Si hvem som avløser, eller hvordan pausen kan tas."),
    ),
    "no-toilet": (
        _("Den som er alene, kan ikke gå på toalettet"),
        _("Si hvem som avløser, eller hva som stenges imens."),
    ),
    "tasks-unanswered": (
        _("Oppgaver med egne regler er ikke besvart"),
        _("Kryss av for dem som gjøres, eller for at ingen av dem gjøres."),
    ),
    "task-needs-second-person": (
        _("Oppgaven kan ikke gjøres alene: %(task)s"),
        _(
            "Regelen krever en person til eller en sikring som ikke er på plass. Sørg for det, eller svar nei på om"
            " arbeidet kan gjøres alene."
        ),
    ),
    "task-exception-explained": (
        _("Unntak fra kravet om to personer: %(task)s"),
        _("Unntaket gjelder bare når to personer er til ugunst for brukeren. Begrunnelsen trykkes i dokumentet."),
    ),
    "task-with-own-rules": (
        _("Oppgaven har egne regler eller råd: %(task)s"),
        _("Se om kravene til kontroll, samband eller tilsyn er oppfylt, og om oppgaven bør gjøres av to."),
    ),
    "tank-not-certified": (
        _("Tanken, røret eller rommet er ikke kontrollert og målt, eller dere vet det ikke"),
        _("En kompetent person skal kontrollere, måle og gi arbeidssertifikat. Sørg for det før noen begynner."),
    ),
    "mine-without-contact": (
        _("Den som er alene i berget, kan ikke holde kontakt, eller dere vet det ikke"),
        _("Sørg for samband. Er samband ikke nok, skal stedet kontrolleres minst hver annen time."),
    ),
    "safety-rep-not-asked": (
        _("Verneombudet er ikke spurt"),
        _("Verneombudet skal tas med på råd. Inviter verneombudet inn i utkastet."),
    ),
    "safety-rep-short-notice": (
        _("Verneombudet har ikke fått rimelig frist"),
        _(
            "Gi dato for når verneombudet ble spurt, og en frist. Vi regner minst %(days)s dager som rimelig; loven"
            " nevner ikke noe tall."
        ),
    ),
    "safety-rep-missing": (
        _("Virksomheten skal ha verneombud"),
        _("Med fem ansatte eller flere kan ingen avtale erstatte verneombudet. Det er oppgitt %(employees)s ansatte."),
    ),
    "safety-rep-agreement-invalid": (
        _("Avtalen om en annen ordning enn verneombud mangler eller er utløpt"),
        _(
            "Avtalen skal være skriftlig og datert. Uten avtalt varighet gjelder den i to år. Fornye den, eller velg"
            " verneombud."
        ),
    ),
    "safety-rep-arrangement-unknown": (
        _("Det står ikke om virksomheten har verneombud"),
        _("Svar på hvordan verneombudsordningen er."),
    ),
    "parties-not-invited": (
        _("Inviter partene fra første dag"),
        _("Verneombudet og de som gjør arbeidet, skal være med mens vurderingen lages, ikke etterpå."),
    ),
    "workers-not-involved": (
        _("De som gjør arbeidet, er ikke hørt"),
        _("Snakk med dem som er alene, og skriv hvordan de har vært med."),
    ),
}

"""Words for findings about whether what is said of the risk, the measures and the conclusion holds together."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, tuple[Promise, Promise]] = {
    "hazard-to-find-out": (
        _("Skal finnes ut: %(hazard)s"),
        _("Ansvar: %(finder)s. Til det er gjort, er svaret ukjent, og det regnes aldri som «nei»."),
    ),
    "violence-set-aside": (
        _("Vold og trusler er satt til side uten at noen av farene er besvart"),
        _("Arbeidet har kontakt med andre eller verdier. Svar på minst én av farene, også når svaret er nei."),
    ),
    "physical-set-aside": (
        _("Bare ett fysisk tema er vurdert"),
        _("Se gjennom de andre temaene også. Et tema som ikke er aktuelt, kan settes til side med én setning."),
    ),
    "incident-measures-unsaid": (
        _("Det står ikke hva som er gjort etter hendelsen"),
        _("Skriv hva dere har gjort for at det ikke skal skje igjen. Er ingenting gjort, gjør det nå."),
    ),
    "incident-count-contradicted": (
        _("Det har skjedd %(count)s ganger, men står som ikke gjentatt"),
        _("To ganger eller mer er gjentatt. Se over svaret."),
    ),
    "incident-not-a-hazard": (
        _("Vold eller trusler har skjedd, men ingen slik fare er aktuell"),
        _("Det som har skjedd, kan skje igjen. Vurder faren, eller skriv hvorfor det ikke kan skje nå."),
    ),
    "violence-known-but-not-foreseeable": (
        _("Dere regner ikke med vold eller trusler, men de er kjent"),
        _("Det har skjedd de siste 24 månedene, eller en konflikt er varslet. Se over svaret."),
    ),
    "violence-moments-unknown": (
        _("%(count)s av 8 forhold om vold og trusler er ukjent"),
        _("Finn det ut sammen med dem som gjør arbeidet: %(moments)s."),
    ),
    "violence-moments-to-improve": (
        _("%(count)s av 8 forhold om vold og trusler må bli bedre"),
        _("Skriv hva som må bli bedre, og hvordan: %(moments)s."),
    ),
    "violence-moments-contradicted": (
        _("Forhold om vold er kalt gode, men andre svar sier noe annet"),
        _("Se over: %(moments)s."),
    ),
    "psychosocial-factors-unknown": (
        _("%(count)s av 8 psykososiale faktorer er ukjent"),
        _("Finn det ut sammen med dem som gjør arbeidet: %(factors)s."),
    ),
    "psychosocial-high-without-measure": (
        _("Høy psykososial belastning over tid uten tiltak"),
        _("Velg tiltak mot en psykososial fare. Det gjelder: %(factors)s."),
    ),
    "psychosocial-factors-contradicted": (
        _("Lav belastning passer ikke med andre svar"),
        _("Se over: %(factors)s."),
    ),
    "red-met-by-words-only": (
        _("Høy risiko med bare instruks, alarm, opplæring eller oppfølging: %(hazard)s"),
        _("Fjern faren ved kilden, eller sikre stedet eller bemanningen. Instruks og alarm kommer i tillegg."),
    ),
    "barrier-unanswered": (
        _("Kan noen komme forbi: %(measure)s?"),
        _("En åpen skranke skiller bare. Bare en vegg, et glass eller en låst dør tar bort kontakten. Svar på det."),
    ),
    "yellow-without-measure": (
        _("Middels risiko uten tiltak: %(hazard)s"),
        _("Velg et tiltak, eller skriv hva som allerede er gjort."),
    ),
    "residual-without-measure": (
        _("Lavere risiko uten noe planlagt tiltak: %(hazard)s"),
        _("Det som er på plass, teller allerede i dag. Velg tiltaket som skal senke den, eller endre plasseringen."),
    ),
    "measure-after-review": (
        _("Fristen er etter neste gjennomgang: %(measure)s"),
        _("Fristen er %(deadline_on)s. Flytt en av datoene, så noen ser etter at tiltaket kom på plass."),
    ),
    "review-far-off": (
        _("Neste gjennomgang er langt fram"),
        _("Vurderingen skal gjentas regelmessig. Loven nevner ikke noe tall. Vi foreslår høyst %(years)s år."),
    ),
    "control-measure-grounds-missing": (
        _("Saklig grunn eller forholdsmessighet mangler: %(measure)s"),
        _("Skriv hva som gjør tiltaket nødvendig, og hvorfor ikke belastningen blir for stor. Loven krever begge."),
    ),
    "control-measure-in-personnel-cases": (
        _("Opplysningene kan bli brukt i personalsaker: %(measure)s"),
        _("Avtal at de bare brukes til sikkerhet."),
    ),
    "control-measure-basis-of-authority": (
        _("Behandlingsgrunnlaget passer ikke for det offentlige: %(measure)s"),
        _("Berettiget interesse kan ikke brukes når offentlige myndigheter utfører oppgavene sine. Velg et annet."),
    ),
    "control-measure-stands-alone": (
        _("Kontrolltiltaket er det eneste tiltaket: %(measure)s"),
        _("Mot «%(hazard)s» er ingenting mindre inngripende valgt. Vurder anrop, bemanning eller sikring først."),
    ),
    "control-measure-for-low-risk": (
        _("Kontrolltiltak mot lav risiko: %(measure)s"),
        _("Alle farene tiltaket er mot, er lave. Velg noe mindre inngripende, eller la det være."),
    ),
    "uncontrolled-on-terms": (
        _("Særlig risiko som ikke er kontrollert, og arbeidet fortsetter alene"),
        _(
            "Sett inn tiltak som kontrollerer risikoen, eller velg at arbeidet ikke gjøres alene imens. Til da må"
            " vilkårene gjøre arbeidet forsvarlig: Skriv hvordan."
        ),
    ),
    "uncontrolled-called-acceptable": (
        _("«Ikke kontrollert» og «ja» passer ikke sammen"),
        _("Dere sier at særlig risiko ikke er kontrollert. Da kan ikke svaret være ja uten vilkår."),
    ),
    "unsettled-called-acceptable": (
        _("«Uavklart» og «ja» passer dårlig sammen"),
        _("Så lenge det er uavklart om risikoen er særlig, bør det gjelde vilkår. Avklar det, eller skriv vilkår."),
    ),
    "yes-and-not-alone-meanwhile": (
        _("«Ja» i dag, men ikke alene til tiltakene er på plass"),
        _("De to svarene sier imot hverandre. Svar nei eller ja på vilkår, eller endre hva som gjelder imens."),
    ),
    "terms-not-told": (
        _("De som er alene, får ikke vite nok om vilkårene"),
        _("Skriv %(told)s."),
    ),
    "manager-untrained": (
        _("Det er ikke bekreftet at lederen har opplæring i helse, miljø og sikkerhet"),
        _("Lederen skal ha opplæring selv. Avtal når den tas."),
    ),
    "safety-rep-untrained": (
        _("Det er ikke bekreftet at verneombudet har opplæring"),
        _("Verneombudet skal ha opplæring. Avtal når den tas."),
    ),
}

"""Words for findings about measures, control measures, the conclusion, and free text."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, tuple[Promise, Promise]] = {
    "measures-not-enough": (
        _("Tiltakene er ikke nok: %(hazard)s"),
        _(
            "Rød risiko av dette slaget krever %(demand)s. Instruks, alarm, kamera og opplæring er"
            " ikke nok, verken alene"
            " eller sammen."
        ),
    ),
    "no-measure-in-place-is-enough": (
        _("Det som er nok, er bare planlagt: %(hazard)s"),
        _(
            "Det kreves %(demand)s. Et planlagt tiltak senker ingenting i dag. Si tydelig hva som gjelder til det er på"
            " plass."
        ),
    ),
    "interim-missing": (
        _("Hva gjelder fra i dag til tiltakene er på plass?"),
        _(
            "Farer som venter på planlagte tiltak: %(count)s. Velg midlertidige tiltak, eller at arbeidet ikke gjøres"
            " alene imens."
        ),
    ),
    "interim-not-described": (
        _("De midlertidige tiltakene er ikke beskrevet"),
        _("Skriv hva som gjelder fra i dag."),
    ),
    "measure-status-missing": (_("På plass eller planlagt: %(measure)s?"), _("Tiltaket teller ikke før det er sagt.")),
    "measure-without-responsible": (_("Ingen er ansvarlig: %(measure)s"), _("Skriv hvem som skal gjøre det.")),
    "measure-without-deadline": (_("Ingen frist: %(measure)s"), _("Sett en dato.")),
    "measure-deadline-passed": (
        _("Fristen er ute: %(measure)s"),
        _(
            "Fristen var %(deadline_on)s. Er tiltaket på plass, si det. Ellers: sett ny frist, og si hva som gjelder"
            " imens."
        ),
    ),
    "measure-effect-unknown": (
        _("Dere vet ikke om tiltaket virker: %(measure)s"),
        _("Spør dem som bruker det, eller prøv det."),
    ),
    "measure-does-not-work": (
        _("Tiltaket virker ikke: %(measure)s"),
        _("Rett det, eller velg et annet. Det teller ikke i vurderingen."),
    ),
    "measure-without-hazard": (
        _("Tiltaket er ikke knyttet til noen fare: %(measure)s"),
        _("Kryss av for farene det skal virke mot."),
    ),
    "control-measure-unanswered": (
        _("Sender utstyret posisjon, lyd eller bilde: %(measure)s?"),
        _("Hvis det gjør det, er det et kontrolltiltak med egne regler."),
    ),
    "control-measure-not-reviewed": (
        _("Kontrolltiltaket er ikke vurdert: %(measure)s"),
        _("Svar på spørsmålene om formål, drøfting og personvern."),
    ),
    "control-measure-purpose-missing": (
        _("Formålet mangler: %(measure)s"),
        _("Kontrolltiltak krever saklig grunn. Skriv hva tiltaket skal brukes til."),
    ),
    "control-measure-not-discussed": (
        _("Ikke drøftet: %(measure)s"),
        _(
            "Drøft tiltaket med de tillitsvalgte så tidlig som mulig, og skriv datoen. Loven krever drøfting, ikke"
            " enighet."
        ),
    ),
    "control-measure-no-minutes": (
        _("Ikke noe referat fra drøftingen: %(measure)s"),
        _("Skriv referat, så kan den tillitsvalgte bekrefte det selv. Det er ikke et krav for å signere."),
    ),
    "control-measure-minutes-unconfirmed": (
        _("Referatet er ikke bekreftet ennå: %(measure)s"),
        _("Den tillitsvalgte er bedt om å svare. Dere kan signere uten svar, og dokumentet sier hvordan det står."),
    ),
    "control-measure-minutes-thin": (
        _("Referatet sier ikke alt som skal drøftes: %(measure)s"),
        _("Loven nevner behov, utforming og gjennomføring. Skriv hva som ble sagt om hvert av dem."),
    ),
    "work-stopped-untreated": (
        _("Verneombudet har stanset arbeid her, uten at det er tatt med: %(work)s"),
        _("Svar ja på om det har vært hendelser, og skriv hva dere har gjort. Stansingen står i dokumentet."),
    ),
    "work-still-stopped": (
        _("Arbeid er fortsatt stanset: %(work)s"),
        _("Skriv hva som er gjort, og hva som gjelder til Arbeidstilsynet har tatt stilling."),
    ),
    "control-measure-not-informed": (
        _("De det gjelder, er ikke informert: %(measure)s"),
        _("Informer før tiltaket settes i verk, og skriv datoen."),
    ),
    "control-measure-wrong-order": (
        _("Feil rekkefølge: %(measure)s"),
        _("Rekkefølgen er drøfting, så informasjon, så oppstart. Se over datoene."),
    ),
    "control-measure-not-evaluated": (
        _("Ingen dato for evaluering: %(measure)s"),
        _("Behovet skal evalueres jevnlig. Sett en dato."),
    ),
    "control-measure-evaluation-passed": (
        _("Datoen for ny vurdering er passert: %(measure)s"),
        _("Vurder behovet på nytt sammen med de tillitsvalgte, og sett en ny dato."),
    ),
    "control-measure-less-intrusive-missing": (
        _("Er et mindre inngripende tiltak vurdert: %(measure)s?"),
        _("Skriv hva dere har vurdert i stedet, og hvorfor det ikke er nok."),
    ),
    "control-measure-data-rules-missing": (
        _("Personvernet er ikke avklart: %(measure)s"),
        _("Svar på behandlingsgrunnlag, hvem som har tilgang, og når opplysningene slettes."),
    ),
    "control-measure-impact-open": (
        _("Trengs det en vurdering av personvernkonsekvenser: %(measure)s?"),
        _("Avklar det før tiltaket settes i verk."),
    ),
    "red-called-acceptable": (
        _("Rød risiko i dag er kalt akseptabel: %(hazard)s"),
        _("Planlagte tiltak senker ingenting før de er på plass. Svar nei, eller sett inn tiltak og vilkår."),
    ),
    "special-risk-missing": (
        _("Er det særlig risiko ved alenearbeidet?"),
        _("Svar på spørsmålet. Forslaget og grunnene står i steget."),
    ),
    "special-risk-without-ground": (
        _("Særlig risiko, men svarene viser ingen grunn"),
        _(
            "Ingen av de sju forholdene som taler for særlig risiko, står i svarene. Mye tid alene er ikke nok i seg"
            " selv. Før opp faren det gjelder, eller se over svaret."
        ),
    ),
    "no-general-ban": (
        _("Loven forbyr ikke alenearbeid generelt"),
        _(
            "Heller ikke om natten. Arbeidet kan likevel være forbudt hvis det ikke kan gjøres forsvarlig alene. Skriv"
            " hva som gjør at det er slik her."
        ),
    ),
    "special-risk-denied": (
        _("Svaret om særlig risiko går imot forslaget"),
        _("Foreslått: %(proposed)s. Valgt: %(chosen)s. Endre svaret, eller skriv grunnen. Den trykkes."),
    ),
    "special-risk-denied-with-reason": (
        _("Svaret om særlig risiko går imot forslaget, med grunn"),
        _("Foreslått: %(proposed)s. Valgt: %(chosen)s. Dokumentet viser både forslaget og grunnen."),
    ),
    "decision-missing": (
        _("Kan arbeidet gjøres alene i dag?"),
        _("Svar nei, ja, eller ja på vilkår. «Nei» er et gyldig resultat."),
    ),
    "terms-missing": (_("Vilkårene mangler"), _("Skriv hvilke vilkår som må være oppfylt for å arbeide alene.")),
    "decision-against-proposal": (
        _("Beslutningen er mildere enn forslaget"),
        _("Foreslått: %(proposed)s. Valgt: %(chosen)s. Endre den, eller skriv grunnen. Den trykkes."),
    ),
    "written-instruction-missing": (
        _("Det er ikke bekreftet at det finnes en skriftlig instruks"),
        _("Følgen kan bli alvorlig. Lag en skriftlig instruks før arbeidet gjøres alene."),
    ),
    "review-date-missing": (_("Dato for neste gjennomgang mangler"), _("Sett en dato.")),
    "review-date-passed": (
        _("Datoen for neste gjennomgang er passert"),
        _("Datoen var %(review_on)s. Gå gjennom vurderingen nå, og sett en ny."),
    ),
    "person-in-text": (
        _("Teksten kan peke ut en person"),
        _("Står det navnet på en bruker, eller noe om en persons helse? Ta det bort, og skriv hva som kan skje."),
    ),
    "identity-number-in-text": (
        _("Teksten ser ut til å ha et fødselsnummer"),
        _("Ta det bort. Opplysninger som peker ut en person, hører ikke hjemme i dokumentet."),
    ),
}

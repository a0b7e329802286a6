"""Steps 7 and 8: the measures, what applies until they are in place, and what a control measure needs besides."""

from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.question import Group, Question

from . import conditions

HEAD = (
    Group(
        _("Fra i dag til tiltakene er på plass"),
        (
            Question(
                "interim",
                _("Hva gjelder til de planlagte tiltakene er på plass?"),
                _("Uten svar her kan ikke vurderingen ende med «ja»."),
                law=("aml-4-1-3",),
            ),
            Question(
                "interim_description",
                _("Hvilke midlertidige tiltak gjelder?"),
                _("Ikke navn på brukere eller helseopplysninger."),
                show_if="interim=temporary_measures",
            ),
        ),
        asked_when=conditions.has_planned_measure,
    ),
    Group(
        _("Andre tiltak"),
        (
            Question(
                "other_measures",
                _("Er det andre tiltak som ikke står på listen?"),
                _("Fjern faren ved kilden først, så det som verner alle, og personlig vern til sist."),
                law=("org-10-1",),
            ),
        ),
    ),
)

MEASURE = (
    Group(
        "",
        (
            Question(
                "hazards",
                _("Hvilke farer er tiltaket mot?"),
                law=("org-10-1",),
            ),
            Question(
                "sends_position_sound_or_picture",
                _("Sender utstyret posisjon, lyd eller bilde?"),
                _("Da er det et kontrolltiltak, og skal drøftes. Svar ja også hvis det bare skjer når alarmen går."),
                law=("aml-9-1", "aml-9-2"),
            ),
            Question(
                "takes_away_contact",
                _("Er det en fast vegg, et glass eller en låst dør som ingen kommer forbi?"),
                _("En åpen disk eller skranke skiller, men tar ikke bort kontakten. Da svarer dere nei."),
                law=("utf-3a-3",),
            ),
            Question(
                "description",
                _("Hvordan gjøres det her?"),
                _("Ikke navn på brukere eller helseopplysninger."),
                rows=2,
            ),
            Question("status", _("Er tiltaket på plass, eller er det planlagt?"), law=("ik-5-6",)),
            Question("works", _("Virker tiltaket?"), law=("ik-5-8",), show_if="status=in_place"),
            Question(
                "responsible",
                _("Hvem har ansvaret for at det blir gjort?"),
                _("Skriv rollen, og navnet hvis det trengs."),
                law=("ik-5-6",),
                show_if="status=planned",
            ),
            Question("deadline", _("Når skal det være gjort?"), law=("ik-5-6",), show_if="status=planned"),
        ),
    ),
)

CONTROL_MEASURE = (
    Group(
        _("Hvorfor"),
        (
            Question("purpose", _("Hva er formålet med tiltaket?"), law=("aml-9-1", "aml-9-2-2")),
            Question(
                "just_cause",
                _("Hva i virksomheten gjør tiltaket nødvendig?"),
                _("Tiltaket må ha saklig grunn."),
                law=("aml-9-1", "kamera-3"),
                rows=2,
            ),
            Question(
                "less_intrusive",
                _("Hvilke mindre inngripende tiltak er vurdert?"),
                _("For eksempel en alarmknapp som ikke sender posisjon. Skriv hvorfor de ikke er nok."),
                law=("aml-9-1",),
            ),
            Question(
                "proportionality",
                _("Hvorfor er ikke belastningen for de ansatte for stor?"),
                law=("aml-9-1",),
                rows=2,
            ),
        ),
    ),
    Group(
        _("Drøfting og informasjon"),
        (
            Question(
                "discussed_with",
                _("Er tiltaket drøftet?"),
                _("Arbeidsgiver har plikt til å drøfte, men partene trenger ikke å bli enige, og ingen har vetorett."),
                law=("aml-9-2-1",),
            ),
            Question(
                "discussed_on",
                _("Når ble det drøftet?"),
                _("Så tidlig som mulig, og før de ansatte informeres. Ved «møtte ikke»: datoen det var innkalt til."),
                law=("aml-9-2-1",),
                show_if="discussed_with=union_reps|elected_representative|called_not_met|not_confirmed",
            ),
            Question(
                "discussion_outcome",
                _("Hva sa partene?"),
                _("Skriv også uenighet."),
                show_if="discussed_with=union_reps|elected_representative|not_confirmed",
            ),
            Question(
                "informed_on",
                _("Når fikk, eller får, de ansatte informasjon?"),
                _(
                    "Om formålet, hvordan det blir gjort og hvor lenge det skal vare. Det skal skje før tiltaket "
                    "begynner."
                ),
                law=("aml-9-2-2", "kamera-4"),
            ),
            Question("starts_on", _("Når begynner tiltaket?"), law=("aml-9-2-2",)),
            Question("duration", _("Hvor lenge skal tiltaket vare?"), law=("aml-9-2-2",)),
            Question(
                "evaluated_on",
                _("Når skal behovet vurderes på nytt sammen med de tillitsvalgte?"),
                law=("aml-9-2-3",),
            ),
        ),
    ),
    Group(
        _("Personvern"),
        (
            Question(
                "legal_basis",
                _("Hva er behandlingsgrunnlaget?"),
                _(
                    "Personvernforordningen artikkel 6 nr. 1. Offentlige myndigheter kan ikke bruke berettiget "
                    "interesse når de "
                    "utfører oppgavene sine."
                ),
                law=("gdpr-6",),
            ),
            Question("who_has_access", _("Hvem har tilgang til opplysningene?"), _("Skriv roller, ikke navn."), rows=2),
            Question(
                "deleted_after",
                _("Når slettes opplysningene?"),
                _("Kameraopptak slettes som hovedregel senest etter én uke."),
                law=("kamera-6",),
            ),
            Question(
                "camera_signposted",
                _("Er det skiltet at stedet blir overvåket med kamera?"),
                _("Det skal også stå om lyd tas opp, og hvem som er behandlingsansvarlig."),
                law=("kamera-4",),
            ),
            Question(
                "camera_kept",
                _("Hvor lenge blir kameraopptakene oppbevart?"),
                _("Grensene er forskjellige. Velg den som passer for dere."),
                law=("kamera-6",),
            ),
            Question("not_used_in_personnel_cases", _("Er det avtalt at opplysningene ikke brukes i personalsaker?")),
            Question(
                "impact_assessment",
                _("Er personvernkonsekvensene vurdert?"),
                _("Det kreves når tiltaket trolig gir høy risiko for de ansattes rettigheter."),
                law=("gdpr-35",),
            ),
        ),
    ),
)

"""Step 1, the work: what it is, why it is done alone, when, by whom, whom one meets, and what has happened."""

from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.question import Group, Question

from . import conditions
from .hours import NIGHT, WHEN, YOUNG

SHOPS = ("varehandel", "servering", "servering_overnatting", "spill", "finans", "service", "undervisning", "kultur")
PUBLIC_OFFICES = ("offentlig_forvaltning", "helse_omsorg", "justis")

OTHERS = "contacts=public|customers|users|clients|pupils|others"

ABOUT = Group(
    _("Om arbeidet"),
    (
        Question(
            "title", _("Hva heter vurderingen?"), _("For eksempel «Nattevakt alene, Solbakken». Ikke navn på personer.")
        ),
        Question(
            "profile",
            _("Hvilket yrke ligner mest?"),
            _("Yrket gir forslag til farer og tiltak. Forslagene er ikke svar: dere svarer selv."),
        ),
        Question(
            "description",
            _("Hva gjøres alene?"),
            _("Beskriv arbeidet kort, med egne ord. Ikke navn på brukere eller helseopplysninger."),
            law=("aml-4-1-3", "ik-5-6"),
        ),
        Question(
            "settings",
            _("Hvor gjøres arbeidet?"),
            _(
                "Andre regler kan gjelde: I eget hjem gjelder hjemmekontorforskriften, og arbeidsmiljøloven § 4-1 "
                "gjelder "
                "ikke direkte. Fiske og sjøfart er unntatt fra arbeidsmiljøloven. Til havs gjelder egne "
                "forskrifter i tillegg."
            ),
            law=("aml-1-2", "aml-1-3", "hjemmekontor-3"),
        ),
        Question("people_alone", _("Hvor mange gjør dette arbeidet alene?"), _("Et omtrentlig tall er nok.")),
        Question(
            "people_kinds",
            _("Er noen av disse blant dem som kan bli alene?"),
            _(
                "Svar for arbeidet, ikke for enkeltpersoner. Arbeidsgiver har plikter også overfor innleide og "
                "selvstendige "
                "som arbeider i tilknytning til virksomheten. En selvstendig uten ansatte er ellers ikke omfattet."
            ),
            law=("aml-2-2", "aml-4-2-2", "org-7-1"),
        ),
        Question(
            "pregnant_assessed",
            _("Er det vurdert hva det betyr for gravide å være alene om arbeidet?"),
            _("Svar for arbeidet. Skriv ikke noe om enkeltpersoner."),
            law=("org-7-1",),
            show_if="people_kinds=pregnant",
        ),
        Question(
            "temporary_informed",
            _("Får vikarer, innleide og andre som kommer utenfra, vite om farene før de er alene?"),
            _("Også hva de skal gjøre når noe skjer, og hvem de ringer."),
            law=("aml-3-2-1-a", "aml-2-2"),
            show_if="people_kinds=temporary|hired_in|contractor|self_employed",
        ),
        Question(
            "assessed_on",
            _("Hvilken dato gjelder vurderingen?"),
            _("Loven vises slik den gjelder på denne datoen."),
        ),
    ),
)

WHY = Group(
    _("Hvorfor gjøres det alene?"),
    (
        Question(
            "why_alone", _("Hvorfor er det én som gjør dette?"), _("Kryss av for alt som stemmer."), law=("aml-4-1-2",)
        ),
        Question(
            "why_alone_detail",
            _("Hva er grunnen?"),
            _("Ikke navn på personer eller helseopplysninger."),
            show_if="why_alone=other",
            rows=2,
        ),
        Question(
            "origin",
            _("Er det planlagt slik, eller er det blitt slik?"),
            _("Når arbeidet endres, skal arbeidsgiver vurdere hva det gjør med arbeidsmiljøet."),
            law=("aml-3-1-2-d",),
            show_if="why_alone=tender|saving|absence|nature_of_work|other",
        ),
        Question(
            "two_could_do_it",
            _("Kunne to gjøre arbeidet sammen?"),
            show_if="why_alone=tender|saving|absence|nature_of_work|other",
        ),
        Question(
            "another_time_possible",
            _("Kunne arbeidet gjøres på en tid da andre er der?"),
            show_if="why_alone=tender|saving|absence|nature_of_work|other",
        ),
        Question(
            "alternatives_detail",
            _("Hva skulle til for at ingen var alene?"),
            show_if="why_alone=tender|saving|absence|nature_of_work|other",
            rows=2,
        ),
        Question(
            "agreements",
            _("Finnes det avtaler eller lokale regler som begrenser alenearbeid?"),
            _("Spør tillitsvalgte og verneombud hvis dere er usikre."),
        ),
        Question(
            "agreements_detail",
            _("Hva sier avtalen eller regelen?"),
            show_if="agreements=collective_agreement|apprentice_clause|robbery_annex|break_clause|local_rule",
            rows=2,
        ),
    ),
)

MEETS = Group(
    _("Hvem en møter, og hva en har ansvar for"),
    (
        Question("contacts", _("Hvem møter den som er alene?"), law=("aml-4-3-6", "utf-3a-2")),
        Question("handles", _("Har den som er alene, ansvar for noe av dette?")),
        Question(
            "risk_known_before_visit",
            _("Får den som reiser ut, vite om risiko før besøket?"),
            _("Nødvendig informasjon, innenfor taushetsplikten."),
            law=("utf-3a-4",),
            show_if="settings=private_homes|customers_premises",
        ),
        Question(
            "strangers_present",
            _("Kan det være andre til stede enn dem en skal møte?"),
            show_if="settings=private_homes",
        ),
        Question(
            "conflict_expected",
            _("Skjer det møter der en vet at det kan bli konflikt?"),
            _("For eksempel et avslag eller en omsorgsovertakelse."),
            law=("utf-3a-2",),
            show_if="contacts=users|clients|pupils",
        ),
        Question(
            "way_out",
            _("Er det alltid en vei ut for den som er alene?"),
            _("Uten å måtte forbi den andre, og uten låst dør."),
            law=("utf-3a-2", "utf-3a-3"),
            show_if=OTHERS,
        ),
        Question(
            "night_watch",
            _("Hva slags nattevakt er det?"),
            show_if="times_of_day=night;contacts=users",
            asked_when=conditions.in_sector("helse_omsorg"),
        ),
        Question(
            "residents",
            _("Hvor mange beboere har den som er alene, ansvar for om natten?"),
            show_if="times_of_day=night;contacts=users",
            asked_when=conditions.in_sector("helse_omsorg"),
        ),
        Question(
            "secure_rest_place",
            _("Finnes det en trygg plass for døgnhvilen?"),
            show_if="settings=on_the_road",
            asked_when=conditions.in_sector("transport_vei"),
        ),
        Question(
            "access_and_alarm_at_customer",
            _("Er adkomst og alarm hos kunden avklart?"),
            _("Arbeidsgiverne skal samarbeide om et forsvarlig arbeidsmiljø."),
            law=("aml-2-2",),
            show_if="settings=customers_premises",
        ),
        Question(
            "opens_or_closes",
            _("Åpner eller stenger noen alene?"),
            show_if=OTHERS,
            asked_when=conditions.in_sector(*SHOPS),
        ),
        Question(
            "waiting_and_peak_days",
            _("Er det lang ventetid eller bestemte dager som gir mer uro?"),
            _("Ikke navn på brukere eller helseopplysninger."),
            show_if="contacts=public|clients|users",
            asked_when=conditions.in_sector(*PUBLIC_OFFICES),
            rows=2,
        ),
        Question(
            "home_office_agreement",
            _("Er arbeidet hjemme avtalt skriftlig?"),
            _(
                "Arbeidsgiver skal så langt det er praktisk mulig forsikre seg om at forholdene er forsvarlige, "
                "også de "
                "psykososiale. Forskriften gjelder ikke kortvarig eller sporadisk hjemmearbeid."
            ),
            law=("hjemmekontor-2", "hjemmekontor-3", "hjemmekontor-4"),
            show_if="settings=own_home",
        ),
    ),
)

INCIDENTS = Group(
    _("Hendelser de siste 24 månedene"),
    (
        Question(
            "incidents",
            _("Har det skjedd noe, eller nesten skjedd noe, mens noen var alene?"),
            _("Ulykker, nestenulykker, vold, trusler, trakassering og belastninger de siste 24 månedene."),
            law=("aml-5-1", "ik-5-7"),
        ),
        Question("incident_kinds", _("Hva har skjedd?"), show_if="incidents=yes"),
        Question("incident_count", _("Hvor mange ganger?"), show_if="incidents=yes"),
        Question(
            "incidents_serious_or_repeated",
            _("Var noe av det alvorlig, eller har det skjedd flere ganger?"),
            show_if="incidents=yes",
        ),
        Question(
            "incident_grave",
            _("Døde noen, eller ble noen alvorlig skadet, i en arbeidsulykke?"),
            law=("aml-5-2",),
            show_if="incidents=yes;incidents_serious_or_repeated=yes|unknown",
        ),
        Question(
            "authorities_notified",
            _("Ble Arbeidstilsynet og politiet varslet straks?"),
            _("Varselet skal bekreftes skriftlig, og verneombudet skal ha kopi."),
            law=("aml-5-2",),
            show_if="incident_grave=yes",
        ),
        Question(
            "incident_description",
            _("Hva skjedde, kort fortalt?"),
            _("Ikke navn på ansatte eller brukere, og ikke helseopplysninger."),
            show_if="incidents=yes",
        ),
        Question(
            "incident_followed_up",
            _("Fikk de som var utsatt, nødvendig oppfølging?"),
            _("Etter vold og trusler skal oppfølgingen gjelde både den fysiske og den psykiske belastningen."),
            law=("utf-3a-6",),
            show_if="incidents=yes",
        ),
        Question(
            "incident_measures",
            _("Hva er gjort for at det ikke skal skje igjen?"),
            _("Ikke navn på ansatte eller brukere."),
            law=("aml-3-1-2-c",),
            show_if="incidents=yes",
            rows=2,
        ),
        Question(
            "incident_measures_worked",
            _("Har tiltakene etterpå virket?"),
            law=("utf-3a-2",),
            show_if="incidents=yes",
        ),
        Question(
            "incidents_similar_work", _("Vet dere om alvorlige eller gjentatte hendelser i likt arbeid andre steder?")
        ),
        Question(
            "deviations_reported_where",
            _("Hvor meldes avvik, skader og trusler?"),
            _("Navn på systemet, skjemaet eller rollen som tar imot."),
            law=("aml-2-3", "ik-5-7"),
        ),
    ),
)

GROUPS = (ABOUT, WHY, WHEN, NIGHT, YOUNG, MEETS, INCIDENTS)

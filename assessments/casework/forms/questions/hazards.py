"""Steps 4–6: what every hazard is asked, and what each of the three steps asks besides."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.question import Group, Question
from assessments.record.hazards import PSYCHOSOCIAL_FACTORS

from . import conditions

RELEVANT = "relevant=yes"
IN_TABLE = "caused_by_work!=no"  # sudden illness that the work does not cause is not placed in the table
ALONE_MATTERS = "alone_effect=likelihood|outcome|both"
NO_PERSONS = _("Ikke navn på brukere eller helseopplysninger.")

LIKELIHOOD = _("Hvor ofte kan det skje, når en er alene slik det er i dag?")
CONSEQUENCE = _("Hvor galt kan det gå, når en er alene slik det er i dag?")
CONSEQUENCE_HELP = _("Regn med hvor lang tid det tar før hjelpen er på stedet. Både kropp og psyke teller.")

WHETHER = Group(
    "",
    (
        Question(
            "relevant",
            _("Er dette en fare her?"),
            _("«Vet ikke» blir stående som et åpent punkt."),
            law=("aml-3-1-2-c",),
        ),
        Question("not_relevant_reason", _("Hvorfor ikke?"), show_if="relevant=no", rows=2),
        Question("find_out", _("Hvem finner det ut, og når?"), show_if="relevant=unknown"),
    ),
)

ALONE = Group(
    _("Hva gjør det at en er alene?"),
    (
        Question(
            "manifestation",
            _("Hvordan viser faren seg her?"),
            NO_PERSONS,
            law=("org-7-1",),
        ),
        Question(
            "alone_effect",
            _("Hva gjør det med faren at en er alene?"),
            _("Skjer det lettere, går det verre når det skjer, eller begge deler?"),
            law=("aml-4-1-3",),
        ),
        Question("alone_effect_why", _("Hvorfor?"), NO_PERSONS, rows=2),
        Question(
            "existing_measures",
            _("Hva er allerede gjort mot faren?"),
            _("Bare det som er på plass i dag."),
            rows=2,
        ),
    ),
    show_if=RELEVANT,
)

ACUTE = (
    WHETHER,
    ALONE,
    Group(
        _("Risiko i dag, når en er alene"),
        (
            Question(
                "caused_by_work",
                _("Gjør arbeidet det mer sannsynlig at noen blir brått syke?"),
                _("Svarer dere nei, settes ikke faren i tabellen. Da er spørsmålet om hjelpen rekker fram."),
            ),
            Question(
                "likelihood",
                LIKELIHOOD,
                _("Med de tiltakene som er på plass nå."),
                law=("org-7-1",),
                show_if=IN_TABLE,
            ),
            Question("consequence", CONSEQUENCE, CONSEQUENCE_HELP, law=("org-7-1",), show_if=IN_TABLE),
            Question(
                "able_to_act",
                _("Kan den som er alene, selv tilkalle hjelp når det går så galt?"),
                _("Tenk på en som blir liggende, blir holdt fast eller mister bevisstheten."),
                law=("org-10-6",),
                show_if="consequence=3|4|5",
            ),
        ),
        show_if=RELEVANT,
    ),
    Group(
        _("Til sammenligning: med andre til stede"),
        (
            Question("with_others_likelihood", _("Hvor ofte kunne det skje hvis andre var til stede?")),
            Question("with_others_consequence", _("Hvor galt kunne det gå hvis andre var til stede?")),
        ),
        show_if=f"{RELEVANT};{IN_TABLE};{ALONE_MATTERS}",
    ),
)

STRAIN = (
    WHETHER,
    ALONE,
    Group(
        _("Belastning i dag, når en er alene"),
        (
            Question(
                "duration",
                _("Hvor mye av tiden er det slik?"),
                _("For psykisk belastning teller tiden."),
                law=("utf-1a-2",),
            ),
            Question("load", _("Hvor stor er belastningen?"), law=("utf-1a-2",)),
            Question(
                "support",
                _("Får den som er alene, støtte og hjelp når det trengs?"),
                _("Fra kolleger eller leder, mens det står på. Er svaret ja, regnes belastningen ett hakk lavere."),
                law=("aml-4-3-2-d",),
            ),
        ),
        show_if=RELEVANT,
    ),
)

ACUTE_AFTER = (
    Group(
        "",
        (
            Question(
                "likelihood",
                _("Hvor ofte kan det skje, når en er alene og tiltakene er på plass?"),
                _("Regn bare med det tiltakene faktisk gjør."),
            ),
            Question(
                "consequence", _("Hvor galt kan det gå, når en er alene og tiltakene er på plass?"), CONSEQUENCE_HELP
            ),
            Question("comment", _("Hva bygger dere det på?"), NO_PERSONS, rows=2),
        ),
    ),
)

STRAIN_AFTER = (
    Group(
        "",
        (
            Question("duration", _("Hvor mye av tiden er det slik når tiltakene er på plass?")),
            Question("load", _("Hvor stor er belastningen når tiltakene er på plass?")),
            Question(
                "support",
                _("Får den som er alene, støtte og hjelp når tiltakene er på plass?"),
                _("Er svaret ja, regnes belastningen ett hakk lavere."),
                law=("aml-4-3-2-d",),
            ),
            Question("comment", _("Hva bygger dere det på?"), NO_PERSONS, rows=2),
        ),
    ),
)

THEME_DISMISSAL = (Group("", (Question("reason", _("Hvorfor er ikke dette aktuelt her?"), rows=2),)),)

OTHER_HAZARDS = Question(
    "other_hazards",
    _("Er det andre farer som ikke står på listen?"),
    _("Skriv dem her, eller skriv nei. Ikke navn på brukere eller helseopplysninger."),
    law=("aml-3-1-2-c",),
)

PHYSICAL = (Group(_("Andre farer"), (OTHER_HAZARDS,)),)

# The eight factors in the words of utførelsesforskriften § 1A-1.
FACTORS = {
    "unclear_demands": _("Uklare eller motstridende krav og forventninger"),
    "emotional_demands": _("Emosjonelle krav og belastninger i arbeid med mennesker"),
    "workload": _("Arbeidsmengde og tidspress"),
    "support": _("Støtte og hjelp i arbeidet"),
    "contact": _("Mulighet for kontakt og kommunikasjon med andre arbeidstakere"),
    "harassment": _("Trakassering, herunder seksuell trakassering"),
    "violence": _("Vold og trusler"),
    "self_determination": _("Selvbestemmelse og innflytelse i arbeidet"),
}
HORIZONS = {"short": _("kort sikt"), "long": _("lang sikt")}

PSYCHOSOCIAL = (
    Group(
        _("De åtte psykososiale faktorene"),
        tuple(
            # The table takes the words before the last comma as its row, and those after as its column.
            Question(
                f"{factor}_{horizon}",
                format_lazy("{}, {}", FACTORS[factor], words),
                law=("utf-1a-1", "utf-1a-2"),
            )
            for factor in PSYCHOSOCIAL_FACTORS
            for horizon, words in HORIZONS.items()
        ),
        help=_(
            "Hvor stor er belastningen for den som er alene, på kort og på lang sikt? Lite støtte eller kontakt "
            "er en høy "
            "belastning."
        ),
        is_choice_table=True,
    ),
    Group(
        _("Samlet"),
        (
            Question(
                "factors_together",
                _("Virker noen av faktorene sammen, slik at belastningen blir større?"),
                _("Skriv hvilke, eller skriv nei. Ikke helseopplysninger om enkeltpersoner."),
                law=("utf-1a-2",),
            ),
            OTHER_HAZARDS,
        ),
    ),
)

MOMENTS = Group(
    _("De åtte momentene om vold og trusler"),
    (
        Question(
            "organisation_of_work", _("Er arbeidet organisert, planlagt og gjennomført trygt nok?"), law=("utf-3a-2",)
        ),
        Question("premises_and_technology", _("Er lokalene og de tekniske løsningene gode nok?"), law=("utf-3a-2",)),
        Question(
            "where_and_when", _("Er det klart hvor, når og i hvilke situasjoner det kan skje?"), law=("utf-3a-2",)
        ),
        Question("working_hours", _("Er arbeidstiden plassert og organisert trygt nok?"), law=("utf-3a-2",)),
        Question("lone_work", _("Er alenearbeidet ordnet trygt nok?"), law=("utf-3a-2",)),
        Question("staffing", _("Er bemanningen god nok?"), law=("utf-3a-2", "utf-3a-3")),
        Question("competence", _("Har de som er alene, nok opplæring og øvelse?"), law=("utf-3a-2", "utf-3a-5")),
        Question("effect_of_measures", _("Virker tiltakene som allerede er satt i verk?"), law=("utf-3a-2",)),
        Question("moments_detail", _("Hva må bli bedre, og hvordan?"), NO_PERSONS),
    ),
    help=_("Arbeidsgiver skal særlig ta hensyn til disse åtte. Vurder dem hver for seg og samlet."),
    asked_when=conditions.violence_is_possible,
)

VIOLENCE = (
    Group(
        _("Kan det skje her?"),
        (
            Question(
                "foreseeable",
                _("Må dere regne med at den som er alene, kan bli utsatt for vold eller trusler?"),
                _(
                    "Svar ja også når det er kjent fra likt arbeid andre steder. Ikke navn på brukere eller "
                    "helseopplysninger."
                ),
                law=("aml-4-3-6", "utf-3a-2"),
            ),
        ),
        asked_when=conditions.violence_is_possible,
    ),
    MOMENTS,
    Group(
        _("Trakassering og andre farer"),
        (
            Question(
                "harassment_situations",
                _("I hvilke situasjoner kan den som er alene, bli trakassert av andre enn kolleger?"),
                _("Også seksuell trakassering. Skriv situasjonen, eller skriv nei. Ikke navn på brukere."),
                law=("utf-2a-2", "aml-4-3-5"),
                asked_when=conditions.meets_others,
            ),
            OTHER_HAZARDS,
        ),
    ),
)

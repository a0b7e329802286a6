"""Step 2, alone: whether the work is done alone at all, how, what one may decide, and whether help can come."""

from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.question import Group, Question

from . import conditions

ALONE = "is_done_alone=yes"
OWN_HELPERS = "helpers=colleague_on_site|colleague_elsewhere|manager|guard"
ANY_HELPER = "helpers=colleague_on_site|colleague_elsewhere|manager|guard|emergency_services|customer_or_public"
ALARMS = "help_ways=alarm_button|automatic_alarm|radio|intercom"

WHETHER = Group(
    "",
    (
        Question(
            "is_done_alone",
            _("Gjøres arbeidet alene, hele tiden eller deler av tiden?"),
            _(
                "Arbeidstilsynet om alenearbeid: å være alene på jobb, eller alene i en situasjon, uten at leder eller "
                "kolleger er til stede eller i nærheten. Det kan være alenearbeid selv om pasienter, kunder eller "
                "publikum er der. Svarer dere nei, er det lite igjen å svare på."
            ),
            law=("aml-4-1-3",),
        ),
    ),
)

HOW = Group(
    _("Hvordan er en alene?"),
    (
        Question("situations", _("Hvilke av disse situasjonene finnes her?"), _("Arbeidstilsynets fem situasjoner.")),
        Question(
            "time_share",
            _("Hvor stor del av tiden arbeider du alene uten at kolleger er i nærheten?"),
            _("Spørsmålet er fra Levekårsundersøkelsen om arbeidsmiljø. Svar for dem som gjør arbeidet."),
        ),
        Question(
            "longest_stretch",
            _("Hva er den lengste tiden noen er alene i ett strekk?"),
            _("Tenk også på de to–tre timene som er lette å glemme."),
        ),
        Question(
            "sees_or_hears_colleague",
            _("Kan den som er alene, se eller høre en kollega uten teknisk utstyr?"),
            _("Telefon, radio og kamera teller ikke."),
        ),
        Question(
            "colleague_behind_locked_door",
            _("Er en kollega i samme bygning, men bak en låst dør eller i et annet rom?"),
            show_if="sees_or_hears_colleague=no|unknown",
        ),
        Question(
            "considers_self_alone",
            _("Mener de som gjør arbeidet, at de er alene?"),
            _("Spør dem. Den som er alene sammen med kunder, kan fortsatt være alene på jobb."),
        ),
    ),
    show_if=ALONE,
)

DECIDE = Group(
    _("Stoppe, stenge, gå eller si nei"),
    (
        Question(
            "may_stop",
            _("Kan den som er alene, stoppe arbeidet uten å spørre?"),
            _("Den som mener at arbeidet er farlig for liv eller helse, har rett og plikt til å avbryte det."),
            law=("aml-2-3-2-c",),
        ),
        Question("may_close", _("Kan den som er alene, stenge uten å spørre?"), asked_when=conditions.meets_others),
        Question("may_leave", _("Kan den som er alene, gå fra stedet uten å spørre?")),
        Question("may_refuse", _("Kan den som er alene, si nei til et oppdrag eller en person uten å spørre?")),
        Question(
            "those_in_care",
            _("Hva skjer da med beboere, passasjerer, elever eller kunder?"),
            _("Ikke navn på brukere eller helseopplysninger."),
            asked_when=conditions.meets_others,
            rows=2,
        ),
        Question(
            "evacuation_alone_possible",
            _("Kan én person få alle ut ved brann eller annen fare?"),
            asked_when=conditions.meets_others,
        ),
    ),
    show_if=ALONE,
)

HELP = Group(
    _("Hjelp når noe skjer"),
    (
        Question(
            "help_ways",
            _("Hvordan kan den som er alene, tilkalle hjelp?"),
            _("Kan det bli behov for øyeblikkelig hjelp, skal utstyr til å varsle være tilgjengelig."),
            law=("org-10-6", "utf-3a-3"),
        ),
        Question(
            "coverage",
            _("Er det dekning overalt der arbeidet gjøres?"),
            _("Også i kjeller, heis, kjøretøy og ute."),
            law=("org-10-6",),
            show_if="help_ways=mobile|radio|alarm_button|automatic_alarm",
        ),
        Question(
            "help_time",
            _("Hvor lang tid tar det før hjelpen er på stedet?"),
            _("Ikke før noen svarer, men før noen er der. Tidene er våre inndelinger, ikke grenser i loven."),
            law=("org-10-6",),
        ),
        Question("helpers", _("Hvem kommer?")),
        Question("helper_comes_from", _("Hvor kommer de fra?"), show_if=OWN_HELPERS),
        Question("helper_is_alone", _("Er den som kommer, også alene?"), show_if=OWN_HELPERS),
        Question(
            "helper_leaves_others", _("Må den som kommer, forlate andre som trenger tilsyn?"), show_if=OWN_HELPERS
        ),
        Question("helper_gets_in", _("Kommer hjelpen seg inn, også når døren er låst?"), show_if=ANY_HELPER),
        Question("place_can_be_explained", _("Er det lett å forklare hvor en er?"), show_if=ANY_HELPER),
        Question("common_language", _("Forstår den som er alene, og den som hjelper, hverandre?"), show_if=ANY_HELPER),
        Question("dark_or_remote", _("Er stedet mørkt, avsides eller vanskelig å finne?")),
        Question(
            "silence_noticed_by",
            _("Hvem merker det hvis den som er alene, ikke svarer?"),
            _("Tenk på at en kan bli liggende uten å kunne ringe."),
        ),
        Question(
            "silence_noticed_within",
            _("Hvor lang tid kan det gå før noen merker det?"),
            show_if="silence_noticed_by!=nobody|unknown",
        ),
        Question("alarm_tested", _("Når ble alarmen eller sambandet sist prøvd?"), law=("utf-3a-3",), show_if=ALARMS),
        Question(
            "alarm_practised",
            _("Har de som er alene, øvd på å bruke alarmen?"),
            law=("utf-3a-5",),
            show_if=ALARMS,
        ),
    ),
    show_if=ALONE,
)

EVERY_DAY = Group(
    _("Kontakt, pauser og opplæring"),
    (
        Question(
            "contact_with_colleagues",
            _("Hvor ofte har den som er alene, kontakt med kolleger?"),
            law=("aml-4-3-4", "utf-1a-1"),
        ),
        Question(
            "contact_with_manager",
            _("Hvor ofte har den som er alene, kontakt med leder?"),
            law=("aml-4-3-2-d",),
        ),
        Question("can_take_break", _("Får den som er alene, tatt pause?"), law=("aml-10-9",)),
        Question("can_use_toilet", _("Får den som er alene, gått på toalettet?")),
        Question(
            "break_relief",
            _("Hvem avløser i pausen?"),
            _("Skriv rollen, ikke navnet. Skriv «ingen» hvis ingen avløser."),
            show_if="may_leave=no|unknown",
        ),
        Question(
            "trained_for_lone_work",
            _("Har de som er alene, fått opplæring i det?"),
            _("Farene, hva en gjør når noe skjer, og når en skal stoppe."),
            law=("aml-3-2-1-a",),
        ),
        Question(
            "follow_up_routine",
            _("Finnes det rutiner for oppfølging etter vold og trusler?"),
            law=("utf-3a-6",),
            asked_when=conditions.violence_is_possible,
        ),
    ),
    show_if=ALONE,
)

GROUPS = (WHETHER, HOW, DECIDE, HELP, EVERY_DAY)

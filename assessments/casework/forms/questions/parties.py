"""Steps 9 and 10: who has taken part along the way, and what the employer concludes."""

from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.question import Group, Question

from . import conditions

ASKED = "safety_rep_involvement=took_part|asked_no_answer"

PARTICIPATION = (
    Group(
        _("Hvem har vurdert?"),
        (
            Question("assessor_name", _("Hvem har gjort vurderingen for arbeidsgiver?"), law=("aml-2-1",)),
            Question("assessor_role", _("Hvilken rolle har denne personen?")),
            Question(
                "manager_trained", _("Har lederen opplæring i arbeid med helse, miljø og sikkerhet?"), law=("aml-3-5",)
            ),
        ),
    ),
    Group(
        _("Verneombudet"),
        (
            Question(
                "safety_rep_involvement",
                _("Har verneombudet vært med?"),
                _(
                    "Verneombudet skal tas med på råd underveis. Vara og hovedverneombud kan tre inn. "
                    "Arbeidsgiver har ansvaret: "
                    "Signaturen bekrefter medvirkning, ikke ansvar."
                ),
                law=("aml-6-2-4", "aml-2-1"),
            ),
            Question("safety_rep_name", _("Hvem er verneombud, vara eller hovedverneombud?"), show_if=ASKED),
            Question("safety_rep_asked_on", _("Når ble verneombudet spurt?"), law=("aml-6-2-4",), show_if=ASKED),
            Question(
                "safety_rep_deadline",
                _("Hvilken frist fikk verneombudet?"),
                _("Fristen må være rimelig."),
                show_if=ASKED,
            ),
            Question(
                "safety_rep_how",
                _("Hvordan har verneombudet vært med?"),
                _("For eksempel befaring, møte eller forslag i utkastet."),
                show_if="safety_rep_involvement=took_part",
                rows=2,
            ),
            Question(
                "safety_rep_trained",
                _("Har verneombudet fått opplæring?"),
                law=("aml-6-5",),
                show_if=ASKED,
                asked_when=conditions.has_safety_rep,
            ),
        ),
    ),
    Group(
        _("De som gjør arbeidet, og andre"),
        (
            Question(
                "workers_involved",
                _("Hvordan har de som er alene, vært med?"),
                _(
                    "Spør også om de plages av for mye alenearbeid. Undersøkelsen her gjør det, for de siste "
                    "12 månedene. Snakk også om det som skjedde før."
                ),
                law=("aml-3-1", "utf-1a-2", "org-7-1"),
            ),
            Question(
                "workers_how",
                _("Hva sa de?"),
                _("Ikke navn på ansatte, og ikke helseopplysninger."),
                show_if="workers_involved=conversation|meeting|survey|inspection",
            ),
            Question("union_rep_involvement", _("Har tillitsvalgte vært med?"), law=("aml-3-1",)),
            Question(
                "union_rep_how",
                _("Hvordan har tillitsvalgte vært med?"),
                show_if="union_rep_involvement=took_part",
                rows=2,
            ),
            Question(
                "occupational_health_involvement",
                _("Har bedriftshelsetjenesten vært med?"),
                law=("aml-3-3", "org-13-1"),
                asked_when=conditions.has_occupational_health,
            ),
            Question(
                "works_council_treated",
                _("Er saken behandlet i arbeidsmiljøutvalget?"),
                law=("aml-7-2",),
                asked_when=conditions.has_works_council,
            ),
            Question(
                "works_council_on",
                _("Når ble saken behandlet i arbeidsmiljøutvalget?"),
                show_if="works_council_treated=yes",
                asked_when=conditions.has_works_council,
            ),
            Question(
                "works_council_protocol",
                _("Hvilket nummer har saken i protokollen?"),
                show_if="works_council_treated=yes",
                asked_when=conditions.has_works_council,
            ),
            Question(
                "works_council_decision",
                _("Hva vedtok arbeidsmiljøutvalget?"),
                _("Skriv også fristen, hvis utvalget satte en."),
                law=("aml-7-2",),
                show_if="works_council_treated=yes",
                asked_when=conditions.has_works_council,
                rows=2,
            ),
        ),
    ),
)

CONCLUSION = (
    Group(
        _("Særlig risiko"),
        (
            Question(
                "special_risk",
                _("Er det særlig risiko ved at dette arbeidet gjøres alene?"),
                _(
                    "Svar for arbeidet slik det gjøres i dag, med tiltak som er på plass. Det som er ukjent, er "
                    "uavklart, ikke nei."
                ),
                law=("aml-4-1-3",),
            ),
            Question(
                "special_risk_reason",
                _("Hvorfor?"),
                _(
                    "Skriv de viktigste grunnene: De står på første side av dokumentet. Må fylles ut hvis dere svarer "
                    "noe annet enn forslaget. Ikke navn på brukere eller helseopplysninger."
                ),
            ),
        ),
    ),
    Group(
        _("Kan arbeidet gjøres alene?"),
        (
            Question(
                "decision",
                _("Kan arbeidet gjøres alene i dag?"),
                _("Svaret er arbeidsgivers vurdering. Det er ikke en godkjenning fra Arbeidstilsynet."),
                law=("aml-4-1-1", "aml-4-1-3"),
            ),
            Question(
                "terms",
                _("På hvilke vilkår?"),
                _("Korte setninger som kan følges av den som er alene."),
                show_if="decision=yes_on_terms",
            ),
            Question("decision_reason", _("Hvorfor?"), _("Ikke navn på brukere eller helseopplysninger.")),
        ),
    ),
    Group(
        _("Til den som er alene"),
        (
            Question(
                "whom_to_call",
                _("Hvem ringer en når noe skjer?"),
                _("Skriv rolle og nummer. Ikke private nummer uten at det er avtalt."),
                law=("org-10-6",),
                rows=2,
            ),
            Question(
                "stop_when",
                _("Når skal en stoppe arbeidet?"),
                _("Den som mener at arbeidet er farlig for liv eller helse, skal avbryte det."),
                law=("aml-2-3-2-c",),
                rows=2,
            ),
            Question(
                "written_instruction",
                _("Finnes det en skriftlig instruks?"),
                _("Den skal finnes når arbeidet kan innebære særlig fare for liv eller helse."),
                law=("aml-3-2-3", "org-11-1"),
                asked_when=conditions.may_be_dangerous,
            ),
            Question("informed_how", _("Hvordan får de som er alene, vite om dette?"), law=("aml-3-2-1-a",), rows=2),
        ),
    ),
    Group(
        _("Videre"),
        (
            Question(
                "next_review",
                _("Gjennomgås senest"),
                _("Og straks ved en hendelse eller en endring."),
                law=("org-7-1", "ik-5-8"),
            ),
            Question(
                "warnings_answered",
                _("Hva svarer dere på advarslene i kontrollen?"),
                _("Svaret står i dokumentet."),
            ),
        ),
    ),
)

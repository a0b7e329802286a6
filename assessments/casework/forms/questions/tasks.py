"""Step 3, tasks with rules of their own: which are done here, and whether what the rule demands is always there."""

from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.question import Group, Question

HEAD = (
    Group(
        "",
        (
            Question(
                "kinds",
                _("Gjør den som er alene, noe av dette?"),
                _(
                    "For noen oppgaver krever reglene, eller gode råd i bransjen, at flere er til stede eller at "
                    "noen følger med."
                ),
                law=("utf-8-4", "fse-12", "utf-26-27", "akutt-11", "hol-9-9"),
            ),
        ),
    ),
)

ITEM = (
    Group(
        "",
        (
            Question(
                "second_person",
                _("Er personen, vakten eller tilsynet som oppgaven krever, alltid til stede?"),
                _(
                    "For eksempel sikkerhetsvakt ved kum, to personer ved høyspenning, eller en som følger med. "
                    "Svar nei hvis "
                    "det hender at oppgaven gjøres uten."
                ),
            ),
            Question(
                "energy_cut_off",
                _("Blir maskinen alltid stanset og strøm og annen energi koblet fra før arbeidet begynner?"),
                _("Går ikke det, skal det være andre vernetiltak, for eksempel en person til ved nødstopp."),
                law=("utf-12-6",),
            ),
            Question(
                "mine_contact",
                _("Kan den som er alene i berget, alltid holde kontakt, eller blir stedet kontrollert?"),
                _("Er ikke samband nok, skal arbeidsplassen kontrolleres minst hver annen time."),
                law=("utf-27-6",),
            ),
            Question(
                "work_certificate",
                _("Har en kompetent person kontrollert og målt, og gitt arbeidssertifikat, hver gang?"),
                law=("utf-29-1",),
            ),
            Question(
                "safeguards",
                _("Hvordan er det sikret i dag?"),
                _("Ikke navn på brukere eller helseopplysninger."),
            ),
        ),
    ),
)

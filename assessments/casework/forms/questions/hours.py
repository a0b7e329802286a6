"""Step 1, the work: when one is alone, at night, and at what age, since the law sets hours by age."""

from django.utils.translation import gettext_lazy as _

from assessments.casework.forms.question import Group, Question

CHAPTER_10 = "working_time_rules!=road_transport|rail|live_in_care|offshore|other"

WHEN = Group(
    _("Når er noen alene?"),
    (
        Question(
            "times_of_day", _("Når på døgnet?"), _("Arbeid mellom kl. 21 og 06 er nattarbeid."), law=("aml-10-11",)
        ),
        Question("week_parts", _("Hvilke dager?")),
        Question("starts_at", _("Når begynner arbeidsøkten vanligvis?"), show_if="times_of_day=evening|night"),
        Question("ends_at", _("Når slutter arbeidsøkten vanligvis?"), show_if="times_of_day=evening|night"),
        Question(
            "shift_minutes",
            _("Hvor lang er en arbeidsøkt, i minutter?"),
            _("Åtte timer er 480 minutter. Svar for den lengste av de vanlige øktene."),
            law=("org-7-1",),
        ),
        Question(
            "working_time_rules",
            _("Hvilke regler gjelder for arbeidstiden?"),
            _(
                "De vanlige reglene gjelder ikke alle. Sjåfører, jernbane, medleverordninger i institusjoner og "
                "virksomhet til "
                "havs har egne regler."
            ),
            law=("ramme-43",),
        ),
        Question(
            "sunday_necessary",
            _("Gjør arbeidets art det nødvendig å arbeide i helgen?"),
            _("Arbeid fra kl. 18 dagen før en søndag eller helligdag er søndagsarbeid. Det er ellers ikke tillatt."),
            law=("aml-10-10",),
            show_if=f"week_parts=saturday_evening|sunday;{CHAPTER_10}",
        ),
    ),
)

NIGHT = Group(
    _("Om natten"),
    (
        Question(
            "night_basis",
            _("Hva er grunnlaget for nattarbeidet?"),
            _("Nattarbeid er ikke tillatt uten et av disse grunnlagene."),
            law=("aml-10-11-2", "aml-10-11-3", "aml-10-11-4"),
        ),
        Question(
            "night_discussed",
            _("Er det drøftet med de tillitsvalgte at nattarbeidet er nødvendig?"),
            _("Det skal drøftes før nattarbeidet begynner."),
            law=("aml-10-11-5",),
        ),
        Question("night_over_three_hours", _("Arbeider noen mer enn tre timer om natten?"), law=("aml-10-11-7",)),
        Question(
            "night_heavy_strain",
            _("Gir arbeidet om natten særlig risiko, eller betydelige fysiske eller psykiske belastninger?"),
            _(
                "En påminnelse: Da skal arbeidstiden ikke være over åtte timer i løpet av 24 timer. Dette er et "
                "eget spørsmål. "
                "Svaret følger ikke av om alenearbeidet gir særlig risiko."
            ),
            law=("aml-10-11-7",),
            show_if="night_over_three_hours=yes|unknown",
        ),
        Question(
            "night_collective_exception",
            _("Er det avtalt skriftlig unntak fra åttetimersgrensen?"),
            _(
                "Bare virksomheter med tariffavtale kan avtale det, og de ansatte skal ha hvile eller annet vern "
                "i stedet."
            ),
            law=("aml-10-11",),
            show_if="night_heavy_strain=yes|unknown",
        ),
        Question(
            "night_health_check",
            _("Får de som mest arbeider om natten, tilbud om helsekontroll?"),
            _("Tilbudet skal gis før de begynner, og senere med jevne mellomrom."),
            law=("aml-10-11-8",),
            show_if="night_over_three_hours=yes|unknown",
        ),
    ),
    show_if=f"times_of_day=night;{CHAPTER_10}",
)

YOUNG = Group(
    _("Når noen er under 18 år"),
    (
        Question(
            "youngest_age",
            _("Hvor gammel er den yngste?"),
            _("De som er 13 eller 14 år, kan som hovedregel bare gjøre lett arbeid. Skriv et tall fra 13 til 17."),
            law=("aml-11-1", "org-12-5", "org-12-6"),
        ),
        Question(
            "school_age",
            _("Er noen av dem under 15 år eller skolepliktige?"),
            _(
                "De skal ikke arbeide mellom kl. 20 og 06, og har kortere arbeidstid. Andre under 18 år skal som "
                "hovedregel ha fri fra kl. 23 til 06. Arbeid fra kl. 21 til 23 krever en grunn i loven. Aviser kan "
                "bæres ut fra kl. 04."
            ),
            law=("aml-11-2", "aml-11-3", "org-12-9"),
        ),
        Question(
            "child_work",
            _("Hva slags arbeid gjør de som er under 15 år eller skolepliktige?"),
            _("De kan bare gjøre lett arbeid, kulturelt arbeid, eller arbeid som er en del av skolegangen."),
            law=("aml-11-1",),
            show_if="school_age=yes",
        ),
        Question(
            "young_assessed_before_start",
            _("Er risikoen for de unge vurdert før de begynte i arbeidet?"),
            _("Vurderingen gjentas når arbeidet endres vesentlig. Verneombudet skal tas med på råd."),
            law=("org-12-1", "org-12-11"),
        ),
        Question(
            "guardians_informed",
            _("Har de unge og deres foresatte fått vite om risikoen og tiltakene?"),
            law=("org-12-10",),
        ),
        Question(
            "young_break_possible",
            _("Får de unge minst en halv times pause når de arbeider mer enn fire og en halv time?"),
            _("Pausen må kunne tas også når ingen andre er der."),
            law=("aml-11-5-1",),
        ),
        Question(
            "young_sells_age_limited",
            _("Selger de unge øl, vin eller brennevin, eller tobakk uten at en over 18 år har daglig tilsyn?"),
            _("Det gjelder også på bensinstasjon, i butikk og i gatekjøkken."),
            law=("alkohol-1-5", "tobakk-17"),
        ),
    ),
    show_if="people_kinds=under_18",
)

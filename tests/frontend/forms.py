"""One form with every kind of field the pack knows, used to see that each is built right."""

from types import SimpleNamespace

from crispy_forms.bootstrap import AppendedText, InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Submit
from django import forms

YES_NO_UNKNOWN = [("ja", "Ja"), ("nei", "Nei"), ("vet_ikke", "Vet ikke")]
LAW = [
    SimpleNamespace(
        citation="Arbeidsmiljøloven § 4-1 tredje ledd",
        requires="Særlig risiko knyttet til alenearbeid skal vurderes.",
        exact_wording="",
        worded_from=None,
    )
]


class EveryFieldForm(forms.Form):
    """Texts, choices, dates and files, each with what the pack adds to it."""

    title = forms.CharField(label="Hva heter arbeidet?", help_text="For eksempel «Nattevakt alene».")
    email = forms.EmailField(label="E-post")
    secret = forms.CharField(label="Passord", widget=forms.PasswordInput)
    text = forms.CharField(label="Hva gjøres alene?", widget=forms.Textarea(attrs={"rows": 4}))
    age = forms.IntegerField(
        label="Hvor mange minutter tar det før hjelpen er framme?",
        help_text="Regn fra alarmen går.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    day = forms.DateField(label="Neste gjennomgang", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    time = forms.TimeField(label="Når begynner vakten?", widget=forms.TimeInput(attrs={"type": "time"}))
    choice = forms.ChoiceField(label="Hvor ofte?", choices=[("", "Velg"), ("a", "Daglig"), ("b", "Ukentlig")])
    alone = forms.ChoiceField(
        label="Blir det verre fordi man er alene?",
        help_text="Tenk på hvor lang tid det tar før noen oppdager det.",
        choices=YES_NO_UNKNOWN,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="Hvorfor blir det verre?", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    who = forms.MultipleChoiceField(
        label="Hvem har deltatt?",
        help_text="Ingen er valgt på forhånd.",
        choices=[("vo", "Verneombud"), ("ta", "Tillitsvalgt"), ("bht", "Bedriftshelsetjeneste")],
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(label="Jeg har lest vurderingen", help_text="Du signerer den senere.")
    attachment = forms.FileField(label="Vedlegg")
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["alone"].law_sources = LAW
        self.fields["title"].law_sources = LAW
        self.fields["reason"].show_if = "alone=ja|vet_ikke"
        self.helper = FormHelper()
        self.helper.layout = Layout(
            Fieldset("Om arbeidet", "title", "email", "secret", "text"),
            AppendedText("age", "minutter"),
            "day",
            "time",
            "choice",
            InlineRadios("alone"),
            "reason",
            "who",
            Div("agree", data_show_if="who=vo"),
            "attachment",
            "hidden",
        )
        self.helper.add_input(Submit("save", "Lagre og gå videre", data_once="true"))
        self.helper.add_input(Submit("back", "Tilbake", data_variant="secondary"))

    def clean(self):
        super().clean()
        raise forms.ValidationError("Svarene henger ikke sammen.")

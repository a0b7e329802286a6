"""The form of minutes from a discussion of control measures, and the union rep's answer to them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.casework.models import Consultation
from assessments.casework.participation.words import CONSULTATION

from .demands import OnceForm, day, line, not_in_the_future, text
from .review import PlainForm


class ConsultationForm(OnceForm):
    """Who met, when, about which control measures, and what was said. Only what makes it a meeting must be answered."""

    measures = forms.MultipleChoiceField(
        label=_("Hvilke kontrolltiltak gjaldt drøftingen?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst ett kontrolltiltak.")},
    )
    met = forms.ChoiceField(
        label=_("Hvordan ble det drøftet?"),
        choices=Consultation.Met.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvordan det ble drøftet.")},
    )
    held_on = day(
        _("Når var møtet?"),
        help_text=_("Ved «møtte ikke»: datoen det var innkalt til."),
        required=_("Skriv datoen."),
    )
    held_at = line(CONSULTATION["place"])
    participants = text(
        CONSULTATION["participants"],
        help_text=_("Navn og rolle, én på hver linje. Ved «møtte ikke»: hvem som var innkalt."),
        required=_("Skriv hvem som var med, eller hvem som var innkalt."),
    )
    purpose = text(CONSULTATION["purpose"], rows=2)
    need = text(CONSULTATION["need"], rows=2)
    design = text(CONSULTATION["design"], rows=2)
    changes = text(CONSULTATION["changes"], rows=2)
    proportionality = text(CONSULTATION["proportionality"], rows=2)
    alternatives = text(
        CONSULTATION["alternatives"], help_text=_("For eksempel en alarm som ikke sender posisjon."), rows=2
    )
    outcome = text(CONSULTATION["outcome"], rows=2)
    disagreement = text(CONSULTATION["disagreement"], help_text=_("Uenighet trykkes i sin helhet."), rows=2)
    evaluate_on = day(CONSULTATION["evaluate_on"])

    def __init__(self, *args: Any, measures: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["measures"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  # declared so above
        field.choices, self.names = measures, dict(measures)
        if len(measures) == 1:
            self.initial.setdefault("measures", [measures[0][0]])

    def clean_held_on(self) -> Any:
        return not_in_the_future(self.cleaned_data["held_on"])

    def clean(self) -> dict[str, Any]:
        """A meeting has an outcome; a call that nobody met at has none."""
        cleaned = super().clean() or {}
        held, evaluate = cleaned.get("held_on"), cleaned.get("evaluate_on")
        if held and evaluate and evaluate < held:
            self.add_error("evaluate_on", _("Datoen er før møtet."))
        if cleaned.get("met") and cleaned["met"] != Consultation.Met.CALLED_NOT_MET and not cleaned.get("outcome"):
            self.add_error("outcome", _("Skriv hva drøftingen endte med."))
        return cleaned

    def chosen(self) -> list[tuple[str, str]]:
        """The control measures the minutes are about: key and name."""
        return [(key, self.names[key]) for key in self.cleaned_data["measures"]]

    def content(self) -> dict[str, Any]:
        """The rest, as the minutes hold it."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"once", "measures"}}


class ConfirmForm(PlainForm):
    """The union rep's own word on the minutes that were read."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    confirms = forms.TypedChoiceField(
        label=_("Stemmer referatet?"),
        choices=[("yes", _("Ja, det gjengir drøftingen")), ("no", _("Nei, jeg bekrefter det ikke"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Svar ja eller nei.")},
    )
    words = text(
        _("Hva vil du legge til?"),
        help_text=_("Trykkes i dokumentet. Må fylles ut når du ikke bekrefter referatet."),
    )

"""The forms of a survey: making one, answering it, and putting its result into a draft."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Workplace
from assessments.casework.forms.demands import OnceForm, day, line, not_in_the_past
from assessments.casework.forms.fields import usable_text, without_identity_number
from assessments.casework.forms.review import PlainForm
from assessments.casework.models import Assessment
from assessments.record.survey import FEWEST

from .questions import QUESTIONS, TEXT, TEXT_LABEL, TEXT_LENGTH
from .services import MOST_WEEKS

SKIP = "skip"
MOST_BOXES = 40  # more workplaces than this are chosen in a list that scrolls
MOST_ASKED = 5000
LANGUAGES = (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English"))
TWO_WEEKS = timedelta(days=14)


class _Places(forms.ModelMultipleChoiceField):
    names_organisations = False

    def label_from_instance(self, obj: Any) -> str:
        more = ", ".join(filter(None, (obj.address, obj.organisation.name if self.names_organisations else "")))
        return f"{obj.name} ({more})" if more else str(obj.name)


class MakeForm(OnceForm):
    """Who is asked, about what, and until when."""

    workplaces = _Places(
        Workplace.objects.none(),
        label=_("Hvilke arbeidssteder gjelder det?"),
        help_text=_("Er det få som er alene på hvert sted, velg flere. Da vises svarene samlet, aldri for ett av dem."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst ett arbeidssted.")},
    )
    work = line(
        _("Hvilket arbeid spør dere om?"),
        help_text=_("For eksempel «Kveldsvakt alene». Står øverst på siden og på plakaten. Ikke navn på personer."),
        required=_("Skriv hvilket arbeid dere spør om."),
    )
    asked = forms.IntegerField(
        label=_("Hvor mange gjør arbeidet alene, og får lenken?"),
        help_text=_("Minst fem. Er dere færre, må flere arbeidssteder spørres sammen."),
        min_value=FEWEST,
        max_value=MOST_ASKED,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Skriv hvor mange som får lenken."),
            "invalid": _("Skriv et helt tall."),
            "min_value": _("Færre enn fem kan ikke svare anonymt. Velg flere arbeidssteder og spør dem sammen."),
        },
    )
    opens_on = day(_("Første dag en kan svare"), required=_("Skriv datoen."))
    closes_on = day(
        _("Siste dag en kan svare"),
        help_text=_("Høyst åtte uker. Ingen ser svarene før undersøkelsen er stengt."),
        required=_("Skriv datoen."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Språk"),
        choices=LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Velg minst ett språk.")},
    )

    def __init__(self, *args: Any, workplaces: QuerySet[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["workplaces"]
        assert isinstance(field, _Places)  # noqa: S101  # declared so above
        field.queryset = workplaces.order_by("organisation__name", "name", "pk")
        field.names_organisations = len({place.organisation_id for place in field.queryset}) > 1
        if len(field.queryset) > MOST_BOXES:
            field.widget = forms.SelectMultiple(attrs={"size": 12})
            field.widget.choices = field.choices
        today = timezone.localdate()
        chosen = [field.queryset[0].pk] if len(field.queryset) == 1 else []
        usual = {"opens_on": today, "closes_on": today + TWO_WEEKS, "languages": [code for code, _name in LANGUAGES]}
        self.initial = {**usual, "workplaces": chosen, **self.initial}

    def clean_opens_on(self) -> date:
        opens: date = not_in_the_past(self.cleaned_data["opens_on"])
        return opens

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first, and not more than some weeks after."""
        cleaned = super().clean() or {}
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("Siste dag er før første dag."))
        elif opens and closes and closes > opens + timedelta(weeks=MOST_WEEKS):
            self.add_error("closes_on", _("Undersøkelsen kan være åpen i høyst åtte uker."))
        return cleaned


class AnswerForm(PlainForm):
    """What is asked. Every question may be skipped, also after one has chosen an answer to it."""

    suggestion = forms.CharField(
        label=TEXT_LABEL,
        help_text=_(
            "Ikke skriv navn, og ikke noe om din egen eller andres helse. Det du skriver her, kan kjennes igjen på "
            "ordene. Det blandes med det andre har skrevet, og vises bare når minst fem har skrevet noe."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=TEXT_LENGTH,
        required=False,
        validators=[usable_text, without_identity_number],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for asked in QUESTIONS:
            self.fields[asked.name] = forms.ChoiceField(
                label=str(asked.label),
                help_text=str(asked.help),
                choices=[*asked.offered, (SKIP, _("Vil ikke svare"))],
                widget=forms.RadioSelect,
                required=False,
            )
        self.order_fields([*(asked.name for asked in QUESTIONS), TEXT])
        self.helper.disable_csrf = True  # its cookie would be a number for this telephone

    def clean(self) -> dict[str, Any]:
        """An empty page is no answer: sent by mistake, it would count as one."""
        cleaned = super().clean() or {}
        if not self.errors and not self.given and not self.text:
            raise forms.ValidationError(_("Du har ikke svart på noe ennå. Svar på minst ett spørsmål."))
        return cleaned

    @property
    def given(self) -> dict[str, str]:
        """The answers, without what was skipped."""
        answers = {asked.name: self.cleaned_data.get(asked.name, "") for asked in QUESTIONS}
        return {name: value for name, value in answers.items() if value not in ("", SKIP)}

    @property
    def text(self) -> str:
        return str(self.cleaned_data.get(TEXT, ""))


class _Drafts(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.facts.title or obj.workplace.name} ({obj.workplace.name})"


class AttachForm(PlainForm):
    """Which draft the summary is put into."""

    assessment = _Drafts(
        Assessment.objects.none(),
        to_field_name="uuid",
        label=_("Hvilken vurdering?"),
        empty_label=_("Velg …"),
        error_messages={"required": _("Velg vurderingen."), "invalid_choice": _("Velg et av utkastene i listen.")},
    )

    def __init__(self, *args: Any, drafts: QuerySet[Assessment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["assessment"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # declared so above
        field.queryset = drafts

"""The form that starts an assessment."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Workplace
from assessments.casework import languages
from assessments.casework.words.own_words import marked
from assessments.catalogue import own
from assessments.catalogue import selectors as catalogue_selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import ProfileEntry
from assessments.record import own_keys

from .fields import usable_line


class StartForm(forms.Form):
    """Where the work is done, which occupation it is nearest to, and what the assessment is called."""

    workplace = forms.ModelChoiceField(
        Workplace.objects.none(),
        label=_("Arbeidssted"),
        empty_label=_("Velg …"),
        error_messages={"required": _("Velg arbeidsstedet vurderingen gjelder.")},
    )
    profile = forms.ChoiceField(
        label=_("Hvilket yrke ligner mest?"),
        required=False,
        help_text=_("Yrket gir forslag til farer og tiltak. Forslagene er ikke svar: dere svarer selv."),
    )
    title = forms.CharField(
        label=_("Hva skal vurderingen hete?"),
        max_length=200,
        validators=[usable_line],
        help_text=_("For eksempel «Nattevakt alene, Solbakken». Ikke navn på personer."),
        error_messages={"required": _("Skriv hva vurderingen skal hete.")},
    )

    language = forms.ChoiceField(
        label=_("Språket i dokumentet"),
        initial="nb",
        required=False,
        help_text=_("Gjelder overskrifter, spørsmål og farer i dokumentet. Det dere skriver selv, blir ikke oversatt."),
    )

    def __init__(self, *args: Any, workplaces: QuerySet[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workplace = self.fields["workplace"]
        assert isinstance(workplace, forms.ModelChoiceField)  # noqa: S101  # declared so above
        workplace.queryset = workplaces.select_related("organisation").order_by("organisation__name", "name")
        if len(workplace.queryset) == 1:
            workplace.initial = workplace.queryset[0]
        profile = self.fields["profile"]
        assert isinstance(profile, forms.ChoiceField)  # noqa: S101
        catalogue = catalogue_selectors.get(catalogue_selectors.current_version())
        mine = own.profiles_of({place.organisation_id for place in workplace.queryset})
        profile.choices = [("", _("Ikke på listen")), *profile_options([*catalogue.profiles.values(), *mine])]
        _offer_languages(self, catalogue)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean(self) -> dict[str, Any]:
        """An own profile is for the organisation's own workplaces."""
        data = super().clean() or {}
        profile, workplace = data.get("profile", ""), data.get("workplace")
        if workplace and own_keys.is_own(profile) and not own_keys.belongs_to(profile, workplace.organisation.orgnr):
            self.add_error("profile", _("Denne yrkesprofilen er en annen virksomhets egen. Velg en annen."))
        return data

    def clean_language(self) -> str:
        """Bokmål unless another one is chosen."""
        return self.cleaned_data["language"] or "nb"


class LanguageForm(forms.Form):
    """The document's language, while the assessment is a draft."""

    language = forms.ChoiceField(
        label=_("Språket i dokumentet"),
        help_text=_("Det dere skriver selv, blir ikke oversatt."),
    )

    def __init__(self, *args: Any, catalogue: CatalogueData, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_languages(self, catalogue)
        self.helper = FormHelper()
        self.helper.form_tag = False


def _offer_languages(form: forms.Form, catalogue: CatalogueData) -> None:
    """No question where there is no choice."""
    found = languages.offered(catalogue)
    field = form.fields["language"]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared so above
    field.choices = found
    if len(found) < 2:
        del form.fields["language"]


def profile_options(profiles: Iterable[ProfileEntry]) -> list[tuple[str, str]]:
    """The profiles by name; an own one says that it is."""
    return sorted(((one.key, marked(one)) for one in profiles), key=lambda option: option[1].casefold())

"""The form that starts an assessment."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Workplace
from assessments.catalogue import selectors as catalogue_selectors

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

    def __init__(self, *args: Any, workplaces: QuerySet[Workplace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workplace = self.fields["workplace"]
        assert isinstance(workplace, forms.ModelChoiceField)  # noqa: S101  # declared so above
        workplace.queryset = workplaces.select_related("organisation").order_by("organisation__name", "name")
        if len(workplace.queryset) == 1:
            workplace.initial = workplace.queryset[0]
        profile = self.fields["profile"]
        assert isinstance(profile, forms.ChoiceField)  # noqa: S101
        profile.choices = [("", _("Ikke på listen")), *profile_options()]
        self.helper = FormHelper()
        self.helper.form_tag = False


def profile_options(version: str | None = None) -> list[tuple[str, str]]:
    """The profiles of a catalogue version by name."""
    catalogue = catalogue_selectors.get(version or catalogue_selectors.current_version())
    return sorted(((p.key, str(p.name)) for p in catalogue.profiles.values()), key=lambda option: option[1].casefold())

"""The forms of review: inviting a party, a party's statement, a remark and its answer."""

from datetime import timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import User
from assessments.casework.steps import BY_KEY
from assessments.record.choices import Statement

from .fields import usable_text
from .labels import choices_for

REASONABLE_DAYS = 7  # what the form suggests; the law says only «rimelig tid»


class PlainForm(forms.Form):
    """A form inside a form tag of the page's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


class InviteForm(PlainForm):
    """Who is asked, and by when an answer is asked for."""

    user = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Verneombud"),
        empty_label=_("Velg …"),
        error_messages={"required": _("Velg hvem som skal inviteres.")},
    )
    deadline = forms.DateField(
        label=_("Frist for uttalelse"),
        help_text=_("Gi rimelig tid. Verneombudet ser utkastet og kan merke fra i dag."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"required": _("Sett en frist."), "invalid": _("Skriv datoen slik: dd.mm.åååå.")},
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.fields["user"]
        assert isinstance(user, forms.ModelChoiceField)  # noqa: S101  # declared so above
        user.queryset = people
        self.initial.setdefault("deadline", timezone.localdate() + timedelta(days=REASONABLE_DAYS))

    def clean_deadline(self) -> Any:
        """A deadline in the past asks nobody."""
        deadline = self.cleaned_data["deadline"]
        if deadline < timezone.localdate():
            raise forms.ValidationError(_("Fristen er i fortiden. Velg en dato fra i dag."))
        return deadline


class PositionForm(PlainForm):
    """The party's own statement."""

    statement = forms.ChoiceField(
        label=_("Hva er din uttalelse til vurderingen?"),
        choices=choices_for(Statement),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hva du vil uttale.")},
    )
    reason = forms.CharField(
        label=_("Begrunnelse"),
        help_text=_("Trykkes i sin helhet i dokumentet. Må fylles ut når du er uenig eller ikke er ferdig rådspurt."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        validators=[usable_text],
        required=False,
    )


class RemarkForm(PlainForm):
    """A remark on the page one stands on, or on the whole."""

    text = forms.CharField(
        label=_("Ny merknad"),
        help_text=_("Merknaden trykkes i dokumentet. Ikke skriv navn på brukere eller helseopplysninger."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        validators=[usable_text],
        error_messages={"required": _("Skriv merknaden.")},
    )
    step = forms.ChoiceField(
        widget=forms.HiddenInput, required=False, choices=[("", ""), *((key, key) for key in BY_KEY)]
    )
    item = forms.RegexField(r"\A[a-z0-9_-]+\Z", widget=forms.HiddenInput, required=False, max_length=80)


class AnswerForm(PlainForm):
    """The employer's answer to a remark."""

    answer = forms.CharField(
        label=_("Svar"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
        validators=[usable_text],
        error_messages={"required": _("Skriv svaret.")},
    )

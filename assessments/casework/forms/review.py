"""The forms of review: a party's statement, a remark, what is said to it, and the employer's answer."""

import secrets
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.casework.steps import BY_KEY
from assessments.record.choices import RemarkOutcome, Statement

from .fields import usable_text, without_identity_number
from .labels import choices_for


class PlainForm(forms.Form):
    """A form inside a form tag of the page's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


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
        validators=[usable_text, without_identity_number],
        required=False,
    )


class SentOnceForm(PlainForm):
    """A text that becomes a row of its own: the page it was sent from is named, so that it becomes one row only."""

    page = forms.RegexField(r"\A[A-Za-z0-9_-]+\Z", widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("page", secrets.token_urlsafe(12))


class RemarkForm(SentOnceForm):
    """A remark on the page one stands on, or on the whole."""

    text = forms.CharField(
        label=_("Ny merknad"),
        help_text=_(
            "Merknaden trykkes i dokumentet med navnet ditt. Ikke skriv navn på brukere eller helseopplysninger."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        validators=[usable_text, without_identity_number],
        error_messages={"required": _("Skriv merknaden.")},
    )
    step = forms.ChoiceField(
        widget=forms.HiddenInput, required=False, choices=[("", ""), *((key, key) for key in BY_KEY)]
    )
    item = forms.RegexField(r"\A[a-z0-9_-]+\Z", widget=forms.HiddenInput, required=False, max_length=80)


class ReplyForm(SentOnceForm):
    """Something more to a remark."""

    text = forms.CharField(
        label=_("Skriv til merknaden"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
        validators=[usable_text, without_identity_number],
        error_messages={"required": _("Skriv noe først.")},
    )


class AnswerForm(PlainForm):
    """The employer's answer to a remark, and what is done with it."""

    outcome = forms.ChoiceField(
        label=_("Hva gjør dere med merknaden?"),
        choices=[
            (RemarkOutcome.TAKEN_IN, _("Tar den inn i vurderingen. Skriv hva som er endret.")),
            (RemarkOutcome.ANSWERED, _("Svarer på den.")),
            (RemarkOutcome.DECLINED, _("Tar den ikke til følge. Skriv hvorfor.")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    answer = forms.CharField(
        label=_("Svar"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
        validators=[usable_text, without_identity_number],
        error_messages={"required": _("Skriv svaret.")},
    )

    def clean_outcome(self) -> RemarkOutcome:
        """An answer of which nothing more is said is an answer."""
        return RemarkOutcome(self.cleaned_data["outcome"] or RemarkOutcome.ANSWERED)

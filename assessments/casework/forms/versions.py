"""The forms that ask why: for a new version, and for taking one back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import usable_text, without_identity_number
from .review import PlainForm

REASON_LENGTH = 2000


class _ReasonField(forms.CharField):
    def __init__(self, *, unanswered: Any, **words: Any) -> None:
        super().__init__(
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=REASON_LENGTH,
            validators=[usable_text, without_identity_number],
            error_messages={"required": unanswered},
            **words,
        )


class NewVersionForm(PlainForm):
    """Printed in the new version, among what has changed."""

    reason = _ReasonField(
        label=_("Hvorfor lager dere ny versjon?"),
        help_text=_(
            "For eksempel en hendelse, et nytt tiltak eller en årlig gjennomgang. Svaret står i dokumentet. "
            "Ikke navn på brukere eller helseopplysninger."
        ),
        unanswered=_("Skriv hvorfor dere lager ny versjon."),
    )


class WithdrawForm(PlainForm):
    """Shown to everyone who reads or verifies the paper."""

    reason = _ReasonField(
        label=_("Hvorfor trekkes vurderingen tilbake?"),
        help_text=_(
            "Svaret vises for alle som leser vurderingen, og for alle som kontrollerer filen. "
            "Ikke navn på personer eller helseopplysninger."
        ),
        unanswered=_("Skriv hvorfor vurderingen trekkes tilbake."),
    )

"""The forms that ask why: for a new version, and for taking one back."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .fields import usable_text, without_identity_number
from .review import PlainForm

REASON_LENGTH = 2000


def _reason(label: Promise, help_text: Promise, required: Promise) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=REASON_LENGTH,
        validators=[usable_text, without_identity_number],
        error_messages={"required": required},
    )


class NewVersionForm(PlainForm):
    """Printed in the new version, among what has changed."""

    reason = _reason(
        _("Hvorfor lager dere ny versjon?"),
        _(
            "For eksempel en hendelse, et nytt tiltak eller en årlig gjennomgang. Svaret står i dokumentet. "
            "Ikke navn på brukere eller helseopplysninger."
        ),
        _("Skriv hvorfor dere lager ny versjon."),
    )


class WithdrawForm(PlainForm):
    """Shown to everyone who reads or verifies the paper."""

    reason = _reason(
        _("Hvorfor trekkes vurderingen tilbake?"),
        _(
            "Svaret vises for alle som leser vurderingen, og for alle som kontrollerer filen. "
            "Ikke navn på personer eller helseopplysninger."
        ),
        _("Skriv hvorfor vurderingen trekkes tilbake."),
    )

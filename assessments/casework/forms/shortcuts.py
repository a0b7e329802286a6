"""The one answer that stands for a whole category."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import usable_text
from .review import PlainForm


class NoneRelevantForm(PlainForm):
    """Why none of the hazards is relevant; printed in the document."""

    reason = forms.CharField(
        label=_("Hvorfor er ingen av dem aktuelle her?"),
        help_text=_("Én begrunnelse for alle. Den trykkes i dokumentet."),
        max_length=4000,
        validators=[usable_text],
        error_messages={"required": _("Skriv hvorfor.")},
    )

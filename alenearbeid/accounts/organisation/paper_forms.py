"""What an organisation decides about its papers."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Organisation


class PapersForm(forms.ModelForm):
    """The logo, how surely one must show who one is, and what happens when nobody can stamp the time."""

    logo = Organisation._meta.get_field("logo").formfield(
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,.png,.jpg,.jpeg"}),
        help_text=_("PNG eller JPEG, høyst 500 kB. Den trykkes øverst på første side av dokumentene."),
        error_messages={
            "invalid_image": _("Filen er ikke et bilde som kan leses. Velg en PNG- eller JPEG-fil."),
            "empty": _("Filen er tom. Velg en annen."),
        },
    )
    remove_logo = forms.BooleanField(label=_("Fjern logoen"), required=False)

    class Meta:
        model = Organisation
        fields = ("logo", "requires_two_factors", "may_sign_without_timestamp")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        if not self.instance.logo:
            del self.fields["remove_logo"]
        if not settings.TIMESTAMP_URL:
            del self.fields["may_sign_without_timestamp"]

    def clean_logo(self) -> Any:
        """No new file keeps the old one; a box of its own removes it."""
        if self.cleaned_data["logo"] == self.instance.logo and self.data.get(self.add_prefix("remove_logo")):
            return ""
        return self.cleaned_data["logo"]

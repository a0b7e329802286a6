"""The file with the organisation's own entries."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assessments.catalogue.own_files import MAX_BYTES


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("YAML-fil"),
        help_text=_("Samme form som filen dere henter ut. Høyst 500 kB."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,application/yaml"}),
        error_messages={"required": _("Velg en fil."), "empty": _("Filen er tom.")},
    )
    may_replace = forms.BooleanField(label=_("Erstatt oppføringer vi har fra før med samme nøkkel"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_file(self) -> UploadedFile:
        """Not read when it is too large."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("Filen er for stor. Den kan være høyst 500 kB."))
        return file

"""The act of signing, and the file to verify."""

from collections.abc import Collection
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.login import confirming, login_forms, login_texts
from alenearbeid.accounts.models import User

MAX_BYTES = 20 * 1024 * 1024


class SignForm(forms.Form):
    """What shows anew who signs, as far as it is typed here, and the digest of what was read.

    Asked for is what `needs` says: nothing when a passkey or another service has answered a moment ago.
    """

    password = forms.CharField(
        label=_("Passordet ditt"),
        help_text=_("Du skriver passordet på nytt for å vise at det er du som signerer."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
        error_messages={"required": _("Skriv passordet ditt for å signere.")},
    )
    code = forms.CharField(
        label=_("Engangskode"),
        help_text=_("Koden som appen på telefonen viser. Reservekoder kan ikke brukes til å signere."),
        widget=forms.TextInput(attrs=login_forms.CODE),
        max_length=20,
        error_messages={"required": _("Skriv engangskoden for å signere.")},
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, user: User, needs: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for name in {"password", "code"} - set(needs):
            del self.fields[name]
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_password(self) -> str:
        """The right password of the person who is logged in."""
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise ValidationError(_("Passordet er feil. Prøv igjen."))
        return password

    def clean_code(self) -> str:
        """A code works once, so it is not spent on a wrong password."""
        code = self.cleaned_data["code"]
        if "password" not in self.errors and not confirming.is_right_code(self.user, code):
            raise ValidationError(login_texts.WRONG_CODE)
        return code


class VerifyForm(forms.Form):
    """A PDF to verify. It is read in memory and not stored."""

    file = forms.FileField(
        label=_("PDF-filen"),
        help_text=_("Filen leses og kastes. Den lagres ikke."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"required": _("Velg filen du vil verifisere."), "empty": _("Filen er tom. Velg en annen.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_file(self) -> Any:
        """Not larger than anything we make."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(_("Filen er større enn 20 MB. Våre dokumenter er mye mindre."))
        return file

"""allauth's forms with our words. Its own are half translated, and not at all into Nynorsk."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

Words = dict[str, Any]
CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}


class _Worded(forms.Form):
    """Labels instead of allauth's, and no placeholders: they vanish when one begins to type."""

    words: ClassVar[Words]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label = self.words[name]
        for name in {"password", "oldpassword"} & set(self.fields):
            self.fields[name].help_text = format_html(
                '<a class="ds-link" href="{}">{}</a>', reverse("account_reset_password"), _("Glemt passordet?")
            )
        for name in {"password1"} & set(self.fields):
            self.fields[name].help_text = _("Minst 12 tegn. Velg noe du ikke bruker andre steder.")


class LoginForm(_Worded, account.LoginForm):
    words: ClassVar[Words] = {"login": _("E-post"), "password": _("Passord"), "remember": _("Husk meg")}


class ChangeEmailForm(_Worded, account.AddEmailForm):
    words: ClassVar[Words] = {"email": _("Ny e-postadresse")}


class ChangePasswordForm(_Worded, account.ChangePasswordForm):
    words: ClassVar[Words] = {
        "oldpassword": _("Passordet du har nå"),
        "password1": _("Nytt passord"),
        "password2": _("Nytt passord en gang til"),
    }


class SetPasswordForm(_Worded, account.SetPasswordForm):
    words: ClassVar[Words] = {"password1": _("Passord"), "password2": _("Passord en gang til")}


class ResetPasswordForm(_Worded, account.ResetPasswordForm):
    words: ClassVar[Words] = {"email": _("E-post")}


class ResetPasswordKeyForm(_Worded, account.ResetPasswordKeyForm):
    words: ClassVar[Words] = {"password1": _("Nytt passord"), "password2": _("Nytt passord en gang til")}


class PasswordAgainForm(_Worded, account.ReauthenticateForm):
    words: ClassVar[Words] = {"password": _("Passord")}


class _Code(_Worded):
    words: ClassVar[Words] = {"code": _("Engangskode")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(CODE)


class CodeForm(_Code, codes.AuthenticateForm):
    """At login. A recovery code will do: that is what it is for."""

    words: ClassVar[Words] = {"code": _("Engangskode eller reservekode")}


class CodeAgainForm(_Code, codes.ReauthenticateForm):
    words: ClassVar[Words] = {"code": _("Engangskode eller reservekode")}


class ActivateCodesForm(_Code, ActivateTOTPForm):
    words: ClassVar[Words] = {"code": _("Koden som appen viser")}


class AddPasskeyForm(_Worded, AddWebAuthnForm):
    """Always a passkey that can log in alone: one kind is enough to understand."""

    words: ClassVar[Words] = {"name": _("Navn på passnøkkelen")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        self.fields["name"].widget.attrs["maxlength"] = 100
        self.fields["name"].help_text = _("For eksempel «Jobbtelefonen». Da vet du hvilken det er når du har flere.")


class RenamePasskeyForm(_Worded, EditWebAuthnForm):
    words: ClassVar[Words] = {"name": _("Navn på passnøkkelen")}

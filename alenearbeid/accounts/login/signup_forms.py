"""A new account: address, name and password. The rest of it is allauth's, so is the mail that confirms the address."""

from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import User
from alenearbeid.accounts.models.names import refuse_control_characters


class SignupForm(AllauthSignupForm):
    name = forms.CharField(label=_("Navn"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    field_order = ("email", "name", "password1", "password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-post")
        self.fields["email"].help_text = _("Vi sender deg en lenke som du må åpne.")
        self.fields["password1"].label = _("Passord")
        self.fields["password1"].help_text = _("Minst 12 tegn.")
        self.fields["password2"].label = _("Passordet en gang til")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_email(self) -> str:
        email: str = super().clean_email()
        if len(email) > User._meta.get_field("email").max_length:  # type: ignore[operator]
            raise ValidationError(_("Adressen er for lang."))
        return email

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        try:
            refuse_control_characters(User(name=name), "name")
        except ValidationError as fault:
            raise ValidationError(fault.messages) from fault
        return name

    def try_save(self, request: HttpRequest) -> Any:
        """Two sign-ups with one address at once: the later one is told by mail that it has an account."""
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            self.account_already_exists = True
            return super().try_save(request)

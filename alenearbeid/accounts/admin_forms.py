"""The admin's forms: a person without a user name, and a role with its scope."""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import Membership, User, Workplace
from .models.user import normalise_email


class _FreeAddress(forms.ModelForm):
    """Refuses an address that another person has confirmed as theirs, though it is not their login."""

    def clean_email(self) -> str:
        email = normalise_email(self.cleaned_data["email"])
        if EmailAddress.objects.filter(email=email, verified=True).exclude(user_id=self.instance.pk).exists():
            raise ValidationError(_("En annen bruker har bekreftet denne e-postadressen."))
        return email


class NewUserForm(_FreeAddress, BaseUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name")


class UserForm(_FreeAddress, UserChangeForm):
    class Meta:
        model = User
        fields = ("email", "name")  # the admin adds those of its fieldsets


class MembershipForm(forms.ModelForm):
    scope = forms.ModelMultipleChoiceField(
        Workplace.objects.all(),
        label=Membership.workplaces.field.verbose_name,
        help_text=Membership.workplaces.field.help_text,
        required=False,
        widget=AutocompleteSelectMultiple(Membership.workplaces.field, admin.site),
    )

    class Meta:
        model = Membership
        fields = ("user", "organisation", "role")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["scope"].initial = list(self.instance.workplaces.all())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        organisation = cleaned.get("organisation") or (self.instance.organisation if self.instance.pk else None)
        strangers = [place for place in cleaned.get("scope", ()) if place.organisation != organisation]
        if organisation and strangers:
            self.add_error("scope", _("Arbeidsstedene må høre til virksomheten som rollen gjelder."))
        return cleaned

"""What is asked when people are let in: who, into which role, where, and for how long."""

from datetime import timedelta
from typing import Any

from allauth.account.fields import PasswordField, SetPasswordField
from allauth.account.forms import PasswordVerificationMixin
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import (
    SAFETY_REPS,
    AccessGrant,
    Invitation,
    Language,
    Membership,
    Organisation,
    Role,
    User,
    Workplace,
)
from alenearbeid.accounts.models.names import refuse_control_characters
from alenearbeid.accounts.models.user import normalise_email
from alenearbeid.accounts.organisation import places

from .people_access import Reach

WHOLE, SOME = "all", "some"


class PlacesForm(forms.Form):
    """Where a role applies. The whole organisation is chosen in so many words, never by choosing nothing."""

    extent = forms.ChoiceField(
        label=_("Hvor gjelder det?"),
        choices=[(WHOLE, _("Hele virksomheten")), (SOME, _("Bare noen arbeidssteder"))],
        widget=forms.RadioSelect,
    )
    workplaces = forms.TypedMultipleChoiceField(
        label=_("Arbeidssteder"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Et arbeidssted gjelder også alt som ligger under det."),
    )

    def __init__(self, *args: Any, organisation: Organisation, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        ways = places.paths(organisation)
        offered = [(pk, way) for pk, way in ways.items() if reach.whole or pk in reach.workplaces]
        field = self.fields["workplaces"]
        field.choices = offered  # type: ignore[attr-defined]
        if not reach.whole:
            del self.fields["extent"]
        elif offered:
            field.show_if = f"extent={SOME}"  # type: ignore[attr-defined]  # read by the form pack
        else:
            del self.fields["workplaces"]
            self.fields["extent"].choices = [(WHOLE, _("Hele virksomheten"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        extent = data.get("extent") if "extent" in self.fields else SOME
        if extent == SOME and "workplaces" in self.fields and not (data.get("workplaces") or self.errors):
            self.add_error("workplaces", _("Velg minst ett arbeidssted."))
        return data

    def chosen(self) -> list[Workplace]:
        """None is the whole organisation, which only who has answered so gets."""
        if self.cleaned_data.get("extent") == WHOLE:
            return []
        wanted = set(self.cleaned_data["workplaces"])
        chosen = list(Workplace.objects.filter(organisation=self.organisation, pk__in=wanted).order_by("pk"))
        if len(chosen) != len(wanted) or not chosen:
            raise ValidationError(_("Et av arbeidsstedene finnes ikke lenger. Velg på nytt."))
        return chosen


class InvitationForm(PlacesForm):
    email = forms.EmailField(label=_("E-post"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(label=_("Navn"), max_length=150, required=False, help_text=_("Kan stå tomt."))
    role = forms.ChoiceField(label=_("Rolle"))
    language = forms.ChoiceField(label=_("Språk i e-posten"), choices=Language.choices, initial=Language.BOKMAL)

    field_order = ("email", "name", "role", "extent", "workplaces", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [(role.value, role.label) for role in kwargs["reach"].roles]
        self.fields["role"].choices = [("", _("Velg rolle")), *roles]  # type: ignore[attr-defined]
        if self.is_bound and (employer := self._employer()):
            self._ask_about(employer)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "name" in data:
            refuse_control_characters(Invitation(name=data["name"]), "name")
        return data

    def _employer(self) -> str:
        """The name of who is to watch over the workers' interests and is their employer too."""
        if self.data.get("role") not in SAFETY_REPS:
            return ""
        email = normalise_email(self.data.get("email", "").replace("\0", ""))
        held = Membership.objects.filter(user__email=email, organisation=self.organisation, role=Role.EMPLOYER)
        return held.values_list("user__name", flat=True).first() or ""

    def _ask_about(self, name: str) -> None:
        self.fields["knows_both"] = forms.BooleanField(
            label=_("Inviter %(name)s som verneombud likevel") % {"name": name},
            help_text=_(
                "%(name)s er arbeidsgiver i virksomheten. Verneombudet skal ivareta arbeidstakernes interesser "
                "(arbeidsmiljøloven § 6-2 første ledd)."
            )
            % {"name": name},
            error_messages={"required": _("Kryss av hvis det er riktig, eller velg en annen rolle.")},
        )


class GrantForm(PlacesForm):
    email = forms.EmailField(label=_("E-post"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    on_behalf_of = forms.CharField(
        label=_("På vegne av"),
        max_length=200,
        help_text=_("For eksempel et forbund, eller konsernet dere er en del av."),
    )
    purpose = forms.CharField(
        label=_("Formål"),
        max_length=500,
        help_text=_("Hva innsynet skal brukes til. Verneombud og tillitsvalgte ser det."),
    )
    starts_on = forms.DateField(label=_("Fra"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    ends_on = forms.DateField(
        label=_("Til og med"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Høyst tolv måneder fram."),
    )
    language = forms.ChoiceField(label=_("Språk i e-posten"), choices=Language.choices, initial=Language.BOKMAL)

    field_order = ("email", "on_behalf_of", "purpose", "extent", "workplaces", "starts_on", "ends_on", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["starts_on"].initial, self.fields["ends_on"].initial = today, today + timedelta(days=90)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        words = {name: data[name] for name in ("on_behalf_of", "purpose") if name in data}
        refuse_control_characters(AccessGrant(**words), *words)
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("Sluttdatoen er før startdatoen."))
        return data


class NewAccountForm(PasswordVerificationMixin, forms.Form):
    """A name and a password; the address is the one the link was sent to. The passwords are allauth's matter."""

    name = forms.CharField(label=_("Navn"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password1 = SetPasswordField(label=_("Passord"))
    password2 = PasswordField(label=_("Passordet en gang til"), autocomplete="new-password")

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].user = User(email=email)  # type: ignore[attr-defined]  # not to be like the address

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        try:
            refuse_control_characters(User(name=name), "name")
        except ValidationError as fault:
            raise ValidationError(fault.messages) from fault
        return name

"""What an organisation tells of itself: its facts, its workplaces and its safety areas."""

from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import TextChoices
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Organisation, SafetyArea, SafetyRepArrangement, Workplace

from . import places
from .register import Unit

FILLED_IN = ("name", "address", "industry_code", "employees")  # from Enhetsregisteret
_AGREED = f"safety_rep_arrangement={SafetyRepArrangement.WRITTEN_AGREEMENT}"


class _Answer(TextChoices):
    """Of what is stored as yes, no or not known."""

    YES = "yes", _("Ja")
    NO = "no", _("Nei")
    UNKNOWN = "unknown", _("Vet ikke")


_TO_STORE = {_Answer.YES: True, _Answer.NO: False}
_TO_SHOW = {value: answer for answer, value in _TO_STORE.items()}


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _yes_or_no(label: Any, help_text: Any) -> forms.TypedChoiceField:
    field = forms.TypedChoiceField(
        label=label,
        choices=_Answer.choices,
        coerce=_TO_STORE.get,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text=help_text,
    )
    field.inline = True  # type: ignore[attr-defined]  # read by the form pack
    return field


class FactsForm(forms.ModelForm):
    """What the assessments must know of the organisation. Only the name must be there; the rest may be unknown."""

    has_works_council = _yes_or_no(
        _("Har dere arbeidsmiljøutvalg (AMU)?"),
        _("Skal finnes der det jevnlig er minst 30 arbeidstakere (arbeidsmiljøloven § 7-1)."),
    )
    has_occupational_health = _yes_or_no(_("Har dere bedriftshelsetjeneste (BHT)?"), "")
    has_collective_agreement = _yes_or_no(_("Har dere tariffavtale?"), "")

    class Meta:
        model = Organisation
        fields: tuple[str, ...] = (
            *("name", "address", "sector", "industry_code", "employees", "safety_rep_arrangement"),
            *("safety_rep_agreement_on", "safety_rep_agreement_until", "has_works_council"),
            *("has_occupational_health", "has_collective_agreement"),
        )
        widgets = {  # noqa: RUF012
            "industry_code": forms.TextInput(attrs={"autocomplete": "off"}),
            "employees": forms.NumberInput(attrs={"inputmode": "numeric"}),
            "safety_rep_agreement_on": _day(),
            "safety_rep_agreement_until": _day(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("sector", "safety_rep_arrangement"):
            field = self.fields[name]
            field.choices = [("", _("Velg")), *[one for one in field.choices if one[0]]]  # type: ignore[attr-defined]
        self.fields["safety_rep_arrangement"].help_text = _(
            "Det skal velges verneombud i alle virksomheter. Er dere færre enn 5 arbeidstakere, kan partene skriftlig "
            "avtale en annen ordning (arbeidsmiljøloven § 6-1 første ledd)."
        )
        self.fields["safety_rep_agreement_until"].help_text = _("Står det ingenting i avtalen, gjelder den i 2 år.")
        for name in ("safety_rep_agreement_on", "safety_rep_agreement_until"):
            self.fields[name].show_if = _AGREED  # type: ignore[attr-defined]  # read by the form pack
        if self.instance.pk:  # nobody has said it, or said that they do not know: the same to us
            for name in ("has_works_council", "has_occupational_health", "has_collective_agreement"):
                self.initial[name] = _TO_SHOW.get(getattr(self.instance, name), _Answer.UNKNOWN)

    def clean(self) -> dict[str, Any]:
        """Dates of an agreement only where there is one: the question is hidden otherwise."""
        data = super().clean() or {}
        if data.get("safety_rep_arrangement") != SafetyRepArrangement.WRITTEN_AGREEMENT:
            data |= {"safety_rep_agreement_on": None, "safety_rep_agreement_until": None}
            for name in ("safety_rep_agreement_on", "safety_rep_agreement_until"):
                self.errors.pop(name, None)
        return data

    def changed(self) -> list[str]:
        """The fields that get another value. Call after is_valid()."""
        before = Organisation.objects.get(pk=self.instance.pk)
        return [name for name in self._meta.fields or () if getattr(before, name) != getattr(self.instance, name)]

    def not_judged(self) -> None:
        """The form as it was sent, without a word on it: somebody is still filling it in."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}

    def fill_in(self, unit: Unit, *, overwrite: bool) -> list[str]:
        """What the register says, where nothing was typed, or everywhere. Returns the fields that say otherwise."""
        data, others = cast("QueryDict", self.data).copy(), []
        for name in FILLED_IN:
            said, typed = str(getattr(unit, name) if getattr(unit, name) is not None else ""), data.get(name, "")
            if not said or said == typed.strip():
                continue
            if typed.strip() and not overwrite:
                others.append(name)
            else:
                data[name] = said
        self.data = data
        return others


class RegistrationForm(FactsForm):
    """A new organisation. Whether the number is taken is not for a form to say: see `registration`."""

    acts_for = forms.BooleanField(
        label=_("Jeg registrerer virksomheten på vegne av arbeidsgiver"),
        help_text=_("Du blir arbeidsgiver og administrator her. Det kan du endre når andre er invitert."),
        error_messages={"required": _("Kryss av hvis det er riktig. Ellers må arbeidsgiver registrere virksomheten.")},
    )

    class Meta(FactsForm.Meta):
        fields = ("orgnr", *FactsForm.Meta.fields)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["orgnr"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def validate_unique(self) -> None:
        pass


class WorkplaceForm(forms.ModelForm):
    """A department or a place. Who is responsible for a part of the tree moves places within that part."""

    class Meta:
        model = Workplace
        fields = ("name", "kind", "parent", "address", "safety_area")
        widgets = {"kind": forms.RadioSelect}  # noqa: RUF012

    def __init__(self, *args: Any, parents: frozenset[int] | None, **kwargs: Any) -> None:
        """`parents` are those it may be put under; None is everywhere, and at the top."""
        super().__init__(*args, **kwargs)
        organisation = self.instance.organisation
        below = places.below(organisation, self.instance.pk) if self.instance.pk else frozenset()
        allowed = [
            (pk, way)
            for pk, way in places.paths(organisation).items()
            if pk not in below and (parents is None or pk in parents)
        ]
        field = self.fields["parent"]
        top = [("", _("Rett under virksomheten"))] if parents is None else []
        field.queryset = Workplace.objects.filter(organisation=organisation, pk__in=[pk for pk, _way in allowed])  # type: ignore[attr-defined]
        field.choices = [*top, *allowed]  # type: ignore[attr-defined]
        field.required, field.help_text = parents is not None, ""
        self.fields["kind"].choices = Workplace._meta.get_field("kind").choices  # type: ignore[attr-defined]
        self._offer_areas(organisation, parents)

    def _offer_areas(self, organisation: Organisation, parents: frozenset[int] | None) -> None:
        areas = SafetyArea.objects.filter(organisation=organisation)
        if parents is not None or not areas:
            del self.fields["safety_area"]
            return
        field = self.fields["safety_area"]
        field.queryset = areas  # type: ignore[attr-defined]
        field.empty_label = _("Samme som stedet over")  # type: ignore[attr-defined]
        field.help_text = ""


class AreaForm(forms.ModelForm):
    class Meta:
        model = SafetyArea
        fields = ("name",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.fields["name"].help_text = _("For eksempel «Hjemmetjenesten» eller «Natt, alle hus».")

    def validate_unique(self) -> None:
        """With the organisation, which is given and not asked."""
        self._validate_unique = True
        try:
            self.instance.validate_constraints(exclude=set())
        except forms.ValidationError as taken:
            self.add_error("name", taken.messages[0])

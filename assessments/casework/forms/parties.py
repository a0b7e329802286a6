"""The forms of those who take part: whom to ask in, and what a party proposes."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Role, User
from assessments.casework.steps import BY_CATEGORY
from assessments.casework.words.own_words import marked
from assessments.catalogue.content import CatalogueData
from assessments.record.assessment import AssessmentRecord
from assessments.record.choices import Answer, Category, PartyRole, ProposalKind

from .fields import usable_line, usable_text, without_identity_number
from .labels import choices_for, label
from .review import PlainForm, SentOnceForm

REASONABLE_DAYS = 7  # what the form suggests; the law says only «rimelig tid»
# Whom an employer asks in by e-mail. The nearest first.
NEW_PARTIES = (
    Role.SAFETY_REP,
    Role.HEAD_SAFETY_REP,
    Role.REGIONAL_SAFETY_REP,
    Role.UNION_REP,
    Role.OCCUPATIONAL_HEALTH,
    Role.WORKER,
)
People = Iterable[tuple[PartyRole, User]]


class AskingForm(PlainForm):
    """By when, and a word to go with it."""

    deadline = forms.DateField(
        label=_("Frist for uttalelse"),
        help_text=_("Gi rimelig tid. Den som er invitert, ser utkastet og kan skrive merknader fra i dag."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"required": _("Sett en frist."), "invalid": _("Skriv datoen slik: dd.mm.åååå.")},
    )
    message = forms.CharField(
        label=_("Melding (valgfritt)"),
        help_text=_("Står i e-posten og på siden. Trykkes ikke i dokumentet."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
        validators=[usable_text, without_identity_number],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("deadline", timezone.localdate() + timedelta(days=REASONABLE_DAYS))

    def clean_deadline(self) -> Any:
        """A deadline in the past asks nobody."""
        deadline = self.cleaned_data["deadline"]
        if deadline < timezone.localdate():
            raise forms.ValidationError(_("Fristen er i fortiden. Velg en dato fra i dag."))
        return deadline


class InviteForm(AskingForm):
    """Somebody who has the role at the workplace already."""

    party = forms.ChoiceField(
        label=_("Hvem vil dere ha med?"),
        error_messages={
            "required": _("Velg hvem som skal inviteres."),
            "invalid_choice": _("Personen har ikke lenger denne rollen her. Velg en annen."),
        },
    )
    field_order = ("party", "deadline", "message")

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {f"{role}:{user.pk}": (role, user) for role, user in people}
        party = self.fields["party"]
        assert isinstance(party, forms.ChoiceField)  # noqa: S101  # declared so above
        by_role: dict[PartyRole, list[tuple[str, str]]] = {}
        for key, (role, user) in self.people.items():
            by_role.setdefault(role, []).append((key, user.name))
        party.choices = [("", _("Velg …")), *((label(role), found) for role, found in by_role.items())]

    def clean_party(self) -> tuple[PartyRole, User]:
        return self.people[self.cleaned_data["party"]]


class InviteNewForm(AskingForm):
    """Somebody new, by e-mail."""

    role = forms.ChoiceField(
        label=_("Rolle"),
        choices=[("", _("Velg …")), *((role.value, role.label) for role in NEW_PARTIES)],
        error_messages={"required": _("Velg hvilken rolle personen har.")},
    )
    name = forms.CharField(
        label=_("Navn"),
        max_length=150,
        validators=[usable_line, without_identity_number],
        error_messages={"required": _("Skriv navnet.")},
    )
    email = forms.EmailField(
        label=_("E-post"),
        error_messages={"required": _("Skriv e-postadressen."), "invalid": _("Skriv en gyldig e-postadresse.")},
    )
    field_order = ("role", "name", "email", "deadline", "message")

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class ProposalForm(SentOnceForm):
    """Something the catalogue has, or something in own words, and why."""

    item = forms.ChoiceField(required=False)
    title = forms.CharField(
        label=_("Eller med egne ord"),
        max_length=200,
        required=False,
        validators=[usable_line, without_identity_number],
    )
    why = forms.CharField(
        label=_("Hvorfor?"),
        help_text=_("Forslaget trykkes i dokumentet med navnet ditt, sammen med det arbeidsgiver svarer."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        validators=[usable_text, without_identity_number],
        error_messages={"required": _("Skriv hvorfor du foreslår dette.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("item")) == bool(cleaned.get("title")) and "title" not in self.errors:
            self.add_error("item", _("Velg fra listen, eller skriv med egne ord. Ikke begge deler."))
        return cleaned


class ProposeHazardForm(ProposalForm):
    """A hazard that is not in the draft yet."""

    category = forms.ChoiceField(
        label=_("Hva slags fare er det?"),
        help_text=_("Bare når du skriver med egne ord."),
        required=False,
        choices=[("", _("Velg …")), *choices_for(Category)],
    )
    field_order = ("item", "title", "category", "why", "page")

    def __init__(self, *args: Any, catalogue: CatalogueData, record: AssessmentRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = {hazard.key for hazard in record.hazards if hazard.relevant == Answer.YES}
        item = self.fields["item"]
        assert isinstance(item, forms.ChoiceField)  # noqa: S101
        item.label = _("Hvilken fare?")
        item.choices = [("", _("Velg fra listen …"))] + [
            (step.title, [(h.key, marked(h)) for h in catalogue.hazards_of(category) if h.key not in there])
            for category, step in BY_CATEGORY.items()
            if category
        ]
        self.category_of = {h.key: category for category in Category for h in catalogue.hazards_of(category)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("item"):
            cleaned["category"] = self.category_of[cleaned["item"]]
        elif cleaned.get("title") and not cleaned.get("category") and "category" not in self.errors:
            self.add_error("category", _("Velg hva slags fare det er."))
        return cleaned

    def proposal(self) -> dict[str, Any]:
        """What the service is given."""
        return {**self.cleaned_data, "kind": ProposalKind.HAZARD, "category": Category(self.cleaned_data["category"])}


class ProposeMeasureForm(ProposalForm):
    """A measure that is not chosen yet, and the hazard it is against."""

    hazard = forms.ChoiceField(
        label=_("Mot hvilken fare?"), required=False, error_messages={"invalid_choice": _("Velg fra listen.")}
    )
    field_order = ("item", "title", "hazard", "why", "page")

    def __init__(self, *args: Any, catalogue: CatalogueData, record: AssessmentRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = {measure.key for measure in record.measures.chosen}
        item, hazard = self.fields["item"], self.fields["hazard"]
        assert isinstance(item, forms.ChoiceField)  # noqa: S101
        assert isinstance(hazard, forms.ChoiceField)  # noqa: S101
        item.label = _("Hvilket tiltak?")
        there = (m for m in catalogue.measures.values() if m.key not in catalogue.retired)
        offered = [m for m in there if m.step == "tiltak" and not m.is_process]
        item.choices = [("", _("Velg fra listen …"))] + [
            (f"{level}. {name}", [(m.key, marked(m)) for m in offered if m.level == level and m.key not in chosen])
            for level, name in catalogue.meta.levels.items()
        ]
        relevant = [hazard for hazard in record.hazards if hazard.relevant == Answer.YES]
        hazard.choices = [("", _("Flere, eller vet ikke"))] + [
            (one.key, one.wording.name if one.wording else one.key) for one in relevant
        ]

    def proposal(self) -> dict[str, Any]:
        """What the service is given."""
        return {**self.cleaned_data, "kind": ProposalKind.MEASURE}


class DecisionForm(PlainForm):
    """Taken in, or not and why."""

    outcome = forms.ChoiceField(widget=forms.HiddenInput, choices=[("accepted", ""), ("declined", "")])
    reason = forms.CharField(
        label=_("Hvorfor tas det ikke inn?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
        required=False,
        validators=[usable_text, without_identity_number],
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("outcome") == "declined" and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Skriv hvorfor forslaget ikke tas inn. Begrunnelsen trykkes i dokumentet."))
        return cleaned

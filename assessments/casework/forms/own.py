"""The organisation's own hazard, measure and profile as forms. What is not asked, an entry from a file keeps."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.casework.words.own_words import marked
from assessments.catalogue import own_rules
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import HazardEntry
from assessments.catalogue.lookup.words import SECTORS
from assessments.catalogue.models import OwnKind
from assessments.catalogue.own_entries import PREFIX_OF, OwnEntryModel, OwnHazard, OwnMeasure, OwnProfile
from assessments.record.base import LINE_LENGTH
from assessments.record.choices import AloneEffect, Category

from . import own_sources
from .fields import usable_line, usable_text
from .labels import choices_for, label

OTHER_LANGUAGES: dict[str, Promise] = {"nn": _("på nynorsk"), "en": _("på engelsk")}
TEXT_LENGTH = 2000


def line(words: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=words, help_text=help_text, max_length=LINE_LENGTH, required=required, validators=[usable_line]
    )


def text(words: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=words,
        help_text=help_text,
        max_length=TEXT_LENGTH,
        required=required,
        widget=area,
        validators=[usable_text],
    )


class OwnForm(forms.Form):
    """`texts` are asked in Bokmål, and may be given in the other languages. `revision` is the one that was seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    texts: tuple[str, ...] = ()
    with_law = True

    def __init__(self, *args: Any, catalogue: CatalogueData, entry: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.catalogue, self.entry = catalogue, entry
        for name in self.texts:
            asked = self.fields[name]
            for code, language in OTHER_LANGUAGES.items():
                made = line if asked.max_length == LINE_LENGTH else text  # type: ignore[attr-defined]  # a CharField
                self.fields[f"{name}_{code}"] = made(f"{asked.label} ({language})", required=False)
        self.fields |= own_sources.fields_for(catalogue, chosen=getattr(entry, "law", ()), with_law=self.with_law)
        if entry is not None:
            sources = own_sources.initial_of(entry, self.fields)
            self.initial = {**self.initial, **self.initial_of(entry), **sources}
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    @property
    def in_bokmaal(self) -> list[forms.BoundField]:
        return [
            field for field in self if not field.name.endswith(("_nn", "_en")) and not own_sources.is_source(field.name)
        ]

    @property
    def of_law(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith(own_sources.LAW)]

    @property
    def in_other_languages(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.endswith(("_nn", "_en"))]

    def initial_of(self, entry: Any) -> dict[str, Any]:
        """The answers as the entry has them."""
        found: dict[str, Any] = {}
        for name in self.texts:
            words = getattr(entry, name)
            found |= {name: words.nb, f"{name}_nn": words.nn, f"{name}_en": words.en} if words else {}
        return found

    def words(self) -> dict[str, Any]:
        """The texts as an entry has them; an empty one is left out."""
        cleaned = self.cleaned_data
        given = {
            name: {"nb": cleaned[name], "nn": cleaned[f"{name}_nn"] or None, "en": cleaned[f"{name}_en"] or None}
            for name in self.texts
            if cleaned[name]
        }
        return {**dict.fromkeys(self.texts), **given}

    def answers(self) -> dict[str, Any]:
        """The other answers as an entry has them."""
        raise NotImplementedError

    def prefix_of_key(self) -> str:
        """How the key of a new entry begins."""
        raise NotImplementedError

    def made(self, model: type[OwnEntryModel], key: str) -> OwnEntryModel:
        """The entry. Call after is_valid()."""
        kept = self.entry.model_dump(mode="json", exclude_defaults=True) if self.entry else {}
        sources = own_sources.answers(self.cleaned_data, with_law=self.with_law)
        return model.model_validate({**kept, **self.words(), **self.answers(), **sources, "key": key})


class OwnHazardForm(OwnForm):
    name = line(_("Hva heter faren?"), _("Kort, for eksempel «Kulde i fryselageret»."))
    theme = forms.ChoiceField(
        label=_("Hvor hører den hjemme?"),
        help_text=_("Temaet bestemmer om faren er fysisk, psykososial eller vold og trusler."),
    )
    question = text(_("Hva skal skjemaet spørre om?"), _("Et spørsmål der «ja» betyr at faren er der."))
    alone_effect = forms.ChoiceField(
        label=_("Hva gjør det å være alene?"),
        choices=choices_for(AloneEffect)[
            :3
        ],  # what it does; a hazard that being alone does nothing to is not one of these
        widget=forms.RadioSelect,
    )
    why_alone = text(_("Hvorfor betyr det noe å være alene?"))
    texts = ("name", "question", "why_alone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        categories = [self.entry.category] if self.entry else list(Category)
        theme = self.fields["theme"]
        assert isinstance(theme, forms.ChoiceField)  # noqa: S101  # declared so above
        theme.choices = [("", _("Velg …"))] + [
            (label(category), [(one.key, str(one.name)) for one in own_rules.themes_of(self.catalogue, category)])
            for category in categories
        ]

    def initial_of(self, entry: OwnHazard) -> dict[str, Any]:
        return super().initial_of(entry) | {"theme": entry.theme, "alone_effect": entry.alone_effect}

    def answers(self) -> dict[str, Any]:
        theme = self.cleaned_data["theme"]
        category = self.catalogue.themes[theme].category
        return {"theme": theme, "category": category, "alone_effect": self.cleaned_data["alone_effect"]}

    def prefix_of_key(self) -> str:
        return PREFIX_OF[Category(self.catalogue.themes[self.cleaned_data["theme"]].category)]


class HazardsForm(OwnForm):
    """Asks for hazards, one question for each category: the standard ones and the organisation's own."""

    with_conditions = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for category in Category:
            offered = [one for one in self._offered() if one.category == category]
            self.fields[f"hazards_{category}"] = forms.MultipleChoiceField(
                label=label(category),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(one.key, marked(one)) for one in offered],
            )

    def _offered(self) -> Iterable[HazardEntry]:
        """A hazard that was taken out of use stays where it is chosen."""
        chosen = set(self.entry.hazards) if self.entry else set()
        for one in self.catalogue.hazards.values():
            is_free = one.key not in self.catalogue.retired and (self.with_conditions or not one.is_condition)
            if is_free or one.key in chosen:
                yield one

    @property
    def of_hazards(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith("hazards_")]

    @property
    def in_bokmaal(self) -> list[forms.BoundField]:
        return [field for field in super().in_bokmaal if not field.name.startswith("hazards_")]

    def initial_of(self, entry: Any) -> dict[str, Any]:
        known = self.catalogue.hazards
        hazards = {
            f"hazards_{category}": [key for key in entry.hazards if key in known and known[key].category == category]
            for category in Category
        }
        return super().initial_of(entry) | hazards

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["hazards"] = [key for category in Category for key in cleaned.get(f"hazards_{category}", ())]
        if not cleaned["hazards"]:
            self.add_error(f"hazards_{Category.PHYSICAL}", _("Velg minst én fare."))
        return cleaned

    def answers(self) -> dict[str, Any]:
        return {"hazards": self.cleaned_data["hazards"]}


class OwnMeasureForm(HazardsForm):
    name = line(_("Hva heter tiltaket?"), _("Kort, for eksempel «Dør som kan åpnes innenfra»."))
    level = forms.TypedChoiceField(
        label=_("Hvilket trinn i tiltakstrappen?"),
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_(
            "De øverste trinnene kommer først: å fjerne alenearbeidet er bedre enn å varsle når det har gått galt."
        ),
    )
    does = text(_("Hva gjør tiltaket?"), required=False)
    limits = text(_("Hva gjør det ikke?"), required=False)
    is_control_measure = forms.ChoiceField(
        label=_("Er det et kontrolltiltak?"),
        help_text=_("Kontrolltiltak følger med på den som arbeider, for eksempel med kamera, GPS eller logg."),
        choices=[("no", _("Nei")), ("yes", _("Ja")), ("ask", _("Det kommer an på utstyret: spør i vurderingen"))],
        initial="no",
        widget=forms.RadioSelect,
    )
    texts = ("name", "does", "limits")
    with_conditions = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level = self.fields["level"]
        assert isinstance(level, forms.TypedChoiceField)  # noqa: S101  # declared so above
        level.choices = [(number, f"{number}. {name}") for number, name in self.catalogue.meta.levels.items()]

    def initial_of(self, entry: OwnMeasure) -> dict[str, Any]:
        return super().initial_of(entry) | {"level": entry.level, "is_control_measure": entry.is_control_measure}

    def answers(self) -> dict[str, Any]:
        given = self.cleaned_data
        return super().answers() | {"level": given["level"], "is_control_measure": given["is_control_measure"]}

    def prefix_of_key(self) -> str:
        return "m_"


class OwnProfileForm(HazardsForm):
    name = line(_("Hva heter yrket?"), _("Kort, for eksempel «Fryselager, kveld»."))
    sector = forms.ChoiceField(
        label=_("Hvilken bransje?"), help_text=_("Bransjen bestemmer noen av spørsmålene i skjemaet.")
    )
    texts = ("name",)
    with_law = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sectors = {profile.sector for profile in self.catalogue.profiles.values()}
        named = sorted(((key, str(SECTORS[key])) for key in sectors if key in SECTORS), key=lambda one: one[1])
        sector = self.fields["sector"]
        assert isinstance(sector, forms.ChoiceField)  # noqa: S101  # declared so above
        sector.choices = [("", _("Velg …")), *named]

    def initial_of(self, entry: OwnProfile) -> dict[str, Any]:
        return super().initial_of(entry) | {"sector": entry.sector}

    def answers(self) -> dict[str, Any]:
        return super().answers() | {"sector": self.cleaned_data["sector"]}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned["hazards"] and not cleaned.get(f"hazards_{Category.PSYCHOSOCIAL}"):
            self.add_error(
                f"hazards_{Category.PSYCHOSOCIAL}",
                _("Velg minst én psykososial fare. Den siden skal alltid være med."),
            )
        return cleaned

    def prefix_of_key(self) -> str:
        return "p_"


FORMS: dict[OwnKind, type[OwnForm]] = {
    OwnKind.HAZARD: OwnHazardForm,
    OwnKind.MEASURE: OwnMeasureForm,
    OwnKind.PROFILE: OwnProfileForm,
}

"""The filters of the view across, as they stand in the address: what can be chosen, and what each does.

Unknown parts of the address are ignored. A value that means nothing is told, and that filter is left out: a link that
somebody has shortened or changed still opens the rest.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alenearbeid.accounts import reach as reaching
from alenearbeid.accounts.models import Organisation, Workplace
from alenearbeid.accounts.reach import Reach
from assessments.casework import facts
from assessments.casework.forms.labels import choices_for
from assessments.casework.law import law_changes
from assessments.casework.models import AssessmentFacts
from assessments.record.choices import Decision, SpecialRisk, Statement, TimeShare
from assessments.record.risk import ORDER, Level

from . import listing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Choices = Sequence[tuple[str, str | Promise]]
Rows = QuerySet[AssessmentFacts]

MOST_TO_CHOOSE_AMONG = 50  # organisations; among more one writes the number
NO_ANSWER = "ikke_besvart"
LACKING, OVERDUE, IN_TIME = "uten", "forfalt", "gjeldende"

_LEVELS: Choices = [
    *reversed(choices_for(Level)),
    ("none", gettext_lazy("Ikke aktuelt")),
    (NO_ANSWER, gettext_lazy("Ikke vurdert")),
]
STATUS: Choices = [
    (LACKING, gettext_lazy("Uten gjeldende vurdering")),
    (OVERDUE, gettext_lazy("Forfalt gjennomgang")),
    (IN_TIME, gettext_lazy("Signert og gjeldende")),
]
DEPTH: Choices = [
    ("alt", gettext_lazy("Alt er besvart")),
    ("delvis", gettext_lazy("Noe er ikke besvart")),
    ("under_halvparten", gettext_lazy("Under halvparten er besvart")),
]


def _choice(label: "StrOrPromise", choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", gettext_lazy("Alle")), *choices])


def _day(label: "StrOrPromise") -> forms.DateField:
    """A day that every database can tell the hour of."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    within = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2999, 12, 31))]
    return forms.DateField(label=label, required=False, widget=widget, validators=within)


class FilterForm(forms.Form):
    """Named as they stand in the address."""

    sok = forms.CharField(
        label=gettext_lazy("Søk i tittel, sted, virksomhet og beskrivelse"), required=False, max_length=100
    )
    virksomhet = forms.CharField(label=gettext_lazy("Virksomhet"), required=False, max_length=20)
    sted = forms.IntegerField(
        label=gettext_lazy("Arbeidssted"), required=False, min_value=1, max_value=2**53, widget=forms.HiddenInput
    )
    status = _choice(gettext_lazy("Status"), STATUS)
    fysisk = _choice(gettext_lazy("Fysisk risiko"), _LEVELS)
    psykososialt = _choice(gettext_lazy("Psykososial risiko"), _LEVELS)
    vold = _choice(gettext_lazy("Vold og trusler"), _LEVELS)
    risiko = _choice(gettext_lazy("Høyeste risiko"), [*_LEVELS[:3], ("ingen", gettext_lazy("Ingen plassert"))])
    rest = _choice(gettext_lazy("Når tiltakene er på plass"), [("rod", gettext_lazy("Fortsatt høy risiko"))])
    dybde = _choice(gettext_lazy("Den psykososiale delen"), DEPTH)
    verneombud = _choice(
        gettext_lazy("Verneombudets syn"), [*choices_for(Statement), ("ingen", gettext_lazy("Ingen uttalelse"))]
    )
    saerlig = _choice(gettext_lazy("Særlig risiko"), choices_for(SpecialRisk))
    avgjorelse = _choice(gettext_lazy("Kan gjøres alene"), choices_for(Decision))
    tid = _choice(gettext_lazy("Tid alene"), choices_for(TimeShare))
    kontroll = _choice(
        gettext_lazy("Kontrolltiltak"),
        [("har", gettext_lazy("Har kontrolltiltak")), ("ikke_droftet", gettext_lazy("Kontrolltiltak uten drøfting"))],
    )
    tiltak = _choice(
        gettext_lazy("Planlagte tiltak"),
        [("planlagt", gettext_lazy("Har planlagte tiltak")), ("over_fristen", gettext_lazy("Har tiltak over fristen"))],
    )
    lov = _choice(gettext_lazy("Regler"), [("endret", gettext_lazy("Vurdert før reglene sist ble endret"))])
    fra = _day(gettext_lazy("Signert fra og med"))
    til = _day(gettext_lazy("Signert til og med"))

    def __init__(self, data: Mapping[str, Any] | None, *, organisations: list[Organisation]) -> None:
        super().__init__(data, auto_id="filter-%s")
        if len(organisations) <= MOST_TO_CHOOSE_AMONG:
            choices = [("", _("Alle")), *((each.orgnr, str(each)) for each in organisations)]
            self.fields["virksomhet"].widget = forms.Select(choices=choices)
        else:
            self.fields["virksomhet"].help_text = _("Skriv organisasjonsnummeret.")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


# What each filter does to the assessments. Those that also say something of a place without any are in `Chosen`.
_WHERE: dict[str, Callable[[Any, date], Q]] = {
    "sok": lambda text, on: Q(search_text__contains=facts.fold(text)),
    "status": lambda status, on: (
        Q(next_review__lt=on) if status == OVERDUE else Q(next_review__gte=on) | Q(next_review=None)
    ),
    "fysisk": lambda level, on: Q(level_physical=_stored(level)),
    "psykososialt": lambda level, on: Q(level_psychosocial=_stored(level)),
    "vold": lambda level, on: Q(level_violence=_stored(level)),
    "risiko": lambda level, on: Q(worst=0 if level == "ingen" else ORDER[Level(level)]),
    "rest": lambda wanted, on: Q(red_residual__gt=0),
    "dybde": lambda depth, on: {
        "alt": Q(psychosocial_percent=100),
        "delvis": Q(psychosocial_percent__lt=100),
        "under_halvparten": Q(psychosocial_percent__lt=50),
    }[depth],
    "verneombud": lambda said, on: Q(safety_rep_statement="" if said == "ingen" else said),
    "saerlig": lambda risk, on: Q(special_risk=risk),
    "avgjorelse": lambda decision, on: Q(decision=decision),
    "tid": lambda share, on: Q(time_share=share),
    "kontroll": lambda which, on: Q(control_measures__gt=0) if which == "har" else Q(undiscussed__gt=0),
    "tiltak": lambda which, on: (
        Q(planned_measures__gt=0) & (Q(planned_until__lt=on) if which == "over_fristen" else Q())
    ),
    "lov": lambda which, on: Q(assessed_on__lt=law_changes.latest(on)),
    "fra": lambda day, on: Q(signed_at__gte=timezone.make_aware(datetime.combine(day, time.min))),
    "til": lambda day, on: Q(signed_at__lte=timezone.make_aware(datetime.combine(day, time.max))),
}
_PLACES = frozenset({"sok", "virksomhet", "sted", "status"})  # what a place without any assessment can be found by


def _stored(level: str) -> str:
    return "" if level == NO_ANSWER else level


class Chosen:
    """The filters of one address, within one person's reach. `faults` are what could not be understood."""

    def __init__(self, query: QueryDict, reach: Reach, *, on: date | None = None) -> None:
        self.on = on or timezone.localdate()
        given = {name: str(value).replace("\0", "").strip() for name, value in query.items()}  # PostgreSQL takes no NUL
        choose_among = list(listing.organisations(reach)[: MOST_TO_CHOOSE_AMONG + 1])
        self.form = FilterForm(given, organisations=choose_among)
        self.has_many = len(choose_among) > 1
        self.form.is_valid()
        self.faults = [_fault(self.form[name]) for name in self.form.errors]
        self.values = {name: value for name, value in self.form.cleaned_data.items() if value not in ("", None)}
        self.place: Workplace | None = None
        self.reach = self._narrowed(reach, choose_among)
        self.sorting = self._sorting(given.get("sorter", ""))

    def assessments(self) -> Rows:
        """Those that all the filters let through; none when one asks for places that have none."""
        found = listing.applying(self.reach)
        if self.values.get("status") == LACKING:
            return found.none()
        for name, value in self.values.items():
            if name in _WHERE:
                found = found.filter(_WHERE[name](value, self.on))
        return listing.ordered(found, self.sorting)

    def lacking(self) -> QuerySet[Workplace]:
        """The places without an assessment that applies; none when a filter asks what an assessment says."""
        found = listing.lacking(self.reach)
        if not self.shows_lacking:
            return found.none()
        if text := self.values.get("sok"):
            found = found.filter(Q(name__icontains=text) | Q(organisation__name__icontains=text))
        return found

    @property
    def shows_lacking(self) -> bool:
        return self.values.keys() <= _PLACES and self.values.get("status", LACKING) == LACKING

    @property
    def is_narrowed(self) -> bool:
        return bool(self.values)

    @property
    def has_filters(self) -> bool:
        """Whether the folded ones are in use."""
        return not self.values.keys() <= {"sok", "sted"}

    @property
    def address(self) -> str:
        """The filters as they stand in a link; what was not understood is not in it."""
        query = QueryDict(mutable=True)
        for name, value in self.values.items():
            query[name] = value.isoformat() if isinstance(value, date) else str(value)
        if self.sorting != listing.DEFAULT_ORDER:
            query["sorter"] = self.sorting
        return query.urlencode()

    def _narrowed(self, reach: Reach, choose_among: list[Organisation]) -> Reach:
        """To one organisation or one place with all below it; neither beyond what the person reaches."""
        if orgnr := self.values.get("virksomhet"):
            reach = self._one_organisation(reach, "".join(orgnr.split()))
        if number := self.values.get("sted"):
            self.place = Workplace.objects.filter(reach.q("pk"), pk=number).select_related("organisation").first()
            if self.place is None:
                return self._not_found("sted", reach, _("Fant ikke arbeidsstedet. Filteret er ikke brukt."))
            within = reaching.below([number])
            if self.place.organisation_id not in reach.organisations:
                within &= reach.workplaces
            return Reach(frozenset(), within, is_member=reach.is_member)
        return reach

    def _one_organisation(self, reach: Reach, orgnr: str) -> Reach:
        found = listing.organisations(reach).filter(orgnr=orgnr).first()
        if found is None:
            return self._not_found("virksomhet", reach, _("Fant ikke virksomheten. Filteret er ikke brukt."))
        if found.pk in reach.organisations:
            return Reach(frozenset({found.pk}), frozenset(), is_member=reach.is_member)
        own = Workplace.objects.filter(organisation=found, pk__in=reach.workplaces).order_by()
        return Reach(frozenset(), frozenset(own.values_list("pk", flat=True)), is_member=reach.is_member)

    def _not_found(self, name: str, reach: Reach, fault: str) -> Reach:
        self.faults.append(fault)
        del self.values[name]
        return reach

    def _sorting(self, given: str) -> str:
        if not given or given.removeprefix("-") in listing.SORTING:
            return given or listing.DEFAULT_ORDER
        self.faults.append(_("Listen kan ikke sorteres slik adressen sier. Den står i vanlig rekkefølge."))
        return listing.DEFAULT_ORDER


def _fault(field: forms.BoundField) -> str:
    return _("«%(value)s» kan ikke velges i filteret «%(filter)s». Filteret er ikke brukt.") % {
        "value": str(field.value())[:60],
        "filter": field.label,
    }

"""«Hent fra Enhetsregisteret»: the form comes back with what the register says, and nothing is saved."""

from dataclasses import dataclass, field

from allauth.core import ratelimit
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alenearbeid.accounts.organisation import orgnr as organisation_number
from alenearbeid.accounts.organisation import register
from alenearbeid.accounts.organisation.organisation_forms import FactsForm

BUTTON = "hent"
OVERWRITE = "bruk"  # the button's value when what was typed may be replaced


@dataclass
class Result:
    """What is told above the form."""

    text: str
    is_trouble: bool = False
    notes: list[str] = field(default_factory=list)
    differences: list[tuple[str, str]] = field(default_factory=list)  # the question, and what the register says


def is_asked(request: HttpRequest) -> bool:
    return request.method == "POST" and BUTTON in request.POST and register.is_configured()


def fill_in(request: HttpRequest, form: FactsForm, orgnr: str) -> Result:
    form.not_judged()
    orgnr = organisation_number.normalise(orgnr)
    try:
        organisation_number.validate(orgnr)
    except ValidationError as fault:
        if "orgnr" in form.fields:
            form.add_error("orgnr", fault)
        return Result(_("Skriv et gyldig organisasjonsnummer først."), is_trouble=True)
    if not ratelimit.consume(request, action="look_up_organisation", user=request.user):
        return Result(_("Du har hentet mange ganger på kort tid. Vent litt, eller fyll ut selv."), is_trouble=True)
    try:
        unit = register.look_up(orgnr)
    except register.LookupFailed as failed:
        return Result(str(failed), is_trouble=True)
    others = form.fill_in(unit, overwrite=request.POST[BUTTON] == OVERWRITE)
    return _told(form, unit, others)


def _told(form: FactsForm, unit: register.Unit, others: list[str]) -> Result:
    result = Result(_("Hentet fra Enhetsregisteret. Se over, og rett det som er feil."))
    if unit.employees is None:
        result.notes.append(_("Registeret oppgir ikke antall ansatte. Fyll ut selv."))
    if unit.belongs_to:
        result.notes.append(
            _("Nummeret er en underenhet. Hovedenheten har nummer %(orgnr)s.") % {"orgnr": unit.belongs_to}
        )
    result.differences = [(str(form.fields[name].label), str(getattr(unit, name))) for name in others]
    return result

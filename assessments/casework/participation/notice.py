"""The notice to the works council or Arbeidstilsynet, ready to send: the product sends nothing by itself."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.casework.models import Demand, Receiver

# The law's own words are never translated.
LAW = "arbeidsmiljøloven § 6-2 tredje ledd"
WORDING = (
    "Arbeidsgiveren skal gi verneombudet svar på henvendelsen. Er det ikke innen rimelig tid tatt hensyn til "
    "meldingen, skal verneombudet underrette Arbeidstilsynet eller arbeidsmiljøutvalget."
)


@dataclass(frozen=True)
class Notice:
    """What the letter says, in order: questions and answers."""

    to: str
    made_on: date
    demand: Demand
    rows: tuple[tuple[str, str], ...]
    law: str = LAW
    wording: str = WORDING


def build(demand: Demand, to: Receiver) -> Notice:
    """The letter as things stand today."""
    return Notice(to=str(to.label), made_on=timezone.localdate(), demand=demand, rows=tuple(_rows(demand)))


def _rows(demand: Demand) -> list[tuple[str, str]]:
    where = ", ".join(part for part in (demand.workplace.name, demand.workplace.address) if part)
    rows = [
        (_("Virksomhet"), _("%(name)s, organisasjonsnummer %(orgnr)s")
         % {"name": demand.organisation.name, "orgnr": demand.organisation.orgnr}),
        (_("Arbeidssted"), where),
        (_("Kravet ble sendt"), _day(timezone.localdate(demand.made_at))),
        (_("Krevd av"), f"{demand.made_by_name}, {demand.get_made_by_role_display()}"),
        (_("Hva som ble krevd vurdert"), demand.what),
        (_("Hvorfor"), demand.why),
        (_("Svar ønsket innen"), _day(demand.wanted_by)),
        *_answers(demand),
    ]  # fmt: skip
    return [(words, value) for words, value in rows if value]


def _answers(demand: Demand) -> list[tuple[str, str]]:
    rows = []
    if demand.declined_at:
        values = {"day": _day(timezone.localdate(demand.declined_at)), "who": demand.declined_by_name}
        rows.append((_("Arbeidsgivers svar"), _("Avslått %(day)s av %(who)s.") % values))
        rows.append((_("Arbeidsgivers begrunnelse"), demand.declined_reason))
    if demand.accepted_at and demand.done_by:
        values = {"day": _day(timezone.localdate(demand.accepted_at)), "who": demand.accepted_by_name}
        rows.append((_("Arbeidsgivers svar"), _("Godtatt %(day)s av %(who)s.") % values))
        rows.append((_("Vurderingen skulle være signert"), _day(demand.done_by)))
        rows.append((_("Status i dag"), _("Vurderingen er ikke signert.")))
    if not demand.is_answered:
        rows.append((_("Arbeidsgivers svar"), _("Arbeidsgiver har ikke svart.")))
    return rows


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")

"""What the parts of minutes and stops are called: the same words in forms, on pages, on paper and when withheld."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONSULTATION: dict[str, Promise] = {
    "place": _("Hvor var møtet?"),
    "participants": _("Hvem var med?"),
    "purpose": _("Hva er formålet med tiltakene?"),
    "need": _("Hva ble sagt om behovet?"),
    "design": _("Hva ble sagt om utforming og gjennomføring?"),
    "changes": _("Ble vesentlige endringer drøftet?"),
    "proportionality": _("Hva ble sagt om belastningen for de ansatte?"),
    "alternatives": _("Hvilke alternativer ble drøftet?"),
    "outcome": _("Hva ble resultatet?"),
    "disagreement": _("Hva var partene uenige om?"),
    "evaluate_on": _("Når skal behovet vurderes på nytt sammen med de tillitsvalgte?"),
    "confirmed_by": _("Hvem har svart for de tillitsvalgte?"),
    "confirmed_on": _("Når svarte de tillitsvalgte?"),
    "confirmation_words": _("Hva sier de tillitsvalgte om referatet?"),
}
STOP: dict[str, Promise] = {
    "place": _("Hvor var det?"),
    "danger": _("Hva var faren?"),
    "by": _("Hvem stanset arbeidet?"),
    "resumed_on": _("Når ble arbeidet tatt opp igjen, eller når tok Arbeidstilsynet stilling?"),
    "measures_done": _("Hva ble gjort?"),
    "authority_decision": _("Hva sa Arbeidstilsynet?"),
    "rep_words": _("Hva sier verneombudet?"),
}

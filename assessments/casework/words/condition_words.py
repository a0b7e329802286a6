"""The names of the conditions of help and discovery.

A measure may be against one of them. They are not hazards of the record, so that the record has no wording for them.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONDITIONS: dict[str, Promise] = {
    "fy_ubemerket_fravaer": _("Fravær blir ikke oppdaget"),
    "fy_hjelp_langt_unna": _("Hjelp er langt unna"),
    "fy_dekning_samband": _("Manglende mobildekning eller svikt i samband"),
    "fy_morke_natt": _("Mørkt eller øde område"),
    "ps_manglende_oppfolging": _("Manglende oppfølging etter hendelse"),
    "ps_mangelfull_opplaering": _("Mangelfull opplæring før alenearbeid"),
}

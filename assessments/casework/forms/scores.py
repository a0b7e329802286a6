"""The words users read for every score, before its number. The only module that knows them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Score = tuple[int, Promise, Promise]

# The ends (1 and 5) are the trade's words (veiledning § 9); the steps between are the product's choice.
LIKELIHOOD: tuple[Score, ...] = (
    (1, _("Svært sjelden"), _("sjeldnere enn hvert tiende år")),
    (2, _("Sjelden"), _("en gang på to til ti år")),
    (3, _("Av og til"), _("omtrent én gang i året")),
    (4, _("Ofte"), _("flere ganger i året")),
    (5, _("Svært ofte"), _("månedlig eller oftere")),
)

CONSEQUENCE: tuple[Score, ...] = (
    (1, _("Ubetydelig"), _("ingen skade, eller noe som går over med en gang")),
    (2, _("Mindre alvorlig"), _("skade eller plager som går over av seg selv eller med førstehjelp")),
    (3, _("Alvorlig"), _("skade eller plager som trenger behandling eller gir fravær")),
    (4, _("Svært alvorlig"), _("varig skade eller fare for livet")),
    (5, _("Død"), _("noen kan dø")),
)

DURATION: tuple[Score, ...] = (
    (1, _("Sjelden og kort"), _("korte stunder nå og da")),
    (2, _("Av og til"), _("en mindre del av tiden")),
    (3, _("Ofte"), _("store deler av tiden")),
    (4, _("Nesten alltid"), _("hele eller nesten hele tiden, over lengre tid")),
)

LOAD: tuple[Score, ...] = (
    (1, _("Lav"), _("merkes lite")),
    (2, _("Merkbar"), _("merkes, men slipper når arbeidsdagen er over")),
    (3, _("Høy"), _("tærer, og sitter i etter arbeidstid")),
    (4, _("Svært høy"), _("kan gi helseskade om den varer")),
)

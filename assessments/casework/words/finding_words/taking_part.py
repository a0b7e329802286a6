"""Words for findings about what the parties have said and not been answered."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, tuple[Promise, Promise]] = {
    "remark-unanswered": (
        _("Merknader som ikke er besvart: %(count)s"),
        _("Svar på merknaden, ta den inn, eller skriv hvorfor ikke. Merknad og svar trykkes i dokumentet."),
    ),
    "proposal-undecided": (
        _("Forslag som ikke er besvart: %(name)s"),
        _("Forslaget er fra %(who)s. Ta det inn i vurderingen, eller skriv hvorfor ikke."),
    ),
}

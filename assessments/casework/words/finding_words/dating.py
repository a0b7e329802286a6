"""Words for findings about the law and its days: the date of the assessment, and old references in the text."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, tuple[Promise, Promise]] = {
    "date-before-the-law": (
        _("Datoen er fra før det fantes en regel om alenearbeid"),
        _("Vurderingen bedømmes etter reglene som gjaldt på datoen dere har skrevet. Rett datoen."),
    ),
    "date-beyond-the-law": (
        _("Datoen ligger for langt fram i tid"),
        _("Reglene her er kontrollert til og med %(checked_on)s. Ingen vet hvilke regler som gjelder da. Rett datoen."),
    ),
    "law-not-checked-lately": (
        _("Reglene kan være endret"),
        _(
            "Reglene her er kontrollert til og med %(checked_on)s, og vurderingen er datert mer enn ett år senere."
            " Se på Lovdata om noe er endret."
        ),
    ),
    "repealed-law-cited": (
        _("Teksten viser til regler som er opphevet eller har fått nytt nummer"),
        _("Skriv henvisningen som gjelder på datoen for vurderingen: %(changes)s."),
    ),
    "authority-renamed": (
        _("Tilsynet har byttet navn"),
        _("Petroleumstilsynet heter nå Havindustritilsynet."),
    ),
}

"""Which version of the catalogue a page is read in: the newest, or an older one that is asked for by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest
from django.utils import timezone

from assessments.catalogue import selectors
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.entries import Evidence, Met, ProfileEntry, Sourced, StatementEntry
from assessments.catalogue.models import CatalogueVersion

PARAMETER = "utgave"


@dataclass(frozen=True)
class Edition:
    """The version that is read, and all there are, newest first. `today` says which of its law applies now."""

    data: CatalogueData
    published: tuple[tuple[str, datetime], ...]
    today: date

    @property
    def code(self) -> str:
        return self.data.version

    @property
    def newest(self) -> str:
        return self.published[0][0]

    @property
    def is_newest(self) -> bool:
        return self.code == self.newest

    def cited(self, entry: Sourced | ProfileEntry | Evidence | Met | StatementEntry) -> list[str]:
        """Its sources as one cites them. Older versions have codes only; what these stand for, the newest one says."""
        sections = selectors.get(self.newest).meta.sections
        return [*(f"Fafo-notat 2016:22, {sections[code]}" for code in entry.seed_refs), *entry.authority_refs]

    @property
    def query(self) -> str:
        """What every link of an older version carries, so that one stays in it."""
        return "" if self.is_newest else f"?{PARAMETER}={self.code}"


def asked_for(request: HttpRequest, has: Callable[[CatalogueData], bool] = lambda _data: True) -> Edition:
    """One query. What the newest version has no more is shown as the last version that had it left it."""
    published = _published()
    code = request.GET.get(PARAMETER, "")
    if code:
        if code not in dict(published):
            raise Http404(code)
        return _edition(code, published)
    found = next((code for code, _at in published if has(selectors.get(code))), None)
    if found is None:
        raise Http404
    return _edition(found, published)


def _published() -> tuple[tuple[str, datetime], ...]:
    rows = CatalogueVersion.objects.order_by("published_at", "code").values_list("code", "published_at")
    return tuple(reversed(list(rows)))


def _edition(code: str, published: tuple[tuple[str, datetime], ...]) -> Edition:
    return Edition(selectors.get(code), published, timezone.localdate())

"""What an organisation has of its own, by name: wherever it stands beside the catalogue's, it says that it is."""

from django.utils.translation import gettext as _

from assessments.catalogue.entries import HazardEntry, MeasureEntry, ProfileEntry
from assessments.record import own_keys


def marked(entry: HazardEntry | MeasureEntry | ProfileEntry) -> str:
    """The name in the reader's language; «(egen)» after an own one."""
    return _("%(name)s (egen)") % {"name": entry.name} if own_keys.is_own(entry.key) else str(entry.name)

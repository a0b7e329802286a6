"""What has changed since a page was shown: for the one who is refused because somebody came in between."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alenearbeid.accounts.models import Event

from . import assembly, steps
from .models import Assessment, SectionItem

TOLD = 4
# What the journal knows of an assessment that the answers do not.
EVENTS: dict[str, Promise] = {
    "remark.made": gettext_lazy("ny merknad"),
    "remark.answered": gettext_lazy("svar på en merknad"),
    "remark.replied": gettext_lazy("mer til en merknad"),
    "remark.withdrawn": gettext_lazy("en merknad er trukket tilbake"),
    "proposal.made": gettext_lazy("nytt forslag"),
    "proposal.decided": gettext_lazy("svar på et forslag"),
    "proposal.withdrawn": gettext_lazy("et forslag er trukket tilbake"),
    "position.stated": gettext_lazy("uttalelse"),
    "party.invited": gettext_lazy("en part er invitert"),
    "party.accepted": gettext_lazy("en part har godtatt invitasjonen"),
    "party.withdrawn": gettext_lazy("en invitasjon er trukket tilbake"),
    "assessment.reopen": gettext_lazy("åpnet for endring"),
    "assessment.language_changed": gettext_lazy("språket i dokumentet"),
    "assessment.table_changed": gettext_lazy("risikotabellen"),
    "redaction.marked": gettext_lazy("hva som er unntatt fra innsyn"),
    "redaction.made": gettext_lazy("sladdet utgave er laget"),
}
ATTACHED: dict[str, Promise] = {
    steps.ORGANISATION: gettext_lazy("opplysninger om virksomheten"),
    steps.VERSIONS: gettext_lazy("oversikten over versjoner"),
    steps.CONSULTATIONS: gettext_lazy("referat fra drøfting"),
    steps.STOPS: gettext_lazy("stansing av arbeid"),
    steps.SURVEY: gettext_lazy("svarene fra undersøkelsen"),
    steps.CATALOGUE: gettext_lazy("en nyere utgave av katalogen er tatt i bruk"),
    steps.TABLES: gettext_lazy("tabellen risikoen vurderes etter"),
}


@dataclass(frozen=True)
class Seen:
    """One thing that somebody has done with the assessment."""

    at: datetime
    who: str
    what: str

    def __str__(self) -> str:
        values = {"what": self.what, "who": self.who, "when": _when(self.at)}
        return _("%(what)s (%(who)s, %(when)s)") % values if self.who else _("%(what)s (%(when)s)") % values


def refusal(assessment: Assessment, since: datetime | None) -> str:
    """What the refused one reads: that it has changed, what, by whom and when, and what to do."""
    return " ".join(
        (
            _("Vurderingen er endret siden du åpnet siden."),
            told(assessment, since),
            _("Se over den på nytt før du går videre."),
        )
    ).replace("  ", " ")


def told(assessment: Assessment, since: datetime | None) -> str:
    """What has been done since then, newest first, in one sentence; the last thing done when that is not known."""
    found = sorted(_done(assessment, since), key=lambda one: one.at, reverse=True) if since else []
    if not found:
        last = max(_done(assessment, None), key=lambda one: one.at, default=None)
        return capfirst(_("sist endret: %(what)s.") % {"what": last}) if last else ""
    once = list({(one.who, one.what): one for one in reversed(found)}.values())[::-1]
    words = ", ".join(str(one) for one in once[:TOLD])
    rest = len(once) - TOLD
    if rest > 0:
        more = ngettext("og %(count)s endring til", "og %(count)s endringer til", rest) % {"count": rest}
        words = f"{words} {more}"
    return _("Dette er endret: %(words)s.") % {"words": words}


def _done(assessment: Assessment, since: datetime | None) -> Iterator[Seen]:
    items = assessment.items.order_by("-saved_at")
    events = Event.objects.filter(
        organisation_id=assessment.organisation_id, subject=str(assessment.uuid), what__in=EVENTS
    ).order_by("-number")
    # Without a moment, the last of each is enough.
    for item in items.filter(saved_at__gt=since) if since else items[:1]:
        yield Seen(item.saved_at, item.saved_by_name, _place(assessment, item))
    for event in events.filter(at__gt=since) if since else events[:1]:
        yield Seen(event.at, event.actor_name, str(EVENTS[event.what]))


def _place(assessment: Assessment, item: SectionItem) -> str:
    """The step and the item, as the form calls them."""
    if item.step not in steps.BY_KEY:
        return str(ATTACHED.get(item.step, item.step))
    title = str(steps.BY_KEY[item.step].title)
    catalogue = assembly.catalogue_for(assessment)
    entry = catalogue.hazards.get(item.item) or catalogue.measures.get(item.item)
    return f"«{title} – {entry.name.in_language(assessment.language)}»" if entry else f"«{title}»"


def _when(at: datetime) -> str:
    local = timezone.localtime(at)
    clock = _("kl. %(time)s") % {"time": local.strftime("%H.%M")}
    return clock if local.date() == timezone.localdate() else f"{date_format(local, 'MONTH_DAY_FORMAT')} {clock}"

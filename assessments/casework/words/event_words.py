"""What the journal's events are called, on screen and in an archive."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alenearbeid.accounts.models import Role
from assessments.casework.forms.labels import label
from assessments.casework.models import Consultation
from assessments.record.choices import PartyRole, ProposalKind, ProposalOutcome, RemarkOutcome, Statement

WORDS = {
    "assessment.created": _("Vurderingen er opprettet"),
    "assessment.imported": _("Vurderingen er hentet inn fra fil"),
    "assessment.new_version": _("Ny versjon er påbegynt"),
    "assessment.language_changed": _("Dokumentets språk er endret"),
    "assessment.catalogue_updated": _("Nyere utgave av katalogen er tatt i bruk"),
    "assessment.send_to_review": _("Sendt til gjennomgang"),
    "assessment.reopen": _("Åpnet for endring"),
    "assessment.finalise": _("Ferdigstilt for signering"),
    "assessment.sign": _("Signert av én"),
    "assessment.complete": _("Signert av alle"),
    "assessment.supersede": _("Erstattet av en ny versjon"),
    "assessment.withdraw": _("Trukket tilbake"),
    "party.invited": _("Part er invitert"),
    "position.stated": _("Uttalelse er gitt"),
    "party.accepted": _("Part har godtatt invitasjonen"),
    "party.reminded": _("Part er minnet på"),
    "party.withdrawn": _("Invitasjon til part er trukket tilbake"),
    "remark.made": _("Merknad er gitt"),
    "remark.replied": _("Det er skrevet til en merknad"),
    "remark.answered": _("Merknad er besvart"),
    "remark.withdrawn": _("Merknad er trukket tilbake"),
    "proposal.made": _("Forslag er gitt"),
    "proposal.decided": _("Forslag er besvart"),
    "proposal.withdrawn": _("Forslag er trukket tilbake"),
    "organisation.created": _("Virksomheten er opprettet"),
    "organisation.changed": _("Opplysninger om virksomheten er endret"),
    "workplace.created": _("Arbeidssted er opprettet"),
    "workplace.changed": _("Arbeidssted er endret"),
    "workplace.removed": _("Arbeidssted er tatt bort"),
    "membership.granted": _("Rolle er gitt"),
    "membership.scope_changed": _("Rollens virkeområde er endret"),
    "membership.revoked": _("Rolle er tatt bort"),
    "document.file_faulty": _("En lagret fil er skadet eller mangler"),
    "document.file_mended": _("En lagret fil er i orden igjen"),
    "survey.made": _("Undersøkelse er laget"),
    "survey.closed": _("Undersøkelse er stengt"),
    "survey.attached": _("Svar fra undersøkelse er lagt ved"),
    "survey.detached": _("Svar fra undersøkelse er tatt bort"),
    "survey.texts_deleted": _("Tekster fra undersøkelse er slettet"),
    "redaction.marked": _("Merket hva som er unntatt fra innsyn"),
    "redaction.made": _("Sladdet utgave er laget"),
    "archive.exported": _("Arkiv er laget"),
    "papers.bundled": _("Signerte dokumenter er samlet og hentet ut"),
    "safety_area.created": _("Verneområde er opprettet"),
    "safety_area.changed": _("Verneområde er endret"),
    "safety_area.removed": _("Verneområde er tatt bort"),
    "grant.given": _("Innsyn utenfra er gitt"),
    "grant.sent_again": _("Invitasjon til innsyn er sendt på nytt"),
    "grant.accepted": _("Innsyn utenfra er godtatt"),
    "grant.revoked": _("Innsyn utenfra er trukket tilbake"),
    "invitation.made": _("Invitasjon er laget"),
    "invitation.sent_again": _("Invitasjon er sendt på nytt"),
    "invitation.revoked": _("Invitasjon er trukket tilbake"),
    "invitation.accepted": _("Invitasjon er godtatt"),
    "demand.made": _("Verneombudet krever vurdering"),
    "demand.accepted": _("Kravet er godtatt"),
    "demand.declined": _("Kravet er avslått"),
    "demand.withdrawn": _("Kravet er trukket tilbake"),
    "demand.notified": _("Kravet er meldt videre"),
    "demand.treated_in_council": _("Kravet er behandlet i arbeidsmiljøutvalget"),
    "work.stopped": _("Arbeidet er stanset"),
    "work.resumed": _("Arbeidet er tatt opp igjen"),
    "work.stop_answered": _("Stansen er besvart"),
    "consultation.made": _("Drøftingsreferat er laget"),
    "consultation.changed": _("Drøftingsreferat er endret"),
    "consultation.used": _("Drøftingsreferat er tatt i bruk i en vurdering"),
    "consultation.unused": _("Drøftingsreferat er tatt ut av en vurdering"),
    "organisation.asked_to_join": _("Noen har bedt om å bli med i virksomheten"),
    "assessment.table_changed": _("Risikotabellen i vurderingen er byttet"),
    "own.added": _("Egen oppføring i katalogen er lagt til"),
    "own.changed": _("Egen oppføring i katalogen er endret"),
    "own.retired": _("Egen oppføring i katalogen er tatt ut av bruk"),
    "own.revived": _("Egen oppføring i katalogen er tatt i bruk igjen"),
    "own.imported": _("Egne oppføringer er hentet inn fra fil"),
    "login.second_step_taken_away": _("Totrinnsinnlogging er tatt bort"),
}
_CHOICES = (PartyRole, Statement, RemarkOutcome, ProposalKind, ProposalOutcome)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d\S*)?\Z", re.ASCII)
_LEFT_OUT = {"from", "to", "of", "step", "item"}  # states and ids: for machines, in the other file


def in_words(what: str) -> str:
    """The event's own code when it has no words here: nothing is left out."""
    return str(WORDS.get(what, what))


def roles_in_words(roles: str) -> str:
    return ", ".join(_value_in_words(role) for role in roles.split(",") if role)


def detail_in_words(detail: dict[str, Any]) -> str:
    """The texts of the detail. Numbers of rows say nothing to a reader."""
    return ", ".join(_texts({key: value for key, value in detail.items() if key not in _LEFT_OUT}))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield _value_in_words(value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _value_in_words(value: str) -> str:
    if value in Role.values:
        return str(Role(value).label)
    if value in Consultation.Met.values:
        return str(Consultation.Met(value).label)
    choice = next((kind(value) for kind in _CHOICES if value in {each.value for each in kind}), None)
    return str(label(choice)) if choice else _day_in_words(value)


def _day_in_words(value: str) -> str:
    """A day or a moment as the language writes it; any other text as it is."""
    if not _DAY.match(value):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:  # somebody's own words, that only look like a day
        return value
    if "T" not in value:
        return date_format(moment, "DATE_FORMAT")
    return date_format(timezone.localtime(moment) if moment.tzinfo else moment, "DATETIME_FORMAT")

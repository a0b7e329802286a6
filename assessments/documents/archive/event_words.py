"""What the journal's events are called, for those who read it on paper."""

from collections.abc import Iterator
from typing import Any

from alenearbeid.accounts.models import Role
from assessments.casework.forms.labels import label
from assessments.record.choices import PartyRole, ProposalKind, ProposalOutcome, RemarkOutcome, Statement

WORDS = {
    "assessment.created": "Vurderingen er opprettet",
    "assessment.imported": "Vurderingen er hentet inn fra fil",
    "assessment.new_version": "Ny versjon er påbegynt",
    "assessment.language_changed": "Dokumentets språk er endret",
    "assessment.send_to_review": "Sendt til gjennomgang",
    "assessment.reopen": "Åpnet for endring",
    "assessment.finalise": "Ferdigstilt for signering",
    "assessment.sign": "Signert av én",
    "assessment.complete": "Signert av alle",
    "assessment.supersede": "Erstattet av en ny versjon",
    "assessment.withdraw": "Trukket tilbake",
    "party.invited": "Part er invitert",
    "position.stated": "Uttalelse er gitt",
    "party.accepted": "Part har godtatt invitasjonen",
    "party.reminded": "Part er minnet på",
    "party.withdrawn": "Invitasjon til part er trukket tilbake",
    "remark.made": "Merknad er gitt",
    "remark.replied": "Det er skrevet til en merknad",
    "remark.answered": "Merknad er besvart",
    "remark.withdrawn": "Merknad er trukket tilbake",
    "proposal.made": "Forslag er gitt",
    "proposal.decided": "Forslag er besvart",
    "proposal.withdrawn": "Forslag er trukket tilbake",
    "organisation.created": "Virksomheten er opprettet",
    "organisation.changed": "Opplysninger om virksomheten er endret",
    "workplace.created": "Arbeidssted er opprettet",
    "workplace.changed": "Arbeidssted er endret",
    "workplace.removed": "Arbeidssted er tatt bort",
    "membership.granted": "Rolle er gitt",
    "membership.scope_changed": "Rollens virkeområde er endret",
    "membership.revoked": "Rolle er tatt bort",
    "document.file_faulty": "En lagret fil er skadet eller mangler",
    "document.file_mended": "En lagret fil er i orden igjen",
    "redaction.marked": "Merket hva som er unntatt fra innsyn",
    "redaction.made": "Sladdet utgave er laget",
    "archive.exported": "Arkiv er laget",
    "papers.bundled": "Signerte dokumenter er samlet og hentet ut",
}
_CHOICES = (PartyRole, Statement, RemarkOutcome, ProposalKind, ProposalOutcome)
_LEFT_OUT = {"from", "to", "of"}  # states and ids: said by what happened, and for machines in the other file


def in_words(what: str) -> str:
    """The event's own code when it has no words here: nothing is left out."""
    return WORDS.get(what, what)


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
    choice = next((kind(value) for kind in _CHOICES if value in {each.value for each in kind}), None)
    return str(label(choice)) if choice else value

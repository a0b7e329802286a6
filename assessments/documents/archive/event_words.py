"""What the journal's events are called, for those who read it on paper."""

from alenearbeid.accounts.models import Role
from assessments.casework.forms.labels import label
from assessments.record.choices import PartyRole

WORDS = {
    "assessment.created": "Vurderingen er opprettet",
    "assessment.imported": "Vurderingen er hentet inn fra fil",
    "assessment.new_version": "Ny versjon er påbegynt",
    "assessment.send_to_review": "Sendt til gjennomgang",
    "assessment.reopen": "Åpnet for endring",
    "assessment.finalise": "Ferdigstilt for signering",
    "assessment.sign": "Signert av én",
    "assessment.complete": "Signert av alle",
    "assessment.supersede": "Erstattet av en ny versjon",
    "assessment.withdraw": "Trukket tilbake",
    "organisation.created": "Virksomheten er opprettet",
    "organisation.changed": "Opplysninger om virksomheten er endret",
    "membership.granted": "Rolle er gitt",
    "membership.scope_changed": "Rollens virkeområde er endret",
    "membership.revoked": "Rolle er tatt bort",
    "document.file_faulty": "En lagret fil er skadet eller mangler",
    "document.file_mended": "En lagret fil er i orden igjen",
    "archive.exported": "Arkiv er laget",
}


def in_words(what: str) -> str:
    """The event's own code when it has no words here: nothing is left out."""
    return WORDS.get(what, what)


def roles_in_words(roles: str) -> str:
    return ", ".join(_role(role) for role in roles.split(",") if role)


def _role(role: str) -> str:
    if role in Role.values:
        return str(Role(role).label)
    return str(label(PartyRole(role))) if role in {each.value for each in PartyRole} else role

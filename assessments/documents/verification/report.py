"""A verdict in words for whoever holds the paper, and whole as plain data for machines. Both ways in say the same."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.documents.examination.findings import Printed
from assessments.documents.models import Document

from .agreement import same_but_unknown, same_everywhere
from .standing import Missing, Standing, State, missing, standing
from .verdict import Kind, Level, SignatureInfo, Verdict

_HEADLINES = {
    Kind.VALID: gettext_lazy("Ekte: filen er uendret, og alle signaturene står."),
    Kind.VOID: gettext_lazy("Gjelder ikke: dokumentet er trukket tilbake før det var ferdig signert."),
    Kind.OLDER: gettext_lazy("Ikke siste utgave: filen mangler signaturer som er kommet senere."),
    Kind.UNCONFIRMED: gettext_lazy("Ikke bekreftet: signaturene står, men et tidsstempel kan ikke kontrolleres."),
    Kind.MISMATCHED: gettext_lazy("Stemmer ikke: det kan ikke bekreftes at papiret sier det som er signert."),
    Kind.CHANGED: gettext_lazy("Endret: filen er ikke slik den ble signert."),
    Kind.UNSIGNED: gettext_lazy("Ikke signert: filen har ingen signatur."),
    Kind.FOREIGN: gettext_lazy("Ukjent: filen er ikke signert her."),
    Kind.UNREADABLE: gettext_lazy("Ukjent: filen kan ikke leses som PDF."),
}
_GENUINE_BUT = {
    State.SUPERSEDED: gettext_lazy("Ekte, men erstattet: det finnes en nyere versjon."),
    State.WITHDRAWN: gettext_lazy("Ekte, men trukket tilbake: vurderingen gjelder ikke lenger."),
    State.UNFINISHED: gettext_lazy("Ekte så langt: filen er uendret, men ikke alle har signert."),
}


def headline(verdict: Verdict) -> str:
    """The verdict in one line."""
    if verdict.kind == Kind.VALID and verdict.standing and verdict.standing.state in _GENUINE_BUT:
        return str(_GENUINE_BUT[verdict.standing.state])
    return str(_HEADLINES[verdict.kind])


def tone(verdict: Verdict) -> str:
    """The colour of the headline: all is well, beware, or wrong."""
    if verdict.kind == Kind.VALID:
        is_fine = verdict.standing is None or verdict.standing.state == State.CURRENT
        return "success" if is_fine else "warning"
    return "warning" if verdict.kind in {Kind.FOREIGN, Kind.UNREADABLE, Kind.UNCONFIRMED, Kind.UNSIGNED} else "danger"


def facts(verdict: Verdict) -> tuple[str, ...]:
    """What follows the headline: whether it counts, whether it is whole, and whether record and signatures agree."""
    if verdict.kind == Kind.FOREIGN:
        return tuple(same_but_unknown(verdict.printed, verdict.record_digest))
    if not verdict.is_genuine:
        version = verdict.standing and verdict.standing.version
        return (_("Filen gir seg ut for å være versjon %d av et dokument vi kjenner.") % version,) if version else ()
    is_latest = verdict.kind != Kind.OLDER
    found = [counts(verdict.standing)] if verdict.standing and is_latest else []
    found.append(_("Ingenting i filen er endret siden den siste signaturen i den."))
    found += same_everywhere(verdict.printed)
    if verdict.standing is None:
        found.append(_("Filen er ikke registrert her. Vi kan derfor ikke si om det er kommet noe nyere."))
    return tuple(found)


def counts(standing: Standing) -> str:
    """Whether the paper counts today, in one or two sentences."""
    says = {
        State.CURRENT: _("Dette er gjeldende versjon (versjon %(version)d)."),
        State.SUPERSEDED: _("Dette er versjon %(version)d. Den ble erstattet av en nyere versjon %(at)s."),
        State.WITHDRAWN: _("Dette er versjon %(version)d. Den ble trukket tilbake %(at)s."),
        State.UNFINISHED: _("Dette er versjon %(version)d. Den er ikke ferdig signert."),
        State.VOID: _("Vurderingen ble åpnet for endring %(at)s. Dette dokumentet gjelder ikke."),
    }
    at = day(standing.at) if standing.at else ""
    found = says[standing.state] % {"version": standing.version, "at": at}
    return f"{found} {_('Begrunnelse: %(reason)s') % {'reason': standing.reason}}" if standing.reason else found


def lacks(missing: Missing) -> str:
    """A signature that the file does not have."""
    if missing.signed_at:
        return _("%(role)s: signerte %(at)s, etter denne utgaven av filen.") % {
            "role": missing.role,
            "at": day(missing.signed_at),
        }
    return _("%(role)s: har ikke signert.") % {"role": missing.role}


def when(signature: SignatureInfo) -> str:
    """When it was signed, and whose clock says so."""
    if signature.signed_at is None:
        return _("Tidspunktet er ikke oppgitt.")
    own = _("%(at)s etter vår egen klokke") % {"at": moment(signature.signed_at)}
    if not signature.ours:
        own = _("%(at)s etter signaturens egen opplysning") % {"at": moment(signature.signed_at)}
    if signature.timestamped_at is None:
        return own
    stamped = _("bekreftet %(at)s av tidsstempeltjenesten %(authority)s") % {
        "at": moment(signature.timestamped_at),
        "authority": signature.authority,
    }
    return f"{own}, {stamped}"


def day(at: Any) -> str:
    return date_format(timezone.localtime(at), "DATE_FORMAT")


def moment(at: Any) -> str:
    local = timezone.localtime(at)
    return _("%(date)s kl. %(time)s") % {"date": date_format(local, "DATE_FORMAT"), "time": local.strftime("%H:%M")}


@dataclass(frozen=True)
class Shown:
    """A verdict as the page shows it."""

    verdict: Verdict
    headline: str
    tone: str
    facts: tuple[str, ...]
    signatures: tuple[tuple[SignatureInfo, str], ...]
    lacks: tuple[str, ...]
    technical: str


def shown(verdict: Verdict) -> Shown:
    return Shown(
        verdict,
        headline(verdict),
        tone(verdict),
        facts(verdict),
        tuple((signature, when(signature)) for signature in verdict.signatures),
        tuple(map(lacks, verdict.missing)),
        json.dumps(as_data(verdict), ensure_ascii=False, indent=2),
    )


@dataclass(frozen=True)
class Paper:
    """What may be said of a signed paper to someone who has only its link: no names, no content.

    Nor the digest of the record: the link is on the redacted edition too, and what is withheld there could be guessed
    and tried until the digest fits. The file's own tells nothing, for its signatures cannot be guessed.
    """

    standing: Standing
    says: str
    sha256: str
    signed: tuple[tuple[str, datetime], ...]
    missing: tuple[Missing, ...]


def paper(document: Document) -> Paper:
    rows = list(document.signatures.order_by("order"))
    how = standing(document)
    return Paper(
        how,
        counts(replace(how, reason="")),
        rows[-1].sha256,
        tuple((row.role, row.signed_at) for row in rows),
        missing(document, rows),
    )


def paper_as_data(paper: Paper) -> dict[str, Any]:
    return {
        "standing": _standing_data(replace(paper.standing, reason="")),
        "sha256": paper.sha256,
        "signatures": [{"role": role, "signed_at": _iso(at)} for role, at in paper.signed],
        "missing": [each.role for each in paper.missing],
    }


def as_data(verdict: Verdict) -> dict[str, Any]:
    """The technical report: the same from the page, from `?format=json` and from `verify_pdf --json`."""
    return {
        "kind": verdict.kind,
        "headline": headline(verdict),
        "is_genuine": verdict.is_genuine,
        "sha256": verdict.sha256,
        "record_digest": verdict.record_digest,
        "record_matches": verdict.record_matches,
        "printed": verdict.printed and {**_printed_data(verdict.printed), "matches": verdict.print_matches},
        "standing": verdict.standing and _standing_data(verdict.standing),
        "signatures": [_signature_data(signature) for signature in verdict.signatures],
        "missing": [
            {"field": each.field, "role": each.role, "signed_at": _iso(each.signed_at)} for each in verdict.missing
        ],
        "empty_fields": list(verdict.empty_fields),
        "problems": list(verdict.problems),
    }


def _printed_data(printed: Printed) -> dict[str, Any]:
    return {
        "read": printed.is_read,
        "fingerprints": list(printed.fingerprints),
        "texts": printed.texts,
        "texts_missing": printed.missing,
        "pages_of_another": list(printed.strays),
        "shown_as_signed": printed.is_as_signed,
    }


def _standing_data(standing: Standing) -> dict[str, Any]:
    return {
        "state": standing.state,
        "uuid": str(standing.uuid),
        "version": standing.version,
        "at": _iso(standing.at),
        "reason": standing.reason,
        "in_force": standing.later and {"uuid": str(standing.later.uuid), "version": standing.later.version},
    }


def _signature_data(signature: SignatureInfo) -> dict[str, Any]:
    return {
        "field": signature.field,
        "person": signature.person,
        "role": signature.role,
        "disagrees": signature.disagrees,
        "reason": signature.reason,
        "signed_at": _iso(signature.signed_at),
        "valid": signature.stands,
        "intact": signature.intact,
        "trusted": signature.trusted,
        "only_signed_since": signature.only_signed_since,
        "level": f"PAdES {Level(signature.level).value}",
        "timestamped_at": _iso(signature.timestamped_at),
        "timestamp_authority": signature.authority,
    }


def _iso(at: Any) -> str | None:
    return at.isoformat() if at else None

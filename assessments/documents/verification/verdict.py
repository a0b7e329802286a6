"""From what an examination found to a verdict: is it ours, is it whole, who signed, and what is wrong, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from assessments.documents.examination.findings import Findings, FoundSignature, Outcome, Printed
from assessments.documents.models import Signature
from assessments.documents.statement import Statement

from .agreement import disagreements, displayed_otherwise
from .standing import Missing, Standing

Level = Signature.Level


class Kind(StrEnum):
    VALID = "valid"  # ours, whole, and every signature stands
    VOID = "void"  # ours and whole, but the assessment was reopened and the paper no longer counts
    OLDER = "older"  # ours and whole, but not the last revision we know of
    UNCONFIRMED = "unconfirmed"  # ours and whole, but carries a timestamp that cannot be confirmed
    MISMATCHED = "mismatched"  # ours and whole, but print, attachment and signatures do not say the same
    CHANGED = "changed"  # made by us, and altered since
    UNSIGNED = "unsigned"  # looks like ours, but carries no signature
    FOREIGN = "foreign"  # a PDF that this installation has not sealed
    UNREADABLE = "unreadable"  # not a PDF we can read


@dataclass(frozen=True)
class SignatureInfo:
    """One person's signature in the file. What it says is only worth something when it is intact and trusted."""

    field: str
    person: str
    reason: str
    statement: Statement | None
    signed_at: datetime | None = None
    intact: bool = False
    trusted: bool = False
    ours: bool = False  # names one of our seals, even when it no longer holds
    covers_whole_file: bool = False
    only_signed_since: bool = False
    level: Level = Level.B
    timestamped_at: datetime | None = None
    authority: str = ""

    @property
    def stands(self) -> bool:
        return self.intact and self.trusted and self.only_signed_since and self.statement is not None

    @property
    def role(self) -> str:
        return self.statement.role if self.statement else ""

    @property
    def disagrees(self) -> bool:
        return bool(self.statement and self.statement.disagrees)


@dataclass(frozen=True)
class Verdict:
    kind: Kind
    sha256: str
    signatures: tuple[SignatureInfo, ...] = ()
    record_digest: str | None = None
    empty_fields: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    standing: Standing | None = None
    missing: tuple[Missing, ...] = field(default=())
    printed: Printed | None = None  # when the pages were read: never those of a file that we know byte for byte

    @property
    def is_genuine(self) -> bool:
        """The file is as it was when it was signed, be it in force or not."""
        return self.kind in {Kind.VALID, Kind.OLDER, Kind.VOID} and bool(self.signatures)

    @property
    def record_matches(self) -> bool | None:
        """Whether the attached record is the one that every signature names; None when nothing can be compared."""
        named = {each.statement.record_digest for each in self.signatures if each.statement}
        return named == {self.record_digest} if named else None

    @property
    def print_matches(self) -> bool | None:
        """Whether the pages name the attached record as theirs; None when they were not read or name none."""
        if self.printed is None or not self.printed.fingerprints:
            return None
        return self.printed.fingerprints == (self.record_digest,)


def judged(findings: Findings, sha256: str) -> Verdict:
    """The verdict over what the bytes alone say."""
    if findings.outcome != Outcome.READ:
        return Verdict(Kind.UNREADABLE, sha256, problems=(_why_not_read(findings.outcome),))
    signatures = tuple(_info(each, findings) for each in findings.signatures if not each.is_timestamp)
    problems = _problems(findings, signatures)
    return Verdict(
        _kind(findings, signatures, problems),
        sha256,
        signatures,
        findings.record_digest,
        findings.empty_fields,
        problems,
        printed=findings.printed,
    )


def _why_not_read(outcome: Outcome) -> str:
    return {
        Outcome.ENCRYPTED: _("Filen er kryptert. Det er ingen av våre dokumenter."),
        Outcome.TOO_LARGE: _("Filen er for stor til å kontrolleres."),
        Outcome.TOO_HARD: _("Filen er for krevende å lese. Det er ingen av våre dokumenter."),
    }.get(outcome, _("Filen er ikke en PDF som kan leses."))


def _info(found: FoundSignature, findings: Findings) -> SignatureInfo:
    return SignatureInfo(
        field=found.field,
        person=found.name,
        reason=found.reason,
        statement=Statement.read(found.name, found.reason),
        signed_at=found.claimed_at,
        intact=found.is_intact,
        trusted=found.is_trusted,
        ours=found.is_ours,
        covers_whole_file=found.covers_whole_file,
        only_signed_since=found.only_signed_since,
        level=_level(found, findings),
        timestamped_at=found.timestamped_at,
        authority=found.authority if found.timestamped_at else "",
    )


def _level(found: FoundSignature, findings: Findings) -> Level:
    if found.timestamped_at is None:
        return Level.B
    later = findings.signatures[findings.signatures.index(found) :]
    is_archived = findings.has_archive_proof and any(each.is_timestamp and each.is_trusted for each in later)
    return Level.LTA if is_archived else Level.T


def _kind(findings: Findings, signatures: Sequence[SignatureInfo], problems: Sequence[str]) -> Kind:
    if not signatures:
        return Kind.FOREIGN if findings.record_digest is None else Kind.UNSIGNED
    if not any(signature.ours for signature in signatures):
        return Kind.FOREIGN
    if not problems:
        return Kind.VALID
    timestamps, contents = _bad_timestamps(findings), disagreements(findings, _signed(signatures))
    if set(problems) <= set(timestamps):
        return Kind.UNCONFIRMED
    return Kind.MISMATCHED if set(problems) <= {*timestamps, *contents} else Kind.CHANGED


def _problems(findings: Findings, signatures: Sequence[SignatureInfo]) -> tuple[str, ...]:
    found: list[str] = []
    if not signatures:
        found.append(no_signature())
    for number, signature in enumerate(signatures, 1):
        found += [problem % {"number": number, "person": signature.person} for problem in _faults(signature)]
    if signatures and not findings.ends_well:
        found.append(_("Det er lagt noe til i filen etter den siste signaturen."))
    found += _changed_timestamps(findings)
    found += displayed_otherwise(findings)
    found += disagreements(findings, _signed(signatures))
    return (*found, *_bad_timestamps(findings))


def _signed(signatures: Sequence[SignatureInfo]) -> set[str]:
    """The records that the signatures name; one, when all is well."""
    return {signature.statement.record_digest for signature in signatures if signature.statement}


def _faults(signature: SignatureInfo) -> list[str]:
    if not signature.ours:
        return [_("Signatur %(number)d er ikke laget her, eller kan ikke leses.")]
    faults = []
    if not signature.intact:
        faults.append(_("Det som signatur %(number)d (%(person)s) gjelder, er endret."))
    elif not signature.trusted:
        faults.append(_("Seglet på signatur %(number)d (%(person)s) gjelder ikke for tidspunktet den oppgir."))
    elif not signature.only_signed_since:
        faults.append(_("Filen er endret etter signatur %(number)d (%(person)s)."))
    if signature.statement is None:
        faults.append(_("Signatur %(number)d (%(person)s) sier ikke hvilken vurdering den gjelder."))
    return faults


def _changed_timestamps(findings: Findings) -> list[str]:
    """A timestamp over the whole document is no person's signature, but it must hold as one."""
    held = [each.is_intact and each.only_signed_since for each in findings.signatures if each.is_timestamp]
    return [] if all(held) else [_("Det som tidsstempelet på dokumentet gjelder, er endret.")]


def _bad_timestamps(findings: Findings) -> list[str]:
    people = [each for each in findings.signatures if not each.is_timestamp]
    found = [
        _("Tidsstempelet på signatur %(number)d kan ikke bekreftes.") % {"number": number}
        for number, each in enumerate(people, 1)
        if each.has_timestamp and each.timestamped_at is None
    ]
    if any(each.is_timestamp and each.is_intact and not each.is_trusted for each in findings.signatures):
        found.append(_("Tidsstempelet på dokumentet kan ikke bekreftes."))
    return found


def no_signature() -> str:
    return _("Filen har ingen signatur.")


def not_as_stored() -> str:
    return _("Filen er ikke lik noen av dem som er lagret her for denne vurderingen.")

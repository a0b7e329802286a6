"""The writers of papers: finalise and sign. Rendering and signing run outside the lock; inside it only the digest is
compared, the file stored and the state moved (DESIGN § 8)."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alenearbeid.accounts.models import Organisation, User
from assessments.casework import assembly, judgement, seen, versions, workflow
from assessments.casework.forms.labels import label
from assessments.casework.models import Assessment
from assessments.casework.workflow import Signatory
from assessments.catalogue import selectors as catalogue_selectors
from assessments.checks import engine, flags, special_risk
from assessments.record import canonical
from assessments.record.assessment import AssessmentRecord, Envelope

from . import content, identity, logo, rendering, signing
from .models import Document, Signature
from .paper.parties import Signatory as PaperSignatory
from .rendering_conformance import FieldSpec
from .signing_outcome import Timestamping
from .storage import StorageUnavailable, papers


class SignatureRefused(Exception):
    """The signature cannot be given; the text says why and what to do."""


class Witness:
    """Told what is about to be written and what was. A caller that must survive a crash keeps notes (`job_run`)."""

    def file_named(self, name: str) -> None:
        """Before the file is written under this name."""

    def row_written(self, row: Document | Signature) -> None:
        """In the transaction that writes the row and moves the state. What this raises undoes them."""


class PaperDamaged(Exception):
    """The stored file is gone or is not the one that was made; it is neither shown nor signed."""

    def __init__(self, text: str = "") -> None:
        super().__init__(
            text
            or _(
                "Den lagrede filen mangler eller er skadet. Den som drifter løsningen, må hente den fra sikkerhetskopi."
            )
        )


class PaperUnreachable(PaperDamaged):
    """The storage does not answer now. Nothing is known of the file, and nothing is shown or signed."""


# Written once, here: a worker that makes papers then never loads the pages that the addresses lead to.
VERIFICATION = "verifiser/"


def verification_url(uuid: UUID) -> str:
    """Where anyone may check a paper of this assessment: what the code on the paper leads to."""
    return f"{settings.SITE_URL}/{VERIFICATION}{uuid}/"


def stored(revision: Document | Signature) -> bytes:
    """The file of a revision, byte for byte as it was made."""
    try:
        with revision.file.open("rb") as file:
            pdf: bytes = file.read()
    except StorageUnavailable as error:
        raise PaperUnreachable(str(error)) from error
    except OSError as error:
        raise PaperDamaged from error
    if hashlib.sha256(pdf).hexdigest() != revision.sha256:
        raise PaperDamaged
    return pdf


def preview(assessment: Assessment) -> bytes:
    """The paper as it is now, UTKAST on every page, without signature fields. Nothing is stored."""
    record = assembly.assemble(assessment)
    return render(
        record,
        assembly.envelope(assessment),
        workflow.signatories(assessment),
        is_draft=True,
        owner=assessment.organisation,
    )


def render(
    record: AssessmentRecord,
    envelope: Envelope,
    signatories: tuple[Signatory, ...],
    *,
    is_draft: bool,
    owner: Organisation | None = None,
    created: datetime | None = None,
) -> bytes:
    """The PDF of a record, the exchange file attached; with the owner's logo, and where to check it once it is signed.
    The paper of a bare file has no owner here. `created` is now, unless something else is said.
    """
    stored = canonical.record_bytes(record)
    on_paper = [PaperSignatory(name=each.name, role=each.role, field=each.field) for each in signatories]
    images = logo.images(owner)
    shown = paper(
        record,
        envelope,
        on_paper,
        digest=canonical.digest(stored),
        is_draft=is_draft,
        logo=next(iter(images), ""),
        verify_at=verification_url(envelope.uuid) if owner and not is_draft else "",
    )
    with translation.override(envelope.language):  # a tooltip is a part of the paper
        fields = [FieldSpec(each.field, each.tooltip) for each in on_paper]
    return rendering.pdf_from_html(
        content.to_html(shown),
        created=created or timezone.now(),
        attachment=canonical.file_bytes(stored, envelope),
        signature_fields=fields,
        stylesheets=content.STYLESHEETS,
        images=images,
        draft=is_draft,
    )


def paper(
    record: AssessmentRecord,
    envelope: Envelope,
    signatories: list[PaperSignatory],
    *,
    digest: str,
    is_draft: bool,
    logo: str = "",
    verify_at: str = "",
) -> content.Paper:
    """What the paper says, judged by the law in force on the assessment's date."""
    on = judgement.judged_on(record)
    law = catalogue_selectors.law_in_force(envelope.catalogue, on)
    return content.build(
        record,
        envelope=envelope,
        digest=digest,
        organisation=record.organisation.name or "",
        findings=engine.run(record, law, on),
        flags=flags.applicable(record, law, on),
        proposal=special_risk.propose(record, law, on),
        law_sources=catalogue_selectors.get(envelope.catalogue).law,
        signatories=signatories,
        is_draft=is_draft,
        earlier=versions.record_before(envelope),
        logo=logo,
        verify_at=verify_at,
    )


def finalise(
    assessment: Assessment,
    *,
    actor: User,
    digest: str,
    seen_at: datetime | None = None,
    witness: Witness | None = None,
) -> Document:
    """Freeze the assessment and make the paper with its empty signature fields. `digest` is what the actor has seen."""
    workflow.check(assessment, "finalise", digest=digest, seen_at=seen_at)
    document, pdf = _made(assessment)
    witness = witness or Witness()
    with _stored(document, pdf, witness), transaction.atomic():
        workflow.apply(assessment, "finalise", actor=actor, digest=document.record_digest, seen_at=seen_at)
        document.full_clean(exclude=["assessment", "organisation"])
        document.save()
        witness.row_written(document)
    return document


def _made(assessment: Assessment) -> tuple[Document, bytes]:
    """The paper of the answers as they are now, and its row; neither is stored."""
    record = assembly.assemble(assessment)
    created = _moment_of_its_own(assessment)
    pdf = render(
        record,
        assembly.envelope(assessment),
        workflow.signatories(assessment),
        is_draft=False,
        owner=assessment.organisation,
        created=created,
    )
    document = Document(
        organisation=assessment.organisation,
        assessment=assessment,
        sha256=hashlib.sha256(pdf).hexdigest(),
        record_digest=canonical.digest(canonical.record_bytes(record)),
        page_count=rendering.page_count(pdf),
        created_at=created,
    )
    return document, pdf


def _moment_of_its_own(assessment: Assessment) -> datetime:
    """Now, or the second after the last paper's: the same content in the same second gives the same file, and a file
    that has been void cannot be made to count again.
    """
    now, last = timezone.now(), Document.objects.filter(assessment=assessment).first()
    return max(now, last.created_at.replace(microsecond=0) + timedelta(seconds=1)) if last else now


def reopen(assessment: Assessment, *, actor: User) -> None:
    """Back to draft. A paper that waits for signatures is void from then on, and verification says so."""
    with transaction.atomic():
        workflow.apply(assessment, "reopen", actor=actor)
        Document.objects.filter(assessment=assessment, voided_at=None).update(voided_at=timezone.now())


def current(assessment: Assessment) -> Document | None:
    """The paper that counts, if there is one."""
    return Document.objects.filter(assessment=assessment, voided_at=None).first()


def own_field(assessment: Assessment, user: User, *, is_employer: bool) -> Signatory | None:
    """The field this user may sign in: as the invited party, else as employer. Nobody signs for both sides."""
    employer, *parties = workflow.signatories(assessment)
    own = next((party for party in parties if party.user_id == user.pk), None)
    return own or (employer if is_employer else None)


def paper_to_sign(assessment: Assessment, digest: str) -> Document:
    """The paper that counts, when it is still the one that was read."""
    document = current(assessment)
    if document is None or document.record_digest != digest:
        raise SignatureRefused(_changed_since_read(assessment, digest))
    return document


def refuse_one_factor(assessment: Assessment, method: str) -> None:
    """The organisation may ask for two factors, and may begin to between the click and the signature."""
    rule = Organisation.objects.filter(pk=assessment.organisation_id, requires_two_factors=True)
    if not identity.is_two_factor(method, assessment.language) and rule.exists():
        raise SignatureRefused(
            _("%(name)s krever totrinnsinnlogging av alle som signerer. Bekreft i to trinn, og signer på nytt.")
            % {"name": assessment.organisation.name}
        )


def _changed_since_read(assessment: Assessment, digest: str) -> str:
    read = Document.objects.filter(assessment=assessment, record_digest=digest).first()
    sentences = (
        _("Dokumentet er endret siden du leste det."),
        seen.told(assessment, read.created_at) if read else "",
        _("Les det på nytt før du signerer."),
    )
    return " ".join(filter(None, sentences))


def sign(
    assessment: Assessment,
    *,
    actor: User,
    signatory: Signatory,
    method: str,
    digest: str,
    witness: Witness | None = None,
) -> Signature:
    """Sign on behalf of the re-authenticated actor, and complete the assessment with the last signature.

    Who sign at the same second all succeed: the later one signs again on top of the earlier one's revision. That
    happens at most once for every other signatory, and once for each time the paper is made anew.
    """
    for _attempt in range(2 * len(workflow.signatories(assessment)) + 1):
        document = paper_to_sign(assessment, digest)
        signature = _try_to_sign(document, actor, signatory, method, witness or Witness())
        if signature is not None:
            return signature
    raise SignatureRefused(_("Flere signerte samtidig. Prøv igjen."))


def _try_to_sign(
    document: Document, actor: User, signatory: Signatory, method: str, witness: Witness
) -> Signature | None:
    """One attempt; None when somebody else's signature came in between."""
    before = document.last_revision
    signature = _unsigned(document, before, actor, signatory, method)
    pdf = _sign(signature, stored(before))
    with _stored(signature, pdf, witness), transaction.atomic():
        refuse_one_factor(document.assessment, method)
        workflow.apply(
            document.assessment, "sign", actor=actor, digest=document.record_digest, detail={"identity": method}
        )
        now = current(document.assessment)  # a paper that was reopened and made anew is another paper
        if now != document or now.last_revision.sha256 != before.sha256:
            raise _Overtaken
        signature.full_clean(exclude=["document", "user"])
        signature.save()
        if signature.order == len(workflow.signatories(document.assessment)):
            workflow.apply(document.assessment, "complete", actor=actor)
        witness.row_written(signature)
    return signature if signature.pk else None


def _unsigned(
    document: Document, before: Document | Signature, actor: User, signatory: Signatory, method: str
) -> Signature:
    """Who signs as what. The order follows from the revision that is read, and from nothing read at another moment."""
    with translation.override(document.assessment.language):  # it is printed
        role = str(label(content.PartyRole(signatory.role)))
    return Signature(
        document=document,
        organisation=document.organisation,
        field=signatory.field,
        order=before.order + 1 if isinstance(before, Signature) else 1,
        user=actor,
        person=actor.name,
        role=role,
        method=method,
        disagrees=signatory.disagrees,
        signed_at=timezone.now().replace(microsecond=0),
    )


def _sign(signature: Signature, pdf: bytes) -> bytes:
    """The next revision; the row is told what it became."""
    document = signature.document
    signed = signing.sign(
        pdf,
        field=signature.field,
        person=signature.person,
        role=signature.role,
        method=signature.method,
        record_digest=document.record_digest,
        at=signature.signed_at,
        first=signature.order == 1,
        disagrees=signature.disagrees,
        timestamping=_timestamping(document),
        language=document.assessment.language,
    )
    signature.sha256 = hashlib.sha256(signed.pdf).hexdigest()
    signature.level, signature.timestamped_at = signed.level, signed.timestamped_at
    signature.timestamp_authority = signed.timestamp_authority
    return signed.pdf


def _timestamping(document: Document) -> Timestamping:
    may_do_without = document.organisation.may_sign_without_timestamp
    return Timestamping.WHEN_AVAILABLE if may_do_without else Timestamping.REQUIRED


class _Overtaken(Exception):
    """Somebody signed between reading and writing."""


@contextmanager
def _stored(row: Document | Signature, pdf: bytes, witness: Witness) -> Iterator[None]:
    """The file is on disk, read back and verified before the row is written; when the row is refused, it goes too."""
    name = row.file.field.generate_filename(row, "paper.pdf")
    witness.file_named(name)
    row.file.save("paper.pdf", ContentFile(pdf), save=False)
    try:
        _verify_stored(row)
        yield
    except _Overtaken:
        papers().discard(name)
    except (OperationalError, InterfaceError):
        # The connection broke, perhaps after the row was committed: a file too many is better than a row without one.
        raise
    except BaseException:
        papers().discard(name)
        raise


def _verify_stored(row: Document | Signature) -> None:
    """What lies on disk, not what was sent there: the same bytes, and for a signature one that stands."""
    pdf = stored(row)
    if isinstance(row, Signature):
        last = signing.last_signature(pdf)
        if last is None or not last.stands or (last.field, last.statement) != (row.field, row.statement):
            raise PaperDamaged

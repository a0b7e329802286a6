"""What may be added to a signed file of ours, judged revision by revision, each against the one before it.

Stricter than pyHanko's own default, which also lets anyone change the title, the dates and the metadata, add fields and
fill them in. Our files grow by signatures in fields that were there, and by what long-term validation needs.
"""

from collections.abc import Iterable
from typing import Any

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DSSCompareRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules.form_field_rules import is_field_visible
from pyhanko.sign.fields import MDPPerm

from .reader import Reader, entry

_ROOT_MAY_CHANGE = frozenset({"/AcroForm", "/DSS"})
_PROOF = {"/Certs": x509.Certificate, "/OCSPs": ocsp.OCSPResponse, "/CRLs": crl.CertificateList}


class _DocumentTimestampsOnly(SigFieldCreationRule):
    """A new field is allowed when it shows nothing and holds a document timestamp."""

    def apply(self, context: Any) -> Iterable[Any]:
        for spec in context.field_specs.values():
            if spec.old_field_ref is None and not _is_document_timestamp(spec.new_field):
                raise SuspiciousModification("A field was added that is no document timestamp")
        return super().apply(context)


def _is_document_timestamp(field: Any) -> bool:
    is_timestamp = entry(entry(field, "/V", {}), "/Type") == "/DocTimeStamp"
    return is_timestamp and not is_field_visible(field) and "/AP" not in field and "/Kids" not in field


class _RealProofOnly(DSSCompareRule):
    """The store of certificates and revocation answers holds nothing else: each can be read, to its last byte."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[Any]:
        store = entry(new.root, "/DSS", {})
        for key, kind in _PROOF.items():
            for stream in entry(store, key, ()):
                _refuse_if_not(kind, stream.get_object())
        return super().apply(old, new)


def _refuse_if_not(kind: Any, stream: generic.StreamObject) -> None:
    try:
        kind.load(stream.data, strict=True).native  # noqa: B018  # reads it all, lazily read otherwise
    except ValueError as error:
        raise SuspiciousModification("The store of proof holds something else") from error


_RULES = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ignored_keys=_ROOT_MAY_CHANGE),
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        _RealProofOnly().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[_DocumentTimestampsOnly(), SigFieldModificationRule()],
        ignored_acroform_keys=frozenset({"/Fields"}),
    ),
    ignore_orphaned_objects=False,
)


def lawful_until_end(reader: Reader, first: int) -> list[bool]:
    """For each revision whether all that came after it is lawful. Those before `first` are signed by nobody."""
    revisions = reader.xrefs.total_revisions
    lawful = [True] * revisions
    for number in range(revisions - 1, 0, -1):
        lawful[number - 1] = lawful[number] and number > first and _is_lawful(reader, number)
    return lawful


def _is_lawful(reader: Reader, number: int) -> bool:
    old, new = (reader.get_historical_resolver(each) for each in (number - 1, number))
    if not _same_trailer(old.trailer_view, new.trailer_view):
        return False
    try:
        found = _RULES.apply(old, new, doc_mdp=MDPPerm.FILL_FORMS)
    except SuspiciousModification:
        return False
    return bool(found.modification_level <= ModificationLevel.FORM_FILLING)


def _same_trailer(old: Any, new: Any) -> bool:
    """The catalogue, the title and the first half of the identity are those of the file that was signed first."""
    same = all(old.get(key) == new.get(key) for key in ("/Root", "/Info", "/Encrypt"))
    return same and bool(old["/ID"][0] == new["/ID"][0])

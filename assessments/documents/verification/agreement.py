"""Whether the record that is attached is the one that is printed and the one that is signed, in words."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from assessments.documents.examination.findings import Findings, Printed


def disagreements(findings: Findings, signed: Collection[str]) -> list[str]:
    """What does not fit together. `signed` is the records that the signatures name."""
    printed = findings.printed
    if printed is None:
        return _attached_is_not_signed(findings, signed)
    if not printed.is_read or not printed.fingerprints:
        unread = _(
            "Sjekksummen på papiret kan ikke leses. Vi kan ikke si at det som står trykt, er det som er signert."
        )
        return [unread, *_attached_is_not_signed(findings, signed)]
    return [*_three(printed.fingerprints, findings.record_digest, signed), *_strays(printed), *_not_on_paper(printed)]


def displayed_otherwise(findings: Findings) -> list[str]:
    """Of a file that shows something else than when it was signed, whatever else is in order."""
    if findings.printed is None or findings.printed.is_as_signed:
        return []
    return [_("Sidene vises ikke slik de var da filen ble signert.")]


def same_everywhere(printed: Printed | None) -> list[str]:
    """Of a file where all of it fits together. Nothing is counted in a file that we know byte for byte."""
    found = [_("Det som står trykt, det vedlagte innholdet og det som er signert, er det samme.")]
    return [*found, *_all_on_paper(printed)] if printed else found


def same_but_unknown(printed: Printed | None, attached: str | None) -> list[str]:
    """Of a file with a seal that is not ours: only that it does not contradict itself."""
    if printed is None or not printed.is_read or printed.fingerprints != (attached,) or _faulty(printed):
        return []
    return [
        _("Det som står trykt, er det samme som det vedlagte innholdet. Hvem som har laget filen, vet vi ikke."),
        *_all_on_paper(printed),
    ]


def _attached_is_not_signed(findings: Findings, signed: Collection[str]) -> list[str]:
    if not signed or set(signed) == {findings.record_digest}:
        return []
    return [_("Den vedlagte vurderingen er ikke den som ble signert.")]


def _three(printed: Sequence[str], attached: str | None, signed: Collection[str]) -> list[str]:
    """Each is a set of one, when all is well."""
    print_, attachment, signatures = set(printed), {attached}, set(signed)
    if not signatures:
        return [] if print_ == attachment else [_("Det som står trykt, er ikke den vurderingen som er vedlagt.")]
    if print_ == attachment == signatures:
        return []
    if attachment == signatures:
        return [_("Det som står trykt, er ikke den vurderingen som er vedlagt og signert.")]
    if print_ == signatures:
        return [_("Den vedlagte vurderingen er ikke den som er trykt og signert.")]
    if print_ == attachment:
        return [_("Det som ble signert, er ikke den vurderingen som er trykt og vedlagt.")]
    return [_("Det som står trykt, det som er vedlagt, og det som er signert, er tre ulike vurderinger.")]


def _strays(printed: Printed) -> list[str]:
    if not printed.strays:
        return []
    pages = ", ".join(map(str, printed.strays))
    return [_("Sider som ikke hører til denne vurderingen: %(pages)s.") % {"pages": pages}]


def _not_on_paper(printed: Printed) -> list[str]:
    if not printed.missing:
        return []
    says = _("%(missing)d av %(texts)d tekster i det vedlagte innholdet finnes ikke på papiret.")
    return [says % {"missing": printed.missing, "texts": printed.texts}]


def _all_on_paper(printed: Printed) -> list[str]:
    if not printed.texts:
        return []
    return [_("Alle tekstene i det vedlagte innholdet står på papiret (%(texts)d).") % {"texts": printed.texts}]


def _faulty(printed: Printed) -> bool:
    return bool(printed.strays or printed.missing or not printed.is_as_signed)

"""verify_pdf FILE.pdf [--json]: is this file one of ours, and is it whole? Exit 0 valid, 1 not valid, 2 not ours.

The code is about the file: a genuine paper that has since been replaced or withdrawn is still 0, and said to be so.
"""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from assessments.documents import verification
from assessments.documents.verification import Kind, SignatureInfo, Verdict, report

_EXIT = {Kind.VALID: 0, Kind.FOREIGN: 2, Kind.UNREADABLE: 2}  # any other kind is ours, and not valid: 1


class Command(BaseCommand):
    help = "Tells whether a PDF is signed by this installation and unchanged since."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, file: Path, as_json: bool, **options: Any) -> None:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(
                _("Kan ikke lese %(file)s: %(error)s") % {"file": file, "error": error}, returncode=2
            ) from error
        verdict = verification.verify_stored(content)
        said = json.dumps(report.as_data(verdict), ensure_ascii=False, indent=2) if as_json else _as_text(verdict)
        self.stdout.write(said)
        if code := _EXIT.get(verdict.kind, 1):
            sys.exit(code)


def _as_text(verdict: Verdict) -> str:
    lines = [verification.headline(verdict), *(f"  – {line}" for line in (*report.facts(verdict), *verdict.problems))]
    for number, signature in enumerate(verdict.signatures, 1):
        lines.append(f"  {number}. {_described(signature)}")
    lines += [f"  – {report.lacks(each)}" for each in verdict.missing]
    if not verdict.missing:
        lines += [_("  Tomt signaturfelt: %(field)s") % {"field": field} for field in verdict.empty_fields]
    if verdict.record_digest:
        lines.append(_("  Vurderingens SHA-256: %(digest)s") % {"digest": verdict.record_digest})
    lines.append(_("  Filens SHA-256: %(digest)s") % {"digest": verdict.sha256})
    return "\n".join(lines)


def _described(signature: SignatureInfo) -> str:
    role = f"{signature.role}, {_('uenig')}" if signature.disagrees else signature.role
    state = _("gyldig") if signature.stands else _("ikke gyldig")
    return f"{signature.person or '–'} ({role or '–'}): {state}. {report.when(signature)} ({signature.level})"

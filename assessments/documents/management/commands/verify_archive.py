"""verify_archive FOLDER: is the archive whole and genuine? Asks no database. Exit 0 yes, 1 no, 2 not an archive."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.documents.archive import checking
from assessments.documents.archive.checking import Checked, NotAnArchive, shown
from assessments.documents.archive.progress import Progress

MOST = 200  # faults printed


class Command(BaseCommand):
    help = "Kontroller et arkiv som export_archive har laget, uten database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--fingerprint", metavar="SHA256", help="Fingeravtrykket som ble vist da arkivet ble laget."
        )

    def handle(self, *args: Any, folder: Path, fingerprint: str | None, **options: Any) -> None:
        try:
            with Progress(self.stderr, _("kontrollert")) as progress:
                checked = checking.check(folder, progress=progress)
        except NotAnArchive as error:
            raise CommandError(shown(str(error)), returncode=2) from error
        if fingerprint and fingerprint.strip().lower() != checked.fingerprint:
            checked.faults.insert(0, _("Fingeravtrykket er et annet: dette er ikke arkivet som ble laget da."))
        self.stdout.write("\n".join([*_about(checked), *_trust(checked, bool(fingerprint)), *_result(checked)]))
        if checked.faults:
            sys.exit(1)


def _about(checked: Checked) -> list[str]:
    about = checked.about
    values = {
        "organisation": shown(about.organisation),
        "orgnr": shown(about.orgnr),
        "made_at": timezone.localtime(about.made_at).strftime("%d.%m.%Y %H:%M"),
    }
    counts = {name: getattr(checked, name) for name in ("files", "documents", "signatures", "events")}
    return [
        _("Arkiv for %(organisation)s (%(orgnr)s), laget %(made_at)s.") % values,
        _("Filer: %(files)d. Dokumenter: %(documents)d. Signaturer: %(signatures)d. Hendelser: %(events)d.") % counts,
    ]


def _trust(checked: Checked, is_compared: bool) -> list[str]:
    """What the result is worth."""
    lines = [_("Signaturene er holdt mot seglene som ligger i arkivet:"), *(f"  {seal}" for seal in checked.seals)]
    lines += [
        _("Det viser om dokumentene er uendret siden de ble signert, men ikke hvem som eier seglene."),
        _("Sammenlign tallene med dem du har fått fra den som drifter løsningen."),
        _("Arkivets fingeravtrykk: %(digest)s") % {"digest": checked.fingerprint},
    ]
    if is_compared:
        return lines
    return [*lines, _("Var det dette tallet som ble vist da arkivet ble laget? Det kan oppgis med --fingerprint.")]


def _result(checked: Checked) -> list[str]:
    if not checked.faults:
        return [_("Arkivet er helt. Ingen feil er funnet.")]
    lines = [_("%(count)d feil:") % {"count": len(checked.faults)}, *(f"  – {each}" for each in checked.faults[:MOST])]
    if len(checked.faults) > MOST:
        lines.append(_("  … og %(count)d til.") % {"count": len(checked.faults) - MOST})
    return lines

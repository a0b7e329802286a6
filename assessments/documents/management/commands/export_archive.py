"""export_archive --organisation ORGNR -o FOLDER. Exit 0 made, 1 made but papers are lacking, 2 not made."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from alenearbeid.accounts.models import Organisation
from assessments.documents import seal, services
from assessments.documents.archive import writing
from assessments.documents.archive.folder import FolderTaken
from assessments.documents.archive.progress import Progress


class Command(BaseCommand):
    help = "Skriv alle dokumentene til en virksomhet til en mappe som kan leses og kontrolleres uten programmet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", required=True, metavar="ORGNR")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")

    def handle(self, *args: Any, organisation: str, output: Path, **options: Any) -> None:
        found = Organisation.objects.filter(orgnr=organisation).first()
        if found is None:
            text = _("Fant ingen virksomhet med organisasjonsnummer %(nr)s.") % {"nr": organisation}
            raise CommandError(text, returncode=2)
        try:
            with Progress(self.stderr, _("dokumenter skrevet")) as progress:
                written = writing.write(found, output, progress=progress)
        except (OSError, FolderTaken, seal.SealUnavailable, services.PaperUnreachable) as error:
            text = _("Arkivet ble ikke laget: %(error)s") % {"error": error}
            raise CommandError(text, returncode=2) from error
        self.stdout.write(_("Arkivet ligger i %(folder)s.") % {"folder": output})
        self.stdout.write(_("Dokumenter: %(count)d.") % {"count": written.documents})
        self.stdout.write(_("Arkivets fingeravtrykk: %(digest)s") % {"digest": written.fingerprint})
        self.stdout.write(_("Noter det et annet sted. Det viser senere at ingenting er byttet ut."))
        if written.lacking:
            self.stdout.write(_("Disse filene mangler eller er skadet, og er ikke med. Hent dem fra sikkerhetskopi:"))
            self.stdout.write("\n".join(written.lacking))
            sys.exit(1)

"""verify_files: are the stored papers still what was signed? Exit 0 yes, 1 not all, 2 the storage does not answer."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from alenearbeid.accounts.models import Organisation
from assessments.documents import file_checks
from assessments.documents.models import FileCheck


class Command(BaseCommand):
    help = "Les lagrede dokumenter på nytt og kontroller dem: nattens del, eller alle."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", dest="is_all", help="Alle filer, med full kontroll.")
        parser.add_argument("--organisation", metavar="ORGNR", help="Alle filer til én virksomhet.")

    def handle(self, *args: Any, is_all: bool, organisation: str | None, **options: Any) -> None:
        checks, faults = FileCheck.objects.all(), file_checks.standing_faults()
        if organisation:
            found = Organisation.objects.filter(orgnr=organisation).first()
            if found is None:
                raise CommandError(_("Fant ingen virksomhet med organisasjonsnummer %(nr)s.") % {"nr": organisation})
            checks, faults = checks.filter(organisation=found), faults.filter(organisation=found)
        report = file_checks.run_all(checks) if is_all or organisation else file_checks.run()
        self.stdout.write(
            _("%(read)d filer lest, %(verified)d kontrollert fullt ut.")
            % {"read": report.read, "verified": report.verified}
        )
        for check in faults.iterator():
            self.stdout.write(file_checks.description(check))
        if report.is_unavailable:
            self.stdout.write(_("Lageret for dokumenter svarer ikke. Kontrollen er ikke fullført."))
            sys.exit(2)
        if faults.exists():
            sys.exit(1)
        self.stdout.write(_("Ingen kjente feil."))

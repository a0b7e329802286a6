"""`verify_journal [--organisation ORGNR]`: exit 1, naming each place, when a journal is not what was written."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Organisation
from alenearbeid.accounts.organisation import orgnr


class Command(BaseCommand):
    help = "Checks that no event of the journal is changed, deleted or moved. Exit code 1 when one is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisation", metavar="ORGNR", help="only this organisation's journal")

    def handle(self, *args: Any, **options: Any) -> None:
        faulty = [
            organisation for organisation in self._chosen(options["organisation"]) if not self._verify(organisation)
        ]
        if faulty:
            raise CommandError(_("Journalen er ikke hel."), returncode=1)

    def _chosen(self, number: str | None) -> QuerySet[Organisation]:
        if number is None:
            return Organisation.objects.order_by("orgnr")
        chosen = Organisation.objects.filter(orgnr=orgnr.normalise(number))
        if not chosen:
            raise CommandError(
                _("Ingen virksomhet har organisasjonsnummer %(number)s.") % {"number": number}, returncode=2
            )
        return chosen

    def _verify(self, organisation: Organisation) -> bool:
        faults = journal.verify(organisation)
        for fault in faults:
            self.stderr.write(f"{organisation}: {fault}")
        if not faults:
            count = organisation.events.count()
            self.stdout.write(
                _("%(organisation)s: hel, %(count)d hendelser") % {"organisation": organisation, "count": count}
            )
        return not faults

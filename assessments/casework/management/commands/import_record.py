"""Import an assessment from a JSON file as a new draft."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from alenearbeid.accounts.models import Membership, Organisation, Role, User, Workplace
from assessments.casework import exchange
from assessments.casework.words.fault_words import fault_text
from assessments.record.canonical import RecordRefused


class Command(BaseCommand):
    help = "Importer en vurdering fra JSON som et nytt utkast. Skriver ut vurderingens id."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--organisation", required=True, metavar="ORGNR")
        parser.add_argument("--user", metavar="EMAIL", help="Den utkastet opprettes av; ellers en arbeidsgiver der.")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = Organisation.objects.filter(orgnr=options["organisation"]).first()
        if organisation is None:
            raise CommandError(
                _("Fant ingen virksomhet med organisasjonsnummer %(nr)s.") % {"nr": options["organisation"]}
            )
        actor = self._actor(organisation, options["user"])
        try:
            data = options["file"].read_bytes()
            assessment = exchange.import_file(data, workplace=self._workplace(organisation, data), actor=actor)
        except OSError as error:
            raise CommandError(_("Filen kan ikke leses: %(error)s") % {"error": error}) from error
        except RecordRefused as refused:
            raise CommandError("\n".join(fault_text(fault) for fault in refused.faults)) from refused
        self.stdout.write(str(assessment.uuid))

    def _actor(self, organisation: Organisation, email: str | None) -> User:
        employers = Membership.objects.filter(organisation=organisation, role=Role.EMPLOYER)
        if email:
            employers = employers.filter(user__email=email)
        membership = employers.select_related("user").order_by("pk").first()
        if membership is None:
            raise CommandError(_("Fant ingen arbeidsgiver i virksomheten å opprette utkastet for."))
        return membership.user

    def _workplace(self, organisation: Organisation, data: bytes) -> Workplace:
        """The workplace the file names, else the organisation's first."""
        name = exchange.read_file(data).record.organisation.workplace
        workplaces = Workplace.objects.filter(organisation=organisation).order_by("pk")
        found = workplaces.filter(name=name).first() or workplaces.first()
        if found is None:
            raise CommandError(_("Virksomheten har ingen arbeidssteder. Opprett ett først."))
        return found

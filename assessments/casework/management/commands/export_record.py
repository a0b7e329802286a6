"""Export an assessment as a JSON file."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from assessments.casework import exchange
from assessments.casework.models import Assessment


class Command(BaseCommand):
    help = "Eksporter en vurdering som JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id")
        parser.add_argument("-o", "--output", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            assessment = Assessment.objects.select_related("series").get(uuid=options["id"])
        except (Assessment.DoesNotExist, ValidationError) as error:
            raise CommandError(_("Fant ingen vurdering med id %(id)s.") % {"id": options["id"]}) from error
        data = exchange.export_file(assessment)
        if options["output"]:
            options["output"].write_bytes(data)
        else:
            self.stdout.write(data.decode())

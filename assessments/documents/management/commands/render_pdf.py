"""Render an assessment, or a record file, as PDF. Marked UTKAST: only what is signed is not a draft."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from assessments.casework import exchange
from assessments.casework.models import Assessment
from assessments.casework.words.fault_words import fault_text
from assessments.documents import papers, services
from assessments.documents.paper.origin import Standing
from assessments.documents.papers import Kind, Source
from assessments.documents.rendering import RenderingFailed
from assessments.record.canonical import RecordRefused

ASSESSMENT = "assessment"


class Command(BaseCommand):
    help = "Lag PDF av en vurdering (id) eller en fil (.json)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", metavar="ID_OR_FILE.json")
        parser.add_argument("--kind", choices=[ASSESSMENT, *Kind], default=ASSESSMENT)
        parser.add_argument("-o", "--output", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pdf = self._pdf(options["source"], options["kind"])
        except RecordRefused as refused:
            raise CommandError("\n".join(fault_text(fault) for fault in refused.faults)) from refused
        except (RenderingFailed, services.PaperDamaged, OSError) as failed:
            raise CommandError(str(failed)) from failed
        options["output"].write_bytes(pdf)

    def _pdf(self, source: str, kind: str) -> bytes:
        if source.endswith(".json"):
            parsed = exchange.read_file(Path(source).read_bytes())
            if kind != ASSESSMENT:
                return papers.render(Kind(kind), Source(parsed.record, parsed.envelope, Standing()))
            return services.render(parsed.record, parsed.envelope, (), is_draft=True)
        try:
            assessment = Assessment.objects.select_related("series", "organisation").get(uuid=source)
        except (Assessment.DoesNotExist, ValidationError) as error:
            raise CommandError(_("Fant ingen vurdering med id %(id)s.") % {"id": source}) from error
        if kind != ASSESSMENT:
            return papers.of(assessment, Kind(kind))
        document = services.current(assessment)
        if document is None:
            return services.preview(assessment)
        return services.stored(document.last_revision)

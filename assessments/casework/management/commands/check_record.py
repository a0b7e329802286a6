"""Judge a record file from the command line. Writes no rows."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from assessments.casework import exchange, judgement
from assessments.casework.forms.labels import label
from assessments.casework.words.fault_words import fault_text
from assessments.record.canonical import RecordRefused
from assessments.record.choices import Category


class Command(BaseCommand):
    help = "Kontroller en vurdering i JSON: funn, lovflagg, risikonivåer, forslag til særlig risiko."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            parsed = exchange.read_file(options["file"].read_bytes())
        except OSError as error:
            raise CommandError(_("Filen kan ikke leses: %(error)s") % {"error": error}) from error
        except RecordRefused as refused:
            raise CommandError("\n".join(fault_text(fault) for fault in refused.faults)) from refused
        report = judgement.report(parsed.record, parsed.envelope.catalogue)
        if options["as_json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
            return
        for finding in report["findings"]:
            self.stdout.write(f"{finding['severity_label']}: {finding['title']} {finding['text']}".rstrip())
        for category, level in report["levels"].items():
            words = label(level) if level else _("ikke vurdert")
            self.stdout.write(f"{label(Category(category))}: {words}")
        self.stdout.write(_("Lovflagg: %(flags)s") % {"flags": ", ".join(flag["key"] for flag in report["flags"])})
        self.stdout.write(_("Særlig risiko, forslag: %(outcome)s") % {"outcome": report["special_risk"]["label"]})
        for reason in report["special_risk"]["reasons"]:
            self.stdout.write(f"- {reason}")
        may = _("Ja") if report["may_be_signed"] else _("Nei")
        self.stdout.write(_("Kan signeres: %(answer)s") % {"answer": may})

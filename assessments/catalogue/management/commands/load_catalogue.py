"""Publish the catalogue versions of the repository. Safe to run again: what is published is left alone."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from assessments.catalogue import services
from assessments.catalogue.content import CatalogueData
from assessments.catalogue.loader import CatalogueRefused, read


class Command(BaseCommand):
    help = "Publiserer katalogutgavene i fixtures/catalogue, eller i mappene som er oppgitt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="*", type=Path, help="mappe med en katalogutgave")

    def handle(self, *args: Any, **options: Any) -> None:
        folders = options["folder"] or _all_folders()
        if not folders:
            raise CommandError("Fant ingen katalogutgaver.")
        try:
            versions = [read(folder) for folder in folders]
            with transaction.atomic():
                outcomes = [services.publish(data) for data in versions]
        except CatalogueRefused as refused:
            raise CommandError(f"Katalogen er ikke lastet. Feil i filene:\n{refused}") from refused
        except services.PublishedVersionDiffers as refused:
            raise CommandError(str(refused)) from refused
        for data, outcome in zip(versions, outcomes, strict=True):
            self.stdout.write(_summary(data, outcome))


def _all_folders() -> list[Path]:
    """Every version of the repository, oldest first."""
    found = [path for path in (Path(settings.BASE_DIR) / "fixtures" / "catalogue").iterdir() if path.is_dir()]
    return sorted(found, key=lambda path: [int(part) if part.isdigit() else 0 for part in path.name.split("-")])


def _summary(data: CatalogueData, outcome: services.Outcome) -> str:
    if outcome is services.Outcome.UNCHANGED:
        return f"Katalog {data.version}: uendret."
    verified = sum(source.verified for source in data.law.values())
    unmapped = sum(len(entry.citations) for entry in (*data.hazards.values(), *data.measures.values()))
    news = f" {data.meta.news}" if data.meta.news else ""
    return (
        f"Katalog {data.version}: publisert. {len(data.profiles)} yrkesprofiler, {len(data.hazards)} farer, "
        f"{len(data.measures)} tiltak, {len(data.law)} rettskilder ({verified} kontrollert). "
        f"{unmapped} henvisninger er ikke koblet til en rettskilde.{news}"
    )

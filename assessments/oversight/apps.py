from datetime import timedelta

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "assessments.oversight"
    label = "oversight"
    verbose_name = "Innsyn"

    def ready(self) -> None:
        """Bundles of papers are looked after with all other work of the workers."""
        from assessments.documents import caretaker, schedule

        from . import bundles

        caretaker.RECOVERING.append(bundles.recover)
        schedule.SCHEDULE.append(
            schedule.Scheduled("delete_old_bundles", timedelta(hours=1), bundles.delete_old),
        )

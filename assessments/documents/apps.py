from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "assessments.documents"
    label = "documents"
    verbose_name = "Dokumenter"

    def ready(self) -> None:
        from assessments.documents import system_checks  # noqa: F401  # registers them, once models exist

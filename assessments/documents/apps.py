from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "assessments.documents"
    label = "documents"
    verbose_name = "Dokumenter"

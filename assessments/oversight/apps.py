from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "assessments.oversight"
    label = "oversight"
    verbose_name = "Innsyn"

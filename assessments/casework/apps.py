from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "assessments.casework"
    label = "casework"
    verbose_name = "Risikovurderinger"

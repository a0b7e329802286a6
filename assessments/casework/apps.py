from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "assessments.casework"
    label = "casework"
    verbose_name = "Risikovurderinger"

    def ready(self) -> None:
        from alenearbeid.accounts.people import invitations  # no model is ready before this

        from .participation import parties

        invitations.accepted.connect(parties.accepted, dispatch_uid="casework-party")

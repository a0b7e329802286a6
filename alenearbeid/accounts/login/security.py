"""What changes in how somebody logs in: who is told, and who else may do it.

The person is told of every change by mail (allauth's notifications). Nobody else can change it, but one: when phone and
recovery codes are gone, whoever runs the installation takes the second step away, never in silence.
"""

from allauth.mfa.models import Authenticator
from django.db import transaction

from alenearbeid.accounts import journal, mail, tenancy
from alenearbeid.accounts.models import Organisation, User


@transaction.atomic
def take_away_second_step(user: User, *, actor: User) -> bool:
    """Codes, passkeys and recovery codes. The person is told by mail, every organisation of theirs by its journal."""
    with tenancy.everything():
        mine = Authenticator.objects.filter(user=user)
        kinds = sorted(set(mine.values_list("type", flat=True)))
        if not kinds:
            return False
        mine.delete()
        for organisation in Organisation.objects.filter(memberships__user=user).distinct().order_by("pk"):
            detail = {"user": user.pk, "name": user.name, "removed": kinds}
            journal.log(organisation, actor=actor, what="login.second_step_taken_away", detail=detail)
        mail.send("second_step_taken_away", to=user, context={"who": actor.name})
    return True

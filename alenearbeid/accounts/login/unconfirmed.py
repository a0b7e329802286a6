"""Accounts that somebody signed up for with an address and never confirmed: nobody has ever been in them."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from alenearbeid.accounts import tenancy
from alenearbeid.accounts.models import Membership, User

KEPT_FOR = timedelta(days=30)


def accounts() -> QuerySet[User]:
    """With an address, but none that is confirmed, no role and no other way in."""
    its = {"user_id": OuterRef("pk")}
    return User.objects.filter(
        Exists(EmailAddress.objects.filter(verified=False, **its)),
        ~Exists(EmailAddress.objects.filter(verified=True, **its)),
        ~Exists(Membership.objects.filter(**its)),
        ~Exists(SocialAccount.objects.filter(**its)),
        last_login=None,
        anonymised_at=None,
        is_staff=False,
        is_demo=False,
    )


def is_new(user: User) -> bool:
    with tenancy.everything():
        return accounts().filter(pk=user.pk).exists()


def forget_password(user: User) -> None:
    """Whoever chose it need not be whose address it is. There is no other way into an account that is new."""
    user.set_unusable_password()
    user.save(update_fields=["password"])


def make_room(email: str, *, besides: int) -> None:
    """Somebody, the user `besides`, has shown that the address is theirs."""
    with tenancy.everything():  # or a role would not be seen: nobody is logged in when a link is clicked
        accounts().filter(email=email).exclude(pk=besides).delete()


def forget_old() -> None:
    """The regular work: a name and an address are not kept for nothing, and may be another person's."""
    with tenancy.everything():
        accounts().filter(date_joined__lt=timezone.now() - KEPT_FOR).delete()

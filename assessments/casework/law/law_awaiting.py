"""Signed assessments older than the law, for the employer's first page: one line, after all that has a deadline."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import ngettext

from alenearbeid.accounts.models import Role, User
from alenearbeid.accounts.people import standing
from assessments.casework.models import Assessment, State
from assessments.casework.waits import AT_MOST, Waiting

from . import law_changes

CHOSEN = "endret"  # in the address of the list: what is older than the law


def older_than_the_law(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """What is signed, applies, and was assessed before rules last came or moved."""
    return assessments.filter(state=State.SIGNED, facts__assessed_on__lt=law_changes.latest())


def to_look_over(user: User) -> Iterator[Waiting]:
    """One line however many they are. Few are asked one by one whether the change concerns them."""
    mine = Assessment.objects.filter(standing.covered(user, [Role.EMPLOYER]), state=State.SIGNED)
    oldest = mine.order_by("facts__assessed_on").values_list("facts__assessed_on", flat=True).first()
    last = law_changes.latest() if oldest else None
    if not oldest or not last or oldest >= last:
        return
    older = mine.filter(facts__assessed_on__lt=last)
    few = list(older.select_related("facts").order_by("pk")[: AT_MOST + 1])
    count = older.count() if len(few) > AT_MOST else len(law_changes.marked(few))
    if not count:
        return
    words = ngettext(
        "En signert vurdering er gjort før reglene ble endret %(day)s",
        "%(count)s signerte vurderinger er gjort før reglene ble endret %(day)s",
        count,
    )
    told = words % {"count": count, "day": date_format(last, "DATE_FORMAT")}
    yield Waiting(told, f"{reverse('casework:home')}?lov={CHOSEN}")


PROVIDERS = (to_look_over,)

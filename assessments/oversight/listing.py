"""What the view across reads: the assessments that apply, and the workplaces that have none. Written by nobody here.

Every order ends in the primary key and has its index (casework.models.facts): a page is read off the index, not sorted.
"""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import OrderBy

from alenearbeid.accounts.models import Organisation, Workplace, WorkplaceKind
from alenearbeid.accounts.reach import Reach
from assessments.casework.models import AssessmentFacts, State

PER_PAGE = 25
LAST_PAGE = 200  # beyond it one narrows the list, or takes it out as a file

SHOWN = (  # what the lists read of each row: never the record, nor the text that is searched
    *("organisation", "workplace", "title", "level_physical", "level_psychosocial", "level_violence", "worst"),
    *("red_residual", "psychosocial_asked", "psychosocial_answered", "psychosocial_percent", "special_risk"),
    *("decision", "time_share", "safety_rep_statement", "control_measures", "undiscussed", "planned_measures"),
    *("planned_until", "assessed_on", "next_review", "signed_at", "assessment__uuid", "assessment__number"),
    *("workplace__name", "workplace__parent__name", "organisation__name", "organisation__orgnr"),
)


def applying(reach: Reach) -> QuerySet[AssessmentFacts]:
    """The newest signed version of each assessment within reach."""
    return AssessmentFacts.objects.filter(reach.q(), state=State.SIGNED)


def rows(assessments: QuerySet[AssessmentFacts]) -> QuerySet[AssessmentFacts]:
    """With what is shown of them, and nothing heavy."""
    return assessments.select_related("assessment", "organisation", "workplace__parent").only(*SHOWN)


def page(assessments: QuerySet[AssessmentFacts], start: int, count: int) -> list[AssessmentFacts]:
    """A part of the list. Found first and read afterwards, so that what is skipped is joined with nothing."""
    found = assessments.values("pk")[start : start + count]
    order = assessments.query.order_by
    return list(rows(AssessmentFacts.objects.filter(pk__in=found)).order_by(*order))


def lacking(reach: Reach) -> QuerySet[Workplace]:
    """The workplaces without an assessment that applies, by name.

    A department that only gathers workplaces is not a place where anybody works: it is left out.
    """
    applies = AssessmentFacts.objects.filter(workplace=OuterRef("pk"), state=State.SIGNED)
    # Not Exists: PostgreSQL would gather the parents of all workplaces first, to ask about a few departments.
    below = Subquery(Workplace.objects.filter(parent=OuterRef("pk")).order_by().values("pk")[:1])
    is_a_place = ~Q(kind=WorkplaceKind.DEPARTMENT) | Q(a_place_below=None)
    found = Workplace.objects.filter(reach.q("pk")).alias(a_place_below=below).filter(is_a_place, ~Exists(applies))
    return found.select_related("organisation", "parent").order_by("name", "pk")


def places(pks: list[int]) -> list[Workplace]:
    """These, in this order."""
    found = Workplace.objects.select_related("organisation", "parent").in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def overdue(assessments: QuerySet[AssessmentFacts], on: date) -> QuerySet[AssessmentFacts]:
    return assessments.filter(next_review__lt=on)


def red_residual(assessments: QuerySet[AssessmentFacts]) -> QuerySet[AssessmentFacts]:
    return assessments.filter(red_residual__gt=0)


def undiscussed(assessments: QuerySet[AssessmentFacts]) -> QuerySet[AssessmentFacts]:
    return assessments.filter(undiscussed__gt=0)


def past_deadline(assessments: QuerySet[AssessmentFacts], on: date) -> QuerySet[AssessmentFacts]:
    """Measures that were to be in place, and are planned still."""
    return assessments.filter(planned_measures__gt=0, planned_until__lt=on)


def organisations(reach: Reach) -> QuerySet[Organisation]:
    return Organisation.objects.filter(reach.in_organisations()).order_by("name", "pk")


# The field, and whether one who clicks it first wants the highest on top.
SORTING: dict[str, str] = {
    "gjennomgang": "next_review",
    "navn": "sort_text",
    "risiko": "-worst",
    "dybde": "psychosocial_percent",
    "signert": "-signed_at",
}
DEFAULT_ORDER = "gjennomgang"


def ordered(assessments: QuerySet[AssessmentFacts], sorting: str) -> QuerySet[AssessmentFacts]:
    """By one of SORTING, the other way round with a «-» before it. What has no date comes last, as in the index."""
    field = SORTING[sorting.removeprefix("-")]
    is_descending = field.startswith("-") != sorting.startswith("-")
    return assessments.order_by(_order(field.removeprefix("-"), is_descending), _order("assessment", is_descending))


def _order(field: str, is_descending: bool) -> OrderBy:
    if field == "next_review":
        return F(field).desc(nulls_first=True) if is_descending else F(field).asc(nulls_last=True)
    return F(field).desc() if is_descending else F(field).asc()

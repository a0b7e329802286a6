"""Making, closing and attaching a survey, and forgetting what is not to be kept."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from alenearbeid.accounts import journal
from alenearbeid.accounts import selectors as accounts
from alenearbeid.accounts.models import Organisation, Role, User, Workplace
from assessments.casework import access, services, steps
from assessments.casework.models import Assessment, SectionItem, State, Survey, SurveyCounts, SurveyWorkplace

from . import doors, places, results
from .questions import EDITION

MOST_WEEKS = 8
TEXTS_KEPT = timedelta(days=365)
AT_A_TIME = 500


@transaction.atomic
def make(
    *,
    actor: User,
    uuid: UUID,
    workplaces: Sequence[Workplace],
    work: str,
    asked: int,
    opens_on: date,
    closes_on: date,
    languages: list[str],
) -> tuple[Survey, bool]:
    """A new survey, and whether it is new: `uuid` names the page it was sent from, so that two posts make one."""
    uuid, organisation = services.once(actor, uuid), _the_one(workplaces)
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # two at once could ask the same people
    already = Survey.objects.filter(uuid=uuid).first()
    if already:
        return already, False
    role = _role(actor, workplaces)
    _refuse_asking_twice(workplaces, organisation)
    survey = Survey(
        uuid=uuid,
        organisation=organisation,
        work=work,
        asked=asked,
        opens_on=opens_on,
        closes_on=closes_on,
        languages=languages,
        edition=EDITION,
        made_by=actor,
        made_by_name=actor.name,
        made_by_role=role,
        made_at=timezone.now(),
    )
    survey.full_clean(exclude=["organisation", "made_by"])
    survey.save()
    for place in workplaces:
        SurveyWorkplace.objects.create(organisation=organisation, survey=survey, workplace=place)
    SurveyCounts.objects.create(organisation=organisation, survey=survey)
    _log(survey, actor, "survey.made", workplaces=[place.name for place in workplaces], closes_on=closes_on.isoformat())
    return survey, True


def _the_one(workplaces: Sequence[Workplace]) -> Organisation:
    if len({place.organisation_id for place in workplaces}) != 1:
        raise services.Refused(_("Velg arbeidssteder i samme virksomhet."))
    return workplaces[0].organisation


def _role(actor: User, workplaces: Sequence[Workplace]) -> Role:
    """The role it is made in: one that the person has at each of the places."""
    held = [accounts.roles_in(actor, place) for place in workplaces]
    role = next((role for role in doors.MAKERS if all(role in each for each in held)), None)
    if role is None:
        raise services.Refused(_("Du må være arbeidsgiver eller verneombud for alle arbeidsstedene du velger."))
    return role


def _refuse_asking_twice(workplaces: Sequence[Workplace], organisation: Organisation) -> None:
    """The same people asked twice at once would answer once: and two pools that overlap could be subtracted."""
    running = Survey.objects.filter(organisation=organisation, closed_at=None, closes_on__gte=timezone.localdate())
    others = SurveyWorkplace.objects.filter(survey__in=running).values_list("workplace_id", flat=True)
    if places.overlap(workplaces, others, organisation.pk):
        raise services.Refused(
            _(
                "Det er allerede en undersøkelse for minst ett av stedene. "
                "Steng den først, eller vent til den er ferdig."
            )
        )


@transaction.atomic
def close(survey: Survey, *, actor: User | None) -> Survey:
    """Count up. What fewer than five have answered is deleted now; then the result is what it is for good."""
    counted = SurveyCounts.objects.select_for_update().filter(survey=survey).first()
    locked = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if counted is None or locked.closed_at:
        return locked
    if locked.is_planned:
        raise services.Refused(_("Undersøkelsen er ikke åpnet ennå."))
    if actor is not None and not locked.is_closed and not locked.may_be_closed:
        raise services.Refused(_("Undersøkelsen må stå åpen i minst én uke, så ingen kan lese ut enkeltsvar."))
    locked.result, locked.closed_at = results.limited(counted), timezone.now()
    locked.closed_by_name = actor.name if actor else ""
    locked.save(update_fields=["result", "closed_at", "closed_by_name"])
    counted.delete()
    _log(locked, actor, "survey.closed")
    return locked


@transaction.atomic
def attach(assessment: Assessment, survey: Survey, *, actor: User) -> None:
    """Put the summary into a draft as evidence beside the assessor's own answers. It takes the place of another."""
    draft = services.lock_draft(assessment)
    survey = Survey.objects.get(pk=survey.pk)
    survey = close(survey, actor=None) if survey.is_closed else survey
    data = results.in_record(survey)
    if data is None:
        raise services.Refused(_("Undersøkelsen har ikke noe resultat som kan legges ved."))
    if draft.workplace_id not in places.covered(survey):
        raise services.Refused(_("Undersøkelsen gjelder ikke arbeidsstedet i denne vurderingen."))
    SectionItem.objects.update_or_create(
        assessment=draft,
        step=steps.SURVEY,
        item="",
        defaults={
            "organisation_id": draft.organisation_id,
            "data": data,
            "active": True,
            "saved_by": actor,
            "saved_by_name": actor.name,
            "saved_at": timezone.now(),
        },
    )
    Survey.objects.filter(pk=survey.pk, attached_at=None).update(attached_at=timezone.now())
    services.touch(draft)
    services.log(draft, actor, "survey.attached", survey=str(survey.uuid), work=survey.work)


@transaction.atomic
def detach(assessment: Assessment, *, actor: User) -> None:
    """The draft says nothing of a survey any more; the survey stays where it is."""
    draft = services.lock_draft(assessment)
    gone, _rows = SectionItem.objects.filter(assessment=draft, step=steps.SURVEY).delete()
    if gone:
        services.touch(draft)
        services.log(draft, actor, "survey.detached")


def drafts_for(survey: Survey, user: User) -> QuerySet[Assessment]:
    """The drafts of its places that the user may attach it to."""
    mine = access.visible_to(user).filter(state=State.DRAFT, workplace_id__in=places.covered(survey))
    employs = accounts.workplaces_for(user, [Role.EMPLOYER])
    return mine.filter(workplace__in=employs).select_related("facts", "workplace").order_by("-changed_at", "-pk")


def holds(assessment: Assessment, survey: Survey) -> bool:
    """Whether the draft has this survey's summary."""
    row = SectionItem.objects.filter(assessment=assessment, step=steps.SURVEY).first()
    return row is not None and row.data == results.in_record(survey)


def close_what_is_over() -> None:
    """The regular work: surveys whose last day is past."""
    over = Survey.objects.filter(closed_at=None, closes_on__lt=timezone.localdate())
    for survey in over.order_by("pk")[:AT_A_TIME]:
        close(survey, actor=None)


def forget_texts() -> None:
    """The regular work: what people wrote themselves is deleted a year after closing; the numbers stay."""
    old = Survey.objects.filter(closed_at__lt=timezone.now() - TEXTS_KEPT, result__has_key="texts")
    for pk in old.order_by("pk").values_list("pk", flat=True)[:AT_A_TIME]:
        _forget_texts(pk)


@transaction.atomic
def _forget_texts(pk: int) -> None:
    survey = Survey.objects.select_for_update(of=("self",)).get(pk=pk)
    if survey.result and survey.result.pop("texts", None):
        survey.save(update_fields=["result"])
        _log(survey, None, "survey.texts_deleted")


def _log(survey: Survey, actor: User | None, what: str, **detail: Any) -> None:
    """What is done with the survey, never that somebody has answered it."""
    with override("nb"):
        detail = json.loads(json.dumps({"work": survey.work, **detail}))
    journal.log(survey.organisation, actor=actor, what=what, subject=str(survey.uuid), detail=detail)

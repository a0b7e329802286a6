"""The writers of casework: create, save an item, choose, invite, remark, state. Each verb is one transaction."""

import json
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts import journal
from alenearbeid.accounts.models import Organisation, User, Workplace
from assessments.catalogue import selectors as catalogue_selectors
from assessments.record.choices import PartyRole, RemarkOutcome, Statement

from . import facts, places, steps, stopped
from .catalogues import own_table
from .models import Assessment, Position, Remark, SectionItem, Series, State


class Refused(Exception):
    """The write cannot be done; the text says why and what to do, in words the user can read."""


class Conflict(Exception):
    """Somebody else, or another tab, has saved the same item since it was opened."""

    def __init__(self, current: SectionItem) -> None:
        super().__init__("conflict")
        self.current = current


@transaction.atomic
def create(*, actor: User, workplace: Workplace, title: str, profile: str, language: str = "nb") -> Assessment:
    """A new draft for a workplace, with the profile's suggestions within reach and nothing answered."""
    catalogue = catalogue_selectors.current_version()
    assessment = open_assessment(actor=actor, workplace=workplace, catalogue=catalogue, language=language)
    data = {"title": title, "assessed_on": timezone.localdate().isoformat(), "profile": profile}
    save_item(
        assessment,
        step="arbeidet",
        item="",
        data={key: value for key, value in data.items() if value},
        revision=0,
        actor=actor,
    )
    return assessment


def open_assessment(
    *,
    actor: User,
    workplace: Workplace,
    catalogue: str,
    language: str = "nb",
    number: int = 1,
    predecessor_digest: str = "",
) -> Assessment:
    """An empty version in a series of its own with its organisation attached. Call inside a transaction."""
    organisation = workplace.organisation
    assessment = Assessment(
        series=Series.objects.create(organisation=organisation),
        organisation=organisation,
        workplace=workplace,
        number=number,
        predecessor_digest=predecessor_digest,
        catalogue_version=catalogue,
        created_by=actor,
        language=language,
    )
    assessment.full_clean()
    assessment.save()
    snapshot_organisation(assessment)
    own_table.attach(assessment)
    stopped.attach(assessment)
    facts.rebuild(assessment)
    journal.log(organisation, actor=actor, what="assessment.created", subject=str(assessment.uuid))
    return assessment


@transaction.atomic
def save_item(
    assessment: Assessment,
    *,
    step: str,
    item: str,
    data: dict[str, Any],
    revision: int,
    actor: User,
    raw: dict[str, Any] | None = None,
    active: bool = True,
    page: str = "",
) -> SectionItem:
    """Save one item. `revision` is the one the writer saw (0 = none); `page` names the open page it comes from.

    Raises Conflict when another page has saved different content since, Refused when the assessment is not a draft.
    """
    assessment = lock_draft(assessment)
    if active and not places.has_place(catalogue_selectors.get(assessment.catalogue_version), step, item, data):
        raise Refused(_("Katalogen er oppdatert siden du åpnet siden, og har ikke dette lenger. Last siden på nytt."))
    row = SectionItem.objects.filter(assessment=assessment, step=step, item=item).first()
    content = (data, raw or {}, active)
    if row is None:
        row = SectionItem(assessment=assessment, organisation=assessment.organisation, step=step, item=item, revision=0)
    elif (row.data, row.raw, row.active) == content:
        return row
    elif row.revision != revision and not (page and row.saved_in == page):
        raise Conflict(row)
    row.data, row.raw, row.active = content
    row.revision += 1
    row.saved_by, row.saved_by_name, row.saved_in, row.saved_at = actor, actor.name, page, timezone.now()
    row.full_clean(exclude=["assessment", "organisation", "saved_by"])
    row.save()
    touch(assessment)
    return row


def merge_item(
    assessment: Assessment,
    *,
    step: str,
    item: str,
    changes: dict[str, Any],
    actor: User,
    active: bool = True,
    only_unanswered: bool = False,
) -> SectionItem:
    """Set a few answers of an item and leave the others: a click in a list, never a conflict.

    `only_unanswered`: what somebody has answered by now stays, also when it came after the page was opened.
    """
    with transaction.atomic():
        assessment = lock_draft(assessment)
        row = SectionItem.objects.filter(assessment=assessment, step=step, item=item).first()
        stored = row.data if row else {}
        data = {**changes, **stored} if only_unanswered else {**stored, **changes}
        return save_item(
            assessment,
            step=step,
            item=item,
            data={key: value for key, value in data.items() if value is not None},
            raw=row.raw if row else {},
            revision=row.revision if row else 0,
            actor=actor,
            active=active,
        )


# What is the same for all work at a workplace: offered in the next assessment there, never asked twice.
SHARED_BY_WORKPLACE = (
    "help_ways",
    "coverage",
    "help_time",
    "helpers",
    "helper_comes_from",
    "helper_is_alone",
    "helper_leaves_others",
    "helper_gets_in",
    "place_can_be_explained",
    "common_language",
    "dark_or_remote",
    "alarm_tested",
    "alarm_practised",
)


def reusable_help(assessment: Assessment) -> SectionItem | None:
    """The newest earlier answers on help at the same workplace, while this assessment has none of its own."""
    rows = SectionItem.objects.filter(step="alene", item="", data__has_any_keys=list(SHARED_BY_WORKPLACE))
    if rows.filter(assessment=assessment).exists():
        return None
    earlier = rows.filter(assessment__workplace=assessment.workplace).exclude(assessment=assessment)
    return earlier.select_related("assessment__facts").order_by("-saved_at").first()


def reuse_help(assessment: Assessment, *, actor: User) -> None:
    """Take over the earlier answers on help, at the user's word; they can be changed like any other."""
    source = reusable_help(assessment)
    if source is None:
        raise Refused(_("Det finnes ingen tidligere svar om hjelp for dette arbeidsstedet."))
    changes = {name: source.data[name] for name in SHARED_BY_WORKPLACE if name in source.data}
    merge_item(assessment, step="alene", item="", changes=changes, actor=actor, only_unanswered=True)


@transaction.atomic
def dismiss_category(
    assessment: Assessment, *, step: str, hazards: list[str], themes: list[str], reason: str, actor: User
) -> None:
    """Answer «nei» with one reason to the suggested hazards and the themes that nobody has answered yet."""
    lock_draft(assessment)  # before looking: a «ja» on its way must not become «nei»
    answered = set(SectionItem.objects.filter(assessment=assessment, step=step).values_list("item", flat=True))
    for key in hazards:
        if key not in answered:
            changes = {"relevant": "no", "not_relevant_reason": reason}
            merge_item(assessment, step=step, item=key, changes=changes, actor=actor)
    for theme in themes:
        if steps.THEME_PREFIX + theme not in answered:
            merge_item(assessment, step=step, item=steps.THEME_PREFIX + theme, changes={"reason": reason}, actor=actor)


@transaction.atomic
def change_language(assessment: Assessment, *, language: str, actor: User) -> None:
    """The document's own words in another language. What people have written stays as they wrote it."""
    locked = lock_draft(assessment)
    locked.language = language
    locked.full_clean()
    locked.save(update_fields=["language"])
    touch(locked)
    log(locked, actor, "assessment.language_changed", language=language)


def keep_active(assessment: Assessment, *, step: str, items: list[str]) -> None:
    """Make the items of a step active when they are among `items`, and the others inactive; nothing is thrown away."""
    rows = SectionItem.objects.filter(assessment=assessment, step=step).exclude(item="")
    rows.filter(item__in=items, active=False).update(active=True)
    rows.exclude(item__in=items).filter(active=True).update(active=False)


def once(actor: User, given: UUID) -> UUID:
    """The number of what a page makes once, however often it is sent. `given` is the page's own.

    Made the actor's: nobody comes to another's by sending its number. Two posts of one page wait for each other here;
    call it first in the transaction.
    """
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    return uuid5(given, str(actor.pk))


def lock_draft(assessment: Assessment) -> Assessment:
    """The assessment, locked and re-read; only a draft takes new answers. Call inside a transaction."""
    locked = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    if not locked.is_editable:
        raise Refused(
            _("Vurderingen er «%(state)s» og kan ikke endres. Åpne den for endring først.")
            % {"state": State(locked.state).label}
        )
    return locked


def snapshot_organisation(assessment: Assessment) -> None:
    """Attach the organisation's facts as they are now. Call inside a transaction, before anything is frozen."""
    SectionItem.objects.update_or_create(
        assessment=assessment,
        step=steps.ORGANISATION,
        item="",
        defaults={
            "organisation": assessment.organisation,
            "data": organisation_facts(assessment.organisation, assessment.workplace),
            "saved_at": timezone.now(),
        },
    )


def organisation_facts(organisation: Organisation, workplace: Workplace) -> dict[str, Any]:
    """The organisation's facts as the record holds them, unanswered ones left out."""
    values = {
        "name": organisation.name,
        "orgnr": organisation.orgnr,
        "sector": organisation.sector,
        "industry_code": organisation.industry_code,
        "employees": organisation.employees,
        "safety_rep_arrangement": organisation.safety_rep_arrangement,
        "safety_rep_agreement_on": organisation.safety_rep_agreement_on,
        "safety_rep_agreement_until": organisation.safety_rep_agreement_until,
        "has_works_council": organisation.has_works_council,
        "has_occupational_health": organisation.has_occupational_health,
        "has_collective_agreement": organisation.has_collective_agreement,
        "workplace": workplace.name,
        "workplace_address": workplace.address,
    }
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in values.items()
        if value is not None and value != ""
    }


@transaction.atomic
def invite(
    assessment: Assessment, *, user: User, role: PartyRole, deadline: date | None, actor: User, message: str = ""
) -> Position:
    """Ask a party into the draft. It may read and remark from now on, and is asked for its statement."""
    assessment = lock_unfrozen(assessment)
    position, created = Position.objects.get_or_create(
        assessment=assessment,
        user=user,
        role=role,
        defaults={"organisation": assessment.organisation, "name": user.name, "asked_on": timezone.localdate()},
    )
    position.deadline = deadline or position.deadline
    position.message = message or position.message
    position.full_clean(exclude=["assessment", "organisation", "user"])
    position.save()
    touch(assessment)
    if created:
        log(assessment, actor, "party.invited", name=user.name, role=str(role))
    return position


@transaction.atomic
def state_position(position: Position, *, statement: Statement, reason: str, actor: User) -> Position:
    """A party's own statement. Disagreement needs its grounds, since it is printed in full."""
    assessment = lock_unfrozen(position.assessment)
    if not Position.objects.filter(pk=position.pk).exists():
        raise Refused(_("Invitasjonen din er trukket tilbake. Snakk med arbeidsgiver."))
    if statement in {Statement.DISAGREES, Statement.NOT_FULLY_CONSULTED} and not reason.strip():
        raise Refused(_("Skriv begrunnelsen. Den trykkes i sin helhet i dokumentet."))
    position.statement, position.reason, position.stated_on = statement, reason.strip(), timezone.localdate()
    position.stated_at, position.stated_on_older_content = timezone.now(), False
    position.full_clean(exclude=["assessment", "organisation", "user"])
    position.save(update_fields=["statement", "reason", "stated_on", "stated_at", "stated_on_older_content"])
    touch(assessment)
    log(assessment, actor, "position.stated", statement=str(statement))
    return position


@transaction.atomic
def remark(
    assessment: Assessment, *, actor: User, role: PartyRole, text: str, step: str = "", item: str = "", page: str = ""
) -> Remark:
    """A remark on the whole, or on one item of a step. `page` names the open page: sent twice, it is one remark."""
    assessment = lock_unfrozen(assessment)
    already = assessment.remarks.filter(page=page, author=actor).first() if page else None
    if already:
        return already
    made = Remark(
        assessment=assessment,
        organisation=assessment.organisation,
        step=step,
        item=item,
        author=actor,
        author_name=actor.name,
        author_role=role,
        text=text.strip(),
        made_on=timezone.localdate(),
        page=page,
    )
    made.full_clean(exclude=["assessment", "organisation", "author"])
    made.save()
    touch(assessment)
    log(assessment, actor, "remark.made", step=step, item=item)
    return made


@transaction.atomic
def answer_remark(made: Remark, *, actor: User, answer: str, outcome: RemarkOutcome = RemarkOutcome.ANSWERED) -> Remark:
    """The employer's answer to a remark; both are printed. The first of two who answer at once has answered."""
    assessment = lock_unfrozen(made.assessment)
    made = Remark.objects.get(pk=made.pk)
    if made.withdrawn_at:
        raise Refused(_("Merknaden er trukket tilbake av den som skrev den."))
    if made.answer:
        if (made.answer, made.outcome) == (answer.strip(), outcome):
            return made
        raise Refused(_("Merknaden er allerede besvart av %(name)s.") % {"name": made.answered_by_name})
    made.answer, made.outcome = answer.strip(), outcome
    made.answered_by_name, made.answered_on = actor.name, timezone.localdate()
    made.full_clean(exclude=["assessment", "organisation", "author"])
    made.save(update_fields=["answer", "outcome", "answered_by_name", "answered_on"])
    touch(assessment)
    log(assessment, actor, "remark.answered", outcome=str(outcome))
    return made


def lock_unfrozen(assessment: Assessment) -> Assessment:
    """The assessment, locked and re-read, while its parties can still be heard. Call inside a transaction."""
    locked = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)
    if locked.is_frozen:
        raise Refused(
            _("Dokumentet er låst for signering. Arbeidsgiver må åpne vurderingen for endring før noe kan legges til.")
        )
    return locked


def touch(assessment: Assessment) -> None:
    """It has changed: say when, and project it anew."""
    assessment.changed_at = timezone.now()
    assessment.save(update_fields=["changed_at"])
    facts.rebuild(assessment)


def log(assessment: Assessment, actor: User, what: str, **detail: str) -> None:
    """Journal what was done with the assessment."""
    # Through JSON, so that the journal never holds a lazy text.
    journal.log(
        assessment.organisation,
        actor=actor,
        what=what,
        subject=str(assessment.uuid),
        detail=json.loads(json.dumps(detail)),
    )

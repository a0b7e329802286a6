"""What each party of an assessment is asked for, for the first page. One or two queries for each kind of thing."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alenearbeid.accounts.models import Event, Role, User
from alenearbeid.accounts.people import standing
from assessments.casework import access, steps
from assessments.casework.models import Assessment, Position, Proposal, Remark, SectionItem, State
from assessments.casework.waits import AT_MOST, Waiting
from assessments.record.choices import PartyRole, Statement

NOT_FROZEN = (State.DRAFT, State.REVIEW)
STATING = sorted({access.PARTY_OF_ROLE[role] for role in access.STATING})


def positions_to_state(user: User) -> Iterator[Waiting]:
    """Statements that somebody has asked this person for, and those whose content has been changed since."""
    changed = SectionItem.objects.filter(
        assessment=OuterRef("assessment"), saved_at__gt=OuterRef("stated_at"), step__in=list(steps.BY_KEY)
    )
    asked = user.positions.filter(assessment__state__in=NOT_FROZEN, assessment__in=access.visible_to(user))
    asked = asked.annotate(is_outdated=Exists(changed)).filter(Q(statement="") | Q(is_outdated=True))
    asked = asked.filter(role__in=[*STATING, PartyRole.WORKER]).exclude(~Q(statement=""), role=PartyRole.WORKER)
    asked = asked.order_by(F("deadline").asc(nulls_last=True), "pk")
    for position in asked.select_related("assessment__facts", "assessment__workplace")[:AT_MOST]:
        values = {"title": title(position.assessment)}
        if position.statement:
            words = _("%(title)s: innholdet er endret siden du uttalte deg. Bekreft uttalelsen din") % values
            yield Waiting(words, _at(position.assessment, "uttalelse"))
        elif position.role == PartyRole.WORKER:
            words = _("%(title)s: du er invitert til å bidra") % values
            yield Waiting(words, _at(position.assessment, "merknader"), position.deadline)
        else:
            words = _("%(title)s: din uttalelse er bedt om") % values
            yield Waiting(words, _at(position.assessment, "uttalelse"), position.deadline)


def to_answer(user: User) -> Iterator[Waiting]:
    """What the parties have written to an employer and not been answered: one line for each assessment."""
    mine = _written_by(user)
    remarks = Remark.objects.filter(assessment__in=mine, answer="", withdrawn_at=None)
    remarks = remarks.exclude(author_role=PartyRole.EMPLOYER).order_by("-pk")
    proposals = Proposal.objects.filter(assessment__in=mine, outcome="", withdrawn_at=None).order_by("-pk")
    related = ("assessment__facts", "assessment__workplace")
    for one, count in _by_assessment(remarks.select_related(*related)):
        words = ngettext(
            "%(title)s: en merknad er ikke besvart", "%(title)s: %(count)s merknader er ikke besvart", count
        )
        yield Waiting(words % {"title": title(one), "count": count}, _at(one, "merknader"))
    for one, count in _by_assessment(proposals.select_related(*related)):
        words = ngettext("%(title)s: et forslag er ikke besvart", "%(title)s: %(count)s forslag er ikke besvart", count)
        yield Waiting(words % {"title": title(one), "count": count}, _at(one, "forslag"))


def nobody_invited(user: User) -> Iterator[Waiting]:
    """Drafts of an employer in which nobody has been asked to take part."""
    asked = Position.objects.filter(assessment=OuterRef("pk")).exclude(role=PartyRole.EMPLOYER)
    alone = _written_by(user).filter(~Exists(asked), state=State.DRAFT).order_by("-changed_at", "-pk")
    for one in alone.select_related("facts", "workplace")[:AT_MOST]:
        yield Waiting(_("%(title)s: ingen er invitert til å medvirke") % {"title": title(one)}, _at(one, "parter"))


def to_sign(user: User) -> Iterator[Waiting]:
    """Papers that are ready and that this person has not signed: as the party who stated, or as employer."""
    stated = user.positions.exclude(role=PartyRole.EMPLOYER).exclude(statement__in=["", Statement.WILL_NOT_SIGN])
    stated = stated.filter(assessment__state=State.READY, assessment__in=access.visible_to(user))
    # By their numbers: asked as one question, the database would look through everybody's assessments.
    mine = Q(pk__in=set(stated.values_list("assessment_id", flat=True)))
    ready = Assessment.objects.filter(mine | _employed(user), state=State.READY)
    found = list(ready.select_related("facts", "workplace").order_by("-ready_at", "-pk")[:AT_MOST])
    signed = _signed_by(user, found)
    for one in found:
        if (str(one.uuid), one.digest) not in signed:
            words = _("%(title)s: dokumentet er klart for signering") % {"title": title(one)}
            yield Waiting(words, reverse("casework:detail", args=[one.uuid]))


def _signed_by(user: User, assessments: list[Assessment]) -> set[tuple[str, str]]:
    """The signatures themselves are in a later room; the journal knows who signed which content."""
    if not assessments:
        return set()
    events = Event.objects.filter(
        actor=user, what="assessment.sign", subject__in=[str(one.uuid) for one in assessments]
    )
    return set(events.values_list("subject", "digest"))


PROVIDERS = (positions_to_state, to_answer, nobody_invited, to_sign)


def title(assessment: Assessment) -> str:
    """What the assessment is called in a list; the workplace while nobody has called it anything."""
    return assessment.facts.title or assessment.workplace.name


def _employed(user: User) -> Q:
    return standing.covered(user, [Role.EMPLOYER])


def _written_by(user: User) -> QuerySet[Assessment]:
    return Assessment.objects.filter(_employed(user), state__in=NOT_FROZEN)


def _by_assessment(rows: QuerySet) -> Iterator[tuple[Assessment, int]]:
    """The assessments of the newest rows, each with how many of them it has."""
    found = [row.assessment for row in rows[: AT_MOST * 5]]
    counts = Counter(one.pk for one in found)
    for one in list({one.pk: one for one in found}.values())[:AT_MOST]:
        yield one, counts[one.pk]


def _at(assessment: Assessment, place: str) -> str:
    return f"{reverse('casework:parties', args=[assessment.uuid])}#{place}"

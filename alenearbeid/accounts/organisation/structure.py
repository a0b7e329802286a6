"""Safety areas and workplaces, written: what `services` leaves to the database to refuse is told in words here."""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from alenearbeid.accounts import journal, services
from alenearbeid.accounts.models import Organisation, SafetyArea, User, Workplace


class Refused(Exception):
    """It cannot be done; the text says why and what to do."""


@transaction.atomic
def add_area(area: SafetyArea, *, actor: User) -> SafetyArea:
    area.full_clean()
    area.save()
    _log(area, "safety_area.created", actor)
    return area


@transaction.atomic
def rename_area(area: SafetyArea, *, actor: User) -> None:
    area.full_clean()
    area.save(update_fields=["name"])
    _log(area, "safety_area.changed", actor)


def remove_area(area: SafetyArea, *, actor: User) -> None:
    """Only one that no workplace names: where those should belong instead is for people to say."""
    try:
        with transaction.atomic():
            _log(area, "safety_area.removed", actor)
            area.delete()
    except (ProtectedError, IntegrityError) as used:
        names = ", ".join(area.workplaces.values_list("name", flat=True)[:5])
        raise Refused(
            _("Verneområdet er i bruk: %(names)s. Gi dem et annet verneområde først.") % {"names": names}
        ) from used


@transaction.atomic
def add_workplace(workplace: Workplace, *, actor: User) -> Workplace:
    _refuse_twice(workplace)
    return services.add_workplace(workplace, actor=actor)


@transaction.atomic
def change_workplace(workplace: Workplace, *, changed: Collection[str], actor: User) -> None:
    _refuse_twice(workplace)
    services.change_workplace(workplace, changed=changed, actor=actor)


def _refuse_twice(workplace: Workplace) -> None:
    """Two of one name side by side are told apart by nobody; a form that is sent twice would make them."""
    Organisation.objects.select_for_update(no_key=True).get(pk=workplace.organisation_id)
    beside = Workplace.objects.filter(organisation=workplace.organisation, parent=workplace.parent_id)
    if beside.filter(name=workplace.name).exclude(pk=workplace.pk).exists():
        raise ValidationError({"name": _("Det ligger et sted med dette navnet her fra før.")})


def remove_workplace(workplace: Workplace, *, actor: User) -> None:
    """Only an empty one: nothing below it, no role and no assessment."""
    try:
        services.remove_workplace(workplace, actor=actor)
    except ProtectedError as used:
        raise Refused(_in_use(used.protected_objects)) from used
    except IntegrityError as used:  # taken into use this moment
        raise Refused(_("Arbeidsstedet er nettopp tatt i bruk. Se på det igjen.")) from used


def _in_use(objects: Iterable[Model]) -> str:
    """What hangs on it, without counting or naming what the reader may not see."""
    kinds = {type(each).__name__ for each in objects}
    words = {
        "Workplace": _("Det ligger andre steder under det. Flytt eller fjern dem først."),
        "MembershipWorkplace": _("Noen har en rolle som gjelder bare her. Endre rollen først."),
        "InvitationWorkplace": _("Noen er invitert til en rolle her. Trekk invitasjonen tilbake først."),
        "AccessGrantWorkplace": _("Noen har fått innsyn utenfra her. Slike innsyn blir stående, også når de er over."),
    }
    said = [text for kind, text in words.items() if kind in kinds]
    if kinds - set(words):
        said.append(_("Det har vurderinger eller saker, og de skal bevares. Gi stedet et annet navn i stedet."))
    return " ".join([_("Arbeidsstedet kan ikke fjernes."), *said])


def _log(area: SafetyArea, what: str, actor: User) -> None:
    organisation: Organisation = area.organisation
    journal.log(organisation, actor=actor, what=what, detail={"safety_area": area.pk, "name": area.name})

"""What follows a remark: replies from any party, and that its author takes it back. See `services` for the rest."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alenearbeid.accounts.models import User
from assessments.casework import services
from assessments.casework.models import Remark, RemarkReply
from assessments.record.choices import PartyRole


@transaction.atomic
def reply(remark: Remark, *, actor: User, role: PartyRole, text: str, page: str = "") -> RemarkReply:
    """Add something to a remark. `page` names the open page: sent twice, it is one reply."""
    assessment = services.lock_unfrozen(remark.assessment)
    remark = Remark.objects.get(pk=remark.pk)
    if remark.withdrawn_at:
        raise services.Refused(_("Merknaden er trukket tilbake av den som skrev den."))
    already = remark.replies.filter(page=page, author=actor).first() if page else None
    if already:
        return already
    made = RemarkReply(
        remark=remark,
        organisation=assessment.organisation,
        author=actor,
        author_name=actor.name,
        author_role=role,
        text=text.strip(),
        made_on=timezone.localdate(),
        follows_answer=bool(remark.answer),
        page=page,
    )
    made.full_clean(exclude=["remark", "organisation", "author"])
    made.save()
    services.touch(assessment)
    services.log(assessment, actor, "remark.replied", step=remark.step, item=remark.item)
    return made


@transaction.atomic
def withdraw(remark: Remark, *, actor: User) -> None:
    """The author takes a remark back, until it is answered. It stays here and in the journal, and leaves the paper."""
    assessment = services.lock_unfrozen(remark.assessment)
    remark = Remark.objects.get(pk=remark.pk)
    if remark.withdrawn_at:
        return
    if remark.answer:
        raise services.Refused(_("Merknaden er besvart. Da kan den ikke trekkes tilbake."))
    if remark.replies.exclude(author=actor).exists():
        raise services.Refused(_("Andre har skrevet til merknaden. Da kan den ikke trekkes tilbake."))
    remark.withdrawn_at = timezone.now()
    remark.save(update_fields=["withdrawn_at"])
    services.touch(assessment)
    services.log(assessment, actor, "remark.withdrawn", step=remark.step, item=remark.item)

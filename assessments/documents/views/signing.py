"""Freeze the content, sign the paper, or open it again."""

from dataclasses import dataclass, field
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from alenearbeid.accounts.login import confirming
from alenearbeid.accounts.login.confirming import Confirmation, Ways
from alenearbeid.accounts.models import Role, User
from assessments.casework import access, workflow
from assessments.casework.models import Assessment
from assessments.casework.views.pages import seen_at, seen_digest
from assessments.documents import identity, jobs, services
from assessments.documents.forms import SignForm
from assessments.documents.models import Document, PaperJob

from .answers import signed_in


@require_POST
def finalise(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """From review to ready: a worker freezes the content and makes the paper."""
    user = signed_in(request)
    assessment = access.get_for(user, uuid, roles=[Role.EMPLOYER])
    try:
        job = jobs.request_finalise(assessment, actor=user, digest=seen_digest(request), seen_at=seen_at(request))
    except workflow.TransitionRefused as refused:
        messages.warning(request, str(refused))
        return redirect("casework:step", uuid, "kontroll")
    return redirect("documents:job", uuid, job.uuid)


@require_POST
def reopen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Back to draft; a paper that waits for signatures is void."""
    user = signed_in(request)
    assessment = access.get_for(user, uuid, roles=[Role.EMPLOYER])
    try:
        services.reopen(assessment, actor=user)
    except workflow.TransitionRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Vurderingen er åpnet for endring."))
    return redirect("casework:step", uuid, "kontroll")


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Read the paper and ask for a signature, showing anew who one is; a worker gives it."""
    user = signed_in(request)
    assessment = access.get_for(user, uuid)
    document = services.current(assessment)
    if document is None:
        raise Http404
    signatory = _waiting_signatory(assessment, document, user)
    asked = Asked.of(request, assessment, user) if signatory else Asked()
    if request.method == "GET" or signatory is None:
        # Who has been away to confirm signs what they read before, or is told that it has changed.
        read = request.GET.get("lest", "")[:64] or document.record_digest
        form = SignForm(user=user, needs=asked.to_type, initial={"digest": read})
        return _sign_page(request, assessment, document, signatory, form, asked)
    if limited := ratelimit.consume_or_429(request, action="reauthenticate", user=user):
        return limited
    form = SignForm(request.POST, user=user, needs=asked.to_type)
    if not form.is_valid() or not asked.is_answered(form):
        return _sign_page(request, assessment, document, signatory, form, asked, status=422)
    confirming.typed(request, asked.to_type)
    try:
        method, digest = identity.words(confirming.confirmation(request)), form.cleaned_data["digest"]
        with confirming.spending(request):
            job = jobs.request_sign(assessment, actor=user, signatory=signatory, method=method, digest=digest)
    except confirming.Spent:
        messages.warning(request, _("Bekreft at det er deg, og signer innen noen minutter."))
        return redirect(request.path)
    except services.SignatureRefused as refused:
        form.add_error(None, str(refused))
        return _sign_page(request, assessment, document, signatory, form, asked, status=409)
    return redirect("documents:job", uuid, job.uuid)


@dataclass(frozen=True)
class Asked:
    """What must be shown before this signature, and how this person can."""

    found: Confirmation = field(default_factory=Confirmation)
    ways: Ways = field(default_factory=Ways)
    two_factors: bool = False
    to_type: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, request: HttpRequest, assessment: Assessment, user: User) -> "Asked":
        found, ways = confirming.confirmation(request), confirming.ways(user)
        two_factors = assessment.organisation.requires_two_factors
        return cls(found, ways, two_factors, confirming.to_type(found, ways, two_factors=two_factors))

    @property
    def is_confirmed(self) -> bool:
        return confirming.is_enough(self.found, self.ways, two_factors=self.two_factors)

    @property
    def cannot(self) -> bool:
        """Two factors are asked for, and this person has them not."""
        return self.two_factors and not confirming.can_two_factors(self.ways)

    def is_answered(self, form: SignForm) -> bool:
        """By what was typed now, or by a passkey or another service a moment ago."""
        if self.is_confirmed or self.to_type:
            return True
        form.add_error(None, _("Bekreft at det er deg, og signer innen noen minutter."))
        return False


def _waiting_signatory(assessment: Assessment, document: Document, user: User) -> workflow.Signatory | None:
    """The user's own field, when it is still empty and the role that it stands for is still held."""
    roles = access.roles_for(user, assessment)
    signatory = services.own_field(assessment, user, is_employer=Role.EMPLOYER in roles)
    if signatory is None or signatory.role not in access.parties_of(roles):
        return None
    if document.signatures.filter(field=signatory.field).exists():
        return None
    return signatory


def _sign_page(
    request: HttpRequest,
    assessment: Assessment,
    document: Document,
    signatory: workflow.Signatory | None,
    form: SignForm,
    asked: Asked,
    *,
    status: int = 200,
) -> HttpResponse:
    given = {signature.field: signature for signature in document.signatures.all()}
    jobs_of = PaperJob.objects.signing(document)
    under_way = {field for field, job in jobs_of.items() if job.is_unfinished}
    back = f"{request.path}?{urlencode({'lest': form['digest'].value() or document.record_digest})}"
    return render(
        request,
        "documents/sign.html",
        {
            "assessment": assessment,
            "organisation": assessment.organisation,
            "document": document,
            "form": form,
            "signatory": signatory,
            "asked": asked,
            "confirmed_by": identity.words(asked.found) if asked.is_confirmed else "",
            "back": back,
            "going": urlencode({"next": back}),
            "job": _own_job(jobs_of, signatory, form.user),
            "rows": [
                (each, given.get(each.field), each.field in under_way) for each in workflow.signatories(assessment)
            ],
        },
        status=status,
    )


def _own_job(jobs_of: dict[str, PaperJob], signatory: workflow.Signatory | None, user: User) -> PaperJob | None:
    """What became of the signature the user last asked for; nothing when it was given."""
    job = jobs_of.get(signatory.field) if signatory else None
    return job if job and job.requested_by_id == user.pk and job.state != PaperJob.State.DONE else None

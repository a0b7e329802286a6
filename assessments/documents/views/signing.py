"""Freeze the content, sign the paper, or open it again."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from alenearbeid.accounts.models import Role, User
from assessments.casework import access, workflow
from assessments.casework.models import Assessment
from assessments.casework.views.pages import seen_at, seen_digest
from assessments.documents import jobs, services
from assessments.documents.forms import SignForm
from assessments.documents.models import Document, PaperJob

from .answers import signed_in

METHOD = _("innlogget med e-post, passordet skrevet på nytt")


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
    """Read the paper and ask for a signature, with the password again; a worker gives it."""
    user = signed_in(request)
    assessment = access.get_for(user, uuid)
    document = services.current(assessment)
    if document is None:
        raise Http404
    signatory = _waiting_signatory(assessment, document, user)
    if request.method == "GET" or signatory is None:
        form = SignForm(user=user, initial={"digest": document.record_digest})
        return _sign_page(request, assessment, document, signatory, form)
    if limited := ratelimit.consume_or_429(request, action="reauthenticate", user=user):
        return limited
    form = SignForm(request.POST, user=user)
    if not form.is_valid():
        return _sign_page(request, assessment, document, signatory, form, status=422)
    try:
        digest = form.cleaned_data["digest"]
        job = jobs.request_sign(assessment, actor=user, signatory=signatory, method=METHOD, digest=digest)
    except services.SignatureRefused as refused:
        form.add_error(None, str(refused))
        return _sign_page(request, assessment, document, signatory, form, status=409)
    return redirect("documents:job", uuid, job.uuid)


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
    *,
    status: int = 200,
) -> HttpResponse:
    given = {signature.field: signature for signature in document.signatures.all()}
    asked = PaperJob.objects.signing(document)
    under_way = {field for field, job in asked.items() if job.is_unfinished}
    return render(
        request,
        "documents/sign.html",
        {
            "assessment": assessment,
            "organisation": assessment.organisation,
            "document": document,
            "form": form,
            "signatory": signatory,
            "job": _own_job(asked, signatory, form.user),
            "rows": [
                (each, given.get(each.field), each.field in under_way) for each in workflow.signatories(assessment)
            ],
        },
        status=status,
    )


def _own_job(asked: dict[str, PaperJob], signatory: workflow.Signatory | None, user: User) -> PaperJob | None:
    """What became of the signature the user last asked for; nothing when it was given."""
    job = asked.get(signatory.field) if signatory else None
    return job if job and job.requested_by_id == user.pk and job.state != PaperJob.State.DONE else None

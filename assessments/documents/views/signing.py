"""Freeze the content, sign the paper, or open it again."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alenearbeid.accounts.models import Role, User
from assessments.casework import access, workflow
from assessments.casework.models import Assessment
from assessments.casework.views.pages import seen_digest
from assessments.documents import services
from assessments.documents.forms import SignForm
from assessments.documents.models import Document
from assessments.documents.rendering import RenderingFailed
from assessments.documents.seal import SealUnavailable
from assessments.documents.signing import SigningFailed

from .answers import signed_in

SIGNING_STOPS = (
    services.SignatureRefused,
    services.PaperDamaged,
    workflow.TransitionRefused,
    SigningFailed,
    SealUnavailable,
)
METHOD = "innlogget med e-post, passordet skrevet på nytt"


@require_POST
def finalise(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """From review to ready: the content is frozen and the paper made."""
    user = signed_in(request)
    assessment = access.get_for(user, uuid, roles=[Role.EMPLOYER])
    try:
        services.finalise(assessment, actor=user, digest=seen_digest(request))
    except (workflow.TransitionRefused, RenderingFailed, services.PaperDamaged) as refused:
        messages.warning(request, str(refused))
        return redirect("casework:step", uuid, "kontroll")
    messages.success(request, _("Dokumentet er laget og innholdet låst. Nå kan partene signere."))
    return redirect("documents:sign", uuid)


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
    """Read the paper and sign it, with the password again."""
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
        services.sign(assessment, actor=user, signatory=signatory, method=METHOD, digest=digest)
    except SIGNING_STOPS as refused:
        form.add_error(None, str(refused))
        return _sign_page(request, assessment, document, signatory, form, status=409)
    messages.success(request, _("Du har signert. Signaturen er kontrollert."))
    return redirect("documents:sign", uuid)


def _waiting_signatory(assessment: Assessment, document: Document, user: User) -> workflow.Signatory | None:
    """The user's own field, when it is still empty."""
    roles = access.roles_for(user, assessment)
    signatory = services.own_field(assessment, user, is_employer=Role.EMPLOYER in roles)
    if signatory is None or document.signatures.filter(field=signatory.field).exists():
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
    return render(
        request,
        "documents/sign.html",
        {
            "assessment": assessment,
            "organisation": assessment.organisation,
            "document": document,
            "form": form,
            "signatory": signatory,
            "rows": [(each, given.get(each.field)) for each in workflow.signatories(assessment)],
        },
        status=status,
    )

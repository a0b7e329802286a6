"""HTTP for the papers: preview, finalise, sign, download, verify."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alenearbeid.accounts.models import Role, User
from assessments.casework import access, workflow
from assessments.casework.models import Assessment
from assessments.casework.views.pages import seen_digest

from . import services, verification
from .forms import SignForm, VerifyForm
from .models import Document
from .rendering import RenderingFailed
from .seal import SealUnavailable
from .signing import SigningFailed

SIGNING_STOPS = (
    services.SignatureRefused,
    services.PaperDamaged,
    workflow.TransitionRefused,
    SigningFailed,
    SealUnavailable,
)
METHOD = "innlogget med e-post, passordet skrevet på nytt"


@require_safe
def preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The paper that counts, or the draft with UTKAST on every page."""
    assessment = access.get_for(_user(request), uuid)
    document = services.current(assessment)
    try:
        pdf = services.stored(document.last_revision) if document else services.preview(assessment)
        return _pdf(pdf, assessment, inline=True)
    except (RenderingFailed, services.PaperDamaged) as failed:
        messages.error(request, str(failed))
        return redirect("casework:step", uuid, "kontroll")


@require_POST
def finalise(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """From review to ready: the content is frozen and the paper made."""
    user = _user(request)
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
    user = _user(request)
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
    user = _user(request)
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


@require_safe
def download(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The newest revision of the paper as a file."""
    assessment = access.get_for(_user(request), uuid)
    document = services.current(assessment)
    if document is None:
        raise Http404
    try:
        return _pdf(services.stored(document.last_revision), assessment, inline=False)
    except services.PaperDamaged as damaged:
        messages.error(request, str(damaged))
        return redirect("casework:step", uuid, "kontroll")


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Is this file one of ours, and is it whole? Nothing is stored."""
    is_sent = request.method == "POST"
    form = VerifyForm(request.POST, request.FILES) if is_sent else VerifyForm()
    verdict = None
    if is_sent and form.is_valid():
        verdict = verification.verify_stored(form.cleaned_data["file"].read())
    context = {"form": form, "verdict": verdict, "headline": verdict and verification.headline(verdict)}
    return render(request, "documents/verify.html", context, status=422 if form.errors else 200)


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


def _pdf(data: bytes, assessment: Assessment, *, inline: bool) -> HttpResponse:
    title = slugify(assessment.facts.title) or "alenearbeid"
    name = f"risikovurdering-{title}-v{assessment.number}.pdf"
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  # LoginRequiredMiddleware has seen to it
    return request.user

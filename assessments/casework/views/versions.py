"""Versions: a new one, taking one back, and what has changed since the last."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alenearbeid.accounts.models import Role
from assessments.casework import access, assembly, services, versions, workflow
from assessments.casework.forms.versions import NewVersionForm, WithdrawForm
from assessments.casework.models import Assessment
from assessments.casework.words import change_words
from assessments.record.assessment import AssessmentRecord
from assessments.record.diff import changes as changes_between

from .pages import user_of


@require_http_methods(["GET", "POST"])
def new_version(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask why, and open a new draft with the same answers. There is one open version at a time: it is shown."""
    user = user_of(request)
    assessment = access.get_for(user, uuid, roles=[Role.EMPLOYER])
    form = NewVersionForm(request.POST if request.method == "POST" else None)
    try:
        if form.is_valid():
            draft, is_new = versions.new_version(assessment, actor=user, reason=form.cleaned_data["reason"])
        else:
            already, is_new = versions.open_version(assessment), False
            if already is None:
                versions.check_base(assessment)
                return _ask(request, "casework/new_version.html", assessment, form)
            draft = already
    except services.Refused as refused:
        messages.warning(request, str(refused))
        return redirect("casework:detail", uuid)
    if is_new:
        messages.success(request, _("Versjon %(number)s er opprettet.") % {"number": draft.number})
    else:
        messages.info(request, _("Versjon %(number)s er allerede under arbeid.") % {"number": draft.number})
    return redirect("casework:detail", draft.uuid)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask why, and take the assessment back. The paper stays as it was signed; its standing does not."""
    user = user_of(request)
    assessment = access.get_for(user, uuid, roles=[Role.EMPLOYER])
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    try:
        if request.method == "GET" or not form.is_valid():
            workflow.check(assessment, "withdraw")
            return _ask(request, "casework/withdraw.html", assessment, form)
        workflow.apply(assessment, "withdraw", actor=user, reason=form.cleaned_data["reason"])
    except workflow.TransitionRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Vurderingen er trukket tilbake."))
    return redirect("casework:detail", uuid)


@require_safe
def changes(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What has changed since the last signed version, in words, with the way to each answer."""
    assessment, roles = access.get_with_roles(user_of(request), uuid)
    record, before = assembly.assemble(assessment), versions.predecessor(assessment)
    context = {
        "assessment": assessment,
        "organisation": assessment.organisation,
        "record": record,
        "before": before,
        "groups": _groups(assembly.assemble(before), record, assessment) if before else [],
        "may_write": Role.EMPLOYER in roles and assessment.is_editable,
    }
    return render(request, "casework/changes.html", context)


def _groups(
    before: AssessmentRecord, record: AssessmentRecord, assessment: Assessment
) -> list[tuple[str, list[tuple[change_words.Told, str]]]]:
    """The changes under their headings, each with its address."""
    return [
        (group.heading, [(told, told.url(assessment)) for told in group.told])
        for group in change_words.grouped(changes_between(before, record))
    ]


def _ask(
    request: HttpRequest, template: str, assessment: Assessment, form: NewVersionForm | WithdrawForm
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "organisation": assessment.organisation,
        "record": assembly.assemble(assessment),
        "form": form,
    }
    return render(request, template, context, status=422 if form.errors else 200)

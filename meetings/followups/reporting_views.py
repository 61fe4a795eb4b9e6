"""Those who have the duty report; and the files that came with it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from meetings.access.classification import Classification
from meetings.access.requests import UserRequest
from meetings.agenda.attachment_views import serve
from meetings.agenda.views import status
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.followups import reporting
from meetings.followups.act_forms import STEPS, ReportForm
from meetings.followups.models import Evidence, FollowUp, Progress
from meetings.followups.page import FORBIDDEN, last, refused, steps_of
from meetings.followups.parties import case_of, duties_of, party_of
from meetings.followups.states import Act, NotYourDuty, Refused, check
from meetings.followups.views import visible
from meetings.htmx import go


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: UserRequest, pk: int) -> HttpResponse:
    followup = visible(request, pk)
    duties = duties_of(request.user, followup)
    if not duties:
        raise PermissionDenied(FORBIDDEN[NotYourDuty])
    if request.method != "POST":
        return report_page(request, followup)
    form = ReportForm(request.POST, request.FILES, followup=followup)
    if not form.is_valid():
        return report_page(request, followup, form)
    data = form.cleaned_data
    try:
        reporting.report(
            followup,
            percent=data["percent"] or 0,
            text=data["text"],
            files=data["uploads"],
            done=data["done"],
            as_of=data["as_of"],
            uuid=data["uuid"],
            by=request.user,
        )
    except Refused as refusal:
        messages.warning(request, refused(followup, refusal))
        return go(request, followup)
    told = "Laporan terkirim."
    if data["done"]:
        told = "Laporan terkirim dan menunggu verifikasi sekretariat."
    messages.success(request, told)
    return go(request, "followups:work")


def report_page(
    request: UserRequest, followup: FollowUp, form: ReportForm | None = None
) -> HttpResponse:
    """The form, unless nothing can be reported now."""
    try:
        check(Act.REPORT, case_of(followup), party_of(request.user, followup))
    except Refused as refusal:
        messages.info(request, refused(followup, refusal))
        return redirect(followup)
    if form is None:
        start = {"percent": followup.percent} if followup.percent in STEPS else {}
        form = ReportForm(initial=start, followup=followup)
    returned = followup.state == FollowUp.State.RETURNED
    context = {
        "form": form,
        "followup": followup,
        "directive": followup.directive,
        "meeting": followup.directive.meeting,
        "institution": duties_of(request.user, followup)[0],
        "returned": last(steps_of(followup), Progress.Kind.RETURNED)
        if returned
        else None,
    }
    return render(request, "followups/report.html", context, status=status(form))


@require_safe
def evidence(request: UserRequest, pk: int) -> FileResponse:
    """The file, always to be saved: a browser never runs what somebody uploaded."""
    paper = visible_evidence(request, pk)
    directive = paper.progress.followup.directive
    if directive.classification > Classification.ORDINARY:
        record(Verb.EVIDENCE_READ, paper, by=request.user)
    return serve(paper.file, as_attachment=True, filename=paper.name)


@require_safe
def evidence_preview(request: UserRequest, pk: int) -> FileResponse:
    """The small picture of a photo, which this server has drawn itself."""
    paper = visible_evidence(request, pk)
    if not paper.preview:
        raise Http404
    response = serve(paper.preview, content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=3600"
    return response


def visible_evidence(request: UserRequest, pk: int) -> Evidence:
    rows = Evidence.objects.visible_to(request.user)
    return get_object_or_404(
        rows.select_related("progress__followup__directive"), pk=pk
    )

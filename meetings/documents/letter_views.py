"""The invitation letter of a meeting, as its reader may see it."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.directory.models import Stationery
from meetings.documents.invitation import IncompleteLetter, invitation_pdf
from meetings.documents.letter import letter_of
from meetings.documents.views import printable_meeting


@require_safe
def invitation(request: UserRequest, pk: int) -> HttpResponse:
    """The letter as PDF; ``?kertas=f4`` chooses another paper than the usual one."""
    meeting = printable_meeting(request, pk)
    paper = request.GET.get("kertas") or None
    if paper not in (None, *Stationery.Paper.values):
        return HttpResponseBadRequest()
    try:
        content = invitation_pdf(letter_of(meeting), paper=paper)
    except IncompleteLetter as incomplete:
        may_record = can(request.user, Permission.RECORD, meeting)
        context = {"meeting": meeting, "gaps": incomplete.gaps}
        context["may_record"] = may_record
        return render(request, "documents/invitation_gaps.html", context, status=409)
    if meeting.classification > Classification.ORDINARY:
        record(Verb.INVITATION_PRINTED, meeting, by=request.user)
    response = HttpResponse(content, content_type="application/pdf")
    name = f"undangan-{meeting.date:%Y-%m-%d}-{meeting.pk}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

"""Papers of a meeting, as the reader may see it."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.directory.models import Stationery
from meetings.documents.notula import IncompleteRecord, notula_html, notula_pdf
from meetings.minutes.reading import read
from meetings.minutes.record import Record


@require_safe
def notula(request: UserRequest, pk: int) -> HttpResponse:
    """The notula as PDF; ``?kertas=f4`` chooses another paper than the usual one."""
    meeting = printable_meeting(request, pk)
    paper = request.GET.get("kertas") or None
    if paper not in (None, *Stationery.Paper.values):
        return HttpResponseBadRequest()
    content = read(meeting, request.user)
    try:
        pdf = notula_pdf(content, paper=paper)
    except IncompleteRecord as incomplete:
        return gaps_page(request, meeting, incomplete)
    trace(request, meeting, content)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{file_name(meeting)}"'
    # A record may change any minute, and its readers differ.
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def notula_preview(request: UserRequest, pk: int) -> HttpResponse:
    """The same pages in the browser."""
    meeting = printable_meeting(request, pk)
    content = read(meeting, request.user)
    logo_url = ""
    if content.letterhead.logo:
        logo_url = reverse("directory:logo", args=[meeting.institution_id])
    photo_urls = {
        each.id: reverse("agenda:preview", args=[each.id]) for each in content.photos
    }
    try:
        html = notula_html(content, logo_url=logo_url, photo_urls=photo_urls)
    except IncompleteRecord as incomplete:
        return gaps_page(request, meeting, incomplete)
    trace(request, meeting, content)
    return HttpResponse(html)


def printable_meeting(request: UserRequest, pk: int) -> Meeting:
    """The door to papers: 404 when unseen."""
    meetings = Meeting.objects.visible_to(request.user).select_related(
        "series", "institution__parent", "institution__stationery", "minutes"
    )
    return get_object_or_404(meetings, pk=pk)


def gaps_page(
    request: UserRequest, meeting: Meeting, incomplete: IncompleteRecord
) -> HttpResponse:
    """What is missing, with links for those who may mend it."""
    context = {
        "meeting": meeting,
        "gaps": incomplete.gaps,
        "may_record": can(request.user, Permission.RECORD, meeting),
    }
    return render(request, "documents/gaps.html", context, status=409)


def trace(request: UserRequest, meeting: Meeting, content: Record) -> None:
    """Taking along what is above "biasa" is an event."""
    if content.classification > Classification.ORDINARY:
        record(Verb.MINUTES_PRINTED, meeting, by=request.user)


def file_name(meeting: Meeting) -> str:
    """``notula-2024-11-26-rapat-koordinasi-….pdf``"""
    date = f"{meeting.date:%Y-%m-%d}-" if meeting.date else ""
    return f"notula-{date}{slugify(meeting.title)[:60].strip('-')}.pdf"

"""How a paper is handed out: the door, the paper chosen, what is missing, the trace."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings.access.classification import Classification
from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.directory.models import Stationery
from meetings.documents.kinds import Kind
from meetings.documents.papers import IncompleteRecord

# What must have been read of a meeting for its papers.
PRINTED_WITH = ("series", "institution__parent", "institution__stationery", "minutes")


def printable_meeting(request: UserRequest, pk: int) -> Meeting:
    """The door to papers: 404 when unseen."""
    meetings = Meeting.objects.visible_to(request.user).select_related(*PRINTED_WITH)
    return get_object_or_404(meetings, pk=pk)


def hand_out(
    request: UserRequest,
    meeting: Meeting,
    kind: Kind,
    source: Any,
    *,
    classification: int,
) -> HttpResponse:
    """The paper made of the source, or the page of what is missing."""
    try:
        made = kind.build(source, paper=chosen_paper(request))
    except IncompleteRecord as incomplete:
        return gaps_page(request, meeting, incomplete, kind)
    trace(request, meeting, kind, classification)
    return file_response(made, kind, kind.file_name(meeting.title, meeting.date))


def chosen_paper(request: UserRequest) -> str | None:
    """``?kertas=f4``: another paper than the usual one. Raises BadRequest (400)."""
    paper = request.GET.get("kertas") or None
    if paper not in (None, *Stationery.Paper.values):
        raise BadRequest
    return paper


def file_response(content: bytes, kind: Kind, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind.media_type)
    how = "inline" if kind.suffix == "pdf" else "attachment"
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    # A record may change any minute, and its readers differ.
    response["Cache-Control"] = "private, no-store"
    return response


def gaps_page(
    request: UserRequest, meeting: Meeting, incomplete: Any, kind: Kind
) -> HttpResponse:
    """What is missing, with links for those who may mend it."""
    context = {
        "meeting": meeting,
        "kind": kind,
        "gaps": incomplete.gaps,
        "may_record": can(request.user, Permission.RECORD, meeting),
    }
    return render(request, "documents/gaps.html", context, status=409)


def trace(
    request: UserRequest, meeting: Meeting, kind: Kind, classification: int
) -> None:
    """Taking along what is above "biasa" is an event."""
    if classification > Classification.ORDINARY:
        record(Verb.MINUTES_PRINTED, meeting, by=request.user, document=kind.slug)

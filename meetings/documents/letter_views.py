"""The invitation letter of a meeting, as its reader may see it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from meetings.access.classification import Classification
from meetings.access.requests import UserRequest
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.documents.handing_out import (
    chosen_paper,
    file_response,
    gaps_page,
    printable_meeting,
)
from meetings.documents.invitation import IncompleteLetter
from meetings.documents.kinds import INVITATION
from meetings.documents.letter import letter_of


@require_safe
def invitation(request: UserRequest, pk: int) -> HttpResponse:
    """The letter as PDF; ``?kertas=f4`` chooses another paper than the usual one."""
    meeting = printable_meeting(request, pk)
    paper = chosen_paper(request)
    try:
        content = INVITATION.build(letter_of(meeting), paper=paper)
    except IncompleteLetter as incomplete:
        return gaps_page(request, meeting, incomplete, INVITATION)
    if meeting.classification > Classification.ORDINARY:
        record(Verb.INVITATION_PRINTED, meeting, by=request.user)
    name = INVITATION.file_name(meeting.title, meeting.date)
    return file_response(content, INVITATION, name)

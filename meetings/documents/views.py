"""Papers of a meeting, as the reader may see it."""

from __future__ import annotations

import re

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meetings.access.policy import Permission, can, require
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting
from meetings.documents import kinds
from meetings.documents.duties import read_whole
from meetings.documents.extract import (
    NothingChosen,
    by_speaker,
    for_institution,
    institutions_in,
    speakers_in,
)
from meetings.documents.handing_out import (
    chosen_paper,
    gaps_page,
    hand_out,
    printable_meeting,
    trace,
)
from meetings.documents.kinds import Kind
from meetings.documents.models import IssuedDocument
from meetings.documents.notula import notula_html
from meetings.documents.papers import IncompleteRecord
from meetings.minutes.gaps import gaps
from meetings.minutes.reading import is_issued, read

LISTS = {"kosong": kinds.BLANK_LIST, "terisi": kinds.FILLED_LIST}


@require_safe
def overview(request: UserRequest, pk: int) -> HttpResponse:
    """All papers of the meeting, with what each is for."""
    meeting = printable_meeting(request, pk)
    content = read(meeting, request.user)
    context = {
        "meeting": meeting,
        "kinds": kinds,
        "gaps": gaps(content),
        "institutions": institutions_in(content),
        "speakers": speakers_in(content),
        "may_record": can(request.user, Permission.RECORD, meeting),
    }
    return render(request, "documents/overview.html", context)


@require_safe
def notula(request: UserRequest, pk: int) -> HttpResponse:
    """The notula as PDF; ``?kertas=f4`` chooses another paper than the usual one.

    Once it is issued it is the stored copy, for those who may read a whole one.
    """
    meeting = printable_meeting(request, pk)
    chosen_paper(request)
    if is_issued(meeting) and (stored := newest_copy(request, meeting)):
        return redirect(stored)
    return whole_record(request, meeting, kinds.NOTULA)


@require_safe
def draft(request: UserRequest, pk: int) -> HttpResponse:
    """The notula as DOCX."""
    return whole_record(request, printable_meeting(request, pk), kinds.DRAFT)


@require_safe
def matrix(request: UserRequest, pk: int) -> HttpResponse:
    return whole_record(request, printable_meeting(request, pk), kinds.MATRIX)


def newest_copy(request: UserRequest, meeting: Meeting) -> IssuedDocument | None:
    """The issued copy with the most that the user may read."""
    papers = IssuedDocument.objects.visible_to(request.user).current().light()
    return papers.filter(meeting=meeting).order_by("-classification").first()


def whole_record(request: UserRequest, meeting: Meeting, kind: Kind) -> HttpResponse:
    content = read_whole(meeting, request.user)
    classification = content.classification
    return hand_out(request, meeting, kind, content, classification=classification)


@require_safe
def attendance_list(request: UserRequest, pk: int) -> HttpResponse:
    """Filled, or with ``?isi=kosong`` to be signed: that is for the recorders."""
    meeting = printable_meeting(request, pk)
    kind = LISTS.get(request.GET.get("isi", "terisi"))
    if kind is None:
        raise BadRequest
    if kind is kinds.BLANK_LIST:
        require(request.user, Permission.RECORD, meeting)
    content = read(meeting, request.user)
    own = content.own_classification
    return hand_out(request, meeting, kind, content, classification=own)


@require_safe
def extract(request: UserRequest, pk: int) -> HttpResponse:
    """``?instansi=…`` or ``?pembicara=…``; without either, the page to choose on."""
    meeting = printable_meeting(request, pk)
    asked = [
        (choose, request.GET[name])
        for name, choose in (("instansi", for_institution), ("pembicara", by_speaker))
        if request.GET.get(name)
    ]
    if not asked:
        return redirect(reverse("documents:overview", args=[pk]) + "#petikan")
    choose, key = asked[0]
    if len(asked) > 1 or not re.fullmatch(r"[0-9]{1,18}", key):
        raise BadRequest
    try:
        chosen = choose(read(meeting, request.user), int(key))
    except NothingChosen as nothing:
        # Nothing said and nothing that this reader sees are one answer.
        raise Http404 from nothing
    classification = chosen.record.classification
    kind = kinds.EXTRACT
    return hand_out(request, meeting, kind, chosen, classification=classification)


@require_safe
def notula_preview(request: UserRequest, pk: int) -> HttpResponse:
    """The same pages as those of the notula, in the browser."""
    meeting = printable_meeting(request, pk)
    content = read_whole(meeting, request.user)
    logo_url = ""
    if content.letterhead.logo:
        logo_url = reverse("directory:logo", args=[meeting.institution_id])
    photo_urls = {
        each.id: reverse("agenda:preview", args=[each.id]) for each in content.photos
    }
    try:
        html = notula_html(content, logo_url=logo_url, photo_urls=photo_urls)
    except IncompleteRecord as incomplete:
        return gaps_page(request, meeting, incomplete, kinds.NOTULA)
    trace(request, meeting, kinds.NOTULA, content.classification)
    return HttpResponse(html)

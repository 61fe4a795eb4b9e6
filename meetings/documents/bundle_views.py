"""The minutes of a forum bound into one file: which meetings, and the file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.access.policy import Permission, can
from meetings.access.requests import UserRequest
from meetings.agenda.models import Meeting, Series
from meetings.documents.bundle import Bundle
from meetings.documents.duties import read_many_whole
from meetings.documents.handing_out import (
    PRINTED_WITH,
    chosen_paper,
    file_response,
    trace,
)
from meetings.documents.kinds import BUNDLE
from meetings.documents.papers import IncompleteRecord
from meetings.minutes.heading import letterhead

# Both keep a page and a print within what a request can take.
LISTED, BOUND = 200, 60


@require_safe
def choose_bundle(request: UserRequest, pk: int) -> HttpResponse:
    """The forum's meetings with a box each; those of the latest year are ticked."""
    forum, meetings = forum_of(request, pk)
    listed = list(meetings.newest_first()[:LISTED])
    context = {"forum": forum, "meetings": listed, "ticked": ticked(listed)}
    context["most"] = LISTED if len(listed) == LISTED else None
    return render(request, "documents/choose_bundle.html", context)


@require_safe
def bundle(request: UserRequest, pk: int) -> HttpResponse:
    """``?rapat=1&rapat=2``: the file; without any, the page to choose on."""
    forum, meetings = forum_of(request, pk)
    paper, keys = chosen_paper(request), set(request.GET.getlist("rapat"))
    if not 0 < len(keys) <= BOUND:
        messages.info(request, f"Pilih satu sampai {BOUND} rapat.")
        return redirect("documents:choose_bundle", pk)
    if not all(key.isascii() and key.isdecimal() and len(key) < 19 for key in keys):
        raise BadRequest
    wanted = meetings.filter(pk__in=keys).select_related(*PRINTED_WITH)
    found = list(wanted.order_by("date", "start_time", "pk"))
    if len(found) < len(keys):
        raise Http404
    records = tuple(read_many_whole(found, request.user))
    try:
        made = BUNDLE.build(
            Bundle(
                forum=forum.name,
                legal_basis=forum.legal_basis,
                letterhead=letterhead(forum.institution),
                records=records,
            ),
            paper=paper,
        )
    except IncompleteRecord as incomplete:
        context = {
            "forum": forum,
            "kind": BUNDLE,
            "gaps": incomplete.gaps,
            "may_record": can(request.user, Permission.RECORD, found[0]),
        }
        return render(request, "documents/bundle_gaps.html", context, status=409)
    for meeting, record in zip(found, records, strict=True):
        trace(request, meeting, BUNDLE, record.classification)
    return file_response(made, BUNDLE, BUNDLE.file_name(forum.name, None))


def forum_of(request: UserRequest, pk: int) -> tuple[Series, Any]:
    """The forum and its dated meetings that the reader sees; 404 without any."""
    seen = Meeting.objects.visible_to(request.user).filter(
        series=pk, date__isnull=False
    )
    forums = Series.objects.select_related(
        "institution__parent", "institution__stationery"
    )
    return get_object_or_404(forums, pk__in=seen.order_by().values("series")), seen


def ticked(listed: list[Meeting]) -> set[int]:
    """Those held this year; when there are none, those of the latest year."""
    this = timezone.localdate().year
    held = [each for each in listed if each.status == Meeting.Status.HELD]
    years = {each.date.year for each in held if each.date and each.date.year <= this}
    latest = max(years, default=this)
    return {each.pk for each in held if each.date and each.date.year == latest}

"""Addresses of what was said: directives and meetings. Every row comes by its door."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query

from meetings.access.classification import Classification
from meetings.access.models import ApiToken
from meetings.agenda.forms import MeetingFilter
from meetings.agenda.models import Meeting
from meetings.archive.api.became import follow_ups_of
from meetings.archive.api.notes import notes_on
from meetings.archive.api.questions import (
    DirectivesAsked,
    MeetingsAsked,
    One,
    cut,
    page_of,
)
from meetings.archive.api.replies import (
    ERRORS,
    DirectivePage,
    DirectiveReply,
    MeetingReply,
    MeetingSummary,
    Page,
)
from meetings.archive.api.said import record_of, summary_of, told_of
from meetings.archive.api.site import api
from meetings.archive.taking import selected
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.minutes.models import Directive
from meetings.minutes.reading import read
from meetings.minutes.record import items_of
from meetings.minutes.said import Said, told


class TokenRequest(HttpRequest):
    """A request that has come in by a token; a name for the types."""

    auth: ApiToken


def site_of(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def trace(request: TokenRequest, thing: Any, **details: Any) -> None:
    """Reading what is classified is an event."""
    record(
        Verb.RECORD_READ, thing, by=request.auth.user, token=request.auth.pk, **details
    )


@api.get(
    "/directives",
    response={200: DirectivePage, **ERRORS},
    url_name="directives",
    summary="Butir",
    operation_id="directives",
)
def directives(request: TokenRequest, asked: Query[DirectivesAsked]) -> Any:
    """What a search finds, by the day of the meeting."""
    selection = selected(asked.address, request.auth.user)
    total, keys = cut(selection.rows.values_list("directive", flat=True), asked)
    rows = Directive.objects.visible_to(request.auth.user).filter(pk__in=keys)
    said = sorted(told(rows), key=lambda each: keys.index(each.item.id))
    classified = [each.item.id for each in said if each.is_classified]
    if classified:
        trace(request, request.auth, directives=classified)
    listed = told_all(said, site_of(request))
    return page_of(asked, total, listed) | {"notes": notes_on(selection, total)}


@api.get(
    "/directives/{id}",
    response={200: DirectiveReply, **ERRORS},
    url_name="directive",
    summary="Satu butir",
    operation_id="directive",
)
def directive(request: TokenRequest, one: Path[One]) -> Any:
    found = told(Directive.objects.visible_to(request.auth.user).filter(pk=one.id))
    if not found:
        raise Http404
    if found[0].is_classified:
        trace(request, found[0].meeting)
    return told_all(found, site_of(request))[0]


def told_all(said: list[Said], site: str) -> list[Any]:
    became = follow_ups_of([each.item.id for each in said], site)
    return [told_of(each, became, site) for each in said]


@api.get(
    "/meetings",
    response={200: Page[MeetingSummary], **ERRORS},
    url_name="meetings",
    summary="Rapat",
    operation_id="meetings",
)
def meetings(request: TokenRequest, asked: Query[MeetingsAsked]) -> Any:
    """As the list of meetings on the pages, the newest first."""
    visible = Meeting.objects.visible_to(request.auth.user)
    typed = asked.model_dump(exclude={"page", "page_size"}, exclude_none=True)
    form = MeetingFilter(typed, visible=visible)
    found = form.narrow(visible) if form.is_valid() else visible.none()
    total, keys = cut(found.newest_first().values_list("pk", flat=True), asked)
    rows = Meeting.objects.filter(pk__in=keys).select_related("series", "institution")
    site = site_of(request)
    listed = [summary_of(row, site) for row in rows.newest_first()]
    if any(row.classification > Classification.ORDINARY for row in rows):
        trace(request, request.auth, meetings=keys)
    return page_of(asked, total, listed)


@api.get(
    "/meetings/{id}",
    response={200: MeetingReply, **ERRORS},
    url_name="meeting",
    summary="Satu rapat dengan rekamannya",
    operation_id="meeting",
)
def meeting(request: TokenRequest, one: Path[One]) -> Any:
    visible = Meeting.objects.visible_to(request.auth.user).select_related(
        "series", "institution__parent", "institution__stationery", "minutes"
    )
    found = get_object_or_404(visible, pk=one.id)
    content = read(found, request.auth.user)
    if content.classification > Classification.ORDINARY:
        trace(request, found)
    site = site_of(request)
    became = follow_ups_of([item.id for item in items_of(content)], site)
    return record_of(found, content, became, site)

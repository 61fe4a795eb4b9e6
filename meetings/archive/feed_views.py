"""Feeds of saved searches: public addresses that only their token guards."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meetings.agenda.limits import too_often
from meetings.archive import feed_formats
from meetings.archive.feeding import Entry, entries_of, opened_by, unchanged_since
from meetings.archive.models import SavedSearch
from meetings.feed_answer import handed_out

# Of one network address: an office whose readers all ask in the same minute, and too
# few to try tokens by.
FEEDS_A_MINUTE = 60


@login_not_required
@require_safe
def atom_feed(request: HttpRequest, token: str) -> HttpResponseBase:
    def write(search: SavedSearch, entries: Sequence[Entry]) -> bytes:
        page = f"{reverse('archive:search')}?{search.query}"
        address = request.build_absolute_uri
        return feed_formats.atom(search, entries, address(page), address)

    return answer(request, token, write, "application/atom+xml; charset=utf-8")


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponseBase:
    def write(search: SavedSearch, entries: Sequence[Entry]) -> bytes:
        return feed_formats.calendar(search, entries, request.build_absolute_uri)

    return answer(request, token, write, "text/calendar; charset=utf-8")


def answer(
    request: HttpRequest,
    token: str,
    write: Callable[[SavedSearch, Sequence[Entry]], bytes],
    content_type: str,
) -> HttpResponseBase:
    """The feed, or 304 when the asker has it as it is."""
    if too_often(request, "umpan", most=FEEDS_A_MINUTE):
        return render(request, "agenda/too_often.html", {"hint": " "}, status=429)
    search = opened_by(token)
    if search is None:
        raise Http404
    since = unchanged_since()
    content = write(search, entries_of(search))
    return handed_out(request, content, content_type, since)
